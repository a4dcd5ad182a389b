#include "event/workbook/sheet_places.hpp"

#include <algorithm>

#include "event/table/cell_name.hpp"

namespace kiosk::event {

void SheetPlaces::place(Problem& problem) const {
    const auto named =
        std::find_if(columns_.begin(), columns_.end(), [&](const auto& one) { return one.name == problem.column; });
    if (named == columns_.end() || problem.line < 1) return;
    problem.cell = text_of(CellName{named->index, problem.line});
    const auto shown =
        std::find_if(columns_.begin(), columns_.end(), [&](const auto& one) { return one.index == named->index; });
    problem.column = shown->name;
}

Reporter SheetPlaces::reporter(Problems& problems, std::string_view sheet) {
    Reporter made(problems, sheet, [this](Problem& problem) { place(problem); });
    made.on_columns([this](std::vector<Reporter::NamedColumn> columns) { take(std::move(columns)); });
    return made;
}

} // namespace kiosk::event
