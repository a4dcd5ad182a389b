#include "event/table/header_search.hpp"

#include <algorithm>

#include "event/table/cell_name.hpp"
#include "event/table_faults.hpp"

namespace kiosk::event {
namespace {

constexpr std::size_t kMostAbove = 20; // rows of titles
constexpr int kMostHeaderRows = 4;     // of one header

bool is_own(const Cell& cell) {
    return cell.from == Cell::From::Itself || cell.from == Cell::From::Above;
}

Sentence lines_named(const std::vector<int>& lines) {
    if (lines.size() == 1) return faults::kLine(lines.front());
    return faults::kLines(list_of({lines.begin(), lines.end() - 1}), lines.back());
}

} // namespace

bool HeaderSearch::take(std::span<const Cell> row) {
    if (header_ || failed_) {
        return false;
    }
    if (!chosen_.empty() && row.front().line > last_line_) {
        settle();
        return failed_;
    }
    const bool first = chosen_.empty();
    if (first && !names_.all_required(row)) {
        above_.emplace_back(row.begin(), row.end());
        if (above_.size() > kMostAbove) give_up();
        return true;
    }
    chosen_.emplace_back(row.begin(), row.end());
    if (first) {
        last_line_ = reach_of(chosen_.front());
    }
    if (row.front().line >= last_line_) {
        settle();
    }
    return true;
}

bool HeaderSearch::finish() {
    if (header_ || failed_) {
        return true;
    }
    if (!chosen_.empty()) {
        settle();
    } else if (!above_.empty()) {
        give_up();
    } else {
        reporter_.error(1, "", faults::kEmptyTable());
        return false;
    }
    return true;
}

// To which line the merged cells go down that name a column in this row.
int HeaderSearch::reach_of(const Cells& row) const {
    const int line = row.front().line;
    int last = line;
    for (const auto& cell : row) {
        if (cell.rows_below > 0 && is_own(cell) && names_.meaning(cell.text).column != nullptr) {
            last = std::max(last, line + cell.rows_below);
        }
    }
    return last;
}

void HeaderSearch::settle() {
    const int line = chosen_.front().front().line;
    if (last_line_ - line >= kMostHeaderRows) {
        reporter_.error(line, "", faults::kNameMergedDown(last_line_));
        failed_ = true;
        return;
    }
    report_above();
    auto named = chosen_.back();
    for (const auto& row : chosen_) {
        if (row.size() > named.size()) named.resize(row.size(), Cell{{}, chosen_.back().front().line});
    }
    for (std::size_t i = 0; i < named.size(); ++i) {
        named[i].text = name_of(i);
        texts_.push_back(named[i].text);
    }
    std::vector<Reporter::NamedColumn> columns;
    for (std::size_t i = 0; i < texts_.size(); ++i)
        if (!texts_[i].empty()) columns.push_back({texts_[i], i});
    reporter_.columns_are(columns);
    header_ = read_header(named, names_, reporter_);
    failed_ = !header_.has_value();
    if (header_) {
        for (const auto& place : header_->places)
            columns.push_back(
                {std::string(place.column->name) + (place.language.empty() ? "" : "@" + place.language), place.cell});
        reporter_.columns_are(std::move(columns));
        report_hidden();
    }
}

void HeaderSearch::report_hidden() const {
    for (const auto& place : header_->places) {
        const bool hidden = std::any_of(chosen_.begin(), chosen_.end(), [&](const Cells& row) {
            return place.cell < row.size() && row[place.cell].column_hidden;
        });
        if (!hidden) continue;
        reporter_.warning(last_line_, texts_[place.cell], faults::kHiddenColumn(letters_of(place.cell)));
    }
}

// The lowest row's name; where that says nothing by itself, together with the one that stands over it.
std::string HeaderSearch::name_of(std::size_t column) const {
    std::string name;
    for (auto row = chosen_.rbegin(); row != chosen_.rend(); ++row) {
        if (column >= row->size() || (*row)[column].text.empty()) continue;
        const auto& cell = (*row)[column];
        if (name.empty()) {
            name = is_own(cell) ? cell.text : "";
        } else if (cell.text != name && names_.meaning(name).column == nullptr) {
            const auto both = cell.text + " (" + name + ")";
            if (names_.meaning(both).column != nullptr && !names_.meaning(both).half) return both;
        }
    }
    return name;
}

std::string HeaderSearch::shared_name(std::size_t column) const {
    for (const auto& row : chosen_) {
        if (column < row.size() && !is_own(row[column]) && names_.meaning(row[column].text).column != nullptr) {
            return row[column].text;
        }
    }
    return {};
}

// Nothing names all columns: the row that names the most of them says which are missing.
void HeaderSearch::give_up() {
    for (auto& row : above_) {
        for (auto& cell : row) {
            if (!is_own(cell)) cell.text.clear();
        }
    }
    const auto best = std::max_element(above_.begin(), above_.end(), [&](const Cells& a, const Cells& b) {
        return names_.named(a) < names_.named(b);
    });
    (void)read_header(*best, names_, reporter_);
    failed_ = true;
}

void HeaderSearch::report_above() const {
    std::vector<int> lines;
    std::string_view text;
    for (const auto& row : above_) {
        // The upper row of a header whose lower one names the columns.
        if (reach_of(row) >= chosen_.front().front().line) continue;
        lines.push_back(row.front().line);
        const auto said = std::find_if(row.begin(), row.end(), [](const Cell& cell) { return !cell.text.empty(); });
        text = text.empty() ? said->text : text;
    }
    if (lines.empty()) return;
    reporter_.warning(lines.front(), "", faults::kAboveNames(lines_named(lines), in_quotes(text)));
}

} // namespace kiosk::event
