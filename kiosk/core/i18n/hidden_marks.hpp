// Signs that nobody sees, which can reverse, hide or tell apart what is read: taken out where others' text is shown.
//
// Hidden are (Unicode 15, the code points as ICU has them):
//   Bidi_Control (PropList.txt; UAX 9, UTR 36 section 3): U+061C, U+200E, U+200F, U+202A-202E, U+2066-2069
//   Default_Ignorable_Code_Point (DerivedCoreProperties.txt): U+00AD, U+034F, U+115F, U+1160, U+17B4, U+17B5, U+180E,
//     U+200B-200D, U+2060-206F, U+3164, U+FEFF, U+FFA0, U+FFF0-FFF8, U+1BCA0-1BCA3, U+1D173-1D17A, U+E0000-E0FFF
//   interlinear annotation: U+FFF9-FFFB
// Not hidden are variation selectors (U+180B-180D, U+180F, U+FE00-FE0F, U+E0100-E01EF), which choose a name's glyph,
// and U+200C and U+200D where they shape what is written: after a letter that joins (Arabic, Syriac, Mongolian), a
// virama or a pictograph, before a letter or a pictograph.
#pragma once

#include <string>
#include <string_view>

namespace kiosk::core {

// Bytes that are no UTF-8, and line feeds, stay as they are.
[[nodiscard]] std::string without_hidden(std::string_view text);

// What without_hidden() takes out, each sign once, in the order in which they stand; U+200B not where it parts the
// words of a script that is written without blanks (Thai, Lao, Khmer, Burmese), for there it belongs to good writing.
[[nodiscard]] std::u32string hidden_in(std::string_view text);

// For a screen whose renderer draws one glyph a code point: without what is hidden, and without variation selectors and
// the U+200C and U+200D that shape words, for each would be drawn as a sign of its own.
[[nodiscard]] std::string for_screen(std::string_view text);
// Whether for_screen() would leave the sign out wherever it stands.
[[nodiscard]] bool never_on_screen(char32_t sign);

// For a terminal or a log: without what is hidden; control characters (C0, DEL, C1, U+2028, U+2029) and bytes that are
// no UTF-8 become \xNN, a byte each.
[[nodiscard]] std::string for_terminal(std::string_view text);

// For the strings of a JSON text: what is hidden, wherever it stands, DEL, C1, U+2028 and U+2029 become \uNNNN, so that
// whoever parses it gets the same text.
[[nodiscard]] std::string escape_hidden(std::string_view json);

} // namespace kiosk::core
