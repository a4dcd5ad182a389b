// Parts of a whole: their order, their colours, a ring of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "report/brush.hpp"
#include "report/wording.hpp"

namespace kiosk::report {

struct Share {
    Words words;
    std::int64_t people = 0; // 0 or more
};

inline constexpr std::size_t kMostShares = 6;                         // that have a colour of their own
inline constexpr print::Colour kEmpty = print::Colour::hex(0xE3DDCE); // of a bar or a ring, where nobody is

[[nodiscard]] print::Colour share_colour(std::size_t number); // number: 0 to kMostShares - 1

// The largest first; those that find no place among `most` as one, "others".
void keep_largest(std::vector<Share>& shares, std::size_t most, const Words& others);

// A ring of 14 mm around the middle, from the top clockwise. all: 0 or more; what the shares lack of it stays empty.
void draw_ring(Brush& brush, std::span<const Share> shares, std::int64_t all, double middle_x, double middle_y);

// What its speakers call it; the tag itself of any that the kiosk does not speak.
[[nodiscard]] std::string language_name(const core::Language& tag);

} // namespace kiosk::report
