// What tells that letters of a text were lost on its way here: a save in an
// encoding that lacks them, a machine that had them in no font. Pure; any
// thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kiosk::core {

// What the question marks of a text are; that of the worst of them. Code pages
// put one in the place of each letter that they lack.
enum class QuestionMarks {
    None,
    Asking,   // each ends a question: after a word, at the text's end or before a
              // blank or another mark; in full width, or after a Chinese question
              // word, before a letter too; or in an address of the web
    Doubtful, // after a word in Chinese or kana that asks nothing, several in a
              // row after a word, or one by itself
    Lost      // before a word, within one, several by themselves, or several after a
              // word in Chinese that asks nothing
};
[[nodiscard]] QuestionMarks question_marks(std::string_view text);

// U+E000 to U+F8FF and the planes 15 and 16: letters that one machine drew for
// itself (自造字).
[[nodiscard]] bool holds_private_letter(std::string_view text);

// The first sign of a name that stands for a letter which could not be typed: a
// square or circle (□ ■ ○ ● ◯ …) or 〓 beside an ideograph, kana, hangul or
// bopomofo, or a description of an ideograph (⿰ …). Empty when there is none.
[[nodiscard]] std::string_view stand_in_letter(std::string_view name);

} // namespace kiosk::core
