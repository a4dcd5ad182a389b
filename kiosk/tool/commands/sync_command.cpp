#include <ostream>

#include "platform/system_clock.hpp"
#include "service/sync_service.hpp"
#include "store/database.hpp"
#include "tool/commands.hpp"
#include "tool/io/print.hpp"

namespace kiosk::tool {
namespace {

void print(const Io& io, const service::Synced& synced) {
    const auto& report = synced.report;
    if (io.json) {
        Json json{{"pulled", report.pulled},
                  {"pushed", report.pushed},
                  {"held", report.held},
                  {"set_aside", report.set_aside},
                  {"recorded_again", report.recorded_again},
                  {"round_trips", report.round_trips},
                  {"problems", report.problems}};
        json["revision"] = synced.taken ? Json(synced.taken->value()) : Json(nullptr);
        print_json(io.out, json);
        return;
    }
    io.out << "pulled " << report.pulled << ", pushed " << report.pushed;
    if (report.held > 0) io.out << ", " << report.held << " held until their ledger is certified";
    if (report.recorded_again > 0)
        io.out << ", " << report.recorded_again << " recorded again because their numbers belong to others";
    if (synced.taken) io.out << ", revision " << synced.taken->value() << " taken";
    io.out << '\n';
}

} // namespace

int sync_with_hub(const Io& io, const std::filesystem::path& database, const std::string& url) {
    if (auto there = store::Database::open(database, store::OpenMode::ReadOnly); !there)
        return fail_with(io, there.error());
    std::vector<std::string> notices;
    service::SyncService::Parts parts;
    parts.hub = url;
    parts.database = database;
    parts.machine = platform::machine_id;
    parts.wall = [] { return platform::read_now().wall; };
    parts.notice = [&](const std::string& notice) { notices.push_back(notice); };
    const auto synced = service::SyncService(std::move(parts)).sync_once();
    if (synced) print(io, *synced);
    for (const auto& notice : notices) io.err << "kioskctl: " << printable(notice) << '\n';
    if (!synced) return fail_with(io, synced.error());
    for (const auto& problem : synced->report.problems) io.err << "kioskctl: " << printable(problem) << '\n';
    return synced->report.problems.empty() ? kDone : kFailed;
}

} // namespace kiosk::tool
