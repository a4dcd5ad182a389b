#include "event/workbook/settings.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/base/ascii.hpp"
#include "core/base/iso_day.hpp"
#include "core/crypto/crypto.hpp"
#include "event/table/cell_readers.hpp"

namespace kiosk::event {
namespace {

constexpr std::size_t kMostDigits = 9;

constexpr std::array<Setting, 33> kSettings{{
    {{"id", "活動代號|代號|編號|event id"}, Setting::Text},
    {{"revision", "版次|最低版次"}, Setting::Number},
    {{"kind", "種類|類別|活動種類|type|event kind"}, Setting::Text},
    {{"title", "活動名稱|名稱|活動|event title|name", true, true}, Setting::Texts},
    {{"first_day", "第一天|開始日期|首日|起日|first day|from"}, Setting::Day},
    {{"last_day", "最後一天|結束日期|末日|迄日|last day|to"}, Setting::Day},
    {{"host_school", "主辦學校|學校|學校全名|校名|host school|school", false, true}, Setting::Texts},
    {{"host_short", "校名簡稱|學校簡稱|簡稱|short name", false, true}, Setting::Texts},
    {{"regional_office", "區域辦事處|辦事處|regional office|office"}, Setting::Number},
    {{"zone", "時區|time zone"}, Setting::Text},
    {{"languages", "語言|提供語言|lang"}, Setting::List},
    {{"result_name", "姓名顯示|顯示姓名|name shown"}, Setting::Text},
    {{"show_delegations", "待機列出團體|列出團體|show delegations"}, Setting::YesNo},
    {{"retention_days", "姓名保存天數|保存天數|names kept days|retention days"}, Setting::Number},
    {{"exit_after_minutes", "離開最少分鐘|exit after minutes"}, Setting::Number},
    {{"repeat_green_seconds", "重複綠色秒數|repeat green seconds"}, Setting::Number},
    {{"privacy_notice", "個資告知|個資蒐集告知|隱私告知|privacy notice", false, true}, Setting::Texts},
    {{"issuers", "發證公鑰|公鑰|public keys|public key"}, Setting::List},
    {{"sample", "示範活動|sample event"}, Setting::YesNo},
    {{"demo_now", "示範時間|demo time"}, Setting::Text},
    {{"report.columns", "簽到表欄位|sign-in columns"}, Setting::List},
    {{"report.place", "表件地點|paper place", false, true}, Setting::Texts},
    {{"report.organiser", "表件主辦|主辦|paper organiser|organiser", false, true}, Setting::Texts},
    {{"report.undertaker", "表件承辦|承辦|paper undertaker|undertaker", false, true}, Setting::Texts},
    {{"report.due", "核銷期限|papers due|due"}, Setting::Day},
    {{"report.absent_after_minutes", "遲到缺席分鐘|absent after minutes"}, Setting::Number},
    {{"report.credit", "時數核給|credit"}, Setting::Text},
    {{"report.rates.student.full_day", "補助學生全日|student full day"}, Setting::Number},
    {{"report.rates.student.half_day", "補助學生半日|student half day"}, Setting::Number},
    {{"report.rates.teacher.full_day", "補助教師全日|teacher full day"}, Setting::Number},
    {{"report.rates.teacher.half_day", "補助教師半日|teacher half day"}, Setting::Number},
    {{"report.rates.escort.full_day", "補助隨行全日|escort full day"}, Setting::Number},
    {{"report.rates.escort.half_day", "補助隨行半日|escort half day"}, Setting::Number},
}};
constexpr Setting kCourse{{"report.courses", "研習課程|課程|course|training course"}, Setting::Course};

const std::vector<Setting>& all_settings() {
    static const std::vector<Setting> kAll = [] {
        std::vector<Setting> all(kSettings.begin(), kSettings.end());
        all.push_back(kCourse);
        return all;
    }();
    return kAll;
}

std::string in_toml(std::string_view text) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string out(1, '"');
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20U && byte != 0x7FU)
            out += c;
        else
            out += std::string("\\u00") + kDigits[byte >> 4U] + kDigits[byte & 0xFU];
    }
    return out + '"';
}

bool is_number(std::string_view text) {
    return !text.empty() && text.size() <= kMostDigits && std::all_of(text.begin(), text.end(), core::is_digit);
}

// Digits with a point among them; else the text as it is, which whoever reads the TOML refuses.
std::string number_in_toml(std::string_view text) {
    auto digits = plain(text);
    while (digits.size() > 1 && digits.front() == '0' && digits[1] != '.') digits.erase(0, 1);
    const auto point = digits.find('.');
    const bool is_fraction = point != std::string::npos && is_number(digits.substr(0, point)) &&
                             is_number(std::string_view(digits).substr(point + 1));
    return is_number(digits) || is_fraction ? digits : in_toml(text);
}

