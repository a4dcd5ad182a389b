#include "store/sqlite/report_rules_codec.hpp"

#include <algorithm>
#include <charconv>

#include "core/base/iso_day.hpp"
#include "store/sqlite/column_codec.hpp"

namespace kiosk::store {
namespace {

using core::CourseCredit;
using core::ReportRules;
using Items = std::vector<std::string>;

std::optional<int> number_in(std::string_view text) {
    int number = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failed != std::errc{} || end != text.data() + text.size() || number < 0) return std::nullopt;
    return number;
}

std::string encode_course(const core::Course& course) {
    Items doors;
    for (const auto& door : course.checkpoints) doors.push_back(door.str());
    return encode_list(
        Items{course.code, encode_texts(course.title), std::to_string(course.length.count()), encode_list(doors)});
}

// Each takes the value of one name into the rules; false: it is none.
bool take_columns(ReportRules& rules, std::string_view text) {
    const auto ids = decode_list(text);
    if (!ids) return false;
    for (const auto& id : *ids) {
        const auto column = core::find_signin_column(id);
        if (!column) return false;
        rules.columns.push_back(*column);
    }
    return true;
}

bool take_texts(core::Texts& texts, std::string_view text) {
    auto decoded = decode_texts(text);
    if (decoded) texts = *std::move(decoded);
    return decoded.has_value();
}

bool take_due(ReportRules& rules, std::string_view text) {
    const auto day = core::parse_day(text);
    if (day) rules.due = *day;
    return day.has_value();
}

bool take_rate(ReportRules& rules, std::string_view text) {
    const auto items = decode_list(text);
    if (!items || items->size() != 3) return false;
    const auto kind =
        std::ranges::find(core::kPersonKinds, (*items)[0], [](core::PersonKind each) { return core::id_of(each); });
    const auto full = number_in((*items)[1]);
    const auto half = number_in((*items)[2]);
    if (kind == core::kPersonKinds.end() || !full || !half) return false;
    rules.rates[*kind] = {*full, *half};
    return true;
}

bool take_lateness(ReportRules& rules, std::string_view text) {
    const auto minutes = number_in(text);
    if (minutes) rules.absent_after = std::chrono::minutes{*minutes};
    return minutes.has_value();
}

bool take_credit(ReportRules& rules, std::string_view text) {
    rules.credit = text == core::id_of(CourseCredit::ProRata) ? CourseCredit::ProRata : CourseCredit::FullAttendance;
    return text == core::id_of(rules.credit);
}

bool take_course(ReportRules& rules, std::string_view text) {
    const auto items = decode_list(text);
    if (!items || items->size() != 4) return false;
    core::Course course;
    course.code = (*items)[0];
    const auto minutes = number_in((*items)[2]);
    const auto doors = decode_list((*items)[3]);
    if (!take_texts(course.title, (*items)[1]) || !minutes || !doors) return false;
    course.length = std::chrono::minutes{*minutes};
    for (const auto& door : *doors) course.checkpoints.emplace_back(door);
    rules.courses.push_back(std::move(course));
    return true;
}

bool take(ReportRules& rules, std::string_view name, std::string_view value) {
    if (name == "columns") return take_columns(rules, value);
    if (name == "place") return take_texts(rules.place, value);
    if (name == "organiser") return take_texts(rules.organiser, value);
    if (name == "undertaker") return take_texts(rules.undertaker, value);
    if (name == "due") return take_due(rules, value);
    if (name == "rate") return take_rate(rules, value);
    if (name == "absent_after") return take_lateness(rules, value);
    if (name == "credit") return take_credit(rules, value);
    return name == "course" && take_course(rules, value);
}

} // namespace

std::string encode_report_rules(const ReportRules& rules) {
    const ReportRules usual;
    Items items;
    const auto add = [&](const char* name, std::string value) {
        items.emplace_back(name);
        items.push_back(std::move(value));
    };
    Items columns;
    for (const auto column : rules.columns) columns.emplace_back(core::id_of(column));
    if (!columns.empty()) add("columns", encode_list(columns));
    if (!rules.place.empty()) add("place", encode_texts(rules.place));
    if (!rules.organiser.empty()) add("organiser", encode_texts(rules.organiser));
    if (!rules.undertaker.empty()) add("undertaker", encode_texts(rules.undertaker));
    if (rules.due) add("due", core::format_day(*rules.due));
    for (const auto& [kind, rate] : rules.rates)
        add("rate", encode_list(Items{std::string(core::id_of(kind)), std::to_string(rate.full_day),
                                      std::to_string(rate.half_day)}));
    if (rules.absent_after != usual.absent_after) add("absent_after", std::to_string(rules.absent_after.count()));
    if (rules.credit != usual.credit) add("credit", std::string(core::id_of(rules.credit)));
    for (const auto& course : rules.courses) add("course", encode_course(course));
    return encode_list(items);
}

std::optional<ReportRules> decode_report_rules(std::string_view text) {
    const auto items = decode_list(text);
    if (!items || items->size() % 2 != 0) return std::nullopt;
    ReportRules rules;
    for (std::size_t i = 0; i < items->size(); i += 2)
        if (!take(rules, (*items)[i], (*items)[i + 1])) return std::nullopt;
    return rules;
}

} // namespace kiosk::store
