// Text broken into lines, in pixels, and a cache of it: ICU is asked once for what stays on the screen.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/i18n/text.hpp"
#include "ui/text/fonts.hpp"

namespace kiosk::ui {

// A text and the language that it is written in: that decides glyph forms and line breaks.
struct Said {
    std::string text;
    core::Language language;
    bool operator==(const Said&) const = default;
};
using Spans = std::vector<Said>;

struct LaidPiece {
    std::size_t span = 0;
    std::size_t begin = 0, end = 0; // bytes of the span's text
    float x = 0;                    // px from the line's left
    float width = 0;
};
struct LaidLine {
    std::vector<LaidPiece> pieces;
    float width = 0;      // px, trailing spaces left out
    bool goes_on = false; // in the next line: it did not end at a line feed or the text's end
};
struct Laid {
    Spans spans;
    std::vector<LaidLine> lines;
    float width = 0;            // px, of the widest line
    bool word_broken = false;   // a word longer than the line was cut
    bool phrase_broken = false; // what is read as one, and is longer than the line, goes on in the next
    bool shortened = false;     // more lines than asked for: the last ends in an ellipsis
    bool missing_glyph = false;
    Weight weight = Weight::Regular;
    float font_px = 0; // ImGui's size: ascent + descent
};

class TextLayout {
  public:
    explicit TextLayout(const Fonts& fonts) : fonts_(fonts) {}
    // Without signs that nobody sees (core/i18n/hidden_marks.hpp): a name cannot reverse what stands beside it.
    // em_px: height of the em; max_px <= 0: one line however long. Line feeds break always. No line ends in spaces or
    // in the bullet between two parts. most_lines: of each paragraph; 0: any number.
    std::shared_ptr<const Laid> lay(const Spans& spans, Weight weight, float em_px, float max_px, int most_lines = 0);
    [[nodiscard]] const Fonts& fonts() const { return fonts_; }

  private:
    const Fonts& fonts_;
    std::unordered_map<std::string, std::shared_ptr<const Laid>> cache_;
};

} // namespace kiosk::ui
