// The fonts that the screens are drawn with, where Debian's packages put them. The kiosk does not start without one of
// them, and doctor says so beforehand: a screen with boxes in the place of letters is worse than none, for nobody
// beside it knows.
#pragma once

#include <array>
#include <string_view>

namespace kiosk::core {

struct FontFile {
    std::string_view file; // an absolute path
    std::string_view package;
};

inline constexpr FontFile kCjkRegular{"/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", "fonts-noto-cjk"};
inline constexpr FontFile kCjkBold{"/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc", "fonts-noto-cjk"};
inline constexpr FontFile kThaiRegular{"/usr/share/fonts/truetype/tlwg/Loma.ttf", "fonts-tlwg-loma-ttf"};
inline constexpr FontFile kThaiBold{"/usr/share/fonts/truetype/tlwg/Loma-Bold.ttf", "fonts-tlwg-loma-ttf"};
inline constexpr std::array<FontFile, 4> kFontFiles{kCjkRegular, kCjkBold, kThaiRegular, kThaiBold};

// Scripts whose letters take their shapes from their neighbours, each in a font of its own. The kiosk starts without
// them: letters that it cannot draw then are named by `event check`.
struct ShapedFont {
    std::string_view regular, bold; // absolute paths
};
inline constexpr std::string_view kShapedPackage = "fonts-noto-core";
inline constexpr std::array<ShapedFont, 5> kShapedFonts{{
    {"/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf",
     "/usr/share/fonts/truetype/noto/NotoSansArabic-Bold.ttf"},
    {"/usr/share/fonts/truetype/noto/NotoSansDevanagari-Regular.ttf",
     "/usr/share/fonts/truetype/noto/NotoSansDevanagari-Bold.ttf"},
    {"/usr/share/fonts/truetype/noto/NotoSansMyanmar-Regular.ttf",
     "/usr/share/fonts/truetype/noto/NotoSansMyanmar-Bold.ttf"},
    {"/usr/share/fonts/truetype/noto/NotoSansKhmer-Regular.ttf",
     "/usr/share/fonts/truetype/noto/NotoSansKhmer-Bold.ttf"},
    {"/usr/share/fonts/truetype/noto/NotoSansLao-Regular.ttf", "/usr/share/fonts/truetype/noto/NotoSansLao-Bold.ttf"},
}};
// Of kShapedFonts the one that has the letter; none: it is of no such script.
[[nodiscard]] constexpr std::size_t shaped_font_of(char32_t c) {
    const auto in = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
    if (in(0x0600, 0x06FF) || in(0x0750, 0x077F) || in(0x08A0, 0x08FF) || in(0xFB50, 0xFDFF) || in(0xFE70, 0xFEFC))
        return 0;
    if (in(0x0900, 0x097F) || in(0xA8E0, 0xA8FF)) return 1;
    if (in(0x1000, 0x109F) || in(0xA9E0, 0xA9FF) || in(0xAA60, 0xAA7F)) return 2;
    if (in(0x1780, 0x17FF) || in(0x19E0, 0x19FF)) return 3;
    if (in(0x0E80, 0x0EFF)) return 4;
    return kShapedFonts.size();
}

// Faces of NotoSansCJK-*.ttc, each with another region's forms of the same letters.
inline constexpr unsigned kCjkJapanese = 0, kCjkKorean = 1, kCjkTraditional = 3;
inline constexpr std::array<unsigned, 3> kCjkFaces{kCjkTraditional, kCjkJapanese, kCjkKorean};

} // namespace kiosk::core
