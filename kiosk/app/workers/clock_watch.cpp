#include "app/workers/clock_watch.hpp"

#include <utility>

#include "service/health.hpp"
#include "store/database.hpp"

namespace kiosk::app {

ClockWatch::ClockWatch(store::MachineClock& clock, std::filesystem::path database, Log log)
    : clock_(&clock), database_(std::move(database)), log_(std::move(log)) {}

void ClockWatch::look() {
    const auto database = store::Database::open(database_, store::OpenMode::ReadOnly);
    if (!database) return log_.warn("the clock was not judged: " + database.error().detail);
    auto history = store::read_clock_history(*database);
    if (!history) return log_.warn("the clock was not judged: " + history.error().detail);
    clock_->know(std::move(*history));
    const auto judged = clock_->judgement();
    // Who vouches for it changes with every look; whether anybody does is news.
    const bool same =
        said_ && said_->trusted() == judged.trusted() && (judged.trusted() || said_->fault == judged.fault);
    said_ = judged;
    if (same) return;
    if (judged.trusted())
        log_.info(service::clock_line(judged));
    else
        log_.warn(service::clock_line(judged));
}

} // namespace kiosk::app
