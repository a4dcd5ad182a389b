#include "tool/commands/desk_clock.hpp"

#include <ostream>
#include <utility>

#include "platform/system_clock.hpp"
#include "store/database.hpp"

namespace kiosk::tool {

DeskClock::DeskClock(std::optional<core::WallTime> start, std::shared_ptr<const store::MachineClock> machine)
    : start_(start), machine_(std::move(machine)), made_(machine_->now()) {}

core::Now DeskClock::now() const {
    auto now = machine_->now();
    if (start_) {
        now.wall = *start_ + (now.mono - made_.mono);
        now.trusted = true;
    }
    return now;
}

std::optional<std::string> DeskClock::distrust() const {
    const auto judged = machine_->judgement();
    if (start_ || judged.trusted()) return std::nullopt;
    return "the clock is not trusted, entries are marked time-unsure: " + core::describe(judged);
}

core::Result<DeskClock> clock_for(const std::string& now, const core::EventInfo& event,
                                  const std::filesystem::path& database) {
    std::optional<core::WallTime> start;
    if (now.empty()) {
        if (event.sample) start = event.demo_now;
    } else {
        if (!event.sample)
            return core::fail(core::ErrorKind::Usage,
                              "--now is for sample events only; " + event.id.str() + " is a real one");
        const auto time = core::parse_iso(now, event.zone);
        if (!time) return core::fail(core::ErrorKind::Usage, "--now: " + time.error().detail);
        start = *time;
    }
    const auto opened = TRY(store::Database::open(database, store::OpenMode::ReadOnly));
    auto history = TRY(store::read_clock_history(opened));
    const auto machine = std::make_shared<store::MachineClock>();
    machine->know(std::move(history));
    return DeskClock(start, machine);
}

core::Result<std::unique_ptr<store::Desk>> open_desk(const Io& io, const std::filesystem::path& database,
                                                     const std::string& checkpoint, const DeskClock& clock) {
    const auto machine = TRY(platform::machine_id());
    store::DeskOptions options;
    options.checkpoint = core::CheckpointId{checkpoint};
    options.machine = machine;
    options.simulated = clock.simulated();
    auto desk = store::Desk::open(database, options);
    if (!desk) return desk;
    for (const auto& notice : (*desk)->notices()) io.err << "kioskctl: " << notice << '\n';
    if (const auto why = clock.distrust()) io.err << "kioskctl: " << *why << '\n';
    return desk;
}

} // namespace kiosk::tool
