// Numbers of a spreadsheet as the text that it shows (ECMA-376 part 1, 18.8.30), as far as rosters need it. Pure.
#pragma once

#include <string>
#include <string_view>

namespace kiosk::event {

struct NumberFormat {
    enum Kind { Plain, Date, Time, DateAndTime, Zeros };
    Kind kind = Plain;
    int zeros = 0; // Zeros: how many digits at least
    bool operator==(const NumberFormat&) const = default;
};

// Of a numFmtId below 164. Ids 27 … 36 and 50 … 58 are dates or times by the locale: then by the value.
[[nodiscard]] NumberFormat builtin_format(int id);
[[nodiscard]] NumberFormat format_of_code(std::string_view code); // its first section

// 2026-11-26, 09:30, 2026-11-26 09:30, 0012, 4710088432, 120.66. since_1904: the file counts days from 1904-01-01.
// A whole number of more than 15 digits has lost some and is given in its scientific form, "4.71008843E+15". Empty for
// what is no number of a day or time that there is.
[[nodiscard]] std::string number_text(double value, const NumberFormat& format, bool since_1904);

} // namespace kiosk::event
