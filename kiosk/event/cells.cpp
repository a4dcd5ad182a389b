#include "event/cells.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace kiosk::event {
namespace {

constexpr std::string_view kCountries = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL "
                                        "BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG "
                                        "CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES "
                                        "ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL "
                                        "GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT "
                                        "JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA "
                                        "LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS "
                                        "MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP "
                                        "NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB "
                                        "SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV "
                                        "SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA "
                                        "VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

constexpr std::string_view kLanguages = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co "
                                        "cr cs cu cv cy da de dv dz ee el en eo es et eu "
                                        "fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig "
                                        "ii ik io is it iu ja jv ka kg ki kj kk kl km kn "
                                        "ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my "
                                        "na nb nd ne ng nl nn no nr nv ny oc oj om or os "
                                        "pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st "
                                        "su sv sw ta te tg th ti tk tl tn to tr ts tt tw "
                                        "ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

bool has_word(std::string_view words, std::string_view word) {
    for (std::size_t at = 0; at + 2 <= words.size(); at += 3) {
        if (words.substr(at, 2) == word) {
            return true;
        }
    }
    return false;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}

std::string_view trim_blank(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

void report_empty(const Row& row, std::string_view column) {
    row.error(column, "the cell is empty", "fill it in");
}

} // namespace

bool is_id(std::string_view text) {
    return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
        return is_digit(c) || is_upper(c) || is_lower(c) || c == '.' || c == '_' || c == '-';
    });
}

bool is_mangled_number(std::string_view text) {
    const auto e = text.find_first_of("eE");
    if (e == std::string_view::npos || e == 0 || !is_digit(text[0]) || e + 2 >= text.size() || text[e + 1] != '+') {
        return false;
    }
    const auto mantissa = text.substr(0, e);
    const auto exponent = text.substr(e + 2);
    return std::all_of(mantissa.begin(), mantissa.end(), [](char c) { return is_digit(c) || c == '.'; }) &&
           std::all_of(exponent.begin(), exponent.end(), is_digit);
}

bool is_country(std::string_view code) {
    return code.size() == 2 && has_word(kCountries, code);
}

bool is_language(std::string_view tag) {
    if (!has_word(kLanguages, tag.substr(0, 2))) {
        return false;
    }
    tag.remove_prefix(2);
    if (tag.size() >= 5 && tag[0] == '-' && is_upper(tag[1]) &&
        std::all_of(tag.begin() + 2, tag.begin() + 5, is_lower)) {
        tag.remove_prefix(5);
    }
    return tag.empty() || (tag[0] == '-' && is_country(tag.substr(1)));
}

const std::vector<std::string_view>& roles() {
    static const std::vector<std::string_view> kRoles = {"student",   "teacher",     "principal", "guest", "speaker",
                                                         "volunteer", "interpreter", "staff",     "parent"};
    return kRoles;
}

bool is_role(std::string_view role) {
    return std::find(roles().begin(), roles().end(), role) != roles().end();
}

bool IdSet::add(const Row& row, std::string_view column, const std::string& id) {
    const auto [at, added] = lines_.emplace(id, row.line());
    if (!added) {
        row.error(column, in_quotes(id) + " is on line " + std::to_string(at->second) + " already",
                  "give every row an id of its own");
    }
    return added;
}

std::string read_id(const Row& row, std::string_view column, bool required) {
    const auto text = row.cell(column);
    if (text.empty()) {
        if (required) {
            report_empty(row, column);
        }
    } else if (is_mangled_number(text)) {
        row.error(column, "a spreadsheet turned the number into " + in_quotes(text),
                  "format the column as text and type it again");
    } else if (!is_id(text)) {
        row.error(column, in_quotes(text) + " is not an id", "use 1 to 64 of A-Z a-z 0-9 . _ -");
    }
    return std::string(text);
}

std::string read_reference(const Row& row, std::string_view column, const IdSet& ids, std::string_view table,
                           bool required) {
    const std::string id(row.cell(column));
    if (id.empty()) {
        if (required) {
            report_empty(row, column);
        }
    } else if (!ids.allows(id)) {
        row.error(column, in_quotes(id) + " is not in " + std::string(table), "correct it, or add it there");
    }
    return id;
}

std::string read_text(const Row& row, std::string_view column, bool required) {
    const auto text = row.cell(column);
    if (required && text.empty()) {
        report_empty(row, column);
    }
    return std::string(text);
}

