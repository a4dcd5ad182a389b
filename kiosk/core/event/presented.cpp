#include "core/event/presented.hpp"

#include <algorithm>

#include "core/base/ascii.hpp"
#include "core/event/token.hpp"

namespace kiosk::core {
namespace {

bool is_base32(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '2' && c <= '7');
}

} // namespace

bool is_whole_token(std::string_view text) {
    return text.size() == kTokenCharacters && looks_like_token(text) &&
           std::all_of(text.begin() + kTokenPrefix.size(), text.end(), [](char c) { return is_base32(to_upper(c)); });
}

bool is_token_beginning(std::string_view text) {
    return text.starts_with(kTokenPrefix) && text.size() < kTokenCharacters &&
           std::all_of(text.begin() + kTokenPrefix.size(), text.end(), is_base32);
}

std::vector<std::string> tokens_in(std::string_view text) {
    std::string upper_text(text);
    std::transform(upper_text.begin(), upper_text.end(), upper_text.begin(), to_upper);
    std::vector<std::string> tokens;
    // Base32 has no 1: a KB1 inside what began with another one begins anew, behind a piece.
    for (auto at = upper_text.find(kTokenPrefix); at != std::string::npos;) {
        std::string token = upper_text.substr(at, kTokenCharacters);
        const bool whole = is_whole_token(token);
        if (whole) tokens.push_back(std::move(token));
        at = upper_text.find(kTokenPrefix, at + (whole ? kTokenCharacters : kTokenPrefix.size()));
    }
    return tokens;
}

std::string presented_text(std::string_view text) {
    auto tokens = tokens_in(text);
    return tokens.empty() ? std::string(text) : std::move(tokens.front());
}

} // namespace kiosk::core
