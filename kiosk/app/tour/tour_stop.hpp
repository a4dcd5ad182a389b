// One stop of a tour: where it goes, and the picture that is taken there.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/base/clock.hpp"
#include "core/session/session.hpp"

namespace kiosk::app {

struct TourStop {
    std::vector<core::SessionEvent> events;
    std::string screenshot;   // without ".png"
    core::Millis settle{500}; // the screen's entrance has ended
    bool item = false;        // the sheet of TourFacts::item is opened too
    // What follows from what is there, after `events`; null: nothing.
    std::function<std::vector<core::SessionEvent>(const core::State&)> then{};
    // What the picture is to show is there; asked until it is, for some seconds. Null: at once.
    std::function<bool(const core::State&)> ready{};
};

} // namespace kiosk::app
