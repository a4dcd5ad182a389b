#include "ui/input/touch_router.hpp"

#include <algorithm>

namespace kiosk::ui {

void TouchRouter::begin_frame(const PointerSample& sample) {
    step_ = follow(step_.gesture, sample);
    now_ = sample.time;
    enabled_ = true;
    if (step_.pressed) {
        owner_.clear();
        list_.clear();
    }
}

bool TouchRouter::moving() const {
    return step_.gesture.phase != Gesture::Phase::Idle ||
           std::any_of(scrolls_.begin(), scrolls_.end(), [](const auto& entry) { return ui::moving(entry.second); });
}

TouchRouter::Hit TouchRouter::widget(std::string_view id, const Rect& visible) {
    if (!enabled_) {
        return {};
    }
    if (step_.pressed && owner_.empty() && visible.contains(step_.gesture.start)) {
        owner_ = id;
    }
    if (owner_ != id) {
        return {};
    }
    const bool list_took_it = !list_.empty() && (step_.dragged || step_.gesture.phase == Gesture::Phase::Dragging);
    const Vec finger = step_.gesture.recent.at(std::max<std::size_t>(step_.gesture.count, 1) - 1).at;
    if (list_took_it || !visible.contains(finger)) {
        return {};
    }
    return {step_.gesture.phase != Gesture::Phase::Idle, step_.released};
}

TouchRouter::Hit TouchRouter::rest(std::string_view id) {
    if (!enabled_) {
        return {};
    }
    if (step_.pressed && owner_.empty()) {
        owner_ = id;
    }
    if (owner_ != id || (!list_.empty() && step_.dragged)) {
        return {};
    }
    return {step_.gesture.phase != Gesture::Phase::Idle, step_.released};
}

float TouchRouter::scroll(std::string_view id, const Rect& view, float limit) {
    auto found = scrolls_.find(id);
    if (found == scrolls_.end()) {
        found = scrolls_.emplace(std::string(id), Scroll{}).first;
    }
    Scroll& scroll = found->second;
    if (enabled_ && step_.pressed && limit > 0 && view.contains(step_.gesture.start)) {
        list_ = id;
        if (ui::moving(scroll)) {
            scroll.speed = 0;
            owner_ = "caught";
        }
    }
    if (enabled_ && list_ == id) {
        if (step_.gesture.phase == Gesture::Phase::Dragging) {
            scroll = drag(scroll, step_.drag, limit);
            scroll.time = now_;
        } else if (step_.released && step_.dragged) {
            scroll = fling(scroll, step_.speed, now_);
        }
    }
    scroll = settle(scroll, now_, limit);
    return scroll.offset;
}

void TouchRouter::scroll_to(std::string_view id, float offset) {
    scrolls_.insert_or_assign(std::string(id), Scroll{offset, 0, now_});
}

void TouchRouter::forget_lists(std::string_view prefix) {
    std::erase_if(scrolls_, [&](const auto& entry) { return entry.first.starts_with(prefix); });
}

} // namespace kiosk::ui
