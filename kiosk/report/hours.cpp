#include "report/hours.hpp"

#include <algorithm>
#include <array>

#include "core/base/iso_day.hpp"
#include "report/courses.hpp"

namespace kiosk::report {
namespace {

constexpr std::size_t kResultColumn = 6;
constexpr std::size_t kMostCourseColumns = 8; // of the last paper; more courses: their sum alone

enum class Earned { Full, Part, None };
constexpr std::array kEarned{Earned::Full, Earned::Part, Earned::None};
const char* key_of(Earned earned) {
    return earned == Earned::Full ? "hours_full" : earned == Earned::Part ? "hours_part" : "hours_none";
}
Earned earned_of(const CourseAttended& attended) {
    if (attended.full()) return Earned::Full;
    return attended.credited.count() > 0 ? Earned::Part : Earned::None;
}

bool is_from_paper(const SittingAttended& sitting) {
    return sitting.sighting != nullptr && sitting.sighting->paper;
}

class Hours {
  public:
    Hours(const DayBook& book, const Wording& wording, const Scope& scope)
        : book_(book), record_(book.record()), wording_(wording), delegations_(delegations_in(record_, scope)),
          people_(enrolled_in(record_, delegations_)) {}

    [[nodiscard]] Paper course_paper(const CourseSittings& course) const {
        auto paper = plain_paper(record_, wording_, "hours", course.sittings.front().day);
        paper.subtitle = title_of(course);
        const auto last = course.sittings.back().day;
        if (last != paper.day) {
            for (auto& phrase : paper.date) phrase.text += " –";
            for (auto& phrase : wording_.day(last)) paper.date.push_back(std::move(phrase));
        }
        paper.fields = {{wording_.say("event"), wording_.of(record_.event.title)},
                        {wording_.say("course_code"), plain_words(course.code)},
                        {wording_.say("course_hours"), plain_words(hours_text(course.length))},
                        {wording_.say("date"), paper.date},
                        {wording_.say("rule"), rule()}};
        paper.columns = columns();
        std::array<std::int64_t, kEarned.size()> people{};
        bool unsure = false;
        bool late_night = false;
        for (const auto& person : people_) {
            const auto attended = report::attended(book_, course, *person.who);
            if (!attended.expected && !attended.seen()) continue;
            const auto earned = earned_of(attended);
            ++people[static_cast<std::size_t>(earned)];
            unsure = unsure || attended.time_unsure;
            late_night = late_night || std::ranges::any_of(attended.sittings, [](const SittingAttended& each) {
                             return each.time && after_midnight(*each.time);
                         });
            const auto number = static_cast<std::int64_t>(paper.rows.size()) + 1;
            paper.rows.push_back(row(person, number, attended, earned, last != paper.day));
        }
        for (const auto earned : kEarned)
            paper.totals.push_back(
                total_of(wording_, std::string("total_") + key_of(earned), people[static_cast<std::size_t>(earned)],
                         Count{Count::RowsWithText, {kResultColumn}, plain(wording_.say(key_of(earned)))}));
        paper.nothing = wording_.say("nobody_expected");
        add_notes(paper, unsure);
        if (late_night) paper.notes.push_back(wording_.say("past_midnight"));
        add_zone_note(paper.notes, book_, wording_, delegations_);
        return paper;
    }

    [[nodiscard]] Paper all_courses(const std::vector<CourseSittings>& courses) const {
        auto paper = plain_paper(record_, wording_, "hours", record_.event.first_day);
        paper.in_csv = false;
        paper.subtitle = wording_.say("sums");
        paper.columns = {{"number", wording_.say("number"), {}, 12},
                         {"affiliation", wording_.say("affiliation"), {}, 44, Align::Left},
                         {"name", wording_.say("name"), {}, 40, Align::Centre, true}};
        const bool each = courses.size() <= kMostCourseColumns;
        if (each)
            for (std::size_t i = 0; i < courses.size(); ++i)
                paper.columns.push_back(
                    {"course_" + std::to_string(i + 1),
                     courses[i].code.empty() ? wording_.of(courses[i].title) : plain_words(courses[i].code),
                     {},
                     24});
        paper.columns.push_back({"hours", wording_.say("hours_sum"), {}, 24, Align::Centre, true});
        for (const auto& person : people_) {
            std::vector<Cell> cells{{static_cast<std::int64_t>(paper.rows.size()) + 1},
                                    affiliation_cell(*person.who, *person.delegation, wording_),
                                    name_cell(*person.who, *person.delegation)};
            std::chrono::minutes sum{};
            bool any = false;
            for (const auto& course : courses) {
                const auto attended = report::attended(book_, course, *person.who);
                any = any || attended.expected || attended.seen();
                sum += attended.credited;
                if (!each) continue;
                cells.emplace_back();
                if (attended.expected || attended.seen()) cells.back().value = CreditedHours{attended.credited};
            }
            cells.push_back({CreditedHours{sum}});
            if (any) paper.rows.push_back(std::move(cells));
        }
        paper.nothing = wording_.say("nobody_expected");
        add_notes(paper, false);
        return paper;
    }

    [[nodiscard]] Paper no_course() const {
        auto paper = plain_paper(record_, wording_, "hours", record_.event.first_day);
        paper.columns = columns();
        paper.nothing = wording_.say("no_courses");
        return paper;
    }

