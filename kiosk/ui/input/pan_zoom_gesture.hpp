// Fingers on the map as values: drag with fling, pinch about its own centre, taps. Knows no window and no clock.
//
// - One finger that moves further than the slop drags; from there on, so that the map does not jump.
// - Two fingers pinch: the map follows their centre and their distance. Where a finger joins or leaves, the movement
//   goes on from where the others are. Of three and more the two that came first count; none of that is a tap.
// - A fling's speed is the mean of the last 100 ms: a finger that rested before it lifted throws nothing.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "core/base/clock.hpp"
#include "ui/model/geometry.hpp"
#include "ui/model/touch_sample.hpp"

namespace kiosk::ui {

struct PanZoomEvent {
    enum class Kind {
        Grab,         // the first finger came down: what moves by itself stops
        Move,         // by: to follow; zoom: about at, after by
        Fling,        // all fingers are up; by: units a second
        Rest,         // all fingers are up and nothing was thrown; before a tap
        Tap,          // at once, also where a second one makes it a double tap
        DoubleTap,    // instead of the second tap
        TwoFingerTap, // at: between them
    };
    Kind kind = Kind::Grab;
    Vec at;
    Vec by;
    float zoom = 1;
    bool operator==(const PanZoomEvent&) const = default;
};

class PanZoomGesture {
  public:
    // Began decides whose the finger is: samples of fingers that did not begin here are ignored.
    [[nodiscard]] std::vector<PanZoomEvent> follow(const TouchSample& sample);
    // Every finger that is down is forgotten, as if cancelled.
    [[nodiscard]] std::vector<PanZoomEvent> cancel();
    [[nodiscard]] bool holding() const { return count_ > 0; }
    // Where the one finger is that would tap if it went up now.
    [[nodiscard]] std::optional<Vec> pressing() const;

  private:
    struct Finger {
        int id = 0;
        Vec start, at;
    };
    struct Past {
        Vec at;
        core::MonoTime time{};
    };

    void begin(const TouchSample& sample, std::vector<PanZoomEvent>& out);
    void move(const TouchSample& sample, std::vector<PanZoomEvent>& out);
    void lift(const TouchSample& sample, std::vector<PanZoomEvent>& out);
    void settle(const TouchSample& sample, std::vector<PanZoomEvent>& out);
    void tap(const TouchSample& sample, std::vector<PanZoomEvent>& out);
    void rebase(core::MonoTime now);
    void remember(core::MonoTime now);
    [[nodiscard]] bool within_slop() const;
    [[nodiscard]] Vec centre() const;
    [[nodiscard]] float distance() const;
    [[nodiscard]] Vec speed(core::MonoTime now) const;

    std::array<Finger, 10> fingers_{}; // in the order in which they came
    std::size_t count_ = 0;
    std::size_t most_ = 0; // at once, since the first came down
    bool moving_ = false;  // past the slop
    bool spoilt_ = false;  // cancelled: neither tap nor fling
    core::MonoTime began_{};
    Vec centre_; // of the one or two that count, as last followed
    float distance_ = 0;
    Vec pair_; // where two fingers were before the first of them lifted
    std::array<Past, 16> past_{};
    std::size_t past_count_ = 0;
    std::optional<Past> last_tap_;
};

} // namespace kiosk::ui
