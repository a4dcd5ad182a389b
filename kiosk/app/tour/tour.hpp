// --tour: walks the screens, saves a screenshot of each, lets the clip be scanned and keeps the results as screenshots,
// and one guest's own programme; then the pages of staff, where it knows a PIN. Pure: the main loop does what it
// orders.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/tour/tour_stop.hpp"
#include "core/base/clock.hpp"
#include "core/event/programme.hpp"
#include "core/session/session.hpp"

namespace kiosk::app {

// The first item that has something to read, else the first; empty: there is none.
[[nodiscard]] core::ItemId item_to_show(const std::vector<core::ProgrammeItem>& programme);

struct TourFacts {
    core::MonoTime now{};
    bool desk_ready = false;
    bool desk_failed = false;   // it will not open
    bool preview = false;       // the camera's picture is there
    bool codes_in_view = false; // with the outline of a code
    bool clip_ended = false;
    core::ItemId item; // of the programme, to be looked at; empty: there is none
    int decided = 0;   // rows of verdicts so far, Group and Unreadable left out
};

struct TourOrder {
    std::vector<core::SessionEvent> events; // to be stepped now
    std::optional<std::string> screenshot;  // the next frame is to be saved under this name, without ".png"
    bool start_clip = false;
    bool finished = false; // nothing more to see
};

class Tour {
  public:
    // expected: rows that the ledger must hold after the clip. start: when the tour began. pin: of a teacher in the
    // database; empty: the pages of staff are left out.
    Tour(int expected, core::MonoTime start, std::string_view pin = {});

    // Called before every frame.
    [[nodiscard]] TourOrder next(const core::State& state, const TourFacts& facts);
    // When next() wants to be called again, if nothing else happens.
    [[nodiscard]] core::MonoTime wakes_at() const { return wakes_at_; }

  private:
    enum class Part { Waiting, Walking, Watching, WithStaff, Finished };
    TourOrder walk(const core::State& state, const TourFacts& facts);
    TourOrder watch(const core::State& state, const TourFacts& facts);
    TourOrder work(const core::State& state, const TourFacts& facts);
    bool visit(const TourStop& stop, const core::State& state, const TourFacts& facts, TourOrder& order);
    void watch_scan(const core::State& state, const TourFacts& facts, TourOrder& order);
    void watch_result(const core::State& state, const TourFacts& facts, TourOrder& order);
    void watch_programme(const core::State& state, const TourFacts& facts, TourOrder& order);

    const int expected_;
    const core::MonoTime start_;
    std::vector<TourStop> stops_;       // before the clip
    std::vector<TourStop> scan_stops_;  // while it plays
    std::vector<TourStop> staff_stops_; // after it
    std::size_t stop_ = 0;
    std::size_t scan_stop_ = 0;
    std::size_t staff_stop_ = 0;
    bool arrived_ = false;   // the events of this stop were sent
    core::MonoTime since_{}; // then
    core::MonoTime there_{}; // what is to be seen is there
    Part part_ = Part::Waiting;
    core::MonoTime wakes_at_{};
    core::MonoTime result_saved_{}; // which result, by when it was shown
    int results_ = 0;
    std::optional<core::MonoTime> mine_since_; // a guest's own programme is up
    bool mine_saved_ = false;
    bool code_wanted_ = false; // back to the scan screen while the first badge is still there
    std::optional<core::MonoTime> clip_ended_;
    std::optional<core::MonoTime> complete_;
};

} // namespace kiosk::app
