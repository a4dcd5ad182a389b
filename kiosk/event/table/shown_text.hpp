// Checks of text that people will see, whichever file of the package it stands in: what was lost on its way, and what
// nobody would see.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/i18n/kept_text.hpp"
#include "event/problems.hpp"

namespace kiosk::event {

// What a problem says, without its place.
struct Finding {
    Problem::Severity severity = Problem::Error;
    std::string_view kind; // of a warning: add_of_kind()'s
    std::string what;
    std::string mend;
};

// How to mend what was lost.
inline constexpr std::string_view kTypeInTable =
    "type it again and save the table as \"CSV UTF-8\" or .xlsx: code page 950 lacks kana, hangul and many signs";
inline constexpr std::string_view kTypeInFile = "type it again and save the file in UTF-8";

// In the name of a person or a delegation no question mark is right; nor in that of a room or a group, but people do
// write one there when they are not sure. Prose asks questions.
enum class TextUse { ProperName, Label, Prose };
[[nodiscard]] std::vector<Finding> findings_in(std::string_view text, TextUse use,
                                               std::string_view again = kTypeInTable);
// U+FFFD and letters for private use: right nowhere. Empty: none.
[[nodiscard]] std::vector<Finding> lost_letters_in(std::string_view text, std::string_view again = kTypeInTable);
// What was changed to keep it.
[[nodiscard]] std::vector<Finding> findings_of(const core::KeptText& kept);

// "U+200B, U+200E": at most five, then how many more.
[[nodiscard]] std::string code_points_of(std::u32string_view signs);

} // namespace kiosk::event
