// purge
#include <ostream>

#include "core/base/iso_day.hpp"
#include "core/rules/retention.hpp"
#include "service/backups.hpp"
#include "store/database.hpp"
#include "tool/commands.hpp"
#include "tool/commands/desk_clock.hpp"
#include "tool/io/print.hpp"

namespace kiosk::tool {
namespace {

using core::ErrorKind, core::LocalDay;

struct Kept {
    core::EventInfo event;
    bool purged = false;
    int people = 0; // whose names are here
};

core::Result<Kept> look_into(const std::filesystem::path& file) {
    const auto database = TRY(store::Database::open(file, store::OpenMode::ReadWrite));
    Kept kept;
    kept.event = TRY(database.event());
    kept.purged = TRY(database.is_purged());
    const auto people = TRY(database.participants());
    kept.people = static_cast<int>(people.size());
    return kept;
}

// Names of an event that ended on this day or later stay.
core::Result<LocalDay> ended_before(const Purge& options, const core::EventInfo& event, LocalDay today) {
    if (options.before.empty()) return today - std::chrono::days{event.retention_days};
    const auto day = core::parse_day(options.before);
    if (!day) return core::fail(ErrorKind::Usage, "--before: " + day.error().detail);
    if (*day > today)
        return core::fail(ErrorKind::Usage,
                          "--before " + options.before + " is not past yet; today is " + core::format_day(today));
    return *day;
}

int say_kept(const Io& io, const Kept& kept, const Purge& options) {
    if (io.json) {
        print_json(io.out, {{"purged", kept.purged},
                            {"new", false},
                            {"kept_until", core::format_day(core::names_kept_until(kept.event))}});
    } else if (kept.purged) {
        io.out << "the names of " << kept.event.id.str() << " are gone already\n";
    } else {
        io.out << "nothing was purged: " << kept.event.id.str() << " ended on "
               << core::format_day(kept.event.last_day);
        if (options.before.empty())
            io.out << ", and its names are kept until " << core::format_day(core::names_kept_until(kept.event));
        io.out << '\n';
    }
    return kDone;
}

int say_due(const Io& io, const Kept& kept) {
    if (io.json)
        print_json(io.out, {{"purged", false}, {"new", false}, {"people", kept.people}});
    else
        io.out << "the names of " << kept.people << " people would go; nothing was changed\n";
    return kDone;
}

} // namespace

int purge(const Io& io, const Purge& options) {
    const auto kept = look_into(options.database);
    if (!kept) return fail_with(io, kept.error());
    const auto clock = clock_for(options.now, kept->event, options.database);
    if (!clock) return fail_with(io, clock.error());
    const auto now = clock->now();
    const auto before = ended_before(options, kept->event, kept->event.zone.day_of(now.wall));
    if (!before) return fail_with(io, before.error());
    const bool due = kept->event.last_day < *before;
    if (options.dry_run && due && !kept->purged) return say_due(io, *kept);
    if (options.dry_run || (!due && !kept->purged)) return say_kept(io, *kept, options);
    std::optional<core::EntryRef> entry;
    if (!kept->purged) {
        const auto desk = open_desk(io, options.database, *clock);
        if (!desk) return fail_with(io, desk.error());
        const auto written = (*desk)->purge_names(core::OperatorId("kioskctl"), now);
        if (!written) return fail_with(io, written.error().at(kept->event.id.str()));
        entry = *written;
    }
    // Also when they were purged before: that run may have been cut off here, and names that a sync took away are
    // overwritten one by one, not the file as a whole.
    auto database = store::Database::open(options.database, store::OpenMode::ReadWrite);
    if (!database) return fail_with(io, database.error());
    const auto clean = database->scrub();
    if (!clean) return fail_with(io, clean.error());
    if (!*clean)
        io.err << "kioskctl: a program has " << options.database.string()
               << " open, and its log may still hold names: close it, and run this again\n";
    if (const auto gone = service::forget_backups(options.database); !gone) return fail_with(io, gone.error());
    if (!entry) return say_kept(io, *kept, options);
    if (io.json) {
        print_json(io.out,
                   {{"purged", true}, {"new", true}, {"people", kept->people}, {"entry", tool::json_of(*entry)}});
    } else {
        io.out << "the names of " << kept->people << " people are gone from " << options.database.string() << ", entry "
               << core::short_ref(*entry) << "; counts and entries stay\n"
               << "The kiosk's own backups are gone, too, and the next sync takes the names from the other kiosks and "
                  "from "
                  "the hub. The package's folder, printed lists and copies of your own are yours to delete.\n";
    }
    return kDone;
}

} // namespace kiosk::tool
