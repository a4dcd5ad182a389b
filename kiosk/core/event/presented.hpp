// What a presented text says, by whatever way it came: camera, a scanner that types, kioskctl. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kiosk::core {

// KB1 and 138 characters of Base32, in either case, and nothing else. Says nothing about the signature.
[[nodiscard]] bool is_whole_token(std::string_view text);

// The prefix and fewer signs than a whole token has, in upper case: more may follow.
[[nodiscard]] bool is_token_beginning(std::string_view text);

// The whole tokens that stand in a text, from its start on, in upper case; none overlaps another. Any bytes.
[[nodiscard]] std::vector<std::string> tokens_in(std::string_view text);

// The first whole token of a text: what a printer, a scanner's setting or a spreadsheet put before or after its 141
// characters is no part of it. A text without one stays as it is, byte for byte. Of what it returns it makes the same.
[[nodiscard]] std::string presented_text(std::string_view text);

} // namespace kiosk::core
