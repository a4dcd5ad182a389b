#include "event/table/letters.hpp"

#include <algorithm>
#include <unordered_map>

#include "core/i18n/hidden_marks.hpp"
#include "core/i18n/text.hpp"

namespace kiosk::event {
namespace {

constexpr char32_t kLost = 0xFFFD;

bool is_private(char32_t sign) {
    return (sign >= 0xE000 && sign <= 0xF8FF) || sign >= 0xF0000;
}

// "ş U+015F, 👩 U+1F469"
Sentence shown_and_named(std::u32string_view letters) {
    std::vector<Sentence> list;
    for (const auto letter : letters) {
        std::string shown;
        core::append_utf8(shown, letter);
        list.emplace_back(shown + " " + core::code_point_name(letter));
    }
    return at_most(std::move(list), kMostLetters);
}

} // namespace

struct Letters::Known {
    std::unordered_map<char32_t, bool> drawn;
};

Letters::Letters(HasGlyph has_glyph) : has_glyph_(std::move(has_glyph)), known_(std::make_unique<Known>()) {}
Letters::~Letters() = default;

std::vector<Finding> Letters::findings_in(std::string_view text) const {
    const bool ascii =
        std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
    if (!has_glyph_ || ascii) return {};
    std::u32string missing;
    for (const auto letter : core::code_points(text)) {
        auto [at, first] = known_->drawn.try_emplace(letter, true);
        if (first)
            at->second = letter < 0x80 || letter == kLost || is_private(letter) || core::never_on_screen(letter) ||
                         has_glyph_(letter);
        if (!at->second && missing.find(letter) == std::u32string::npos) missing += letter;
    }
    if (missing.empty()) return {};
    return {{Problem::Warning, faults::kNoGlyph(shown_and_named(missing))}};
}

} // namespace kiosk::event
