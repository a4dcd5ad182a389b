// The words that cells may hold, with the other words that people write for them.
#include <algorithm>
#include <array>

#include "core/base/ascii.hpp"
#include "event/table/cell_readers.hpp"

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

const std::vector<Word<std::string_view>>& role_words() {
    static const std::vector<Word<std::string_view>> kWords = {{"student", "student"},
                                                               {"teacher", "teacher"},
                                                               {"principal", "principal"},
                                                               {"guest", "guest"},
                                                               {"speaker", "speaker"},
                                                               {"volunteer", "volunteer"},
                                                               {"interpreter", "interpreter"},
                                                               {"staff", "staff"},
                                                               {"parent", "parent"},
                                                               {"學生", "student"},
                                                               {"同學", "student"},
                                                               {"pupil", "student"},
                                                               {"students", "student"},
                                                               {"教師", "teacher"},
                                                               {"老師", "teacher"},
                                                               {"帶隊老師", "teacher"},
                                                               {"帶隊教師", "teacher"},
                                                               {"領隊老師", "teacher"},
                                                               {"領隊", "teacher"},
                                                               {"導師", "teacher"},
                                                               {"teachers", "teacher"},
                                                               {"校長", "principal"},
                                                               {"headmaster", "principal"},
                                                               {"head teacher", "principal"},
                                                               {"貴賓", "guest"},
                                                               {"來賓", "guest"},
                                                               {"嘉賓", "guest"},
                                                               {"長官", "guest"},
                                                               {"vip", "guest"},
                                                               {"講師", "speaker"},
                                                               {"講者", "speaker"},
                                                               {"主講人", "speaker"},
                                                               {"lecturer", "speaker"},
                                                               {"志工", "volunteer"},
                                                               {"義工", "volunteer"},
                                                               {"學生志工", "volunteer"},
                                                               {"口譯", "interpreter"},
                                                               {"口譯員", "interpreter"},
                                                               {"翻譯", "interpreter"},
                                                               {"翻譯員", "interpreter"},
                                                               {"translator", "interpreter"},
                                                               {"工作人員", "staff"},
                                                               {"職員", "staff"},
                                                               {"行政人員", "staff"},
                                                               {"家長", "parent"},
                                                               {"父母", "parent"},
                                                               {"parents", "parent"}};
    return kWords;
}

// The countries and places that exchanges come from, as people write them instead of their two letters.
const std::vector<Word<std::string_view>>& country_words() {
    static const std::vector<Word<std::string_view>> kWords = {
        {"臺灣", "TW"},          {"台灣", "TW"},        {"中華民國", "TW"},
        {"taiwan", "TW"},        {"日本", "JP"},        {"japan", "JP"},
        {"韓國", "KR"},          {"南韓", "KR"},        {"korea", "KR"},
        {"south korea", "KR"},   {"越南", "VN"},        {"vietnam", "VN"},
        {"泰國", "TH"},          {"thailand", "TH"},    {"印尼", "ID"},
        {"印度尼西亞", "ID"},    {"indonesia", "ID"},   {"新加坡", "SG"},
        {"singapore", "SG"},     {"馬來西亞", "MY"},    {"malaysia", "MY"},
        {"菲律賓", "PH"},        {"philippines", "PH"}, {"印度", "IN"},
        {"india", "IN"},         {"香港", "HK"},        {"hong kong", "HK"},
        {"澳門", "MO"},          {"中國", "CN"},        {"china", "CN"},
        {"蒙古", "MN"},          {"美國", "US"},        {"usa", "US"},
        {"united states", "US"}, {"加拿大", "CA"},      {"canada", "CA"},
        {"英國", "GB"},          {"uk", "GB"},          {"united kingdom", "GB"},
        {"法國", "FR"},          {"france", "FR"},      {"德國", "DE"},
        {"germany", "DE"},       {"荷蘭", "NL"},        {"捷克", "CZ"},
        {"波蘭", "PL"},          {"澳洲", "AU"},        {"australia", "AU"},
        {"紐西蘭", "NZ"},        {"new zealand", "NZ"}};
    return kWords;
}

const std::vector<Word<std::string_view>>& language_words() {
    static const std::vector<Word<std::string_view>> kWords = {
        {"中文", "zh-TW"},  {"華語", "zh-TW"},  {"國語", "zh-TW"},    {"繁體中文", "zh-TW"}, {"chinese", "zh-TW"},
        {"英文", "en"},     {"英語", "en"},     {"english", "en"},    {"日文", "ja"},        {"日語", "ja"},
        {"japanese", "ja"}, {"韓文", "ko"},     {"韓語", "ko"},       {"korean", "ko"},      {"越南文", "vi"},
        {"越南語", "vi"},   {"越文", "vi"},     {"vietnamese", "vi"}, {"泰文", "th"},        {"泰語", "th"},
        {"thai", "th"},     {"印尼文", "id"},   {"印尼語", "id"},     {"indonesian", "id"},  {"法文", "fr"},
        {"德文", "de"},     {"西班牙文", "es"}, {"馬來文", "ms"}};
    return kWords;
}

std::optional<std::string_view> meaning(std::string_view text, const std::vector<Word<std::string_view>>& words) {
    const auto folded = fold_word(text);
    const auto found =
        std::find_if(words.begin(), words.end(), [&](const auto& word) { return fold_word(word.word) == folded; });
    return found == words.end() ? std::nullopt : std::optional(found->value);
}

} // namespace

bool is_country(std::string_view code) {
    return code.size() == 2 && has_word(kCountries, code);
}

