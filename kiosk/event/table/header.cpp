#include "event/table/header.hpp"

#include <algorithm>

#include "core/base/edit_distance.hpp"
#include "event/table_faults.hpp"

namespace kiosk::event {
namespace {

class HeaderReader {
  public:
    HeaderReader(const ColumnNames& names, const Reporter& reporter) : names_(names), reporter_(reporter) {}

    std::optional<HeaderMap> read(std::span<const Cell> cells) {
        std::vector<ColumnNames::Meaning> meanings;
        for (const auto& cell : cells) {
            meanings.push_back(cell.text.empty() ? ColumnNames::Meaning{} : names_.meaning(cell.text));
        }
        // A header that is sure of its column comes before one that is so by half.
        for (const bool half : {false, true}) {
            for (std::size_t i = 0; i < cells.size(); ++i) {
                if (!cells[i].text.empty() && meanings[i].half == half) read_column(cells[i], meanings[i], i);
            }
        }
        bool whole = true;
        for (const auto& column : names_.columns()) {
            const bool there = std::any_of(header_.places.begin(), header_.places.end(),
                                           [&](const auto& place) { return place.column == &column; });
            const bool unclear = std::any_of(meanings.begin(), meanings.end(), [&](const auto& meaning) {
                return meaning.other != nullptr && (meaning.column == &column || meaning.other == &column);
            });
            if (column.required && !there && !unclear) {
                reporter_.error(cells.front().line, column.name, faults::kColumnMissing());
            }
            whole = whole && (!column.required || there);
        }
        return whole ? std::optional(std::move(header_)) : std::nullopt;
    }

  private:
    void read_column(const Cell& cell, const ColumnNames::Meaning& meaning, std::size_t index) {
        const auto* column = meaning.column;
        if (column == nullptr || meaning.unwanted) {
            unknown_column(cell, meaning.unwanted);
            return;
        }
        if (meaning.other != nullptr) {
            reporter_.error(cell.line, cell.text, faults::kTwoNames(column->name, meaning.other->name));
            return;
        }
        core::Language language;
        if (meaning.language) {
            language = offered(*column, *meaning.language, cell);
            if (language.empty()) {
                return;
            }
        }
        for (std::size_t i = 0; i < header_.places.size(); ++i) {
            if (header_.places[i].column == column && header_.places[i].language == language) {
                there_already(cell, *column, meaning.half && !halves_[i]);
                return;
            }
        }
        header_.places.push_back({column, language, index});
        halves_.push_back(meaning.half);
    }

    void there_already(const Cell& cell, const Column& column, bool less_sure) {
        if (less_sure) {
            reporter_.warning(cell.line, cell.text, faults::kLessSure(column.name));
            return;
        }
        reporter_.error(cell.line, cell.text,
                        cell.text == column.name ? faults::kColumnTwice() : faults::kMeantTwice(column.name));
    }

    // The tag as the kiosk writes it; empty, with a warning, when the column is not read.
    core::Language offered(const Column& column, const std::string& language, const Cell& cell) {
        if (!column.by_language) {
            reporter_.warning(cell.line, cell.text, faults::kNoTranslations(column.name));
            return {};
        }
        const auto known = core::guest_languages();
        for (const auto tag : known) {
            if (fold_word(tag) == fold_word(language)) {
                return core::Language(tag);
            }
        }
        reporter_.warning(cell.line, cell.text,
                          faults::kLanguageNotOffered(in_quotes(language),
                                                      core::nearest_word(language, {known.begin(), known.end()})));
        return {};
    }

    void unknown_column(const Cell& cell, bool unwanted) {
        if (unwanted) {
            reporter_.warning(cell.line, cell.text, faults::kUnwantedColumn());
            return;
        }
        reporter_.warning(cell.line, cell.text,
                          faults::kUnknownColumn(core::nearest_word(fold_word(cell.text), names_.all())));
    }

    const ColumnNames& names_;
    const Reporter& reporter_;
    HeaderMap header_;
    std::vector<bool> halves_; // beside the places: named by half
};

} // namespace

std::optional<HeaderMap> read_header(std::span<const Cell> cells, const ColumnNames& names, const Reporter& reporter) {
    return HeaderReader(names, reporter).read(cells);
}

} // namespace kiosk::event
