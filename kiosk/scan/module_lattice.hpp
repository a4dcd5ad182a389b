// Where the modules of a code of version 6 lie in a picture, however the paper is bent: a lattice of the modules'
// corners, fitted to the edges that are seen. Pure; any thread.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "core/base/frame.hpp"
#include "scan/module_sheet.hpp"
#include "scan/module_tones.hpp"
#include "scan/point.hpp"

namespace kiosk::scan {

// A place that is known: module coordinates (0 … kModules from the top left corner) and its pixel.
struct Anchor {
    PointF module;
    PointF pixel;
};

inline constexpr PointF kAlignmentMiddle{kAlignment + 0.5, kAlignment + 0.5}; // in module coordinates

class ModuleLattice {
  public:
    // Flat, through four anchors of which no three are in line. The picture's pixels must outlive the lattice.
    ModuleLattice(core::GrayView picture, const std::array<Anchor, 4>& anchors);

    // The pixel of a place in module coordinates; a little beyond the code too.
    [[nodiscard]] PointF at(double u, double v) const;

    // Moves the lattice onto the edges in the picture: their phase against it, block by block, smoothed over `window`
    // modules and followed outward from `seeds` (module coordinates), where the lattice is right to less than half a
    // module already.
    void fit(double window, std::span<const PointF> seeds);

    // Where the alignment pattern is, if it is seen within six modules of where the lattice has it; module coordinates.
    [[nodiscard]] std::optional<PointF> find_alignment() const;

    [[nodiscard]] ModuleSheet sheet();

    // `inverted`: of a picture whose light is dark.
    [[nodiscard]] HiddenModules hidden(bool inverted);

    // Pixels a module, by the diagonal.
    [[nodiscard]] double module() const;

    // How far the paper is from flat: root mean square distance of the modules' corners from where the code's four
    // corners alone would have them, in modules.
    [[nodiscard]] double bend() const;

  private:
    static constexpr int kMargin = 2; // modules around the code
    static constexpr int kNodes = kModules + 2 * kMargin + 1;
    [[nodiscard]] PointF& node(int i, int j) { return nodes_[static_cast<std::size_t>(j * kNodes + i)]; }
    [[nodiscard]] const PointF& node(int i, int j) const { return nodes_[static_cast<std::size_t>(j * kNodes + i)]; }
    void resample();

    core::GrayView picture_;
    std::vector<PointF> nodes_;
    std::vector<float> straight_; // the code resampled by the nodes; empty when they have moved since
};

} // namespace kiosk::scan
