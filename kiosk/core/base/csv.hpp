// One cell of a CSV file that people open in a spreadsheet (RFC 4180). Pure.
#pragma once

#include <string>
#include <string_view>

namespace kiosk::core {

// What a spreadsheet runs as a formula when a cell begins with it.
[[nodiscard]] inline bool begins_like_formula(std::string_view text) {
    return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

// The text as a cell: an apostrophe before what would be run (the event package's reader takes it off again), quotes
// where they are needed.
[[nodiscard]] std::string csv_cell(std::string_view text);

inline constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

// As Excel on Windows takes it for UTF-8 and for lines: with a byte order mark and CRLF.
[[nodiscard]] std::string for_spreadsheets(std::string_view text);

} // namespace kiosk::core
