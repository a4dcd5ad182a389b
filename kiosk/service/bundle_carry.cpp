#include "service/bundle_carry.hpp"

#include <utility>

#include "event/package/package_archive.hpp"
#include "service/event_source.hpp"
#include "store/database.hpp"
#include "store/replica/replica.hpp"

namespace kiosk::service {
namespace {

using core::Result;

// Nothing: there is none, or what is here is as new.
Result<std::optional<core::EventPackage>> revision_in(const sync::Bundle& bundle, const std::filesystem::path& file) {
    if (bundle.package.empty()) return std::nullopt;
    auto package = TRY(event::unpack(bundle.package));
    if (package.event.tag != bundle.event)
        return core::fail(core::ErrorKind::Refused, "its event package is of another event than its entries");
    const auto database = TRY(store::Database::open(file, store::OpenMode::ReadOnly));
    const bool newer = TRY(database.would_load(package));
    if (!newer) return std::nullopt;
    return package;
}

} // namespace

Result<TakenIn> take_in_bundle(const store::Desk* desk, const std::filesystem::path& file,
                               const core::MachineId& machine, const sync::Bundle& bundle, core::WallTime now) {
    const auto replica = TRY(store::Replica::open(file, machine));
    const auto revision = TRY(revision_in(bundle, file));
    if (revision) TRY(keeps_checkpoint(desk, *revision));
    TakenIn taken{TRY(sync::import_bundle(*replica, bundle)), std::nullopt, replica->notices()};
    if (!revision) return taken;
    TRY(load_beside(desk, file, *revision, now));
    taken.revision = revision->revision;
    return taken;
}

Result<MadeBundle> make_bundle(const std::filesystem::path& file, const core::MachineId& machine,
                               const store::Heads& since) {
    const auto replica = TRY(store::Replica::open(file, machine));
    MadeBundle made{TRY(sync::export_bundle(*replica, since))};
    for (const auto& section : made.bundle.sections) made.entries += section.entries.size();
    return made;
}

} // namespace kiosk::service
