// Which badge lies where on which page, and where to cut. Pure: knows sizes, not texts.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "print/geometry.hpp"

namespace kiosk::print {

inline constexpr Size kA4{210, 297};
inline constexpr Size kLetter{215.9, 279.4};

struct SheetSizes {
    Size paper = kA4;
    Size badge{90, 55};
    Size leader{148, 105};
    double margin = 12; // kept free of badges on all four sides: printers need it, and marks and caption stand in it
    double gap = 4;     // between badges; 0: one cut parts two badges
};
inline constexpr double kLeastMargin = 10;
inline constexpr double kMostMargin = 40;
inline constexpr double kMostGap = 20;

// Usage, with the limit: a size out of range, or a badge that does not fit between the margins.
[[nodiscard]] core::Status check_sizes(const SheetSizes& sizes);

// Labels or cards that are bought punched, or one card a page: each place is given, and nothing is cut.
struct LabelSheet {
    std::string name; // "avery-l7165"
    std::string what; // for people
    Size paper = kA4;
    Size label;
    std::size_t columns = 1;
    std::size_t rows = 1;
    double left = 0; // of the first label
    double top = 0;
    double across = 0; // from one label's left edge to that of the next
    double down = 0;
    [[nodiscard]] std::size_t places() const { return columns * rows; }
};
inline constexpr std::size_t kMostPlaces = 100; // of one sheet

// Invalid, with what is wrong: labels that overlap or lie beside the paper. Usage: too small for a badge.
[[nodiscard]] core::Status check_labels(const LabelSheet& labels);

struct Slot {
    std::size_t delegation = 0; // slots of one delegation follow one another; each delegation begins a page
    bool leader = false;
};

struct Placed {
    std::size_t slot = 0; // index into what was laid out
    Box box;
};

// Where a blade goes: a short line beside a badge's corner, never on a badge.
struct CutMark {
    double x1 = 0;
    double y1 = 0;
    double x2 = 0;
    double y2 = 0;
    bool operator==(const CutMark&) const = default;
};

struct Page {
    std::size_t delegation = 0;
    std::vector<Placed> badges; // row by row
    std::vector<CutMark> marks;
    Box caption; // one line of small text, above all badges and marks
};

// sizes have passed check_sizes.
[[nodiscard]] std::vector<Page> lay_out(std::span<const Slot> slots, const SheetSizes& sizes);

// One after the other, whatever the delegation; leaders' badges are as large as the others. skip: places of the first
// sheet that are used up, fewer than it has. No marks, no caption. labels have passed check_labels.
[[nodiscard]] std::vector<Page> lay_out(std::span<const Slot> slots, const LabelSheet& labels, std::size_t skip);

// Where the backs lie when the paper is turned over its long edge: the same badges, left and right exchanged.
[[nodiscard]] Page back_of(const Page& page, Size paper);

} // namespace kiosk::print
