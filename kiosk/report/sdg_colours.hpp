// The Sustainable Development Goals' colours on paper.
#pragma once

#include "core/event/sdg_colours.hpp"
#include "print/palette.hpp"

namespace kiosk::report {

struct SdgColours {
    print::Colour ground, ink;
};

[[nodiscard]] inline SdgColours sdg_colours(int goal) { // 1 … 17
    const auto colours = core::sdg_colours(goal);
    return {print::Colour::hex(colours.ground), print::Colour::hex(colours.ink)};
}

} // namespace kiosk::report
