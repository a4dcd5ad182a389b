#include "ui/input/pan_zoom_gesture.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "ui/input/scroll_gesture.hpp"

namespace kiosk::ui {
namespace {

using PanZoomKind = PanZoomEvent::Kind;

constexpr float kPinchSlop = 14.0F;   // units: so much two fingers may tremble in a tap
constexpr float kLeastSpan = 40.0F;   // units between two fingers: closer, a pixel of noise would zoom
constexpr float kLeastFling = 140.0F; // units a second
constexpr float kFastestPan = 6000.0F;
constexpr core::Millis kPanSpeedWindow{100};
constexpr core::Millis kLongestTap{700};
constexpr core::Millis kTwoFingerTap{400}; // from the first finger down to the last one up
constexpr core::Millis kDoubleTap{320};    // from the first tap's end to the second's end
constexpr float kDoubleTapReach = 70.0F;

float far(Vec a, Vec b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}
Vec minus(Vec a, Vec b) {
    return {a.x - b.x, a.y - b.y};
}

} // namespace

std::vector<PanZoomEvent> PanZoomGesture::follow(const TouchSample& sample) {
    std::vector<PanZoomEvent> out;
    switch (sample.phase) {
    case TouchSample::Phase::Began:
        begin(sample, out);
        break;
    case TouchSample::Phase::Moved:
        move(sample, out);
        break;
    case TouchSample::Phase::Ended:
    case TouchSample::Phase::Cancelled:
        lift(sample, out);
        break;
    }
    return out;
}

std::vector<PanZoomEvent> PanZoomGesture::cancel() {
    const bool held = holding();
    *this = PanZoomGesture{};
    return held ? std::vector<PanZoomEvent>{{PanZoomKind::Rest, {}, {}, 1}} : std::vector<PanZoomEvent>{};
}

void PanZoomGesture::begin(const TouchSample& sample, std::vector<PanZoomEvent>& out) {
    const auto end = fingers_.begin() + static_cast<std::ptrdiff_t>(count_);
    if (count_ == fingers_.size() ||
        std::any_of(fingers_.begin(), end, [&](const Finger& f) { return f.id == sample.id; })) {
        return;
    }
    if (count_ == 0) {
        most_ = 0;
        moving_ = spoilt_ = false;
        began_ = sample.time;
        out.push_back({PanZoomKind::Grab, sample.at, {}, 1});
    }
    fingers_.at(count_++) = {sample.id, sample.at, sample.at};
    most_ = std::max(most_, count_);
    rebase(sample.time);
}

void PanZoomGesture::move(const TouchSample& sample, std::vector<PanZoomEvent>& out) {
    const auto end = fingers_.begin() + static_cast<std::ptrdiff_t>(count_);
    const auto finger = std::find_if(fingers_.begin(), end, [&](const Finger& f) { return f.id == sample.id; });
    if (finger == end) {
        return;
    }
    finger->at = sample.at;
    if (!moving_) {
        if (!within_slop()) {
            moving_ = true;
            rebase(sample.time);
        }
        return;
    }
    const Vec middle = centre();
    const float span = distance();
    const float zoom = count_ > 1 && span > kLeastSpan && distance_ > kLeastSpan ? span / distance_ : 1.0F;
    const Vec by = minus(middle, centre_);
    centre_ = middle;
    distance_ = span;
    remember(sample.time);
    if (by != Vec{} || zoom != 1.0F) {
        out.push_back({PanZoomKind::Move, middle, by, zoom});
    }
}

void PanZoomGesture::lift(const TouchSample& sample, std::vector<PanZoomEvent>& out) {
    const auto end = fingers_.begin() + static_cast<std::ptrdiff_t>(count_);
    const auto finger = std::find_if(fingers_.begin(), end, [&](const Finger& f) { return f.id == sample.id; });
    if (finger == end) {
        return;
    }
    spoilt_ = spoilt_ || sample.phase == TouchSample::Phase::Cancelled;
    if (count_ == 2) {
        pair_ = centre();
    }
    if (count_ > 1) {
        std::rotate(finger, finger + 1, end);
        --count_;
        rebase(sample.time);
        return;
    }
    settle(sample, out);
    count_ = 0;
}

// The last finger went up.
void PanZoomGesture::settle(const TouchSample& sample, std::vector<PanZoomEvent>& out) {
    const Vec thrown = moving_ && !spoilt_ ? speed(sample.time) : Vec{};
    if (std::hypot(thrown.x, thrown.y) >= kLeastFling) {
        out.push_back({PanZoomKind::Fling, sample.at, thrown, 1});
        last_tap_.reset();
        return;
    }
    out.push_back({PanZoomKind::Rest, sample.at, {}, 1});
    if (moving_ || spoilt_ || most_ > 2) {
        last_tap_.reset();
    } else if (most_ == 2) {
        last_tap_.reset();
        if (sample.time - began_ <= kTwoFingerTap) {
            out.push_back({PanZoomKind::TwoFingerTap, pair_, {}, 1});
        }
    } else if (sample.time - began_ <= kLongestTap) {
        tap(sample, out);
    }
}

void PanZoomGesture::tap(const TouchSample& sample, std::vector<PanZoomEvent>& out) {
    const Vec at = fingers_.front().start;
    const bool second =
        last_tap_ && sample.time - last_tap_->time <= kDoubleTap && far(last_tap_->at, at) <= kDoubleTapReach;
    out.push_back({second ? PanZoomKind::DoubleTap : PanZoomKind::Tap, at, {}, 1});
    last_tap_ = second ? std::nullopt : std::optional(Past{at, sample.time});
}

// From here on the movement is measured anew.
void PanZoomGesture::rebase(core::MonoTime now) {
    centre_ = centre();
    distance_ = distance();
    past_count_ = 0;
    remember(now);
}

void PanZoomGesture::remember(core::MonoTime now) {
    if (past_count_ == past_.size()) {
        std::rotate(past_.begin(), past_.begin() + 1, past_.end());
        --past_count_;
    }
    past_.at(past_count_++) = {centre_, now};
}

std::optional<Vec> PanZoomGesture::pressing() const {
    if (count_ != 1 || most_ != 1 || moving_ || spoilt_) return std::nullopt;
    return fingers_.front().at;
}

bool PanZoomGesture::within_slop() const {
    const float slop = count_ > 1 ? kPinchSlop : kDragSlop;
    return std::all_of(fingers_.begin(), fingers_.begin() + static_cast<std::ptrdiff_t>(count_),
                       [slop](const Finger& f) { return far(f.at, f.start) <= slop; });
}

Vec PanZoomGesture::centre() const {
    const Vec a = fingers_[0].at, b = fingers_[1].at;
    return count_ > 1 ? Vec{(a.x + b.x) / 2, (a.y + b.y) / 2} : a;
}

float PanZoomGesture::distance() const {
    return count_ > 1 ? far(fingers_[0].at, fingers_[1].at) : 0;
}

Vec PanZoomGesture::speed(core::MonoTime now) const {
    const auto end = past_.begin() + static_cast<std::ptrdiff_t>(past_count_);
    const auto oldest =
        std::find_if(past_.begin(), end, [&](const Past& past) { return now - past.time <= kPanSpeedWindow; });
    if (oldest == end) {
        return {};
    }
    const float span = std::chrono::duration<float>(now - oldest->time).count();
    const Vec moved = minus((end - 1)->at, oldest->at);
    const float length = std::hypot(moved.x, moved.y);
    if (span <= 0 || length <= 0) {
        return {};
    }
    const float speed = std::min(length / span, kFastestPan);
    return {moved.x / length * speed, moved.y / length * speed};
}

} // namespace kiosk::ui
