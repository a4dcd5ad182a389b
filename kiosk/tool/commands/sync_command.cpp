#include <ostream>

#include "event/package/package_archive.hpp"
#include "platform/system_clock.hpp"
#include "store/database.hpp"
#include "store/replica/replica.hpp"
#include "sync/engine.hpp"
#include "sync/hub/hub_transport.hpp"
#include "sync/sync_state_file.hpp"
#include "tool/commands.hpp"
#include "tool/io/print.hpp"

namespace kiosk::tool {
namespace {

using core::Result;

struct Synced {
    sync::Report report;
    std::optional<core::RevisionNumber> taken; // the revision that this sync brought
    std::vector<std::string> notices;
};

// What the hub published, if it is newer than what is here.
Result<std::optional<core::RevisionNumber>> take_revision(const std::filesystem::path& file, sync::HubTransport& hub) {
    const auto newest = hub.newest();
    if (!newest) return std::nullopt;
    auto database = TRY(store::Database::open(file, store::OpenMode::ReadWrite));
    const auto here = TRY(database.revision());
    const auto content = TRY(database.content());
    const auto wanted = TRY(sync::is_wanted(*newest, {here, content}));
    if (!wanted) return std::nullopt;
    const auto parcel = TRY(hub.package(newest->number));
    const auto package = TRY(event::unpack(parcel));
    TRY(database.load(package));
    return package.revision;
}

Result<Synced> sync_once(const std::filesystem::path& file, sync::HubTransport& hub) {
    const auto machine = TRY(platform::machine_id());
    const auto replica = store::Replica::open(file, machine);
    if (!replica) return tl::unexpected(replica.error());
    sync::ReplicaDoor door(**replica);
    auto report = TRY(sync::synchronise(door, hub));
    Synced synced{std::move(report), std::nullopt, (*replica)->notices()};
    auto taken = take_revision(file, hub);
    if (taken)
        synced.taken = *taken;
    else if (taken.error().kind == core::ErrorKind::Unavailable)
        return tl::unexpected(taken.error());
    else
        synced.report.problems.push_back("the hub's new revision was not taken: " + taken.error().detail);
    return synced;
}

void remember(const std::filesystem::path& file, const std::string& url, const Result<Synced>& synced) {
    const auto before = sync::read_sync_state(file);
    auto contact = before && *before ? **before : sync::SyncState{};
    contact.tried = platform::read_now().wall;
    contact.hub = url.substr(0, url.find('?'));
    contact.problem = synced ? std::string() : synced.error().detail;
    if (synced) {
        contact.met = contact.tried;
        contact.there = synced->report.there;
        if (!synced->report.problems.empty()) contact.problem = synced->report.problems.front();
    }
    (void)sync::write_sync_state(file, contact); // doctor shows the older one then
}

void print(const Io& io, const Synced& synced) {
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
    sync::HubTransport hub(url);
    const auto synced = sync_once(database, hub);
    if (!synced && synced.error().kind == core::ErrorKind::Usage) return fail_with(io, synced.error());
    remember(database, url, synced);
    if (!synced) return fail_with(io, synced.error());
    print(io, *synced);
    for (const auto& notice : synced->notices) io.err << "kioskctl: " << printable(notice) << '\n';
    for (const auto& problem : synced->report.problems) io.err << "kioskctl: " << printable(problem) << '\n';
    return synced->report.problems.empty() ? kDone : kFailed;
}

} // namespace kiosk::tool
