// The days and the filters above the programme's list; below it where the controls are lowered.
#pragma once

#include <vector>

#include "ui/presenters/programme.hpp"
#include "ui/screens/guest/chrome.hpp"

namespace kiosk::ui {

struct ProgrammeBar {
    std::size_t first_day = 0;        // of the view's days: those that find room, the chosen one among them
    std::vector<Rect> days;           // from that one on
    std::optional<Rect> earlier;      // to the day before the first of them …
    std::optional<Rect> later;        // … and to the one after the last
    Rect search;                      // after the days
    std::vector<std::size_t> filters; // those that find room
    std::vector<Rect> filter_rects;
    std::optional<Rect> more; // to all of them
    bool dates = true;        // below the days' names
    float list_top = 0, list_bottom = 0;
};
// area: the screen's content between its side margins.
[[nodiscard]] ProgrammeBar lay_out_bar(const ProgrammeViewModel& view, Canvas& canvas, const Rect& area);
[[nodiscard]] Action draw_bar(const ProgrammeViewModel& view, const ProgrammeBar& bar, Canvas& canvas);

} // namespace kiosk::ui
