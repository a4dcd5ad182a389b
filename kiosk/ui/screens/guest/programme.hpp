// A day as a timeline: tabs, filters, cards in order of time, those that run at once side by side, and the line of now.
#pragma once

#include <optional>
#include <vector>

#include "ui/presenters/programme.hpp"
#include "ui/screens/guest/chrome.hpp"

namespace kiosk::ui {

// Where the list's parts lie, from its top left corner; made once for a view, a width and a text size.
struct ProgrammeLayout {
    float width = 0, text_scale = 0;
    bool portrait = false;
    float rail = 0;          // x of the dots
    float cards_x = 0;       // from here to the right
    Rect next;               // my programme's next place; h 0: none
    Rect take;               // the button that gives it away; likewise
    std::vector<Rect> rows;  // the time beside each row of cards
    std::vector<Rect> cards; // as in the view
    float height = 0;
};
[[nodiscard]] ProgrammeLayout lay_out_programme(const ProgrammeViewModel& view, Canvas& canvas, float width);
// Rows become higher by as much each, and the cards in them.
void stretch_rows(const ProgrammeViewModel& view, ProgrammeLayout& layout, float by);
// The height in the list at which that minute lies: evenly from a row's start to its end, and between rows.
[[nodiscard]] float y_of_minute(const ProgrammeViewModel& view, const ProgrammeLayout& layout,
                                core::MinuteOfDay minute);

// Sessions side by side that have room on this panel.
[[nodiscard]] int most_lanes(const Canvas& canvas);

// Keeps the view and its layout from frame to frame, so that a long day costs only what is seen of it.
class ProgrammeScreen {
  public:
    [[nodiscard]] Action draw(const ScreenInput& screen, const Translator& words, Canvas& canvas, const Rect& content);
    // Another screen is shown: the next time the list opens at now again, and nothing of a guest is kept.
    void leave();

  private:
    void refresh(const ScreenInput& screen, const Translator& words, Canvas& canvas);
    void lay_out(const ScreenInput& screen, const Translator& words, Canvas& canvas, Vec room);
    // A day that is shorter than an upright panel: one card a row, larger words, higher rows, as far as that has room.
    void use_height(const ScreenInput& screen, const Translator& words, Canvas& canvas, Vec room);
    void open_at_now(const ScreenInput& screen, Canvas& canvas, const Rect& list, float slack);

    std::optional<ProgrammeKey> key_;
    ProgrammeViewModel view_;
    ProgrammeLayout layout_;
    struct LaidFor {
        Vec room;
        float text_scale = 0;
        bool portrait = false;
        bool operator==(const LaidFor&) const = default;
    };
    std::optional<LaidFor> laid_;
    float larger_ = 1; // times the guest's text size
    struct Opened {
        core::LocalDay day{};
        core::ProgrammeFilter filter;
        float width = 0, height = 0, text_scale = 0;
        bool operator==(const Opened&) const = default;
    };
    std::optional<Opened> opened_;
};

[[nodiscard]] Action draw_item_sheet(const std::optional<ItemSheet>& view, Canvas& canvas);
[[nodiscard]] Action draw_filter_sheet(const FilterSheet& view, Canvas& canvas);
// code: the last that was made; of another text than the view's it is not shown.
[[nodiscard]] Action draw_calendar_sheet(const CalendarSheet& view, const QrCode* code, Canvas& canvas);

} // namespace kiosk::ui
