#include "scan/wedge.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/ascii.hpp"
#include "core/event/presented.hpp"
#include "core/event/token.hpp"
#include "core/i18n/text.hpp"

namespace kiosk::scan {
namespace {

std::string upper_case(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), core::to_upper);
    return result;
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
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
    if (!std::all_of(digits.begin(), digits.end(), core::is_digit)) return false;
    text.remove_prefix(start + 6);
    return true;
}

bool drop_symbology_mark(std::string_view& text) {
    if (text.size() < 3 || text[0] != ']' || !core::is_letter(text[1]) ||
        !(core::is_digit(text[2]) || core::is_letter(text[2]))) {
        return false;
    }
    text.remove_prefix(3);
    return true;
}

// An input method left in full width types U+FF01 … U+FF5E for ASCII.
char32_t half_width(char32_t c) {
    return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c == 0x3000 ? U' ' : c;
}

char32_t printable(char32_t c) {
    const bool is_scalar = c <= 0x10FFFF && !(c >= 0xD800 && c <= 0xDFFF);
    return c < 0x20 || c == 0x7F || !is_scalar ? 0 : c;
}

bool ends_burst(char32_t c) {
    return c == U'\r' || c == U'\n' || c == U'\t';
}

// Of UTF-8: bytes that continue none.
std::size_t count_characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

} // namespace

std::string clean_wedge_text(std::string_view text) {
    std::string_view rest = trim(text);
    while (drop_eci_mark(rest) || drop_symbology_mark(rest)) {
    }
    rest = trim(rest);
    if (auto tokens = core::tokens_in(rest); !tokens.empty()) return std::move(tokens.front());
    // What a damaged token keeps is told as ours, so that it is refused and not taken for a stranger's code.
    const std::string upper_text = upper_case(rest);
    const std::size_t token = upper_text.rfind(core::kTokenPrefix);
    if (token == std::string::npos) return std::string(rest);
    const bool ours = upper_text.starts_with(core::kTokenPrefix) || upper_text.size() - token >= core::kTokenCharacters;
    return ours ? upper_text.substr(token) : std::string(rest);
}

std::vector<Readings> Wedge::feed(TypedCharacter character, core::MonoTime now) {
    std::vector<Readings> complete = tick(now);
    if (ends_burst(character.text) || ends_burst(character.key)) {
        for (Readings& each : finish(EndedBy::Key)) complete.push_back(std::move(each));
        return complete;
    }
    character.text = printable(half_width(character.text));
    character.key = printable(character.key);
    if (character.text == 0 && character.key == 0) return complete;
    if (characters_ == 0) first_ = now;
    last_ = now;
    ++characters_;
    if (characters_ > kMost) return complete;
    add(lines_[0], character.text);
    add(lines_[1], character.key);
    return complete;
}

void Wedge::add(Line& line, char32_t character) {
    if (character != 0) core::append_utf8(line.burst, character);
}

std::vector<Readings> Wedge::tick(core::MonoTime now) {
    if (characters_ == 0 || now - last_ < kSilence) return {};
    return finish(EndedBy::Silence);
}

std::optional<core::MonoTime> Wedge::deadline() const {
    if (characters_ == 0) return std::nullopt;
    return last_ + kSilence;
}

std::vector<Readings> Wedge::finish(EndedBy ended_by) {
    const std::size_t characters = std::exchange(characters_, 0);
    if (characters == 0) return {};
    const bool by_hand = last_ - first_ > kSlowest * static_cast<int>(characters - 1);
    std::array<std::vector<std::string>, 2> codes;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        codes.at(i) = codes_of(lines_.at(i), ended_by, by_hand);
    }
    piece_at_ = last_;
    return pair_up(std::move(codes[0]), std::move(codes[1]));
}

std::vector<Readings> Wedge::pair_up(std::vector<std::string> texts, std::vector<std::string> keys) const {
    const auto are_tokens = [](const std::vector<std::string>& codes) {
        return !codes.empty() && core::is_whole_token(codes.front());
    };
    // While the end of a token has not come, what the other reading makes of its beginning is nothing to be told.
    if (!lines_[0].piece.empty() && !are_tokens(keys)) keys.clear();
    if (!lines_[1].piece.empty() && !are_tokens(texts)) texts.clear();
    // Where they disagree about how many there are, the tokens were counted rightly.
    if (texts.size() < keys.size() && are_tokens(keys)) texts.clear();
    if (keys.size() < texts.size() && are_tokens(texts)) keys.clear();
    std::vector<Readings> complete(std::max(texts.size(), keys.size()));
    for (auto* codes : {&texts, &keys}) {
        for (std::size_t i = 0; i < codes->size(); ++i) {
            Readings& readings = complete[i];
            if (readings.empty() || readings.front() != (*codes)[i]) readings.push_back(std::move((*codes)[i]));
        }
    }
    return complete;
}

std::vector<std::string> Wedge::codes_of(Line& line, EndedBy ended_by, bool by_hand) const {
    const std::string burst = std::exchange(line.burst, {});
    std::string piece = std::exchange(line.piece, {});
    if (first_ - piece_at_ > kPiecesWithin) piece.clear();
    const bool more_may_come = ended_by == EndedBy::Silence;
    // No hand types a whole token without a pause; a scanner set to be slow does.
    const std::string joined = upper_case(piece + burst);
    if (auto tokens = core::tokens_in(joined); !tokens.empty()) {
        std::string rest = joined.substr(joined.rfind(tokens.back()) + core::kTokenCharacters);
        if (more_may_come && core::is_token_beginning(rest)) line.piece = std::move(rest);
        return tokens;
    }
    std::string text = clean_wedge_text(burst);
    std::string continued = piece.empty() ? text : piece + upper_case(text);
    if (more_may_come && core::is_token_beginning(continued)) {
        line.piece = std::move(continued);
        return {};
    }
    const std::size_t characters = count_characters(text);
    if (by_hand || characters < kShortest || characters > kLongest) return {};
    return {std::move(text)};
}

} // namespace kiosk::scan
