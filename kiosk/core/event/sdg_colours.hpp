// The Sustainable Development Goals' colours and the ink that reads best on each: data/domain/sdgs.json, after the
// United Nations' guidelines for the goals' colours; their use implies no endorsement.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

namespace kiosk::core {

inline constexpr int kSdgCount = 17;

// 0xRRGGBB.
struct SdgColours {
    std::uint32_t ground = 0, ink = 0;
};

[[nodiscard]] constexpr SdgColours sdg_colours(int goal) { // 1 … 17
    constexpr std::uint32_t white = 0xFFFFFF, black = 0x000000;
    constexpr std::array<SdgColours, kSdgCount> goals{{{0xE5243B, white},
                                                       {0xDDA63A, black},
                                                       {0x4C9F38, black},
                                                       {0xC5192D, white},
                                                       {0xFF3A21, black},
                                                       {0x26BDE2, black},
                                                       {0xFCC30B, black},
                                                       {0xA21942, white},
                                                       {0xFD6925, black},
                                                       {0xDD1367, white},
                                                       {0xFD9D24, black},
                                                       {0xBF8B2E, black},
                                                       {0x3F7E44, white},
                                                       {0x0A97D9, black},
                                                       {0x56C02B, black},
                                                       {0x00689D, white},
                                                       {0x19486A, white}}};
    return goals[static_cast<std::size_t>(std::clamp(goal, 1, kSdgCount) - 1)];
}

} // namespace kiosk::core
