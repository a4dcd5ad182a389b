// How likely bytes are a text of the language that an encoding was made for. Pure; any thread.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace kiosk::core {

// The encodings that spreadsheets abroad write and that are told apart by what a text in them says; of
// encoding_names(). Big5, Taiwan's own, is the first.
[[nodiscard]] std::span<const std::string_view> scored_encodings();

struct EncodingScore {
    double likelihood = 0; // natural logarithm; comparable between readings of the same bytes
    bool plausible = true; // false: too much of it is no text of that language, or noise would be as likely
};

// text: the bytes as that encoding reads them, with U+FFFD for what it cannot. countries: ISO 3166-1 alpha-2, of those
// that the file may come from; an encoding of one of them is more likely.
[[nodiscard]] EncodingScore score_reading(std::string_view bytes, std::string_view text, std::string_view encoding,
                                          std::span<const std::string> countries);

// By how much the likelihood of a reading must exceed that of every other to be taken without a question: one mistake
// in some thousand files.
inline constexpr double kSureOfEncoding = 7.0;

} // namespace kiosk::core
