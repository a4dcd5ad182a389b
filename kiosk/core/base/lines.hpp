// The small text files of the core: key files and identities.
#pragma once

#include <string_view>

namespace kiosk::core {

// Takes one line off the text, its line end (LF or CRLF) included; returns it without.
inline std::string_view take_line(std::string_view& text) {
    const auto end = text.find('\n');
    auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

} // namespace kiosk::core