  private:
    [[nodiscard]] Words plain_words(const std::string& text) const {
        return text.empty() ? Words{} : Words{{text, wording_.language()}};
    }
    [[nodiscard]] Words title_of(const CourseSittings& course) const { return wording_.of(course.title); }

    [[nodiscard]] Words rule() const {
        const auto& rules = record_.event.report;
        const bool full = rules.credit == core::CourseCredit::FullAttendance;
        return wording_.say(full ? "rule_full" : "rule_pro_rata", {{"n", std::int64_t{rules.absent_after.count()}}});
    }

    [[nodiscard]] std::vector<Column> columns() const {
        return {{"number", wording_.say("number"), {}, 12},
                {"affiliation", wording_.say("affiliation"), {}, 44, Align::Left},
                {"title", wording_.say("title"), {}, 26, Align::Left},
                {"name", wording_.say("name"), {}, 38, Align::Centre, true},
                {"times", wording_.say("signin_time"), {}, 30},
                {"hours", wording_.say("hours_column"), {}, 16, Align::Centre, true},
                {"result", wording_.say("result"), {}, 20},
                {"remark", wording_.say("remark"), {}, 46},
                {"entries", wording_.say("evidence"), {}, 36}};
    }

    // "13:12", of several sittings "09:31, —", of several days "11-26 09:31, 11-27 —".
    [[nodiscard]] static std::string times_of(const CourseAttended& attended, bool several_days) {
        std::string text;
        for (const auto& each : attended.sittings) {
            if (!text.empty()) text += ", ";
            if (several_days) text += core::format_day(each.sitting->day).substr(5) + " ";
            text += each.time ? clock_text(*each.time) : "—";
        }
        return text;
    }

    // What is excused is no alarm.
    [[nodiscard]] Cell remark(const core::Participant& person, const CourseAttended& attended) const {
        std::vector<std::string> parts;
        bool alarm = false;
        for (const auto& each : attended.sittings) {
            const auto excuse = each.counts ? std::string_view() : book_.excuse(person.id, each.sitting->day);
            alarm = alarm || (!each.counts && excuse.empty());
            if (each.late_minutes > 0)
                parts.push_back(
                    wording_.first(each.counts ? "late" : "too_late", {{"n", std::int64_t{each.late_minutes}}}));
            else if (each.sighting == nullptr && excuse.empty())
                parts.push_back(wording_.first("absent_remark"));
            if (!excuse.empty()) parts.push_back(excuse_words(wording_, excuse));
        }
        if (!attended.expected) parts.push_back(wording_.first("not_expected"));
        if (attended.time_unsure) parts.push_back(wording_.first("unsure_remark"));
        if (std::ranges::any_of(attended.sittings, is_from_paper)) parts.push_back(wording_.first("paper_remark"));
        std::vector<std::string> once;
        for (auto& part : parts)
            if (std::ranges::find(once, part) == once.end()) once.push_back(std::move(part));
        std::string text;
        for (const auto& part : once) text += (text.empty() ? "" : wording_.first("and")) + part;
        Cell cell{{}, wording_.language(), alarm};
        if (!text.empty()) cell.value = text;
        return cell;
    }

    [[nodiscard]] std::vector<Cell> row(const Enrolled& person, std::int64_t number, const CourseAttended& attended,
                                        Earned earned, bool several_days) const {
        std::string refs;
        for (const auto& each : attended.sittings)
            if (each.sighting != nullptr) refs += (refs.empty() ? "" : ", ") + core::short_ref(each.sighting->entry);
        Cell evidence{{}, wording_.language(), false, refs.empty()};
        if (!refs.empty()) evidence.value = refs;
        return {{number},
                affiliation_cell(*person.who, *person.delegation, wording_),
                title_cell(*person.who, *person.delegation, wording_),
                name_cell(*person.who, *person.delegation),
                {times_of(attended, several_days), wording_.language()},
                {CreditedHours{attended.credited}},
                {plain(wording_.say(key_of(earned))), wording_.language(), earned == Earned::None},
                remark(*person.who, attended),
                std::move(evidence)};
    }

    void add_notes(Paper& paper, bool unsure) const {
        if (record_.purged) paper.notes.push_back(wording_.say("purged"));
        if (record_.sightings.empty()) paper.notes.push_back(wording_.say("no_entries_at_all"));
        if (unsure) paper.notes.push_back(wording_.say("time_unsure"));
        if (book_.outside() > 0)
            paper.notes.push_back(wording_.say("outside", {{"n", static_cast<std::int64_t>(book_.outside())}}));
    }

    const DayBook& book_;
    const service::EventRecord& record_;
    const Wording& wording_;
    std::vector<core::Delegation> delegations_;
    std::vector<Enrolled> people_;
};

} // namespace

core::Result<Document> course_hours(const service::EventRecord& record, const Wording& wording, const Scope& scope) {
    TRY(check_scope(record, scope));
    const DayBook book(record);
    auto document = document_of(record, wording, "hours", scope.day.value_or(record.event.first_day));
    const Hours hours(book, wording, scope);
    auto courses = courses_of(record);
    std::erase_if(courses, [&](const CourseSittings& course) {
        return scope.day && std::ranges::find(course.sittings, *scope.day, &Sitting::day) == course.sittings.end();
    });
    for (const auto& course : courses) document.papers.push_back(hours.course_paper(course));
    if (courses.size() > 1) document.papers.push_back(hours.all_courses(courses));
    if (courses.empty()) document.papers.push_back(hours.no_course());
    return document;
}

} // namespace kiosk::report
