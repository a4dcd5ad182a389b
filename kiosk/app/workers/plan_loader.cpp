#include "app/workers/plan_loader.hpp"

#include <utility>

#include "app/image/plan.hpp"

namespace kiosk::app {

constexpr std::size_t kMostWanted = 4;

PlanLoader::PlanLoader(std::filesystem::path database, std::function<void()> wake, Log log)
    : database_(std::move(database)), log_(std::move(log)),
      worker_(
          kMostWanted, [this](const std::string& name, const std::stop_token&) { return decode(name); },
          std::move(wake)) {}

void PlanLoader::want(const std::string& name) {
    // Where too many wait it is asked for again in the next frame.
    if (!name.empty() && name != last_ && worker_.give(name)) last_ = name;
}

std::shared_ptr<const ui::Plan> PlanLoader::take() {
    return worker_.take().value_or(nullptr);
}

std::optional<PlanLoader::Drawn> PlanLoader::decode(const std::string& name) {
    const auto drawing = read_drawing(database_, name);
    // Most revisions leave it as it was, and who is looking at it stays where they are.
    if (drawing && drawing->file == file_ && drawing->hash == hash_) return std::nullopt;
    auto plan = drawing.and_then([](const core::Drawing& found) { return decode_plan(found); });
    if (!plan) {
        log_.warn("a campus plan is not shown: " + plan.error().detail);
        return std::nullopt;
    }
    file_ = drawing->file;
    hash_ = drawing->hash;
    return std::make_shared<const ui::Plan>(std::move(*plan));
}

} // namespace kiosk::app
