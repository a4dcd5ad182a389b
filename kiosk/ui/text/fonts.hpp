// The faces: Noto Sans CJK with the regional glyph forms of the text's language, Loma for Thai merged into each, and a
// font each for the scripts of core::kShapedFonts where there is one. Text is measured and drawn here: Thai and those
// scripts are shaped, all else is Dear ImGui's.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.hpp"
#include "ui/model/geometry.hpp"

struct ImDrawList;
struct ImFont;

namespace kiosk::ui {

enum class Weight { Regular, Bold };

// ImGui's font size is ascent + descent; in Noto Sans CJK that is so many times the em (hhea 1160 + 288 of 1000).
inline constexpr float kLineOverEm = 1.448F;
inline constexpr float kAscentOverEm = 1.160F;

struct FontFiles {
    std::filesystem::path cjk_regular, cjk_bold, thai_regular, thai_bold;
    // As core::kShapedFonts has them; what is not there is not drawn.
    std::vector<std::pair<std::filesystem::path, std::filesystem::path>> shaped{}; // regular, bold
};

// Needs a current ImGui context with a texture-capable backend. The files are mapped, not copied, and stay mapped until
// the object dies; then the fonts leave the atlas.
class Fonts {
  public:
    static core::Result<std::unique_ptr<Fonts>> load(const FontFiles& files);
    ~Fonts();
    Fonts(const Fonts&) = delete;
    Fonts& operator=(const Fonts&) = delete;

    [[nodiscard]] ImFont* face(std::string_view language, Weight weight) const;
    // One line of text in one language. font_px: ImGui's size. Pixels.
    [[nodiscard]] float width(std::string_view language, Weight weight, float font_px, std::string_view text) const;
    // at: the line's top left corner, whole pixels. colour: packed as ImGui has it.
    void draw(ImDrawList& list, std::string_view language, Weight weight, float font_px, Vec at, std::uint32_t colour,
              std::string_view text) const;
    // Once a frame, before anything is drawn: keeps every size that was ever drawn. Sizes that ImGui drops to make room
    // are moved together, and its FreeType loader, which knows the active size by its address alone, then draws signs
    // in another text's size (1.92.2). The screens use a few dozen sizes, so keeping them costs little.
    static void keep_sizes();
    // False when the text has a sign that no face of the language can draw.
    [[nodiscard]] bool covers(std::string_view language, Weight weight, std::string_view text) const;

  private:
    struct Impl;
    explicit Fonts(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace kiosk::ui
