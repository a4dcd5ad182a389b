// Pixels onto the graphics card. UI thread, with the window's OpenGL context current.
#pragma once

#include <cstdint>

namespace kiosk::ui {

// Rgb: three bytes a pixel, for being shown smaller, too. Grey: one, shown as all three. Alpha: one, of white. Pairs:
// two, in red and green. Painted: none of these, for the graphics card makes them.
enum class Pixels : std::uint8_t { Rgb, Grey, Alpha, Pairs, Painted };

// pixels: rows without gaps; null for Painted. name: of a texture with this size and kind, which takes the pixels; 0:
// of none, and becomes that of a new one. What was bound is so again afterwards.
void upload(unsigned& name, Pixels kind, int width, int height, const std::uint8_t* pixels);
// name is 0 afterwards.
void delete_texture(unsigned& name);

} // namespace kiosk::ui
