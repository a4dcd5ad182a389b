#include "print/missing_letters.hpp"

#include <array>
#include <map>

#include "core/i18n/text.hpp"

namespace kiosk::print {
namespace {

// How to mend a character that is not in any font.
std::string mend_of(char32_t sign) {
    struct Range {
        char32_t first, last;
        const char* mend;
    };
    static constexpr const char* kCjk = "install fonts-noto-cjk";
    static constexpr std::array<Range, 9> kRanges{{
        {0x0000, 0x024F, kCjk},
        {0x0E00, 0x0E7F, "install fonts-tlwg-loma-ttf"},
        {0x1100, 0x11FF, kCjk},
        {0x1E00, 0x1EFF, kCjk},
        {0x2E80, 0xA4CF, kCjk},
        {0xAC00, 0xD7AF, kCjk},
        {0xF900, 0xFAFF, kCjk},
        {0xE000, 0xF8FF, "a private character (造字): write the name with a standard one"},
        {0x20000, 0x3FFFF, "install fonts-hanazono"},
    }};
    for (const auto& range : kRanges) {
        if (sign >= range.first && sign <= range.last) return range.mend;
    }
    return "install fonts-noto-core";
}

} // namespace

std::vector<std::string> warnings_of(const Typesetter& typesetter) {
    std::vector<std::string> lines;
    for (const auto& [text, signs] : typesetter.missing()) {
        std::map<std::string, std::string> by_mend;
        for (const auto sign : signs) {
            auto& list = by_mend[mend_of(sign)];
            if (!list.empty()) list += ' ';
            core::append_utf8(list, sign);
        }
        for (const auto& [mend, list] : by_mend) {
            lines.push_back("no font here has " + list + " of \"" + text + "\": " + mend);
        }
    }
    return lines;
}

} // namespace kiosk::print
