#include "event/table/cell_readers.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "core/base/ascii.hpp"
#include "core/base/csv.hpp"
#include "core/base/edit_distance.hpp"
#include "event/table_faults.hpp"

namespace kiosk::event {
namespace {

void report_empty(const Row& row, std::string_view column) {
    row.error(column, faults::kEmptyCell());
}

// "-" alone says that there is nothing.
void warn_of_formula(const Row& row, std::string_view column, std::string_view text) {
    if (text.size() > 1 && core::begins_like_formula(text)) {
        row.warning(column, faults::kLikeFormula(in_quotes(text)));
    }
}

void check_text(const Row& row, std::string_view column, std::string_view text, TextUse use) {
    warn_of_formula(row, column, text);
    for (const auto& finding : findings_in(text, use)) {
        row.report(column, finding);
    }
}

// What spreadsheets make of 3-1 and 3/1: 2026-03-01, 3月1日, 1-Mar, Mar-01.
bool is_day_of_spreadsheet(std::string_view text) {
    constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
    const auto number = [](std::string_view part) {
        return !part.empty() && part.size() <= 2 && std::all_of(part.begin(), part.end(), core::is_digit);
    };
    if (parse_written_day(text)) return true;
    if (text.ends_with("日")) {
        const auto day = text.substr(0, text.size() - std::string_view("日").size());
        const auto month = day.find("月");
        return month != std::string_view::npos && number(day.substr(0, month)) &&
               number(day.substr(month + std::string_view("月").size()));
    }
    const auto dash = text.find('-');
    if (dash == std::string_view::npos) return false;
    const auto left = text.substr(0, dash);
    const auto right = text.substr(dash + 1);
    const auto month = number(left) ? right : left;
    const auto at = month.size() == 3 ? kMonths.find(month) : std::string_view::npos;
    return at != std::string_view::npos && at % 3 == 0 && number(number(left) ? left : right);
}

} // namespace

void warn_of_day(const Row& row, std::string_view column) {
    const auto text = row.cell(column);
    if (is_day_of_spreadsheet(text)) {
        row.warning(column, faults::kTurnedIntoDay(in_quotes(text)));
    }
}

bool is_id(std::string_view text) {
    return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
        return core::is_digit(c) || core::is_upper(c) || core::is_lower(c) || c == '.' || c == '_' || c == '-';
    });
}

bool is_mangled_number(std::string_view text) {
    const auto e = text.find_first_of("eE");
    if (e == std::string_view::npos || e == 0 || !core::is_digit(text[0]) || e + 2 >= text.size() ||
        text[e + 1] != '+') {
        return false;
    }
    const auto mantissa = text.substr(0, e);
    const auto exponent = text.substr(e + 2);
    return std::all_of(mantissa.begin(), mantissa.end(), [](char c) { return core::is_digit(c) || c == '.'; }) &&
           std::all_of(exponent.begin(), exponent.end(), core::is_digit);
}

bool IdSet::add(const Row& row, std::string_view column, const std::string& id) {
    const auto [at, added] = lines_.emplace(id, row.line());
    if (!added) {
        row.error(column, faults::kIdTwice(in_quotes(id), at->second));
    }
    return added;
}

std::string read_id(const Row& row, std::string_view column, bool required) {
    auto text = plain(row.cell(column));
    if (text.empty()) {
        if (required) {
            report_empty(row, column);
        }
    } else if (is_mangled_number(text)) {
        row.error(column, faults::kTurnedIntoNumber(in_quotes(text)));
    } else if (!is_id(text)) {
        row.error(column, faults::kNotAnId(in_quotes(text)));
    }
    return text;
}

std::string read_reference(const Row& row, std::string_view column, const IdSet& ids, std::string_view table,
                           bool required) {
    auto id = plain(row.cell(column));
    if (id.empty()) {
        if (required) {
            report_empty(row, column);
        }
    } else if (!ids.allows(id)) {
        row.error(column, faults::kNotIn(in_quotes(id), ids.file_or(table)));
    }
    return id;
}

