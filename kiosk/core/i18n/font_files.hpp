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

// Faces of NotoSansCJK-*.ttc, each with another region's forms of the same letters.
inline constexpr unsigned kCjkJapanese = 0, kCjkKorean = 1, kCjkTraditional = 3;
inline constexpr std::array<unsigned, 3> kCjkFaces{kCjkTraditional, kCjkJapanese, kCjkKorean};

} // namespace kiosk::core
