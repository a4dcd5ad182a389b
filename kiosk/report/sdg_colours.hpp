// The Sustainable Development Goals' colours on paper, with the ink that reads best on each: data/domain/sdgs.json.
#pragma once

#include <algorithm>
#include <array>

#include "print/palette.hpp"

namespace kiosk::report {

struct SdgColours {
    print::Colour ground, ink;
};

[[nodiscard]] inline SdgColours sdg_colours(int goal) { // 1 … 17
    using print::Colour, print::kBlack, print::kWhite;
    static constexpr std::array<SdgColours, 17> kGoals{{{Colour::hex(0xE5243B), kWhite},
                                                        {Colour::hex(0xDDA63A), kBlack},
                                                        {Colour::hex(0x4C9F38), kBlack},
                                                        {Colour::hex(0xC5192D), kWhite},
                                                        {Colour::hex(0xFF3A21), kBlack},
                                                        {Colour::hex(0x26BDE2), kBlack},
                                                        {Colour::hex(0xFCC30B), kBlack},
                                                        {Colour::hex(0xA21942), kWhite},
                                                        {Colour::hex(0xFD6925), kBlack},
                                                        {Colour::hex(0xDD1367), kWhite},
                                                        {Colour::hex(0xFD9D24), kBlack},
                                                        {Colour::hex(0xBF8B2E), kBlack},
                                                        {Colour::hex(0x3F7E44), kWhite},
                                                        {Colour::hex(0x0A97D9), kBlack},
                                                        {Colour::hex(0x56C02B), kBlack},
                                                        {Colour::hex(0x00689D), kWhite},
                                                        {Colour::hex(0x19486A), kWhite}}};
    return kGoals.at(static_cast<std::size_t>(std::clamp(goal, 1, 17) - 1));
}

} // namespace kiosk::report