std::string list_in_toml(const std::vector<std::string>& items) {
    std::string out = "[";
    for (const auto& item : items) out += (out.size() == 1 ? "" : ", ") + in_toml(item);
    return out + "]";
}

// The parts between bars, blanks at their ends taken off; what stands behind a backslash is kept with it.
std::vector<std::string> course_parts(std::string_view text) {
    std::vector<std::string> parts(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '|') {
            parts.emplace_back();
        } else {
            parts.back() += text[i];
            if (text[i] == '\\' && i + 1 < text.size()) parts.back() += text[++i];
        }
    }
    for (auto& part : parts) part = std::string(trim_blank(part));
    return parts;
}

std::string without_escapes(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) ++i;
        out += text[i];
    }
    return out;
}

std::string with_escapes(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\' || c == '|' || c == '=') out += '\\';
        out += c;
    }
    return out;
}

// "ja=題名": the language and the rest; "" and the whole where no language of the kiosk stands before it.
std::pair<std::string, std::string> titled(std::string_view part) {
    const auto languages = core::guest_languages();
    const auto at = part.find('=');
    if (at != std::string_view::npos &&
        std::find(languages.begin(), languages.end(), part.substr(0, at)) != languages.end())
        return {std::string(part.substr(0, at)), without_escapes(trim_blank(part.substr(at + 1)))};
    return {"", without_escapes(part)};
}

std::string titles_in_toml(const std::vector<std::string>& parts, std::size_t from) {
    std::vector<std::pair<std::string, std::string>> titles;
    for (auto i = from; i < parts.size(); ++i) {
        if (parts[i].empty()) continue;
        auto [language, text] = titled(parts[i]);
        // Beside other languages the plain title is that of the home language; one that is there twice is one text.
        const auto is_it = [&, &tag = language](const auto& one) {
            return one.first == tag || (one.first.empty() && tag == core::kHomeLanguage) ||
                   (tag.empty() && one.first == core::kHomeLanguage);
        };
        const auto found = std::find_if(titles.begin(), titles.end(), is_it);
        if (found == titles.end())
            titles.emplace_back(std::move(language), std::move(text));
        else
            found->second += " | " + text;
    }
    if (titles.empty()) return {};
    if (titles.size() == 1 && titles.front().first.empty()) return in_toml(titles.front().second);
    std::string out = "{ ";
    for (const auto& [language, text] : titles)
        out += (out.size() == 2 ? "" : ", ") + in_toml(language.empty() ? core::kHomeLanguage : language) + " = " +
               in_toml(text);
    return out + " }";
}

std::string course_in_toml(std::string_view text) {
    constexpr std::size_t kFirstTitle = 3;
    const auto parts = course_parts(text);
    std::string out = "{ ";
    const auto add = [&](const char* key, const std::string& value) {
        out += (out.size() == 2 ? "" : ", ") + std::string(key) + " = " + value;
    };
    if (!parts[0].empty()) add("code", in_toml(without_escapes(parts[0])));
    if (parts.size() > 1 && !parts[1].empty()) add("hours", number_in_toml(parts[1]));
    if (parts.size() > 2) {
        auto doors = split_list(parts[2]);
        for (auto& door : doors) door = plain(door);
        add("checkpoints", list_in_toml(doors));
    }
    if (const auto titles = titles_in_toml(parts, kFirstTitle); !titles.empty()) add("title", titles);
    return out + " }";
}

std::string value_in_toml(const Setting& setting, const SettingText& one) {
    switch (setting.kind) {
    case Setting::Number:
        return number_in_toml(one.text);
    case Setting::YesNo:
        if (const auto yes = find_word(one.text, yes_no_words())) return *yes ? "true" : "false";
        return in_toml(one.text);
    case Setting::List: {
        auto items = split_list(one.text);
        const bool languages = setting.names.name == "languages";
        for (auto& item : items)
            if (const auto tag = languages ? language_named(item) : std::string(); !tag.empty()) item = tag;
        return list_in_toml(items);
    }
    case Setting::Course:
        return course_in_toml(one.text);
    case Setting::Day:
    case Setting::Text:
    case Setting::Texts:
        break;
    }
    return in_toml(one.text);
}

std::string joined(const std::vector<std::string>& items) {
    std::string out;
    for (const auto& item : items) out += (out.empty() ? "" : "; ") + item;
    return out;
}

std::string hours_of(std::chrono::minutes length) {
    constexpr int kQuarter = 15;
    constexpr std::array<const char*, 4> kParts{"", ".25", ".5", ".75"};
    return std::to_string(length.count() / 60) + kParts.at(static_cast<std::size_t>(length.count() % 60 / kQuarter));
}

