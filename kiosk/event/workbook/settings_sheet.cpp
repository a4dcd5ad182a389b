#include "event/workbook/settings_sheet.hpp"

#include <algorithm>
#include <set>

#include "core/base/edit_distance.hpp"
#include "core/base/iso_day.hpp"
#include "core/i18n/kept_text.hpp"
#include "event/limits.hpp"
#include "event/table/cell_name.hpp"
#include "event/table/cell_readers.hpp"
#include "event/table/header_names.hpp"
#include "event/table/rows.hpp"
#include "event/table/values.hpp"
#include "event/workbook_faults.hpp"

namespace kiosk::event {
namespace {

constexpr std::size_t kMostSettings = 1'000;
constexpr std::size_t kLongestSetting = 100; // bytes

class SheetReader {
  public:
    SheetReader(const Reporter& reporter, SettingsSheet& sheet)
        : reporter_(reporter), names_(setting_columns()), sheet_(sheet) {}

    bool take(std::span<const Cell> cells) {
        const auto name = std::find_if(cells.begin(), cells.end(), [](const Cell& cell) { return !cell.text.empty(); });
        if (name == cells.end() || name->text.size() > kLongestSetting) return true; // a sentence
        if (sheet_.texts.size() >= kMostSettings) {
            reporter_.error(name->line, "", faults::kTooManySettings(kMostSettings));
            return false;
        }
        // The cell beside the name is the text; what stands further to the right are notes. A merged cell is one.
        const auto text = std::find_if(name + 1, cells.end(), [&](const Cell& cell) { return is_own(cell, *name); });
        const bool filled = text != cells.end() && !text->text.empty();
        const auto meaning = names_.meaning(core::keep_text(name->text).text);
        if (meaning.column == nullptr || meaning.other != nullptr) {
            // What has no text beside it says nothing.
            if (filled && !is_heading(name->text)) report_unknown(*name);
            return true;
        }
        sheet_.places[name->line] = {name->text, static_cast<std::size_t>(text - cells.begin())};
        if (filled) take_text(*name, *text, std::string(meaning.column->name), meaning.language.value_or(""));
        return true;
    }

  private:
    static bool is_own(const Cell& cell, const Cell& name) {
        return cell.from == Cell::From::Itself || cell.text != name.text;
    }

    // That of a new workbook's first row.
    static bool is_heading(std::string_view name) {
        const auto folded = fold_word(name);
        return folded.starts_with("項目") || folded == "item";
    }

    void report_unknown(const Cell& name) const {
        reporter_.warning(name.line, name.text,
                          faults::kUnknownSetting(core::nearest_word(fold_word(name.text), names_.all())));
    }

    void take_text(const Cell& name, const Cell& text, const std::string& key, const core::Language& language) {
        const auto kind = find_setting(key)->kind;
        // Beside other languages the plain text is that of the home language.
        const auto spoken = kind == Setting::Texts && language.empty() ? core::Language(core::kHomeLanguage) : language;
        if (kind != Setting::Course && !seen_.insert(key + "@" + spoken).second)
            return reporter_.error(name.line, name.text, faults::kSettingTwice());
        if (is_formula_error(text.text))
            return reporter_.error(name.line, name.text, faults::kSettingFormula(text.text));
        if (text.column_hidden && !hidden_told_) {
            hidden_told_ = true;
            reporter_.warning(name.line, name.text, faults::kTextsHidden());
        }
        sheet_.texts.push_back({key, language, text.text, name.line});
    }

    const Reporter& reporter_;
    ColumnNames names_;
    SettingsSheet& sheet_;
    std::set<std::string> seen_;
    bool hidden_told_ = false;
};

const SettingText* find_text(const SettingsSheet& sheet, std::string_view key) {
    const auto found =
        std::find_if(sheet.texts.begin(), sheet.texts.end(), [&](const auto& one) { return one.key == key; });
    return found == sheet.texts.end() ? nullptr : &*found;
}

void add_id(SettingsSheet& sheet, const Reporter& reporter) {
    const auto* first = find_text(sheet, "first_day");
    const auto day = first == nullptr ? std::nullopt : parse_written_day(first->text);
    if (find_text(sheet, "id") != nullptr || !day) return;
    const auto id = "event-" + core::format_day(*day);
    reporter.warning(0, "活動代號", faults::kMadeId(in_quotes(id)));
    sheet.texts.insert(sheet.texts.begin(), {"id", "", id, 0});
}

void add_issuers(SettingsSheet& sheet, const std::vector<std::string>& issuers) {
    if (issuers.empty()) return;
    auto at =
        std::find_if(sheet.texts.begin(), sheet.texts.end(), [](const auto& one) { return one.key == "issuers"; });
    if (at == sheet.texts.end()) at = sheet.texts.insert(at, {"issuers", "", "", 0});
    auto there = split_list(at->text);
    for (const auto& key : issuers) {
        if (std::find(there.begin(), there.end(), key) != there.end()) continue;
        there.push_back(key);
        at->text += (at->text.empty() ? "" : "; ") + key;
    }
}

} // namespace

void SettingsSheet::place(Problem& problem) const {
    const auto line = static_cast<std::size_t>(std::max(problem.line, 0));
    problem.line = line > 0 && line <= rows.size() ? rows[line - 1] : 0;
    if (const auto found = places.find(problem.line); found != places.end()) {
        problem.cell = text_of(CellName{found->second.column, problem.line});
        problem.column = found->second.name;
        return;
    }
    const auto* setting = find_setting(problem.column);
    if (setting == nullptr) return;
    const auto chinese = setting->names.synonyms.substr(0, setting->names.synonyms.find('|'));
    problem.column = std::string(chinese);
    if (problem.severity == Problem::Error) problem.mend = faults::kBesideSetting(chinese);
}

SettingsSheet read_settings_sheet(const TableFile& file, const std::vector<std::string>& issuers,
                                  const Reporter& reporter) {
    SettingsSheet sheet;
    SheetReader reader(reporter, sheet);
    sheet.whole = read_xlsx_rows(file, reporter, [&](std::span<const Cell> cells) { return reader.take(cells); });
    if (!sheet.whole) return sheet;
    add_id(sheet, reporter);
    add_issuers(sheet, issuers);
    sheet.toml = toml_of(sheet.texts, &sheet.rows);
    return sheet;
}

} // namespace kiosk::event
