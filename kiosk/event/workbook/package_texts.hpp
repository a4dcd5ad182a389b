// A package as the texts that its files or its workbook hold: what read_package() reads of them is the package again,
// but for blanks at the ends of a text. Pure.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/event/roster.hpp"
#include "event/table/columns.hpp"

namespace kiosk::event {

// The cells of a row that are not empty, by column as columns.hpp has it, or "name@ja".
using TextRow = std::map<std::string, std::string, std::less<>>;

struct TextTable {
    std::string_view file; // of kPackageFiles
    std::span<const Column> columns;
    std::vector<TextRow> rows;
};
// delegations, participants, programme, checkpoints and places, in this order.
[[nodiscard]] std::vector<TextTable> tables_of(const core::EventPackage& package);

// The columns that have a text in some row, and those that must be there, in the order of columns.hpp; a column's
// languages in that of their tags.
[[nodiscard]] std::vector<std::string> columns_in(const TextTable& table);

// RFC 4180, LF, the first row in the names of columns.hpp.
[[nodiscard]] std::string csv_of(const TextTable& table);

struct MadeFile {
    std::string name; // of kPackageFiles
    std::string bytes;
    bool operator==(const MadeFile&) const = default;
};
// event.toml and the tables; places.csv only where there are places. least: event.toml's revision.
[[nodiscard]] std::vector<MadeFile> files_of(const core::EventPackage& package, core::RevisionNumber least);

} // namespace kiosk::event