bool is_language(std::string_view tag) {
    if (!has_word(kLanguages, tag.substr(0, 2))) {
        return false;
    }
    tag.remove_prefix(2);
    if (tag.size() >= 5 && tag[0] == '-' && core::is_upper(tag[1]) &&
        std::all_of(tag.begin() + 2, tag.begin() + 5, core::is_lower)) {
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

std::optional<std::string_view> role_named(std::string_view text) {
    if (is_role(text)) {
        return text;
    }
    return meaning(text, role_words());
}

std::string country_named(std::string_view text) {
    auto code = plain(text);
    if (code.size() == 2) {
        std::transform(code.begin(), code.end(), code.begin(), core::to_upper);
        if (is_country(code)) {
            return code;
        }
    }
    return std::string(meaning(text, country_words()).value_or(std::string_view()));
}

// Tags are compared without regard to case and written in their usual one.
std::string language_named(std::string_view text) {
    auto tag = plain(text);
    std::replace(tag.begin(), tag.end(), '_', '-');
    std::size_t part = 0;
    for (std::size_t from = 0; from <= tag.size(); ++part) {
        const auto to = std::min(tag.find('-', from), tag.size());
        for (std::size_t i = from; i < to; ++i) {
            const bool upper = part > 0 && (to - from == 2 || i == from);
            if (upper && core::is_lower(tag[i])) {
                tag[i] = core::to_upper(tag[i]);
            } else if (!upper && core::is_upper(tag[i])) {
                tag[i] = core::to_lower(tag[i]);
            }
        }
        from = to + 1;
    }
    if (is_language(tag)) {
        return tag;
    }
    return std::string(meaning(text, language_words()).value_or(std::string_view()));
}

const std::vector<Word<bool>>& yes_no_words() {
    static const std::vector<Word<bool>> kWords = {
        {"yes", true},  {"no", false},     {"是", true},   {"否", false},     {"y", true},  {"n", false},
        {"1", true},    {"0", false},      {"true", true}, {"false", false},  {"可", true}, {"不可", false},
        {"可以", true}, {"不可以", false}, {"同意", true}, {"不同意", false}, {"有", true}, {"無", false},
        {"v", true},    {"x", false},      {"✓", true},    {"✔", true},       {"○", true},  {"×", false}};
    return kWords;
}

const std::vector<Word<core::Sex>>& sex_words() {
    using core::Sex;
    static const std::vector<Word<Sex>> kWords = {
        {"女", Sex::Female}, {"男", Sex::Male},     {"其他", Sex::Other},     {"female", Sex::Female},
        {"male", Sex::Male}, {"other", Sex::Other}, {"f", Sex::Female},       {"m", Sex::Male},
        {"x", Sex::Other},   {"女性", Sex::Female}, {"男性", Sex::Male},      {"女生", Sex::Female},
        {"男生", Sex::Male}, {"girl", Sex::Female}, {"boy", Sex::Male},       {"woman", Sex::Female},
        {"man", Sex::Male},  {"多元", Sex::Other},  {"不透露", Sex::Unstated}};
    return kWords;
}

const std::vector<Word<core::SchoolLevel>>& school_level_words() {
    using core::SchoolLevel;
    static const std::vector<Word<SchoolLevel>> kWords = {
        {"國小", SchoolLevel::Elementary},          {"國中", SchoolLevel::JuniorHigh},
        {"高中", SchoolLevel::SeniorHigh},          {"高職", SchoolLevel::VocationalHigh},
        {"elementary", SchoolLevel::Elementary},    {"junior_high", SchoolLevel::JuniorHigh},
        {"senior_high", SchoolLevel::SeniorHigh},   {"vocational_high", SchoolLevel::VocationalHigh},
        {"小學", SchoolLevel::Elementary},          {"國民小學", SchoolLevel::Elementary},
        {"primary", SchoolLevel::Elementary},       {"國民中學", SchoolLevel::JuniorHigh},
        {"初中", SchoolLevel::JuniorHigh},          {"junior", SchoolLevel::JuniorHigh},
        {"middle school", SchoolLevel::JuniorHigh}, {"高級中學", SchoolLevel::SeniorHigh},
        {"普通型高中", SchoolLevel::SeniorHigh},    {"senior", SchoolLevel::SeniorHigh},
        {"high school", SchoolLevel::SeniorHigh},   {"技術型高中", SchoolLevel::VocationalHigh},
        {"高工", SchoolLevel::VocationalHigh},      {"高商", SchoolLevel::VocationalHigh},
        {"vocational", SchoolLevel::VocationalHigh}};
    return kWords;
}

const std::vector<Word<core::Diet>>& diet_words() {
    using core::Diet;
    // "素" alone may be either: what is vegan harms neither.
    static const std::vector<Word<Diet>> kWords = {{"葷", Diet::Regular},
                                                   {"全素", Diet::Vegan},
                                                   {"蛋奶素", Diet::OvoLactoVegetarian},
                                                   {"清真", Diet::Halal},
                                                   {"regular", Diet::Regular},
                                                   {"vegan", Diet::Vegan},
                                                   {"ovo-lacto", Diet::OvoLactoVegetarian},
                                                   {"halal", Diet::Halal},
                                                   {"葷食", Diet::Regular},
                                                   {"一般", Diet::Regular},
                                                   {"meat", Diet::Regular},
                                                   {"normal", Diet::Regular},
                                                   {"素", Diet::Vegan},
                                                   {"素食", Diet::Vegan},
                                                   {"純素", Diet::Vegan},
                                                   {"vegetarian", Diet::Vegan},
                                                   {"奶蛋素", Diet::OvoLactoVegetarian},
                                                   {"lacto-ovo", Diet::OvoLactoVegetarian},
                                                   {"清真餐", Diet::Halal},
                                                   {"回教", Diet::Halal},
                                                   {"穆斯林", Diet::Halal},
                                                   {"muslim", Diet::Halal}};
    return kWords;
}

} // namespace kiosk::event
