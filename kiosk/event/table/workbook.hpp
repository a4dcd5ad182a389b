// What the cells of an .xlsx file refer to: its sheets, texts and formats.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "event/table/archive.hpp"
#include "event/table/number_format.hpp"

namespace kiosk::event {

inline constexpr std::size_t kMaxOtherSheets = 64;

struct Sheet {
    std::string name; // as its tab shows it
    std::string part;
    bool hidden = false;
};

struct Workbook {
    Sheet sheet;               // that is read
    std::vector<Sheet> others; // the first kMaxOtherSheets of them
    bool since_1904 = false;
    std::vector<NumberFormat> formats; // by cell style
    std::vector<std::string> texts;    // the shared strings, each cut where a cell is too long anyway
};

// Whether a value stands in the sheet, as far as one looks into it.
[[nodiscard]] bool is_filled(Archive& archive, const Sheet& sheet);

// The sheet with this name (in any case), else the first that is not hidden. Nothing when the archive is no workbook:
// the reason is its fault(), or that there is no sheet.
[[nodiscard]] std::optional<Workbook> open_workbook(Archive& archive, std::string_view sheet);

// Every sheet of the workbook, at most kMaxOtherSheets + 1, and whether there is anything in it. Nothing: as above.
struct SeenSheet {
    std::string name;
    std::string part;
    bool hidden = false;
    bool filled = false;
};
[[nodiscard]] std::optional<std::vector<SeenSheet>> sheets_in(Archive& archive);

// The parts that every workbook has, by its relations; those of the usual names where it states none.
struct MainParts {
    std::string workbook;
    std::string styles;
};
[[nodiscard]] MainParts main_parts(Archive& archive);

// Where the relations of a part stand: "xl/_rels/workbook.xml.rels" of "xl/workbook.xml".
[[nodiscard]] std::string relations_part(const std::string& part);
// The part that a relation of this one names, "xl/drawings/a.vml" of "../drawings/a.vml" or "/xl/drawings/a.vml".
[[nodiscard]] std::string target_part(const std::string& part, std::string_view target);

// "1" and "true", as XML has it.
[[nodiscard]] bool is_true(std::string_view text);

// The text of a shared or inline string: its runs together, without what is only their pronunciation.
[[nodiscard]] std::string string_of(const pugi::xml_node& item);

} // namespace kiosk::event
