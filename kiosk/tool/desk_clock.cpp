#include "tool/desk_clock.hpp"

#include <ostream>

#include "store/system_now.hpp"

namespace kiosk::tool {

DeskClock::DeskClock(std::optional<core::WallTime> start) : start_(start), made_(store::read_now()) {}

core::Now DeskClock::now() const {
    auto now = store::read_now();
    if (start_) {
        now.wall = *start_ + (now.mono - made_.mono);
        now.trusted = true;
    }
    return now;
}

core::Result<DeskClock> clock_for(const std::string& now, const core::EventInfo& event) {
    if (now.empty()) return DeskClock(event.sample ? event.demo_now : std::nullopt);
    if (!event.sample)
        return core::fail(core::ErrorKind::Usage,
                          "--now is for sample events only; " + event.id.str() + " is a real one");
    const auto time = core::parse_iso(now, event.zone);
    if (!time) return core::fail(core::ErrorKind::Usage, "--now: " + time.error().detail);
    return DeskClock(*time);
}

core::Result<std::unique_ptr<store::Desk>> open_desk(const Io& io, const std::filesystem::path& database,
                                                     const std::string& checkpoint, const DeskClock& clock) {
    const auto machine = store::machine_id();
    if (!machine) return tl::unexpected(machine.error());
    store::DeskOptions options;
    options.checkpoint = core::CheckpointId{checkpoint};
    options.machine = *machine;
    options.simulated = clock.simulated();
    auto desk = store::Desk::open(database, options);
    if (desk)
        for (const auto& notice : (*desk)->notices()) io.err << "kioskctl: " << notice << '\n';
    return desk;
}

} // namespace kiosk::tool
