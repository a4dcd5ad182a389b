// Cells as values. Each reader reports what is wrong with its cell and then gives a value that lets reading go on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/clock.hpp"
#include "core/event/roster.hpp"
#include "event/table/columns.hpp"
#include "event/table/row.hpp"
#include "event/table/shown_text.hpp"
#include "event/table/values.hpp"

namespace kiosk::event {

// 1 … 64 characters of A-Z a-z 0-9 . _ -
[[nodiscard]] bool is_id(std::string_view text);
// One of several words; a list of (word, value), several words may give one value.
template <class T> struct Word {
    std::string_view word;
    T value;
};
[[nodiscard]] const std::vector<Word<bool>>& yes_no_words();
[[nodiscard]] const std::vector<Word<core::Diet>>& diet_words();
[[nodiscard]] const std::vector<Word<core::Sex>>& sex_words();
[[nodiscard]] const std::vector<Word<core::SchoolLevel>>& school_level_words();

// A number that a spreadsheet turned into its scientific form: 4.71E+12.
[[nodiscard]] bool is_mangled_number(std::string_view text);
// A language by ISO 639-1, with an optional script and country: "ja", "zh-TW", "zh-Hant-TW".
[[nodiscard]] bool is_language(std::string_view tag);
[[nodiscard]] bool is_country(std::string_view code); // ISO 3166-1 alpha-2
[[nodiscard]] bool is_role(std::string_view role);
// What a person means by a word, in Chinese or English, in any case: a role as roles() has it; a country's two letters;
// a language's tag. Empty or none when it is not known.
[[nodiscard]] std::optional<std::string_view> role_named(std::string_view text);
[[nodiscard]] std::string country_named(std::string_view text);
[[nodiscard]] std::string language_named(std::string_view text);
[[nodiscard]] const std::vector<std::string_view>& roles();

// Ids of one table, to find duplicates and dangling references.
class IdSet {
  public:
    // Reports and returns false when the id is there already.
    bool add(const Row& row, std::string_view column, const std::string& id);
    // A table that could not be read makes no reference to it wrong.
    [[nodiscard]] bool allows(const std::string& id) const { return !complete || lines_.contains(id); }
    // The file that holds the ids, when it is not the usual one.
    [[nodiscard]] std::string file_or(std::string_view usual) const { return file.empty() ? std::string(usual) : file; }
    bool complete = true;
    std::string file;

  private:
    std::unordered_map<std::string, int> lines_;
};

[[nodiscard]] std::string read_id(const Row& row, std::string_view column, bool required = true);
// An id that must be in the other table when it is not empty.
[[nodiscard]] std::string read_reference(const Row& row, std::string_view column, const IdSet& ids,
                                         std::string_view table, bool required);
// Text that people see, in every language of the column; what was lost on its way is reported as its use asks.
[[nodiscard]] std::string read_text(const Row& row, std::string_view column, TextUse use = TextUse::Label);
[[nodiscard]] std::string read_name(const Row& row, std::string_view column, bool required);
[[nodiscard]] core::Texts read_texts(const Row& row, std::string_view column, bool required, TextUse use);
// Warns of a day where none belongs: of class 3-1 a spreadsheet makes the first of March.
void warn_of_day(const Row& row, std::string_view column);
[[nodiscard]] bool read_yes_no(const Row& row, std::string_view column, bool otherwise);
[[nodiscard]] std::optional<core::LocalDay> read_day(const Row& row, std::string_view column, bool required);
[[nodiscard]] std::optional<core::MinuteOfDay> read_minute(const Row& row, std::string_view column, bool required);
[[nodiscard]] std::optional<int> read_integer(const Row& row, std::string_view column, int least, int most);
[[nodiscard]] std::optional<double> read_degrees(const Row& row, std::string_view column, double bound);
// "A; B、C": its parts without blanks at their ends, none empty.
[[nodiscard]] std::vector<std::string> split_list(std::string_view text);
[[nodiscard]] std::vector<std::string> read_list(const Row& row, std::string_view column);
// A list of what people see.
[[nodiscard]] std::vector<std::string> read_text_list(const Row& row, std::string_view column);
[[nodiscard]] std::optional<core::Language> read_language(const Row& row, std::string_view column, bool required);

void report_unknown_word(const Row& row, std::string_view column, const std::vector<std::string_view>& words);
// Exactly the word first, because that is what most cells hold; then without regard to case, width and blanks.
template <class T> [[nodiscard]] std::optional<T> find_word(std::string_view text, const std::vector<Word<T>>& words) {
    for (const auto& word : words) {
        if (word.word == text) {
            return word.value;
        }
    }
    const auto folded = fold_word(text);
    for (const auto& word : words) {
        if (!folded.empty() && fold_word(word.word) == folded) {
            return word.value;
        }
    }
    return std::nullopt;
}
template <class T> [[nodiscard]] std::vector<std::string_view> names_of(const std::vector<Word<T>>& words) {
    std::vector<std::string_view> names;
    for (const auto& word : words) {
        names.push_back(word.word);
    }
    return names;
}
template <class T>
[[nodiscard]] std::optional<T> read_word(const Row& row, std::string_view column, const std::vector<Word<T>>& words) {
    const auto found = find_word(row.cell(column), words);
    if (!found) {
        report_unknown_word(row, column, names_of(words));
    }
    return found;
}

} // namespace kiosk::event
