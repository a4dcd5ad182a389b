#include "event/header.hpp"

#include <algorithm>

namespace kiosk::event {
namespace {

template <class Visit> void each_name(const Column& column, const Visit& visit) {
    visit(column.name);
    for (auto rest = column.synonyms; !rest.empty();) {
        const auto cut = std::min(rest.find('|'), rest.size());
        visit(rest.substr(0, cut));
        rest.remove_prefix(std::min(cut + 1, rest.size()));
    }
}

// What is left of "姓名（必填）" and "姓名*".
std::string_view without_remark(std::string_view folded) {
    return folded.substr(0, folded.find_first_of("(*:["));
}

class HeaderReader {
  public:
    HeaderReader(std::span<const Column> columns, const Reporter& reporter) : columns_(columns), reporter_(reporter) {}

    std::optional<HeaderMap> read(std::span<const Cell> cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (!cells[i].text.empty()) {
                read_column(cells[i], i);
            }
        }
        bool whole = true;
        for (const auto& column : columns_) {
            const bool there = std::any_of(header_.places.begin(), header_.places.end(),
                                           [&](const auto& place) { return place.column == &column; });
            if (column.required && !there) {
                reporter_.error(cells.front().line, column.name, "the column is missing",
                                "add a column with this name in the first row");
                whole = false;
            }
        }
        return whole ? std::optional(std::move(header_)) : std::nullopt;
    }

  private:
    [[nodiscard]] const Column* find(std::string_view folded) const {
        for (const auto& column : columns_) {
            bool found = false;
            each_name(column, [&](std::string_view name) { found = found || fold_word(name) == folded; });
            if (found) {
                return &column;
            }
        }
        return nullptr;
    }

    void read_column(const Cell& cell, std::size_t index) {
        const auto written = core::fold_width(cell.text);
        const auto at = written.find('@');
        const auto name = fold_word(std::string_view(written).substr(0, at));
        const Column* column = find(name);
        if (column == nullptr) {
            column = find(without_remark(name));
        }
        if (column == nullptr) {
            unknown_column(cell, name);
            return;
        }
        core::Language language;
        if (at != std::string::npos) {
            language = offered(*column, written.substr(at + 1), cell);
            if (language.empty()) {
                return;
            }
        }
        for (const auto& place : header_.places) {
            if (place.column == column && place.language == language) {
                reporter_.error(cell.line, cell.text,
                                "the column is there twice" +
                                    (cell.text == column->name ? "" : ": it means " + std::string(column->name)),
                                "remove one of them");
                return;
            }
        }
        header_.places.push_back({column, language, index});
    }

    // The tag as the kiosk writes it; empty, with a warning, when the column is not read.
    core::Language offered(const Column& column, const std::string& language, const Cell& cell) {
        if (!column.by_language) {
            reporter_.warning(cell.line, cell.text, "the column has no translations and is not read",
                              "name it \"" + std::string(column.name) + "\" or remove it");
            return {};
        }
        const auto known = core::guest_languages();
        for (const auto tag : known) {
            if (fold_word(tag) == fold_word(language)) {
                return core::Language(tag);
            }
        }
        reporter_.warning(cell.line, cell.text,
                          "the language " + in_quotes(language) + " is not offered and the column is not read",
                          "did you mean \"" + std::string(nearest(language, {known.begin(), known.end()})) + "\"?");
        return {};
    }

    void unknown_column(const Cell& cell, const std::string& folded) {
        if (is_unwanted_header(folded) || is_unwanted_header(without_remark(folded))) {
            reporter_.warning(cell.line, cell.text, "the column is not read, and the kiosk must not hold what is in it",
                              "remove the column: badges need none of it");
            return;
        }
        std::vector<std::string_view> names;
        for (const auto& column : columns_) {
            each_name(column, [&](std::string_view name) { names.push_back(name); });
        }
        reporter_.warning(cell.line, cell.text, "the column is not known and not read",
                          "did you mean \"" + std::string(nearest(folded, names)) + "\"?");
    }

    std::span<const Column> columns_;
    const Reporter& reporter_;
    HeaderMap header_;
};

} // namespace

std::optional<HeaderMap> read_header(std::span<const Cell> cells, std::span<const Column> columns,
                                     const Reporter& reporter) {
    return HeaderReader(columns, reporter).read(cells);
}

} // namespace kiosk::event
