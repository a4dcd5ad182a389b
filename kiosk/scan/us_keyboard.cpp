#include "scan/us_keyboard.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace kiosk::scan {
namespace {

struct Row {
    std::uint16_t first; // code of the leftmost key
    std::string_view plain;
    std::string_view shifted;
};
constexpr std::array<Row, 9> kRows{{
    {2, "1234567890-=", "!@#$%^&*()_+"},
    {15, "\tqwertyuiop[]\n", "\tQWERTYUIOP{}\n"},
    {30, "asdfghjkl;'`", "ASDFGHJKL:\"~"},
    {43, "\\zxcvbnm,./", "|ZXCVBNM<>?"},
    {55, "*", "*"},
    {57, " ", " "},
    {71, "789-456+1230.", "789-456+1230."}, // the numeric pad
    {96, "\n", "\n"},                       // its Enter
    {98, "/", "/"},
}};

// Left and right Shift, Ctrl, Alt (the right one is AltGr), Super.
constexpr std::array<std::uint16_t, 8> kModifiers{42, 54, 29, 97, 56, 100, 125, 126};
constexpr std::uint32_t kShift = 0b11;

} // namespace

std::optional<char32_t> UsKeyboard::type(KeyStroke stroke) {
    const auto modifier = std::find(kModifiers.begin(), kModifiers.end(), stroke.code);
    if (modifier != kModifiers.end()) {
        const auto bit = std::uint32_t{1} << static_cast<unsigned>(modifier - kModifiers.begin());
        held_ = stroke.down ? held_ | bit : held_ & ~bit;
        return std::nullopt;
    }
    if (!stroke.down || (held_ & ~kShift) != 0) return std::nullopt;
    for (const Row& row : kRows) {
        if (stroke.code < row.first || stroke.code - row.first >= static_cast<int>(row.plain.size())) continue;
        const std::string_view& keys = (held_ & kShift) != 0 ? row.shifted : row.plain;
        return static_cast<char32_t>(keys[stroke.code - row.first]);
    }
    return std::nullopt;
}

} // namespace kiosk::scan
