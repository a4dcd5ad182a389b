// How far one word is from another, for "did you mean".
#pragma once

#include <cstddef>
#include <limits>
#include <string_view>
#include <vector>

namespace kiosk::core {

// How many signs (code points of UTF-8; what is no UTF-8 counts byte by byte) are to be added, taken out or replaced to
// make one of the other (V. I. Levenshtein, 1966). Takes time by the product of both lengths.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

// Of the candidates the first with the fewest edits to text, of which only the first 64 bytes are looked at: anybody
// may have written it. Empty: none is within `most` edits.
[[nodiscard]] std::string_view nearest_word(std::string_view text, const std::vector<std::string_view>& candidates,
                                            std::size_t most = std::numeric_limits<std::size_t>::max());

} // namespace kiosk::core