std::string course_of(const core::Course& course) {
    std::vector<std::string> doors;
    for (const auto& door : course.checkpoints) doors.push_back(door.str());
    auto out = with_escapes(course.code) + " | " + hours_of(course.length) + " | " + joined(doors);
    for (const auto& [language, text] : course.title.by_language)
        out += " | " + (language.empty() ? "" : language + "=") + with_escapes(text);
    return out;
}

class Collector {
  public:
    void add(const char* key, std::string text, const std::string& language = "") {
        if (!text.empty()) texts_.push_back({key, language, std::move(text), 0});
    }
    void add(const char* key, const core::Texts& texts) {
        for (const auto& [language, text] : texts.by_language) add(key, text, language);
    }
    void add(const char* key, std::int64_t number) { add(key, std::to_string(number)); }
    [[nodiscard]] std::vector<SettingText> take() { return std::move(texts_); }

  private:
    std::vector<SettingText> texts_;
};

void add_rules(Collector& out, const core::ReportRules& rules) {
    std::vector<std::string> columns;
    for (const auto column : rules.columns) columns.emplace_back(core::id_of(column));
    out.add("report.columns", joined(columns));
    out.add("report.place", rules.place);
    out.add("report.organiser", rules.organiser);
    out.add("report.undertaker", rules.undertaker);
    if (rules.due) out.add("report.due", core::format_day(*rules.due));
    out.add("report.absent_after_minutes", rules.absent_after.count());
    out.add("report.credit", std::string(core::id_of(rules.credit)));
    for (const auto& [kind, rate] : rules.rates) {
        const auto key = "report.rates." + std::string(core::id_of(kind));
        out.add((key + ".full_day").c_str(), rate.full_day);
        out.add((key + ".half_day").c_str(), rate.half_day);
    }
    for (const auto& course : rules.courses) out.add("report.courses", course_of(course));
}

} // namespace

std::span<const Setting> settings() {
    return all_settings();
}

std::span<const Column> setting_columns() {
    static const std::vector<Column> kColumns = [] {
        std::vector<Column> columns;
        for (const auto& setting : all_settings()) columns.push_back(setting.names);
        return columns;
    }();
    return kColumns;
}

const Setting* find_setting(std::string_view key) {
    const auto& all = all_settings();
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.names.name == key; });
    return found == all.end() ? nullptr : &*found;
}

std::vector<SettingText> settings_of(const core::EventInfo& event, core::RevisionNumber least) {
    Collector out;
    out.add("id", event.id.str());
    out.add("revision", least.value());
    out.add("kind", event.kind == core::EventKind::Visit ? "visit" : "workshop");
    out.add("title", event.title);
    out.add("first_day", core::format_day(event.first_day));
    out.add("last_day", core::format_day(event.last_day));
    out.add("host_school", event.host_school);
    out.add("host_short", event.host_short);
    if (event.regional_office > 0) out.add("regional_office", event.regional_office);
    out.add("zone", event.zone.name());
    out.add("languages", joined(event.languages));
    constexpr std::array<const char*, 3> kShown{"full", "given", "masked"};
    out.add("result_name", kShown.at(static_cast<std::size_t>(event.result_name)));
    out.add("show_delegations", event.show_delegations ? "是" : "否");
    out.add("retention_days", event.retention_days);
    out.add("exit_after_minutes", event.rules.exit_after.count());
    out.add("repeat_green_seconds", event.rules.repeat_green.count());
    out.add("privacy_notice", event.privacy_notice);
    std::vector<std::string> issuers;
    for (const auto& key : event.issuers) issuers.push_back(core::to_hex(key.bytes));
    out.add("issuers", joined(issuers));
    if (event.sample) out.add("sample", "是");
    if (event.demo_now) out.add("demo_now", core::format_iso(*event.demo_now, event.zone));
    add_rules(out, event.report);
    return out.take();
}

std::string toml_of(std::span<const SettingText> texts, std::vector<int>* rows) {
    std::string toml;
    const auto line = [&](const std::string& text, int row) {
        toml += text + "\n";
        if (rows != nullptr) rows->push_back(row);
    };
    const auto several = [&](const SettingText& one) {
        return std::count_if(texts.begin(), texts.end(), [&](const auto& other) { return other.key == one.key; }) > 1;
    };
    bool courses = false;
    for (const auto& one : texts) {
        const auto* setting = find_setting(one.key);
        if (setting == nullptr) continue;
        if (setting->kind == Setting::Course) {
            courses = true;
            continue;
        }
        auto key = one.key;
        if (setting->kind == Setting::Texts && (!one.language.empty() || several(one)))
            key += "." + in_toml(one.language.empty() ? core::kHomeLanguage : one.language);
        line(key + " = " + value_in_toml(*setting, one), one.row);
    }
    if (!courses) return toml;
    line("report.courses = [", 0);
    for (const auto& one : texts)
        if (one.key == kCourse.names.name) line(course_in_toml(one.text) + ",", one.row);
    line("]", 0);
    return toml;
}

} // namespace kiosk::event
