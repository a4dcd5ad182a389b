// What the pages of staff have in common.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/canvas/canvas.hpp"
#include "ui/presenters/staff.hpp"
#include "ui/screens/guest/chrome.hpp"

namespace kiosk::ui {

inline constexpr float kStaffMargin = 48, kStaffGap = 24, kPanelPad = 28;

// A white panel.
void panel_ground(Canvas& canvas, const Rect& box);
// One around content, as high as that is; gives its height.
float staff_panel(Canvas& canvas, Vec at, float width, const Canvas::Content& content);
[[nodiscard]] TextStyle panel_title(const Canvas& canvas);
// One below the other with gaps; each draws from the area's top and gives its height. What is empty takes no gap.
[[nodiscard]] float stack(Canvas& canvas, const Rect& area, const std::vector<Canvas::Content>& blocks,
                          float gap = kStaffGap);

// Tiles of one width, in as many columns as have room for the least width, in rows as high as their highest.
struct TileGrid {
    std::size_t count = 0;
    float least = 0, gap = 0; // least: before the text's size
    std::size_t most = 0;     // columns; 0: as many as there are tiles
};
// height_of(i, width): of the i-th. draw(i, rect): of those that are seen. Gives the height of all.
float tile_grid(Canvas& canvas, const Rect& area, const TileGrid& grid,
                const std::function<float(std::size_t i, float width)>& height_of,
                const std::function<void(std::size_t i, const Rect& rect)>& draw);

// A name that others write, bold, and smaller rather than torn within a word.
[[nodiscard]] TextStyle whole_words(Canvas& canvas, const Said& name, float size, Colour colour, float width);

void draw_stand(Canvas& canvas, const Rect& square, Stand stand);
[[nodiscard]] Colour stand_ink(const Theme& theme, Stand stand);

// Over the whole of the rect; a touch on it hides it.
void draw_staff_strip(const StaffStrip& strip, Canvas& canvas, const Rect& rect, Action& action);

// A button with a padlock instead of an answer.
void locked_button(Canvas& canvas, std::string_view id, const Rect& rect, const Said& label, float text_size);

// What there is nothing to do with yet is an outline that says why.
void wide_button(Canvas& canvas, std::string_view id, const Rect& rect, const StaffButton& face, bool primary,
                 Action& action);

// A sheet over the page, with a button that takes it away again: NeverMind by that, or by a touch beside the sheet;
// what else is touched is the content's. Widgets: staff.<name>.never_mind; the content is dragged as sheet.<name>.
[[nodiscard]] Action question_sheet(Canvas& canvas, const std::string& name, const Said& never_mind,
                                    const Canvas::Content& content);

// Where hands reach, of the page's content.
[[nodiscard]] Rect reachable_part(const Canvas& canvas, const Rect& content);

} // namespace kiosk::ui
