#include "service/machine_health.hpp"

#include <utility>

#include "core/i18n/text.hpp"
#include "service/backups.hpp"
#include "service/health_checks.hpp"
#include "store/desk/machine_clock.hpp"
#include "store/staff.hpp"

namespace kiosk::service {
namespace {

core::HealthFact fact_of(core::HealthPart part, const Finding& finding, const core::Zone& zone) {
    core::HealthFact fact;
    fact.part = part;
    fact.level = level_of(finding.health);
    fact.number = finding.number;
    if (finding.at) fact.at = zone.to_local(*finding.at);
    fact.detail = finding.detail;
    return fact;
}

} // namespace

core::HealthLevel level_of(Health health) {
    switch (health) {
    case Health::Ok:
        return core::HealthLevel::Fine;
    case Health::Warn:
        return core::HealthLevel::Look;
    case Health::Fail:
        break;
    }
    return core::HealthLevel::Act;
}

core::Result<ClockNow> confirm_clock(const std::filesystem::path& database) {
    const auto opened = TRY(store::Database::open(database, store::OpenMode::ReadOnly));
    const auto event = TRY(opened.event());
    auto history = TRY(store::read_clock_history(opened));
    store::MachineClock clock;
    clock.know(history);
    const auto now = clock.now();
    history.confirmed = core::ClockPoint{now.wall, now.boot, now.mono};
    clock.know(history);
    const auto judged = clock.judgement();
    if (!judged.trusted())
        return core::fail(core::ErrorKind::Refused, "the clock shows " + core::format_iso(now.wall, event.zone) +
                                                        ", which was not confirmed: " + core::describe(judged));
    TRY(store::write_confirmation(database, *history.confirmed));
    return ClockNow{now.wall, judged};
}

core::Result<core::MachineHealth> examine_machine(const store::Database& database, const std::filesystem::path& file,
                                                  core::WallTime now) {
    using core::HealthPart;
    const auto clock = judge_clock_here(file);
    const auto event = TRY(database.event());
    const auto ledgers = TRY(database.ledgers());
    const auto staff = TRY(store::read_staff(database));
    core::MachineHealth health;
    health.looked = event.zone.to_local(now);
    health.facts = {fact_of(HealthPart::Disk, examine_disk(file), event.zone),
                    fact_of(HealthPart::Clock, judge_clock(clock, now), event.zone),
                    fact_of(HealthPart::Hub, examine_hub(file), event.zone),
                    fact_of(HealthPart::Staff, judge_staff(staff, file), event.zone)};
    health.facts[1].clock = clock;
    core::HealthFact entries;
    entries.part = HealthPart::Database;
    for (const auto& ledger : ledgers) entries.number += static_cast<std::int64_t>(ledger.last.value());
    health.facts.push_back(std::move(entries));
    health.facts.push_back(fact_of(HealthPart::Backup, judge_backups(list_backups(file), now), event.zone));
    return health;
}

} // namespace kiosk::service
