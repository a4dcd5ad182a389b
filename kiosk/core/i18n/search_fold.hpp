// Folding for search: what differs only in case, accents, width or variants of 臺 becomes equal. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace kiosk::core {

// NFKC with folded case, without the accents that scripts share (é → e, ế → e, đ → d; Thai vowels and the marks of kana
// stay), 台 → 臺, and everything that is neither letter, mark nor digit as one space between words; none at the ends.
[[nodiscard]] std::string fold_search(std::string_view text);

// Whether words of this sign's script are written without spaces (Han, kana, Thai …): then a match may begin anywhere.
[[nodiscard]] bool begins_without_spaces(std::string_view folded);

} // namespace kiosk::core
