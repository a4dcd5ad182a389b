// What is open, and how far it has arrived: pages and sheets come in a fifth of a second, a verdict's sign is drawn,
// the frame at the camera's picture snaps to a badge. Told apart from frame to frame; the time is given.
#pragma once

#include <optional>

#include "core/session/session.hpp"

namespace kiosk::ui {

// Somebody who comes to it finds its lists at their head.
struct Place {
    core::Screen screen = core::Screen::Attract;
    std::optional<core::MonoTime> result; // when it was shown
    core::ItemId way;                     // shown on the map
    core::Sheet sheet = core::Sheet::None;
    core::ItemId item;   // of the sheet
    bool asking = false; // "Need more time?", or staff why
    core::StaffView staff = core::StaffView::Pad;
    core::ParticipantId person;    // on its page
    core::DelegationId delegation; // likewise
    [[nodiscard]] bool same_screen(const Place& other) const;
    [[nodiscard]] bool same_sheet(const Place& other) const;
    [[nodiscard]] bool has_sheet() const { return asking || sheet != core::Sheet::None; }
};
[[nodiscard]] Place place_of(const core::State& state);

inline constexpr core::Millis kPageArrives{200}, kSheetArrives{180}, kSignIsDrawn{300}, kGuideSnaps{150},
    kMomentLasts{800};

class Arrivals {
  public:
    struct Changed {
        bool screen = false, sheet = false;
    };
    // The first place is there at once, and all of them are while on is false. read: a code in the camera's picture.
    Changed follow(const core::State& state, bool read, bool on, core::MonoTime now);
    // 0 … 1, fast at first; 1: it is there.
    [[nodiscard]] float page() const { return part(page_, kPageArrives); }
    [[nodiscard]] float sheet() const { return part(sheet_, kSheetArrives); }
    [[nodiscard]] float sign() const { return part(page_, kSignIsDrawn); }
    [[nodiscard]] float moment() const { return part(page_, kMomentLasts); } // of "all are here"
    [[nodiscard]] float guide() const { return part(guide_, kGuideSnaps); }
    // Something is still under way.
    [[nodiscard]] bool moving() const;

  private:
    [[nodiscard]] float part(const std::optional<core::MonoTime>& since, core::Millis length) const;

    std::optional<Place> place_;
    std::optional<core::MonoTime> page_, sheet_, guide_; // since when; none: there
    bool read_ = false;
    core::MonoTime now_{};
};

} // namespace kiosk::ui
