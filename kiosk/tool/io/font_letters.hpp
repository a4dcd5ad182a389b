// The letters that the kiosk can draw: those of the fonts in core/i18n/font_files.hpp, as ui/text/fonts.cpp merges and
// shapes them.
#pragma once

#include <memory>
#include <span>

#include "core/base/result.hpp"
#include "core/i18n/font_files.hpp"

namespace kiosk::tool {

class FontLetters {
  public:
    // files: in the order of kFontFiles. NotFound: one is missing or no font; the detail names its package.
    static core::Result<FontLetters> open(std::span<const core::FontFile> files = core::kFontFiles);
    FontLetters(FontLetters&& other) noexcept;
    FontLetters& operator=(FontLetters&& other) noexcept;
    ~FontLetters();

    // Whether each face, regular and bold, has a glyph, or its Thai companion does, or the font of the letter's own
    // script.
    [[nodiscard]] bool has(char32_t letter) const;

  private:
    struct Impl;
    explicit FontLetters(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace kiosk::tool
