#include "tool/commands/explain_row.hpp"

#include <ostream>

#include "core/base/edit_distance.hpp"
#include "core/base/find_by_id.hpp"
#include "core/base/iso_day.hpp"
#include "report/explain.hpp"
#include "report/paper_parts.hpp"
#include "service/event_record.hpp"
#include "tool/io/print.hpp"

namespace kiosk::tool {
namespace {

using core::ErrorKind;
using report::EntryUse, report::Explained;
using service::Fate;

struct Whose {
    core::SubjectKey subject;
    std::string name; // empty: it is gone
};

core::Result<Whose> whose(const service::EventRecord& record, const std::string& id) {
    if (const auto* person = core::find_by_id(record.participants, core::ParticipantId{id}))
        return Whose{core::subject_of(person->id), person->name};
    if (const auto* group = core::find_by_id(record.delegations, core::DelegationId{id}))
        return Whose{core::subject_of(group->id), group->name.in(core::kHomeLanguage)};
    std::vector<std::string_view> ids;
    for (const auto& each : record.participants) ids.push_back(each.id.str());
    for (const auto& each : record.delegations) ids.push_back(each.id.str());
    const auto near = std::string(core::nearest_word(id, ids));
    return core::fail(ErrorKind::Usage, "--explain " + id + ": the roster has nobody of this id" +
                                            (near.empty() ? "" : "; did you mean \"" + near + "\"?"));
}

const char* word_for(EntryUse use) {
    switch (use) {
    case EntryUse::MorningSignin:
        return "morning sign-in";
    case EntryUse::AfternoonSignin:
        return "afternoon sign-in";
    case EntryUse::Leaving:
        return "time out";
    case EntryUse::Meal:
        return "meal collected";
    case EntryUse::FirstRecord:
        return "first record";
    case EntryUse::LastRecord:
        return "last record";
    }
    return "";
}

std::string reason_of(const Explained& one) {
    const auto& entry = *one.entry;
    const auto by = entry.by ? core::short_ref(*entry.by) : std::string();
    switch (entry.fate) {
    case Fate::Voided:
        return "voided by " + by;
    case Fate::RecordedAgain:
        return by.empty() ? "recorded again" : "counted as " + by;
    case Fate::Noted:
        return entry.entry.kind == core::EntryKind::Refused
                   ? "refused: " + std::string(core::name_of(entry.entry.verdict))
                   : "tells nothing of presence";
    case Fate::Counts:
        return one.day ? "" : "not on a day of the event";
    }
    return "";
}

std::string uses_of(const Explained& one) {
    std::string text;
    for (const auto use : one.uses) text += (text.empty() ? "" : ", ") + std::string(word_for(use));
    return text;
}

std::string marks_on(const service::HistoryEntry& entry) {
    std::string marks = entry.entry.late ? "late" : "";
    if (entry.time_unsure) marks += marks.empty() ? "time-unsure" : " time-unsure";
    return marks;
}

Json explained_as_json(const Explained& one, const core::Zone& zone) {
    const auto& entry = one.entry->entry;
    auto json = tool::json_of(entry.ref());
    json["time"] = core::format_iso(entry.wall, zone);
    json["kind"] = tool::word_of(entry.kind);
    json["checkpoint"] = entry.checkpoint.str();
    json["late"] = entry.late;
    json["time_unsure"] = one.entry->time_unsure;
    json["day"] = one.day ? Json(core::format_day(*one.day)) : Json();
    auto uses = Json::array();
    for (const auto use : one.uses) uses.push_back(word_for(use));
    json["counts_as"] = uses;
    const auto reason = reason_of(one);
    json["not_counted"] = reason.empty() ? Json() : Json(reason);
    return json;
}

} // namespace

core::Status explain_row(const Io& io, const ReportOptions& options, std::optional<core::LocalDay> day) {
    const auto record = TRY(service::read_event_record(options.database));
    TRY(report::check_scope(record, {day, {}}));
    const auto who = TRY(whose(record, options.explain));
    const auto history = TRY(service::read_history(options.database, who.subject));
    const report::DayBook book(record);
    const auto all = report::explain(book, history, who.subject, day);
    std::ptrdiff_t counted = 0;
    auto list = Json::array();
    TextTable table({"entry", "time", "kind", "checkpoint", "day", "marks", "counts as"});
    const auto or_dash = [](std::string text) { return text.empty() ? std::string("-") : text; };
    for (const auto& one : all) {
        const auto& entry = one.entry->entry;
        counted += one.day ? 1 : 0;
        const auto reason = reason_of(one);
        list.push_back(explained_as_json(one, record.event.zone));
        table.add({core::short_ref(entry.ref()), local_time(entry.wall, record.event.zone),
                   std::string(tool::word_of(entry.kind)), or_dash(entry.checkpoint.str()),
                   one.day ? core::format_day(*one.day) : "-", or_dash(marks_on(*one.entry)),
                   reason.empty() ? or_dash(uses_of(one)) : "no: " + reason});
    }
    if (io.json) {
        print_json(io.out, {{"id", options.explain}, {"name", who.name}, {"counted", counted}, {"entries", list}});
        return {};
    }
    io.out << printable(options.explain) << (who.name.empty() ? "" : " " + printable(who.name)) << ": ";
    if (all.empty()) {
        io.out << "no entry is about them" << (day ? " on this day" : "") << '\n';
        return {};
    }
    io.out << all.size() << (all.size() == 1 ? " entry" : " entries") << ", of which " << counted
           << (counted == 1 ? " counts" : " count") << '\n';
    table.print(io.out);
    return {};
}

} // namespace kiosk::tool
