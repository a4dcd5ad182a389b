// Text through Pango: every script shaped, the glyph forms of each phrase's language, on our own grid of baselines.
// Only drawing includes it: this room's and report's. One thread at a time.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <pango/pangocairo.h>

#include "print/geometry.hpp"
#include "print/letter_faces.hpp"
#include "print/phrase.hpp"

namespace kiosk::print {

struct Type {
    double size = 9; // pt
    bool bold = false;
};

// Set lines, measured by their ink so that no accent and no tone mark is ever cut. Millimetres.
class Block {
  public:
    [[nodiscard]] std::size_t lines() const { return baselines_.size(); }
    [[nodiscard]] double width() const { return width_; } // of the widest line
    [[nodiscard]] double height() const { return height_; }
    [[nodiscard]] bool empty() const { return baselines_.empty(); }

  private:
    friend class Typesetter;
    Owned<PangoLayout> layout_;
    std::vector<double> baselines_; // from the block's top
    std::vector<double> widths_;
    double width_ = 0;
    double height_ = 0;
};

class Typesetter {
  public:
    Typesetter();

    // Broken into lines of at most that width (mm), between words only; a word that is wider makes the block wider.
    [[nodiscard]] Block set(const Phrases& phrases, Type type, double width);
    // The same number of lines, as even as they come.
    [[nodiscard]] Block set_evenly(const Phrases& phrases, Type type, double width);
    // As set(), but a word that is wider is broken inside: nothing is wider than that.
    [[nodiscard]] Block set_within(const Phrases& phrases, Type type, double width);
    // On one line, however wide.
    [[nodiscard]] Block set_line(const Phrases& phrases, Type type);

    enum class Align { Left, Centre, Right };
    // The block's top is at y; lines are aligned in x … x + width. The context's unit is the millimetre.
    void draw(cairo_t* context, const Block& block, double x, double y, double width, Align align);

    // Characters that no font has, by the text they stand in; in order of text.
    [[nodiscard]] const std::map<std::string, std::set<char32_t>>& missing() const { return missing_; }

  private:
    [[nodiscard]] Block measured(Owned<PangoLayout> layout, const std::string& text, Type type);
    [[nodiscard]] Owned<PangoLayout> layout_of(const Phrases& phrases, const std::string& text, Type type) const;

    Owned<PangoFontMap> fonts_;
    Owned<PangoContext> context_;
    LetterFaces faces_;
    std::map<std::string, std::set<char32_t>> missing_;
};

} // namespace kiosk::print
