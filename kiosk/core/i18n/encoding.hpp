// Bytes of a file as UTF-8, from the encodings that spreadsheets write. Pure; any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::core {

// What decode() takes by name: "utf-8", "utf-16", "utf-16le", "utf-16be", "big5", "cp950", and those of the guests'
// spreadsheets: "shift_jis", "euc-kr", "gb18030", "windows-1252", "windows-1258", "windows-874".
[[nodiscard]] std::span<const std::string_view> encoding_names();

struct Decoded {
    std::string text; // UTF-8 without a byte order mark; what precedes the first byte that is none of the encoding
    std::string_view encoding; // one of encoding_names(): the one given, or the one that was found
    bool whole = true;         // false: the rest could not be decoded
    // Found out, and not surely: the encodings that read it otherwise and about as well, the likeliest first.
    std::vector<std::string_view> doubts{};
};

// encoding: one of encoding_names(), or "" for find_encoding().
// Strict: nothing is replaced; a sign of Big5's range for private use counts as none, because only the machine that it
// was drawn on can show it. A name that is none of encoding_names() gives nothing, not whole.
[[nodiscard]] Decoded decode(std::string_view bytes, std::string_view encoding = {});

// Finds out the encoding of a file: a byte order mark decides, else UTF-16 is seen by its zero bytes, else what is
// valid UTF-8 is that. Else it is otherwise, one of encoding_names(), where that is not "". Else every reading of
// core/i18n/encoding_score.hpp is weighed over the whole file, with what its countries (ISO 3166-1 alpha-2) write. Of
// bytes that are none of these, the reading that gets farthest is given. Takes time in proportion to the bytes.
[[nodiscard]] Decoded find_encoding(std::string_view bytes, std::string_view otherwise = {},
                                    std::span<const std::string> countries = {});

} // namespace kiosk::core
