// Sizes and places on a paper's pages, and texts that are made to fit them. Only report's drawing includes it.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "print/drawing.hpp"
#include "print/typesetter.hpp"
#include "report/paper.hpp"

namespace kiosk::report {

inline constexpr print::Size kPage{297, 210};
inline constexpr double kMargin = 12.7; // mm, left and right
inline constexpr double kInner = kPage.width - 2 * kMargin;
inline constexpr double kTableTop = 43;
inline constexpr double kTableBottom = 178; // of the lowest row on a page
inline constexpr double kFootTop = 199;

inline constexpr print::Colour kHeadGround = print::Colour::hex(0xECE8DF);
inline constexpr print::Colour kRule = print::Colour::hex(0x4A4A4A);
inline constexpr print::Colour kText = print::Colour::hex(0x111111);
inline constexpr print::Colour kQuiet = print::Colour::hex(0x666666);
inline constexpr print::Colour kAlarm = print::Colour::hex(0xA3221B);

// A text in the largest size from type's down to 6 pt in which it takes no more than that width and so many lines; then
// as many lines as it needs. Nothing is wider than the width. The block is valid until the next fit().
class Fitter {
  public:
    explicit Fitter(print::Typesetter& typesetter) : typesetter_(typesetter) {}
    [[nodiscard]] const print::Block& fit(const Words& words, print::Type type, double width, std::size_t most_lines);

  private:
    print::Typesetter& typesetter_;
    std::unordered_map<std::string, print::Block> kept_; // times, schools and meals come again and again
};

// How many of the rows, by their heights, each page takes; a row that is higher than a page has one of its own. One
// page at least.
[[nodiscard]] std::vector<std::size_t> rows_on_pages(const std::vector<double>& heights, double room);

} // namespace kiosk::report
