// Checks of text that people will see, whichever file of the package it stands in: what was lost on its way, and what
// nobody would see.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/i18n/kept_text.hpp"
#include "event/problems.hpp"
#include "event/table_faults.hpp"

namespace kiosk::event {

// What a problem says, without its place.
struct Finding {
    Problem::Severity severity = Problem::Error;
    Fault fault;
};

// In the name of a person or a delegation no question mark is right; nor in that of a room or a group, but people do
// write one there when they are not sure. Prose asks questions.
enum class TextUse { ProperName, Label, Prose };
// again: how to mend what was lost.
[[nodiscard]] std::vector<Finding> findings_in(std::string_view text, TextUse use,
                                               const KindWith<0>& again = faults::kTypeInTable);
// U+FFFD and letters for private use: right nowhere. Empty: none.
[[nodiscard]] std::vector<Finding> lost_letters_in(std::string_view text,
                                                   const KindWith<0>& again = faults::kTypeInTable);
// What was changed to keep it.
[[nodiscard]] std::vector<Finding> findings_of(const core::KeptText& kept);

inline constexpr std::size_t kMostLetters = 5; // named by a problem
// The first so many, then how many more there are.
[[nodiscard]] Sentence at_most(std::vector<Sentence> parts, std::size_t most);
// "U+200B, U+200E": at most kMostLetters.
[[nodiscard]] Sentence code_points_of(std::u32string_view signs);

} // namespace kiosk::event
