// The columns of the package's tables, with the headers that people write for them. Whatever is in no table's list is
// not read; within one table no header means two columns (a test holds that).
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace kiosk::event {

struct Column {
    std::string_view name;
    std::string_view synonyms; // other headers, in Chinese and English, parted by |; may be empty
    bool required = false;     // the column must be there; a row's empty cell is the reader's business
    bool by_language = false;  // name@ja and the like are read too
    bool each_own = false;     // no two rows have it in common, so that merged cells there are doubtful
};

[[nodiscard]] std::span<const Column> delegation_columns();
[[nodiscard]] std::span<const Column> participant_columns();
[[nodiscard]] std::span<const Column> programme_columns();
[[nodiscard]] std::span<const Column> checkpoint_columns();
[[nodiscard]] std::span<const Column> place_columns();

// Whether a column of this name holds text that people see; else it holds ids, codes, words that the kiosk knows, days
// or numbers.
[[nodiscard]] bool is_text_column(std::string_view name);

// A header or a word as it is compared: full width, case, blanks, - and _ make no difference.
[[nodiscard]] std::string fold_word(std::string_view text);

// Whether the header is that of something that the kiosk must not hold: national ids, passports, birthdays, telephones.
[[nodiscard]] bool is_unwanted_header(std::string_view folded);

} // namespace kiosk::event
