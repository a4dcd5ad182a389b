// Others' text in the form in which it is kept, so that what reads the same is the same. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace kiosk::core {

struct KeptText {
    // In Normalization Form C (UAX 15) and without hidden signs (core/i18n/hidden_marks.hpp). Keeping it again changes
    // nothing.
    std::string text;
    // Those signs, each once, in the order in which they stood; U+200B not where it parts the words of a script that is
    // written without blanks (Thai, Lao, Khmer, Burmese), for there it is part of good writing.
    std::u32string hidden;
    // Compatibility ideographs that Form C replaces by ideographs of another shape, each once: the older forms of JIS
    // X 0213, as U+FA19. The doublets of KS X 1001 and Big5, which look the same, are not among them.
    std::u32string reshaped;
};

// text: UTF-8; anything else is given back as it is. Marks of one letter are put in order one by one: whoever passes
// strangers' text bounds its length.
[[nodiscard]] KeptText keep_text(std::string_view text);

// Without blanks of any width, and line breaks, at its ends.
[[nodiscard]] std::string_view without_blank_ends(std::string_view text);

[[nodiscard]] std::u32string code_points(std::string_view text); // of what is no UTF-8, U+FFFD

// "U+200B": how people look signs up.
[[nodiscard]] std::string code_point_name(char32_t sign);

} // namespace kiosk::core