std::string read_name(const Row& row, std::string_view column, bool required) {
    const auto text = read_text(row, column, required);
    if (text.find('?') != std::string::npos || text.find("？") != std::string::npos) {
        row.error(column, "the name holds a question mark, which a spreadsheet writes for letters that it cannot save",
                  "type the name again and save the table as \"CSV UTF-8\"");
    }
    return text;
}

core::Texts read_texts(const Row& row, std::string_view column, bool required) {
    auto texts = row.texts(column);
    if (required && texts.by_language.empty()) {
        report_empty(row, column);
    }
    return texts;
}

bool read_yes_no(const Row& row, std::string_view column, bool otherwise) {
    if (row.cell(column).empty()) {
        return otherwise;
    }
    static const std::vector<Word<bool>> kWords = {{"yes", true}, {"no", false}, {"是", true}, {"否", false}};
    return read_word(row, column, kWords).value_or(otherwise);
}

std::optional<core::LocalDay> read_day(const Row& row, std::string_view column, bool required) {
    const auto text = row.cell(column);
    if (text.empty()) {
        if (required) {
            report_empty(row, column);
        }
        return std::nullopt;
    }
    const auto day = core::parse_day(text);
    if (!day) {
        row.error(column, in_quotes(text) + " is not a day", "write it as 2026-11-26");
        return std::nullopt;
    }
    return *day;
}

std::optional<core::MinuteOfDay> read_minute(const Row& row, std::string_view column, bool required) {
    const auto text = row.cell(column);
    if (text.empty()) {
        if (required) {
            report_empty(row, column);
        }
        return std::nullopt;
    }
    const auto minute = core::parse_minute(text);
    if (!minute) {
        row.error(column, in_quotes(text) + " is not a time", "write it as 09:30, from 00:00 to 24:00");
        return std::nullopt;
    }
    return *minute;
}

std::optional<int> read_integer(const Row& row, std::string_view column, int least, int most) {
    const auto text = row.cell(column);
    if (text.empty()) {
        return std::nullopt;
    }
    int value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size() || value < least || value > most) {
        row.error(column,
                  in_quotes(text) + " is not a number from " + std::to_string(least) + " to " + std::to_string(most),
                  "correct it");
        return std::nullopt;
    }
    return value;
}

std::optional<double> read_degrees(const Row& row, std::string_view column, double bound) {
    const auto text = row.cell(column);
    if (text.empty()) {
        report_empty(row, column);
        return std::nullopt;
    }
    double value = 0;
    const auto [end, problem] =
        std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    if (problem != std::errc() || end != text.data() + text.size() || !(std::abs(value) <= bound)) {
        row.error(column, in_quotes(text) + " is not a number of degrees", "write it as 120.6736");
        return std::nullopt;
    }
    return value;
}

std::vector<std::string> read_list(const Row& row, std::string_view column) {
    constexpr std::string_view kIdeographicComma = "、";
    std::vector<std::string> items;
    auto rest = row.cell(column);
    while (!rest.empty()) {
        const auto semicolon = rest.find(';');
        const auto comma = rest.find(kIdeographicComma);
        const auto cut = std::min({semicolon, comma, rest.size()});
        const auto item = trim_blank(rest.substr(0, cut));
        if (!item.empty()) {
            items.emplace_back(item);
        }
        const std::size_t separator = cut == rest.size() ? 0 : (cut == semicolon ? 1 : kIdeographicComma.size());
        rest.remove_prefix(cut + separator);
    }
    return items;
}

std::optional<core::Language> read_language(const Row& row, std::string_view column, bool required) {
    const auto text = row.cell(column);
    if (text.empty()) {
        if (required) {
            report_empty(row, column);
        }
        return std::nullopt;
    }
    if (!is_language(text)) {
        row.error(column, in_quotes(text) + " is not a language", "write it as ja, en, zh-TW …");
    }
    return core::Language(text);
}

void report_unknown_word(const Row& row, std::string_view column, const std::vector<std::string_view>& words) {
    const auto text = row.cell(column);
    if (text.empty()) {
        report_empty(row, column);
        return;
    }
    row.error(column, in_quotes(text) + " is not known here",
              "did you mean \"" + std::string(nearest(text, words)) + "\"?");
}

} // namespace kiosk::event
