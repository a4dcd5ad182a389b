// What a frame drew, in framebuffer pixels. For tests: tap by id, sizes, overlaps, clipping.
#pragma once

#include <string>
#include <vector>

namespace kiosk::ui {

struct WidgetRect {
    std::string id; // "home.check_in"
    float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    bool touchable = false;
};
struct TextRun {
    std::string text;
    float x0 = 0, y0 = 0, x1 = 0, y1 = 0; // its ink box
    bool clipped = false;                 // did not fit the room that it was given
    bool missing_glyph = false;
    bool word_broken = false; // its text has a word that is longer than a line
    bool continues = false;   // the line before goes on here
    bool goes_on = false;     // in the next line
};
struct FrameRecord {
    std::vector<WidgetRect> widgets;
    std::vector<TextRun> texts;
    std::vector<std::string> scrolled; // lists of which a part is out of sight
};

} // namespace kiosk::ui
