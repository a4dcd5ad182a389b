// How results are printed: words for enumerators, text that cannot harm a terminal, tables, JSON.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/ledger/entry_kind.hpp"
#include "core/rules/attendance.hpp"

namespace kiosk::tool {

using Json = nlohmann::ordered_json; // keys in the order they were written

// One line; bytes that are not UTF-8 become U+FFFD, and signs that nobody sees are escaped
// (core/i18n/hidden_marks.hpp).
void print_json(std::ostream& out, const Json& json);

// Every text of others goes through this: a name, a hub's row, a stranger's code may hold anything. Without signs that
// nobody sees; control characters, and bytes that are no UTF-8, as \xNN (core::for_terminal).
[[nodiscard]] std::string printable(std::string_view text);
// The same of several lines.
[[nodiscard]] std::string printable_lines(std::string_view text);

// Columns aligned by what a terminal shows, two spaces between them.
class TextTable {
  public:
    explicit TextTable(std::vector<std::string> headings);
    void add(std::vector<std::string> cells); // as many as headings
    void print(std::ostream& out) const;

  private:
    std::vector<std::vector<std::string>> rows_;
};

[[nodiscard]] inline std::string_view word_of(core::EntryKind kind) {
    return core::name_of(kind); // "check-in"
}
[[nodiscard]] std::string_view word_of(core::Source source);       // "camera"
[[nodiscard]] std::string_view word_of(core::Direction direction); // "in"
[[nodiscard]] std::string_view word_of(core::BadgeKind kind);      // "participant"
[[nodiscard]] std::string_view word_of(core::BadgeStatus status);  // "active"
[[nodiscard]] std::string_view word_of(core::ConflictKind kind);   // "two-doors"

[[nodiscard]] std::string hex_of(core::BadgeId badge); // 16 digits
[[nodiscard]] Json json_of(const core::EntryRef& entry);

// "2026-11-26 09:12:03"
[[nodiscard]] std::string local_time(core::WallTime time, const core::Zone& zone);

} // namespace kiosk::tool
