// What a presented text says, by whatever way it came: camera, a scanner that types, kioskctl. Pure.
#pragma once

#include <string>
#include <string_view>

namespace kiosk::core {

// KB1 and 138 characters of Base32, in either case, and nothing else. Says nothing about the signature.
[[nodiscard]] bool is_whole_token(std::string_view text);

// What a presented text says, by camera, by a scanner that types, by hand. Behind everything that a printer, a
// scanner's setting or a spreadsheet may have put around it stands the last whole token in it, returned in upper case.
// A text without one loses what nobody sees at its ends (blanks, control and format characters, a BOM) and keeps the
// rest. Of what it returns it makes the same again. Any bytes; those that are no UTF-8 stay.
[[nodiscard]] std::string presented_text(std::string_view text);

} // namespace kiosk::core
