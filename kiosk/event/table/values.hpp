// Texts of cells as values, in the ways that people and spreadsheets in Taiwan write them. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/clock.hpp"

namespace kiosk::event {

// The text with full-width letters, digits and signs as plain ones.
[[nodiscard]] std::string plain(std::string_view text);

// Without the blanks at its ends.
[[nodiscard]] std::string_view trim_blank(std::string_view text);

// 2026-11-26, 2026/11/26, 2026/1/5, 2026年1月5日; in years of the Republic 115/11/26, 115-11-26, 民國115年11月26日.
// A time of 00:00 may follow, as a spreadsheet adds it. Years 1912 … 9999.
[[nodiscard]] std::optional<core::LocalDay> parse_written_day(std::string_view text);

// 9:30, 09:30, 09:30:00, 09：30, 上午 9:30, 下午 01:30:00, 1:30 PM; from 00:00 to 24:00, in whole minutes.
[[nodiscard]] std::optional<core::MinuteOfDay> parse_written_minute(std::string_view text);

// Whether there is a national identity or resident certificate number in it: a letter, then 1, 2, 8, 9 or A-D, then
// eight digits, in full or half width, in any case, with or without blanks and hyphens.
[[nodiscard]] bool holds_national_id(std::string_view text);

// What a spreadsheet shows, and saves, where a formula has no value: "#REF!".
[[nodiscard]] bool is_formula_error(std::string_view text);

} // namespace kiosk::event
