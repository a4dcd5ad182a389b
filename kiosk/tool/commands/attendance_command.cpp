#include <ostream>

#include "core/base/iso_day.hpp"
#include "core/rules/event_day.hpp"
#include "service/attendance_query.hpp"
#include "tool/commands.hpp"
#include "tool/io/print.hpp"

namespace kiosk::tool {
namespace {

using core::Presence;
using core::PresenceKey;
using service::MergedAttendance;

int show_conflicts(const Io& io, const MergedAttendance& merged) {
    auto list = Json::array();
    TextTable table({"conflict", "who", "entries"});
    for (const auto& conflict : merged.attendance.conflicts) {
        auto refs = Json::array();
        std::string text;
        for (const auto& entry : conflict.entries) {
            const auto& fact = merged.in_conflict.at(entry);
            refs.push_back(tool::json_of(entry));
            refs.back()["checkpoint"] = fact.checkpoint.str();
            refs.back()["time"] = core::format_iso(fact.wall, merged.zone);
            text += (text.empty() ? "" : ", ") + core::short_ref(entry) + " " + fact.checkpoint.str() + " " +
                    local_time(fact.wall, merged.zone);
        }
        list.push_back({{"conflict", word_of(conflict.kind)}, {"subject", conflict.subject.str()}, {"entries", refs}});
        table.add({std::string(word_of(conflict.kind)), merged.name_of(conflict.subject), text});
    }
    if (io.json) {
        print_json(io.out, list);
    } else {
        table.print(io.out);
    }
    return kDone;
}

// Of what lasts from one day to the next the first.
core::LocalDay day_shown(const PresenceKey& key, const Presence& presence, const core::Zone& zone) {
    return key.day == core::kWholeEvent ? zone.day_of(presence.first_in_at) : key.day;
}

Json json_of_presence(const PresenceKey& key, const Presence& presence, const MergedAttendance& merged) {
    const auto time = [&](core::WallTime wall) { return core::format_iso(wall, merged.zone); };
    return {{"subject", key.subject.str()},
            {"name", merged.name_of(key.subject)},
            {"area", key.area.str()},
            {"day", core::format_day(day_shown(key, presence, merged.zone))},
            {"inside", presence.inside},
            {"since", time(presence.first_in_at)},
            {"checkpoint", presence.first_checkpoint.str()},
            {"left", presence.last_out_at ? Json(time(*presence.last_out_at)) : Json()},
            {"late", presence.late},
            {"time_unsure", presence.time_unsure},
            {"people", presence.people},
            {"first_in", tool::json_of(presence.first_in)}};
}

std::vector<std::string> row_of(const PresenceKey& key, const Presence& presence, const MergedAttendance& merged) {
    const auto time = [&](core::WallTime wall) { return core::format_time(merged.zone.to_local(wall)); };
    std::string marks = presence.late ? "late" : "";
    if (presence.time_unsure) marks += marks.empty() ? "time-unsure" : " time-unsure";
    return {core::format_day(day_shown(key, presence, merged.zone)),
            key.area.str(),
            merged.name_of(key.subject),
            presence.inside ? "in" : "out",
            time(presence.first_in_at),
            presence.last_out_at ? time(*presence.last_out_at) : "-",
            presence.first_checkpoint.str(),
            std::to_string(presence.people),
            marks};
}

} // namespace

int show_attendance(const Io& io, const ShowAttendance& options) {
    const auto merged = service::merge_attendance(options.database, core::CheckpointId{options.checkpoint});
    if (!merged) return fail_with(io, merged.error());
    if (options.conflicts) return show_conflicts(io, *merged);
    auto presences = Json::array();
    TextTable table({"day", "area", "who", "now", "since", "left", "checkpoint", "people", "marks"});
    long inside = 0;
    long came = 0;
    for (const auto& [key, presence] : merged->attendance.presences) {
        if (!options.checkpoint.empty() && presence.first_checkpoint.str() != options.checkpoint) continue;
        came += presence.people;
        inside += presence.people_inside;
        if (io.json) {
            presences.push_back(json_of_presence(key, presence, *merged));
        } else {
            table.add(row_of(key, presence, *merged));
        }
    }
    const auto conflicts = merged->attendance.conflicts.size();
    if (io.json) {
        print_json(io.out, {{"presences", presences}, {"came", came}, {"inside", inside}, {"conflicts", conflicts}});
        return kDone;
    }
    table.print(io.out);
    io.out << came << " came, " << inside << " still in, " << conflicts << (conflicts == 1 ? " conflict" : " conflicts")
           << '\n';
    return kDone;
}

} // namespace kiosk::tool
