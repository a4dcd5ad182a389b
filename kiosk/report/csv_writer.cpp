#include "report/csv_writer.hpp"

#include <algorithm>

#include "core/base/csv.hpp"
#include "core/base/iso_day.hpp"
#include "core/i18n/text.hpp"

namespace kiosk::report {
std::string write_csv(const Document& document, const Words& day, const Words& whom) {
    std::string text = core::csv_cell(plain(day)) + "," + core::csv_cell(plain(whom));
    const auto end_line = [&] { text += '\n'; };
    const auto first = std::ranges::find(document.papers, true, &Paper::in_csv);
    const auto& head = first == document.papers.end() ? document.papers.front() : *first;
    for (const auto& column : head.columns)
        if (!column.by_hand) text += "," + core::csv_cell(plain(column.heading));
    end_line();
    for (const auto& paper : document.papers) {
        if (!paper.in_csv) continue;
        for (const auto& row : paper.rows) {
            text += core::format_day(paper.day) + "," + core::csv_cell(plain(paper.subtitle));
            for (std::size_t i = 0; i < row.size(); ++i)
                if (!paper.columns[i].by_hand) text += "," + core::csv_cell(cell_text(row[i]));
            end_line();
        }
    }
    return core::for_spreadsheets(text);
}

} // namespace kiosk::report
