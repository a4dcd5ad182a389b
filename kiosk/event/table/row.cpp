#include "event/table/row.hpp"

#include <algorithm>
#include <utility>

namespace kiosk::event {

const Cell* Row::find(std::string_view column) const {
    const auto at = std::min(column.find('@'), column.size());
    const auto language = column.substr(std::min(at + 1, column.size()));
    for (const auto& place : header_->places) {
        if (place.language == language && place.column->name == column.substr(0, at)) {
            return place.cell < cells_.size() ? &cells_[place.cell] : nullptr;
        }
    }
    return nullptr;
}

std::string_view Row::cell(std::string_view column) const {
    const Cell* found = find(column);
    return found == nullptr ? std::string_view() : std::string_view(found->text);
}

int Row::line_of(std::string_view column) const {
    const Cell* found = find(column);
    return found == nullptr ? line_ : found->line;
}

core::Texts Row::texts(std::string_view column) const {
    core::Texts texts;
    for (const auto& place : header_->places) {
        if (place.column->name == column && place.cell < cells_.size() && !cells_[place.cell].text.empty()) {
            texts.by_language.emplace(place.language, cells_[place.cell].text);
        }
    }
    return texts;
}

void Row::error(std::string_view column, Fault fault) const {
    reporter_->error(line_of(column), column, std::move(fault));
}

void Row::warning(std::string_view column, Fault fault) const {
    reporter_->warning(line_of(column), column, std::move(fault));
}

void Row::report(std::string_view column, const Finding& finding) const {
    if (finding.severity == Problem::Error) {
        error(column, finding.fault);
    } else {
        warning(column, finding.fault);
    }
}

} // namespace kiosk::event
