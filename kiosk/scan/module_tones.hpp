// The grey levels of a code's modules: which are dark, which light, and which cannot be seen and why. Pure; any thread.
#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "scan/module_cells.hpp"
#include "scan/module_sheet.hpp"

namespace kiosk::scan {

// What keeps modules from being seen, in each ninth of the code, row by row: the share that is burnt out, and that is
// covered.
struct HiddenModules {
    std::array<float, 9> glaring{};
    std::array<float, 9> covered{};
};

class ModuleTones {
  public:
    // Of a straightened code, kStraightSide × kStraightSide pixels.
    explicit ModuleTones(std::span<const float> straight);

    [[nodiscard]] ModuleSheet sheet() const;
    // `inverted`: of a picture whose light is dark.
    [[nodiscard]] HiddenModules hidden(bool inverted) const;

  private:
    // How much is known of a module, 0 … 1. Little contrast around: covered or burnt out. Far above the code's own
    // white, or below its black in a picture whose light is dark: burnt out.
    [[nodiscard]] float known(std::size_t i, bool inverted) const;

    Cells level_{};
    Cells middle_{};     // between the dark and the light around it
    Cells reach_{};      // from the middle to either
    float contrast_ = 1; // of most of the code
    float white_ = 0;
    float black_ = 0;
};

} // namespace kiosk::scan
