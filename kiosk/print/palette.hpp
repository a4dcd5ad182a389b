// Colours of print, in the style of the screens. A group's colour never stands alone: its letter is printed on it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/event/roster.hpp"

namespace kiosk::print {

// sRGB
struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    bool operator==(const Colour&) const = default;

    [[nodiscard]] static constexpr Colour hex(std::uint32_t rgb) {
        return {static_cast<std::uint8_t>(rgb >> 16U), static_cast<std::uint8_t>(rgb >> 8U),
                static_cast<std::uint8_t>(rgb)};
    }
};

inline constexpr Colour kWhite = Colour::hex(0xFFFFFF);
inline constexpr Colour kBlack = Colour::hex(0x000000); // only codes: the most contrast that a printer gives
inline constexpr Colour kInk = Colour::hex(0x12263A);
inline constexpr Colour kMuted = Colour::hex(0x566777);
inline constexpr Colour kLine = Colour::hex(0xDCD6C8);
inline constexpr Colour kPrimary = Colour::hex(0x0F5C57);

struct GroupColour {
    Colour ground;
    Colour text;          // 4.5 : 1 or better on ground
    bool striped = false; // a second round through the colours: a light stripe tells them apart
    bool operator==(const GroupColour&) const = default;
};

// Eight colours whose lightness differs by 9 or more (CIE L*), so that they stay apart in grey, and whose distance
// for people who lack one kind of cone stays above 20 (CIELAB). Neighbours in this order differ the most.
[[nodiscard]] std::span<const Colour> group_grounds();
// Of the group with this number, from 0. After the eighth the colours begin again, striped.
[[nodiscard]] GroupColour group_colour(std::size_t number);
// For badges without a group.
[[nodiscard]] GroupColour no_group_colour();

// The groups on the roster, shorter names first, then by bytes: their order gives them their colours, and does not
// depend on which badges are printed today.
[[nodiscard]] std::vector<std::string> groups_of(const std::vector<core::Participant>& people);

} // namespace kiosk::print
