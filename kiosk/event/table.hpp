// One CSV table of the package, row by row, with the line of every cell.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/text.hpp"
#include "event/problems.hpp"

namespace kiosk::event {

inline constexpr std::size_t kMaxFileBytes = std::size_t{64} << 20U;
inline constexpr std::size_t kMaxRows = 200'000;
inline constexpr std::size_t kMaxColumns = 256;
inline constexpr std::size_t kMaxCellBytes = 1'000;

struct Column {
    std::string_view name;
    std::string_view synonym; // the header that a spreadsheet in Chinese would have; may be empty
    bool required = false;    // the column must be there; a row's empty cell is the reader's business
    bool by_language = false; // name@ja and the like are read too
};

struct Cell {
    std::string text; // trimmed; a line break within quotes is a space
    int line = 0;     // where it begins, from 1
};

// Which cell holds which column.
struct HeaderMap {
    struct Place {
        const Column* column = nullptr;
        core::Language language; // "" for the plain one
        std::size_t cell = 0;
    };
    std::vector<Place> places;
};

// Valid during the call that hands it over.
class Row {
  public:
    Row(const HeaderMap& header, std::span<const Cell> cells, int line, const Reporter& reporter)
        : header_(&header), cells_(cells), line_(line), reporter_(&reporter) {}

    [[nodiscard]] int line() const { return line_; }
    [[nodiscard]] std::string_view cell(std::string_view column) const; // "" when the table has no such column
    [[nodiscard]] int line_of(std::string_view column) const;
    [[nodiscard]] core::Texts texts(std::string_view column) const; // every language that is not empty

    void error(std::string_view column, std::string what, std::string mend) const;
    void warning(std::string_view column, std::string what, std::string mend) const;

  private:
    [[nodiscard]] const Cell* find(std::string_view column) const;
    const HeaderMap* header_;
    std::span<const Cell> cells_;
    int line_;
    const Reporter* reporter_;
};

// Calls each for every row after the header that is not empty. False when the table could not be read to its end, so
// that what refers to it cannot be checked; the reason is reported. bytes: UTF-8 without a byte order mark.
bool read_table(std::string_view bytes, std::span<const Column> columns, const Reporter& reporter,
                const std::function<void(const Row&)>& each);

} // namespace kiosk::event
