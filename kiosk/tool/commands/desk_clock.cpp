#include "tool/commands/desk_clock.hpp"

#include <ostream>
#include <utility>

#include "platform/system_clock.hpp"
#include "service/event_source.hpp"
#include "service/health.hpp"
#include "store/database.hpp"

namespace kiosk::tool {

DeskClock::DeskClock(std::optional<core::WallTime> start, std::shared_ptr<const store::MachineClock> machine)
    : machine_(std::move(machine)),
      clock_(std::make_shared<platform::Clock>([machine = machine_] { return machine->now(); })) {
    if (start) clock_->start_demo(*start, clock_->machine());
}

std::optional<std::string> DeskClock::distrust() const {
    const auto judged = machine_->judgement();
    if (simulated() || judged.trusted()) return std::nullopt;
    return service::clock_line(judged);
}

core::Result<DeskClock> machine_clock(const std::filesystem::path& database) {
    const auto opened = TRY(store::Database::open(database, store::OpenMode::ReadOnly));
    auto history = TRY(store::read_clock_history(opened));
    const auto machine = std::make_shared<store::MachineClock>();
    machine->know(std::move(history));
    return DeskClock(std::nullopt, machine);
}

core::Result<DeskClock> clock_for(const std::string& now, const core::EventInfo& event,
                                  const std::filesystem::path& database) {
    const auto start = TRY(service::demo_start(event, now.empty() ? std::nullopt : std::optional(now)));
    auto made = TRY(machine_clock(database));
    if (start) made.clock().start_demo(*start, made.clock().machine());
    return made;
}

void say_notes(const Io& io, const std::vector<std::string>& notes, const DeskClock& clock) {
    for (const auto& note : notes) io.err << "kioskctl: " << note << '\n';
    if (const auto why = clock.distrust()) io.err << "kioskctl: " << *why << '\n';
}

core::Result<std::unique_ptr<store::Desk>> open_desk(const Io& io, const std::filesystem::path& database,
                                                     const DeskClock& clock) {
    store::DeskOptions options;
    options.machine = TRY(platform::machine_id());
    options.simulated = clock.simulated();
    auto desk = store::Desk::open(database, options);
    if (desk) say_notes(io, (*desk)->notices(), clock);
    return desk;
}

} // namespace kiosk::tool
