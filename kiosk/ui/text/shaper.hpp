// Scripts that HarfBuzz shapes: tone marks of Thai and Lao stand on vowels instead of on each other, letters of Arabic
// join, those of Devanagari, Burmese and Khmer change places and stack, which a font alone does not do. Signs are drawn
// by FreeType into Dear ImGui's atlas, one for each size that is used. Every other script is Dear ImGui's own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "ui/model/geometry.hpp"

struct ImDrawList;

namespace kiosk::ui {

struct ShapedSign {
    unsigned glyph = 0; // of the font
    float x = 0, y = 0; // px from the run's start and up from the baseline
};
struct ShapedRun {
    std::vector<ShapedSign> signs;
    float width = 0; // px
};

// Who draws a piece of text: the face of its language; the shaper; the Latin face, whatever the language.
// What is shaped is in the order of core::kShapedFonts.
enum class Script { Own, Thai, Latin, Arabic, Devanagari, Burmese, Khmer, Lao };
inline constexpr std::size_t kFirstShaped = static_cast<std::size_t>(Script::Arabic);
// Calls visit for the text's pieces in order; spaces and digits count as Thai only where they are Thai. An apostrophe
// beside a Latin letter is Latin: the faces of zh-TW and ja give it the square of an ideograph. A blank between two
// Arabic words is Arabic, so that they stand from right to left.
void each_script(std::string_view text, const std::function<void(std::string_view piece, Script script)>& visit);

// Used by the thread that draws.
class ScriptShaper {
  public:
    // Regular and bold font files; they outlive it. Invalid: not fonts.
    static core::Result<std::unique_ptr<ScriptShaper>> make(Script script, std::span<const std::byte> regular,
                                                            std::span<const std::byte> bold);
    ~ScriptShaper();
    ScriptShaper(const ScriptShaper&) = delete;
    ScriptShaper& operator=(const ScriptShaper&) = delete;

    // Ascent + descent of the regular face over its em.
    [[nodiscard]] float line_over_em() const;
    [[nodiscard]] bool has(char32_t letter) const; // in both faces
    // size_px: the font's ascent + descent. The reference holds until the next call.
    [[nodiscard]] const ShapedRun& shape(std::string_view run, bool bold, float size_px);
    // Between ImGui::NewFrame() and Render(). left, baseline: px; colour: packed as ImGui has it.
    void draw(ImDrawList& list, std::string_view run, bool bold, float size_px, Vec left_baseline,
              std::uint32_t colour);
    // Signs leave the atlas.
    void forget_signs();

  private:
    struct Impl;
    explicit ScriptShaper(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace kiosk::ui
