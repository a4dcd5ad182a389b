// The keys of event.toml as values. What is wrong with one is reported by its key and line; then there is none, or what
// stands for it otherwise. Included by event_file.cpp and report_section.cpp alone, since it brings toml++ along.
#pragma once

#include <toml++/toml.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/edit_distance.hpp"
#include "core/i18n/kept_text.hpp"
#include "core/i18n/text.hpp"
#include "event/limits.hpp"
#include "event/problems.hpp"
#include "event/setting_faults.hpp"
#include "event/table/cell_readers.hpp"
#include "event/table/letters.hpp"
#include "event/table_faults.hpp"

namespace kiosk::event {

class EventFields {
  public:
    // All outlive it. letters: null where nobody knows what the fonts can draw. section: the table's own name, with
    // which its keys are reported ("report"); empty: the whole file.
    EventFields(const toml::table& table, const Reporter& reporter, const Letters* letters, std::string section = {})
        : table_(table), reporter_(reporter), letters_(letters), section_(std::move(section)) {}

    [[nodiscard]] static int line_of(const toml::node* node); // 0: null
    // Warns of keys that are none of these.
    void warn_of_others(const std::vector<std::string_view>& keys) const;
    // Reports an error. node: null where the key is missing: then at the section's line.
    void wrong(std::string_view key, const toml::node* node, Fault fault) const;
    // longest: bytes.
    [[nodiscard]] std::optional<std::string> text(std::string_view key, std::size_t longest = kMaxCellBytes) const;
    // Of an entry of a list, too. An id, a day or a word is the same without marks that nobody sees: nobody need hear
    // of them there.
    [[nodiscard]] std::optional<std::string> text_of(std::string_view key, const toml::node& node,
                                                     std::size_t longest) const;
    // A text that people will see, in one language or a table of them by their tags.
    [[nodiscard]] core::Texts texts(std::string_view key, bool required, TextUse use,
                                    std::size_t longest = kMaxCellBytes) const;
    // Reports a language that the kiosk does not speak.
    void check_offered(std::string_view key, std::string_view language, const toml::node& node) const;
    // otherwise: what a key of another type is.
    template <class T> [[nodiscard]] std::optional<T> value(std::string_view key, const KindWith<0>& otherwise) const {
        const toml::node* node = table_.get(key);
        if (node == nullptr) {
            return std::nullopt;
        }
        const auto value = node->value_exact<T>();
        if (!value) {
            wrong(key, node, otherwise());
        }
        return value;
    }
    [[nodiscard]] int integer(std::string_view key, int least, int most, int otherwise) const;
    [[nodiscard]] bool yes_no(std::string_view key, bool otherwise) const;
    // A date may be written bare, as TOML has a type for it, or in quotes.
    [[nodiscard]] std::optional<std::string> date_text(std::string_view key) const;
    template <class T>
    [[nodiscard]] T word(std::string_view key, const std::vector<Word<T>>& words, T otherwise) const {
        const auto written = text(key);
        if (!written) {
            return otherwise;
        }
        if (const auto found = find_word(*written, words)) {
            return *found;
        }
        wrong(key, table_.get(key),
              faults::kUnknownWord(in_quotes(*written), core::nearest_word(*written, names_of(words))));
        return otherwise;
    }

  private:
    void report(std::string_view key, const toml::node& node, const std::vector<Finding>& findings) const;
    [[nodiscard]] std::optional<core::KeptText> kept_of(std::string_view key, const toml::node& node,
                                                        std::size_t longest) const;
    [[nodiscard]] std::optional<std::string> shown_of(std::string_view key, const toml::node& node, std::size_t longest,
                                                      TextUse use) const;

    [[nodiscard]] std::string named(std::string_view key) const; // "report.due"

    const toml::table& table_;
    const Reporter& reporter_;
    const Letters* letters_;
    std::string section_;
};

} // namespace kiosk::event
