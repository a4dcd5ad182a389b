// Pixels onto the graphics card. UI thread, with the window's OpenGL context current.
#pragma once

#include <cstdint>

namespace kiosk::ui {

// Rgb: three bytes a pixel, for being shown smaller, too. Grey: one, shown as all three. Alpha: one, of white. Pairs:
// two, in red and green. Painted: none of these, for the graphics card makes them.
enum class Pixels : std::uint8_t { Rgb, Grey, Alpha, Pairs, Painted };

// Bound, with rows of bytes without gaps, until this ends; then all is as it was.
class BoundTexture {
  public:
    explicit BoundTexture(unsigned name);
    ~BoundTexture();
    BoundTexture(const BoundTexture&) = delete;
    BoundTexture& operator=(const BoundTexture&) = delete;

  private:
    int before_ = 0, alignment_ = 0;
};

// pixels: rows without gaps; null for Painted. name: of a texture with this size and kind, which takes the pixels; 0:
// of none, and becomes that of a new one. What was bound is so again afterwards.
void upload(unsigned& name, Pixels kind, int width, int height, const std::uint8_t* pixels);
// name is 0 afterwards.
void delete_texture(unsigned& name);

} // namespace kiosk::ui
