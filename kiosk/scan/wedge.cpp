#include "scan/wedge.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/presented.hpp"
#include "core/text.hpp"
#include "core/token.hpp"

namespace kiosk::scan {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
char upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

std::string upper_case(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), upper);
    return result;
}

bool is_base32(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '2' && c <= '7');
}

// The backslash of an ECI mark, also as the keyboards of Japan and Korea type it.
std::size_t backslash_length(std::string_view text) {
    constexpr std::array<std::string_view, 3> kBackslashes{"\\", "\u00A5", "\u20A9"};
    for (const std::string_view backslash : kBackslashes) {
        if (text.starts_with(backslash)) return backslash.size();
    }
    return 0;
}

bool drop_eci_mark(std::string_view& text) {
    const std::size_t start = backslash_length(text);
    if (start == 0 || text.size() < start + 6) return false;
    const std::string_view digits = text.substr(start, 6);
    if (!std::all_of(digits.begin(), digits.end(), is_digit)) return false;
    text.remove_prefix(start + 6);
    return true;
}

bool drop_symbology_mark(std::string_view& text) {
    if (text.size() < 3 || text[0] != ']' || !is_letter(text[1]) || !(is_digit(text[2]) || is_letter(text[2]))) {
        return false;
    }
    text.remove_prefix(3);
    return true;
}

// An input method left in full width types U+FF01 … U+FF5E for ASCII.
char32_t half_width(char32_t c) {
    return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c == 0x3000 ? U' ' : c;
}

bool is_token_beginning(std::string_view text) {
    return text.starts_with(core::kTokenPrefix) && text.size() < core::kTokenCharacters &&
           std::all_of(text.begin() + static_cast<std::ptrdiff_t>(core::kTokenPrefix.size()), text.end(), is_base32);
}

} // namespace

std::string clean_wedge_text(std::string_view text) {
    const std::string trimmed = core::presented_text(text);
    std::string_view rest = trimmed;
    while (drop_eci_mark(rest) || drop_symbology_mark(rest)) {
    }
    const std::string inner = core::presented_text(rest);
    if (core::is_whole_token(inner)) return inner;
    rest = inner;
    // What a damaged token keeps is told as ours, so that it is refused and not taken for a stranger's code.
    const std::string upper_text = upper_case(rest);
    const std::size_t token = upper_text.rfind(core::kTokenPrefix);
    if (token == std::string::npos) return std::string(rest);
    const bool ours = upper_text.starts_with(core::kTokenPrefix) || upper_text.size() - token >= core::kTokenCharacters;
    return ours ? upper_text.substr(token) : std::string(rest);
}

std::optional<std::string> Wedge::feed(char32_t character, core::MonoTime now) {
    std::optional<std::string> complete = tick(now);
    if (character == U'\r' || character == U'\n' || character == U'\t') {
        std::optional<std::string> ended = finish(EndedBy::Key);
        return ended ? ended : complete;
    }
    character = half_width(character);
    const bool is_scalar = character <= 0x10FFFF && !(character >= 0xD800 && character <= 0xDFFF);
    if (character < 0x20 || character == 0x7F || !is_scalar) return complete;
    if (characters_ == 0) first_ = now;
    last_ = now;
    ++characters_;
    if (characters_ > kLongest) {
        too_long_ = true;
        burst_.clear();
    } else {
        core::append_utf8(burst_, character);
    }
    return complete;
}

std::optional<std::string> Wedge::tick(core::MonoTime now) {
    if (characters_ == 0 || now - last_ < kSilence) return std::nullopt;
    return finish(EndedBy::Silence);
}

std::optional<core::MonoTime> Wedge::deadline() const {
    if (characters_ == 0) return std::nullopt;
    return last_ + kSilence;
}

std::optional<std::string> Wedge::finish(EndedBy ended_by) {
    const std::string burst = std::exchange(burst_, {});
    const std::size_t characters = std::exchange(characters_, 0);
    const bool too_long = std::exchange(too_long_, false);
    if (too_long || characters == 0) return std::nullopt;
    std::string text = clean_wedge_text(burst);
    // No hand types a whole token without a pause; a scanner set to be slow does.
    const bool by_hand = last_ - first_ > kSlowest * static_cast<int>(characters - 1);
    if (by_hand && !core::is_whole_token(text)) return std::nullopt;
    return join(std::move(text), ended_by);
}

// A burst that was cut arrives as a piece and then as the rest, or as the whole once more.
std::optional<std::string> Wedge::join(std::string text, EndedBy ended_by) {
    const std::string piece = first_ - piece_at_ <= kPiecesWithin ? std::exchange(piece_, {}) : std::string();
    piece_.clear();
    const std::string continued = core::presented_text(piece + upper_case(text));
    if (!piece.empty() && (is_token_beginning(continued) || core::is_whole_token(continued))) {
        text = continued;
    }
    const bool is_piece = is_token_beginning(text);
    if (is_piece && ended_by == EndedBy::Silence) {
        piece_ = std::move(text);
        piece_at_ = last_;
        return std::nullopt;
    }
    if (text.size() < kShortest) return std::nullopt;
    return text;
}

} // namespace kiosk::scan