std::string read_text(const Row& row, std::string_view column, TextUse use) {
    const auto text = row.cell(column);
    check_text(row, column, text, use);
    return std::string(text);
}

std::string read_name(const Row& row, std::string_view column, bool required) {
    auto text = read_text(row, column, TextUse::ProperName);
    if (required && text.empty()) {
        report_empty(row, column);
    }
    return text;
}

core::Texts read_texts(const Row& row, std::string_view column, bool required, TextUse use) {
    auto texts = row.texts(column);
    if (required && texts.by_language.empty()) {
        report_empty(row, column);
    }
    for (const auto& [language, text] : texts.by_language) {
        check_text(row, language.empty() ? std::string(column) : std::string(column) + "@" + language, text, use);
    }
    return texts;
}

bool read_yes_no(const Row& row, std::string_view column, bool otherwise) {
    if (row.cell(column).empty()) {
        return otherwise;
    }
    return read_word(row, column, yes_no_words()).value_or(otherwise);
}

std::optional<core::LocalDay> read_day(const Row& row, std::string_view column, bool required) {
    const auto text = row.cell(column);
    if (text.empty()) {
        if (required) {
            report_empty(row, column);
        }
        return std::nullopt;
    }
    const auto day = parse_written_day(text);
    if (!day) {
        row.error(column, faults::kNotADay(in_quotes(text)));
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
    const auto minute = parse_written_minute(text);
    if (!minute) {
        row.error(column, faults::kNotATime(in_quotes(text)));
        return std::nullopt;
    }
    return *minute;
}

std::optional<int> read_integer(const Row& row, std::string_view column, int least, int most) {
    const auto text = plain(row.cell(column));
    if (text.empty()) {
        return std::nullopt;
    }
    int value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size() || value < least || value > most) {
        row.error(column, faults::kNotFromTo(in_quotes(text), least, most));
        return std::nullopt;
    }
    return value;
}

std::optional<double> read_degrees(const Row& row, std::string_view column, double bound) {
    const auto text = plain(row.cell(column));
    if (text.empty()) {
        report_empty(row, column);
        return std::nullopt;
    }
    double value = 0;
    const auto [end, problem] =
        std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    if (problem != std::errc() || end != text.data() + text.size() || !(std::abs(value) <= bound)) {
        row.error(column, faults::kNotDegrees(in_quotes(text)));
        return std::nullopt;
    }
    return value;
}

std::vector<std::string> read_list(const Row& row, std::string_view column) {
    return split_list(row.cell(column));
}

std::vector<std::string> split_list(std::string_view text) {
    constexpr std::array<std::string_view, 6> kSeparators{";", ",", "、", "；", "，", "﹔"};
    std::vector<std::string> items;
    auto rest = text;
    while (!rest.empty()) {
        std::size_t cut = rest.size();
        std::size_t length = 0;
        for (const auto separator : kSeparators) {
            if (const auto at = rest.substr(0, cut).find(separator); at != std::string_view::npos) {
                cut = at;
                length = separator.size();
            }
        }
        const auto item = trim_blank(rest.substr(0, cut));
        if (!item.empty()) {
            items.emplace_back(item);
        }
        rest.remove_prefix(cut + length);
    }
    return items;
}

std::vector<std::string> read_text_list(const Row& row, std::string_view column) {
    check_text(row, column, row.cell(column), TextUse::Label);
    return read_list(row, column);
}

std::optional<core::Language> read_language(const Row& row, std::string_view column, bool required) {
    const auto text = row.cell(column);
    if (text.empty()) {
        if (required) {
            report_empty(row, column);
        }
        return std::nullopt;
    }
    auto tag = language_named(text);
    if (tag.empty()) {
        row.error(column, faults::kNotALanguage(in_quotes(text)));
    }
    return tag;
}

void report_unknown_word(const Row& row, std::string_view column, const std::vector<std::string_view>& words) {
    const auto text = row.cell(column);
    if (text.empty()) {
        report_empty(row, column);
        return;
    }
    row.error(column, faults::kUnknownWord(in_quotes(text), core::nearest_word(text, words)));
}

} // namespace kiosk::event
