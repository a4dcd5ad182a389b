// Pictograms as strokes, so that they are sharp on every panel. Each fills the square that it is given.
#pragma once

#include "ui/canvas/canvas.hpp"
#include "ui/model/panel.hpp"
#include "ui/model/sign.hpp"

namespace kiosk::ui {

void draw_scan_icon(Canvas& canvas, const Rect& square, Colour colour);
void draw_calendar_icon(Canvas& canvas, const Rect& square, Colour colour);
void draw_pin_icon(Canvas& canvas, const Rect& square, Colour colour, Colour inside);
// A badge on its strap with a QR-like pattern; taller than wide: rect 3:4.
void draw_badge(Canvas& canvas, const Rect& rect, Colour colour, float stroke);
void draw_code_icon(Canvas& canvas, const Rect& square, Colour colour); // a QR code's corners
// part: of its strokes, 0 … 1, as a pen would draw them: the outline first.
void draw_sign(Canvas& canvas, const Rect& square, Sign sign, Colour colour, float part = 1);
void draw_accessibility_icon(Canvas& canvas, const Rect& square, Colour colour); // a person in a ring
void draw_arrow(Canvas& canvas, const Rect& square, LensSide side, Colour colour, float stroke);
// Three chevrons in a row towards the side; lit: which of them is bright, 0 … 2.
void draw_chevrons(Canvas& canvas, const Rect& rect, LensSide side, Colour bright, Colour dim, int lit);
void draw_back_icon(Canvas& canvas, const Rect& square, Colour colour);
void draw_on_icon(Canvas& canvas, const Rect& square, Colour colour); // the back icon turned
void draw_plus_icon(Canvas& canvas, const Rect& square, Colour colour);
void draw_minus_icon(Canvas& canvas, const Rect& square, Colour colour);
void draw_here_icon(Canvas& canvas, const Rect& square, Colour colour);   // a target: to where I am
void draw_island_icon(Canvas& canvas, const Rect& square, Colour colour); // Taiwan: back to all of it
void draw_whole_icon(Canvas& canvas, const Rect& square, Colour colour);  // four corners: back to all of it
void draw_list_icon(Canvas& canvas, const Rect& square, Colour colour);
void draw_search_icon(Canvas& canvas, const Rect& square, Colour colour);      // a lens
void draw_erase_icon(Canvas& canvas, const Rect& square, Colour colour);       // one sign back
void draw_scanner_icon(Canvas& canvas, const Rect& square, Colour colour);     // one held in the hand, over a code
void draw_lock_icon(Canvas& canvas, const Rect& square, Colour colour);        // a padlock: not yours
void draw_undo_icon(Canvas& canvas, const Rect& square, Colour colour);        // an arrow that turns back
void draw_into_icon(Canvas& canvas, const Rect& square, Colour colour);        // through a door, in
void draw_out_icon(Canvas& canvas, const Rect& square, Colour colour);         // and out
void draw_eye_icon(Canvas& canvas, const Rect& square, Colour colour);         // seen by somebody alone
void draw_dotted_icon(Canvas& canvas, const Rect& square, Colour colour);      // a ring of dots: not yet
void draw_person_plus_icon(Canvas& canvas, const Rect& square, Colour colour); // one more person
void draw_usb_icon(Canvas& canvas, const Rect& square, Colour colour);         // a stick
void draw_table_icon(Canvas& canvas, const Rect& square, Colour colour);       // a workbook
void draw_eject_icon(Canvas& canvas, const Rect& square, Colour colour);       // a stick may be taken out
void draw_hourglass_icon(Canvas& canvas, const Rect& square, Colour colour);   // hours
void draw_certificate_icon(Canvas& canvas, const Rect& square, Colour colour); // a seal with ribbons
void draw_cutlery_icon(Canvas& canvas, const Rect& square, Colour colour);     // meals
void draw_chart_icon(Canvas& canvas, const Rect& square, Colour colour);       // numbers to look at
void draw_camera_off_icon(Canvas& canvas, const Rect& square, Colour colour);

} // namespace kiosk::ui
