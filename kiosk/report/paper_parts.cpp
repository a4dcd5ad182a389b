#include "report/paper_parts.hpp"

#include <algorithm>

#include "core/base/find_by_id.hpp"
#include "core/base/iso_day.hpp"

namespace kiosk::report {
namespace {

// The programme's hours for this delegation in one half of the day: "上午 09:30–12:00".
std::string hours_in(const Items& items, const Wording& wording, const core::Delegation& delegation, bool morning) {
    std::optional<core::MinuteOfDay> from;
    core::MinuteOfDay to{};
    for (const auto* item : items) {
        if (!core::allows(item->audience.delegations, delegation.id) || (item->starts < kNoon) != morning) continue;
        from = from ? std::min(*from, item->starts) : item->starts;
        to = std::max(to, item->ends);
    }
    if (!from) return {};
    return wording.first(morning ? "morning" : "afternoon") + " " + core::format_minute(*from) + "–" +
           core::format_minute(to);
}

// What was asked for, else what the event says, else, where there must be something, the host school.
Words first_of(const std::string& given, const core::Texts& stated, const core::Texts& otherwise,
               const Wording& wording) {
    if (!given.empty()) return {{given, std::string(core::kHomeLanguage)}};
    return wording.of(stated.empty() ? otherwise : stated);
}

} // namespace

core::Status check_scope(const service::EventRecord& record, const Scope& scope) {
    const auto& event = record.event;
    if (scope.day && (*scope.day < event.first_day || *scope.day > event.last_day)) {
        return core::fail(core::ErrorKind::Usage, "--day " + core::format_day(*scope.day) + ": the event is from " +
                                                      core::format_day(event.first_day) + " to " +
                                                      core::format_day(event.last_day));
    }
    if (scope.delegation.empty() || core::find_by_id(record.delegations, scope.delegation) != nullptr) return {};
    std::string known;
    for (const auto& each : record.delegations) known += (known.empty() ? "" : ", ") + each.id.str();
    return core::fail(core::ErrorKind::Usage,
                      "--delegation " + scope.delegation.str() + ": the event has " + (known.empty() ? "none" : known));
}

std::vector<core::LocalDay> days_in(const DayBook& book, const Scope& scope) {
    return scope.day ? std::vector{*scope.day} : book.days();
}

std::vector<core::Delegation> delegations_in(const service::EventRecord& record, const Scope& scope) {
    if (!scope.delegation.empty()) return {*core::find_by_id(record.delegations, scope.delegation)};
    auto all = record.delegations;
    std::erase_if(all, [&](const core::Delegation& each) {
        return scope.whom != core::PaperWhom::All && each.home != (scope.whom == core::PaperWhom::Hosts);
    });
    return all;
}

std::vector<const core::Participant*> people_of(const service::EventRecord& record,
                                                const core::DelegationId& delegation) {
    std::vector<const core::Participant*> people;
    for (const auto& person : record.participants)
        if (person.delegation == delegation) people.push_back(&person);
    return people;
}

std::vector<Enrolled> enrolled_in(const service::EventRecord& record,
                                  const std::vector<core::Delegation>& delegations) {
    std::vector<Enrolled> people;
    for (const auto& person : record.participants)
        if (const auto* theirs = core::find_by_id(delegations, person.delegation)) people.push_back({&person, theirs});
    return people;
}

Items items_on(const service::EventRecord& record, core::LocalDay day) {
    Items items;
    for (const auto& item : record.programme)
        if (item.day == day && item.status != core::ItemStatus::Cancelled) items.push_back(&item);
    return items;
}

std::function<Words(std::size_t, std::size_t)> page_numbers(const Wording& wording) {
    return [wording](std::size_t number, std::size_t pages) {
        return wording.say("page",
                           {{"n", static_cast<std::int64_t>(number)}, {"total", static_cast<std::int64_t>(pages)}});
    };
}

Document document_of(const service::EventRecord& record, const Wording& wording, std::string_view title,
                     core::LocalDay day) {
    Document document;
    const auto& event = record.event;
    document.event = event.title.in(wording.language());
    document.title = wording.first(title) + " " + document.event;
    document.language = wording.language();
    document.day = day;
    document.source = wording.say("source", {{"revision", static_cast<std::int64_t>(record.revision.value())},
                                             {"entries", static_cast<std::int64_t>(record.entries)}});
    document.page = page_numbers(wording);
    return document;
}

Paper plain_paper(const service::EventRecord& record, const Wording& wording, std::string_view title,
                  core::LocalDay day) {
    Paper paper;
    paper.day = day;
    paper.title = wording.say(title);
    paper.date = wording.day(day);
    paper.fields = {{wording.say("event"), wording.of(record.event.title)}, {wording.say("date"), paper.date}};
    return paper;
}

Paper paper_of(const service::EventRecord& record, const Wording& wording, std::string_view title,
               const core::Delegation& delegation, core::LocalDay day, const Heading& heading) {
    auto paper = plain_paper(record, wording, title, day);
    paper.subtitle = wording.of(delegation.name);
    const auto items = items_on(record, day);
    auto hours = hours_in(items, wording, delegation, true);
    const auto afternoon = hours_in(items, wording, delegation, false);
    if (!hours.empty() && !afternoon.empty()) hours += "  ";
    hours += afternoon;
    const auto& rules = record.event.report;
    const auto& host = record.event.host_school;
    paper.fields = {
        {wording.say("event"), wording.of(record.event.title)},
        {wording.say("place"), first_of(heading.place, rules.place, host, wording)},
        {wording.say("organiser"), organiser_of(record, wording, heading)},
        {wording.say("date"), paper.date},
        {wording.say("time"), hours.empty() ? wording.say("no_programme") : Words{{hours, wording.language()}}}};
    if (!heading.undertaker.empty() || !rules.undertaker.empty())
        paper.fields.push_back(
            {wording.say("undertaker"), first_of(heading.undertaker, rules.undertaker, {}, wording)});
    return paper;
}

Words organiser_of(const service::EventRecord& record, const Wording& wording, const Heading& heading) {
    return first_of(heading.organiser, record.event.report.organiser, record.event.host_school, wording);
}

core::Language name_language(const core::Participant& person, const core::Delegation& delegation) {
    return person.language.value_or(delegation.language);
}

Cell name_cell(const core::Participant& person, const core::Delegation& delegation) {
    return {core::name_or_id(person), name_language(person, delegation)};
}

Cell affiliation_cell(const core::Participant& person, const core::Delegation& delegation, const Wording& wording) {
    if (!person.affiliation.empty()) return {person.affiliation, name_language(person, delegation)};
    return {delegation.name.in(wording.language()), wording.language()};
}

Cell title_cell(const core::Participant& person, const core::Delegation& delegation, const Wording& wording) {
    if (!person.title.empty()) return {person.title, name_language(person, delegation)};
    const auto key = "role." + person.role;
    if (person.role.empty() || !wording.catalogue().has(key)) return {};
    return {wording.catalogue().text(key), wording.language()};
}

Cell diet_cell(const core::Participant& person, const Wording& wording) {
    const auto key = core::text_key_of(person.diet);
    if (key.empty()) return {};
    return {wording.catalogue().text(key), wording.language()};
}

Total total_of(const Wording& wording, std::string_view key, std::int64_t value, std::optional<Count> count) {
    return {wording.say(key, {{"n", std::to_string(value)}}), value, std::move(count)};
}

std::string excuse_words(const Wording& wording, std::string_view excuse) {
    return wording.first("excused_" + std::string(excuse));
}

Words country_words(const Wording& wording, const std::string& code) {
    if (code.empty()) return wording.say("other_kind");
    const auto key = "country." + code;
    return wording.catalogue().has(key) ? wording.say_any(key) : Words{{code, wording.language()}};
}

Words office_words(const Wording& wording, int office) {
    return office == 0 ? wording.say("no_office") : wording.say("office", {{"n", std::int64_t{office}}});
}

std::string zone_of(const service::EventRecord& record) {
    constexpr std::size_t kOffset = 6; // "+08:00"
    const auto noon = record.event.zone.to_wall(core::LocalTime{record.event.first_day} + kNoon);
    const auto written = core::format_iso(noon, record.event.zone);
    return "UTC" + written.substr(written.size() - kOffset);
}

void add_zone_note(std::vector<Words>& notes, const DayBook& book, const Wording& wording,
                   const std::vector<core::Delegation>& delegations) {
    if (std::ranges::any_of(delegations, [&](const auto& each) { return book.from_another_time(each.id); }))
        notes.push_back(wording.say("zone_time", {{"zone", zone_of(book.record())}}));
}

void add_paper_note(std::vector<Words>& notes, const DayBook& book, const Wording& wording, core::LocalDay day) {
    if (const int entries = book.from_paper(day); entries > 0)
        notes.push_back(wording.say("from_paper", {{"n", std::int64_t{entries}}}));
}

bool after_midnight(const ClockTime& time) {
    constexpr core::MinuteOfDay kMidnight{24 * 60};
    return time.minute >= kMidnight;
}

void add_night_note(Paper& paper, const Wording& wording) {
    const auto late = [](const Cell& cell) {
        const auto* time = std::get_if<ClockTime>(&cell.value);
        return time != nullptr && after_midnight(*time);
    };
    if (std::ranges::any_of(paper.rows, [&](const auto& row) { return std::ranges::any_of(row, late); }))
        paper.notes.push_back(wording.say("past_midnight"));
}

std::vector<Words> notes_of(const DayBook& book, const Wording& wording, const core::Delegation& delegation,
                            core::LocalDay day, bool time_unsure) {
    std::vector<Words> notes;
    const auto number = [](std::size_t n) { return core::Args{{"n", static_cast<std::int64_t>(n)}}; };
    if (book.record().purged) notes.push_back(wording.say("purged"));
    if (const int together = book.counted_together(delegation.id, day); together > 0)
        notes.push_back(wording.say("together", number(static_cast<std::size_t>(together))));
    if (const int unknown = book.unknown(day); unknown > 0)
        notes.push_back(wording.say("unknown", number(static_cast<std::size_t>(unknown))));
    if (time_unsure) notes.push_back(wording.say("time_unsure"));
    add_paper_note(notes, book, wording, day);
    if (book.outside() > 0) notes.push_back(wording.say("outside", number(book.outside())));
    add_zone_note(notes, book, wording, {delegation});
    return notes;
}

} // namespace kiosk::report
