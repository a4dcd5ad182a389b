#include "app/plan_loader.hpp"

#include <utility>

#include "app/plan.hpp"

namespace kiosk::app {

PlanLoader::PlanLoader(std::filesystem::path folder, std::function<void()> wake, Log log)
    : folder_(std::move(folder)), wake_(std::move(wake)), log_(std::move(log)) {
    if (!folder_.empty()) thread_ = std::thread([this] { run(); });
}

PlanLoader::~PlanLoader() {
    wanted_.close();
    if (thread_.joinable()) thread_.join();
}

void PlanLoader::want(const std::string& name) {
    // A full queue is asked again in the next frame.
    if (!folder_.empty() && !name.empty() && name != last_ && wanted_.push(name)) last_ = name;
}

std::shared_ptr<const ui::Plan> PlanLoader::take() {
    auto decoded = decoded_.drain();
    return decoded.empty() ? nullptr : std::move(decoded.back());
}

void PlanLoader::run() {
    while (auto name = wanted_.pop()) {
        auto plan = read_plan(folder_, *name);
        if (!plan) {
            log_.warn("a campus plan is not shown: " + plan.error().detail);
        } else if (decoded_.push(std::make_shared<const ui::Plan>(std::move(*plan)))) {
            wake_();
        }
    }
}

} // namespace kiosk::app
