#include "app/workers/plan_loader.hpp"

#include <utility>

#include "app/image/plan.hpp"

namespace kiosk::app {

PlanLoader::PlanLoader(std::filesystem::path database, std::function<void()> wake, Log log)
    : database_(std::move(database)), wake_(std::move(wake)), log_(std::move(log)), thread_([this] { run(); }) {}

PlanLoader::~PlanLoader() {
    wanted_.close();
    thread_.join();
}

void PlanLoader::want(const std::string& name) {
    // A full queue is asked again in the next frame.
    if (!name.empty() && name != last_ && wanted_.push(name)) last_ = name;
}

std::shared_ptr<const ui::Plan> PlanLoader::take() {
    auto decoded = decoded_.drain();
    return decoded.empty() ? nullptr : std::move(decoded.back());
}

void PlanLoader::run() {
    std::string file;
    core::Hash hash;
    while (auto name = wanted_.pop()) {
        const auto drawing = read_drawing(database_, *name);
        // Most revisions leave it as it was, and who is looking at it stays where they are.
        if (drawing && drawing->file == file && drawing->hash == hash) continue;
        auto plan = drawing.and_then([](const core::Drawing& found) { return decode_plan(found); });
        if (!plan) {
            log_.warn("a campus plan is not shown: " + plan.error().detail);
        } else if (decoded_.push(std::make_shared<const ui::Plan>(std::move(*plan)))) {
            file = drawing->file;
            hash = drawing->hash;
            wake_();
        }
    }
}

} // namespace kiosk::app
