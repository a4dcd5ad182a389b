#include "service/stick_cells.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>

#include "core/i18n/hidden_marks.hpp"
#include "core/i18n/text.hpp"
#include "event/problems.hpp"
#include "event/table/cell_name.hpp"
#include "event/table/rows.hpp"

namespace kiosk::service {
namespace {

constexpr int kRowsAround = 2;
constexpr std::size_t kColumnsBefore = 3, kColumnsShown = 6;

using RowTexts = std::map<int, std::vector<std::string>>; // by number

struct Place {
    std::string sheet;
    event::CellName cell;
};
std::optional<Place> place_of(const core::StickProblem& problem) {
    const auto mark = problem.where.rfind('!');
    if (mark == std::string::npos) return std::nullopt;
    const auto cell = event::cell_name_of(std::string_view(problem.where).substr(mark + 1));
    return cell ? std::optional(Place{problem.where.substr(0, mark), *cell}) : std::nullopt;
}

// The first row stands above all: it says what the columns are.
std::set<int> rows_around(int row) {
    std::set<int> rows{1};
    for (int i = std::max(1, row - kRowsAround); i <= row + kRowsAround; ++i) rows.insert(i);
    return rows;
}

std::string cut(std::string_view text) {
    if (text.size() <= kMostCellBytes) return core::for_screen(text);
    text = text.substr(0, kMostCellBytes);
    while (!text.empty() && !core::is_valid_utf8(text)) text.remove_suffix(1);
    return core::for_screen(text) + "…";
}

RowTexts read_rows(std::string_view workbook, const std::string& sheet, const std::set<int>& wanted) {
    RowTexts rows;
    event::Problems unheard;
    const event::Reporter reporter(unheard, sheet);
    event::TableFile table(workbook);
    table.xlsx = true;
    table.sheet = sheet;
    table.alone = true;
    event::read_xlsx_rows(table, reporter, [&](std::span<const event::Cell> cells) {
        if (cells.empty()) return true;
        const int number = cells.front().line;
        if (wanted.contains(number))
            for (const event::Cell& cell : cells) rows[number].push_back(cut(cell.text));
        return number < *wanted.rbegin();
    });
    return rows;
}

core::StickCells part_of(const RowTexts& rows, const event::CellName& at) {
    core::StickCells part;
    const std::size_t first = at.column > kColumnsBefore ? at.column - kColumnsBefore : 0;
    for (std::size_t column = first; column < first + kColumnsShown; ++column)
        part.columns.push_back(event::letters_of(column));
    part.column = at.column - first;
    for (const int number : rows_around(at.row)) {
        const auto found = rows.find(number);
        if (found == rows.end() && number != at.row) continue; // nothing stands there
        core::StickCells::Row row{number, std::vector<std::string>(kColumnsShown)};
        for (std::size_t i = 0; i < kColumnsShown && found != rows.end(); ++i)
            if (first + i < found->second.size()) row.cells[i] = found->second[first + i];
        if (number == at.row) part.row = part.rows.size();
        part.rows.push_back(std::move(row));
    }
    return part;
}

} // namespace

void show_cells(std::string_view workbook, std::vector<core::StickProblem>& problems) {
    std::map<std::string, std::set<int>> wanted; // rows, by sheet
    std::map<std::size_t, Place> places;
    for (std::size_t i = 0; i < problems.size() && places.size() < kMostShownCells; ++i) {
        auto place = place_of(problems[i]);
        if (!place) continue;
        wanted[place->sheet].merge(rows_around(place->cell.row));
        places.emplace(i, std::move(*place));
    }
    std::map<std::string, RowTexts> sheets;
    for (const auto& [sheet, rows] : wanted) sheets[sheet] = read_rows(workbook, sheet, rows);
    for (const auto& [i, place] : places) problems[i].cells = part_of(sheets[place.sheet], place.cell);
}

} // namespace kiosk::service
