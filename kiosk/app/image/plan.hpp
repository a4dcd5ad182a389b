// Drawings of the campus, as the event package has them: PNG, or SVG drawn once in a size that bears being
// zoomed. Anybody may have made them: sizes are bounded before anything is decoded, and an SVG reaches no other file.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>

#include "core/base/result.hpp"
#include "core/event/roster.hpp"
#include "ui/model/image.hpp"

namespace kiosk::app {

inline constexpr std::size_t kMaxPlanPixels = 16U * 1'000'000; // of a PNG
inline constexpr int kMaxPlanSide = 4096;                      // pixels; every OpenGL 3.3 takes that
inline constexpr int kSvgSide = 3072;                          // longest side that an SVG is drawn in

// svg_side: pixels of the longest side that an SVG is drawn in. Invalid: neither, broken or too large; the detail says
// which. Pure.
[[nodiscard]] core::Result<ui::Plan> decode_plan(std::string name, std::span<const std::byte> bytes,
                                                 int svg_side = kSvgSide);
// The drawing of that name in the event's database. NotFound: there is none, or no database; Io, Corrupt. The details
// of both begin with the drawing's name.
[[nodiscard]] core::Result<core::Drawing> read_drawing(const std::filesystem::path& database, const std::string& name);
[[nodiscard]] core::Result<ui::Plan> decode_plan(const core::Drawing& drawing);

} // namespace kiosk::app
