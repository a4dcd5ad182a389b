#include "event/workbook/event_workbook.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include <xlsxwriter.h>

#include "core/base/iso_day.hpp"
#include "event/limits.hpp"
#include "event/problems.hpp"
#include "event/table/values.hpp"
#include "event/workbook/settings.hpp"
#include "event/workbook/workbook_form.hpp"
#include "platform/memory_file.hpp"

namespace kiosk::event {
namespace {

constexpr lxw_row_t kLastChoice = 2'000; // rows with a list to choose from
constexpr double kMinutesOfDay = 1'440;
constexpr int kEpoch = 25'569; // 1970-01-01 as a spreadsheet counts days

struct SettingRow {
    std::string label;
    std::string text;
    std::string note;
    std::string_view choices;
    Setting::Kind kind = Setting::Text;
};
struct Content {
    core::LocalDay day{}; // stands for the day on which the file was made
    std::vector<SettingRow> settings;
    std::vector<TextTable> tables; // in the order of forms(), in the package's words
    bool examples = false;
};

std::string language_of(std::string_view key) {
    const auto at = key.find('@');
    return at == std::string_view::npos ? "" : std::string(key.substr(at + 1));
}
std::string_view base_of(std::string_view key) {
    return key.substr(0, key.find('@'));
}

// The first of a column's names that is not its key: the Chinese one.
std::string chinese_of(const Column& column) {
    return std::string(column.synonyms.substr(0, column.synonyms.find('|')));
}

std::vector<std::string> labels_in(std::string_view choices) {
    std::vector<std::string> labels;
    while (!choices.empty()) {
        const auto one = choices.substr(0, choices.find('|'));
        choices.remove_prefix(std::min(choices.size(), one.size() + 1));
        labels.emplace_back(one.substr(0, one.find('=')));
    }
    return labels;
}

class Book {
  public:
    explicit Book(lxw_workbook* book) : book_(book) {}
    lxw_workbook* get() { return book_; }

    enum class Role { Cell, Example, Head, Label, Title, Words };
    lxw_format* format(Role role, Look look = Look::Text) {
        auto& made = formats_[{role, look}];
        if (made != nullptr) return made;
        made = workbook_add_format(book_);
        format_set_font_name(made, "Microsoft JhengHei");
        format_set_align(made, LXW_ALIGN_VERTICAL_CENTER);
        switch (look) {
        case Look::Code:
            format_set_num_format(made, "@");
            break;
        case Look::Day:
            format_set_num_format(made, "yyyy-mm-dd");
            break;
        case Look::Time:
            format_set_num_format(made, "hh:mm");
            break;
        case Look::Text:
        case Look::Number:
            break;
        }
        if (role == Role::Example) {
            format_set_font_color(made, 0x8C8C8C);
            format_set_italic(made);
        }
        if (role == Role::Head || role == Role::Label) {
            format_set_bold(made);
            format_set_bg_color(made, 0xECE8DF);
            format_set_border(made, LXW_BORDER_THIN);
            format_set_text_wrap(made);
        }
        if (role == Role::Title) {
            format_set_bold(made);
            format_set_font_size(made, 16);
        }
        if (role == Role::Words) format_set_text_wrap(made);
        return made;
    }

  private:
    lxw_workbook* book_;
    std::map<std::pair<Role, Look>, lxw_format*> formats_;
};
using Role = Book::Role;

// A cell as its column looks; what is no day, time or number stays the text that it is.
void write_cell(Book& book, lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& text, Role role,
                Look look) {
    auto* format = book.format(role, look);
    if (look == Look::Day) {
        if (const auto day = parse_written_day(text)) {
            worksheet_write_number(sheet, row, column, static_cast<double>(day->time_since_epoch().count() + kEpoch),
                                   format);
            return;
        }
    } else if (look == Look::Time) {
        if (const auto minute = parse_written_minute(text)) {
            worksheet_write_number(sheet, row, column, static_cast<double>(minute->count()) / kMinutesOfDay, format);
            return;
        }
    } else if (look == Look::Number && text.size() < 10 &&
               std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        worksheet_write_number(sheet, row, column, std::stod(text), format);
        return;
    }
    worksheet_write_string(sheet, row, column, text.c_str(), format);
}

// What is in no list may be written all the same: the reader knows more words.
void offer(lxw_worksheet* sheet, lxw_row_t first, lxw_row_t last, lxw_col_t column, std::string_view choices) {
    if (choices.empty()) return;
    lxw_data_validation validation{};
    validation.error_type = LXW_VALIDATION_ERROR_TYPE_INFORMATION;
    validation.show_input = LXW_VALIDATION_OFF;
    auto labels = labels_in(choices);
    std::vector<const char*> list;
    std::string formula = "='" + std::string(kPackageSheets[1]) + "'!$A$2:$A$" + std::to_string(kLastChoice);
    if (choices == kPackageSheets[1]) {
        validation.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
        validation.value_formula = formula.data();
    } else {
        for (const auto& label : labels) list.push_back(label.c_str());
        list.push_back(nullptr);
        validation.validate = LXW_VALIDATION_TYPE_LIST;
        // The library changed its mind about const, and changes nothing.
        validation.value_list = const_cast<decltype(validation.value_list)>(list.data());
    }
    worksheet_data_validation_range(sheet, first, column, last, column, &validation);
}

void note(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, std::string_view text) {
    if (text.empty()) return;
    lxw_comment_options options{};
    options.width = 260;
    worksheet_write_comment_opt(sheet, row, column, std::string(text).c_str(), &options);
}

void write_words(Book& book, lxw_worksheet* sheet) {
    constexpr double kAcross = 110;
    worksheet_set_column(sheet, 0, 0, kAcross, nullptr);
    lxw_row_t row = 0;
    for (const auto words : form_words()) {
        worksheet_write_string(sheet, row, 0, std::string(words).c_str(),
                               book.format(row == 0 ? Role::Title : Role::Words));
        ++row;
    }
    worksheet_activate(sheet);
}

void write_settings(Book& book, lxw_worksheet* sheet, const std::vector<SettingRow>& rows) {
    constexpr std::array<double, 3> kWidths{30, 60, 60};
    for (std::size_t i = 0; i < kWidths.size(); ++i)
        worksheet_set_column(sheet, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i), kWidths[i],
                             book.format(i == 1 ? Role::Words : Role::Cell));
    constexpr std::array<const char*, 3> kHead{"項目\nItem", "內容\nText", "說明\nNotes"};
    for (std::size_t i = 0; i < kHead.size(); ++i)
        worksheet_write_string(sheet, 0, static_cast<lxw_col_t>(i), kHead[i], book.format(Role::Head));
    worksheet_freeze_panes(sheet, 1, 1);
    lxw_row_t at = 1;
    for (const auto& row : rows) {
        worksheet_write_string(sheet, at, 0, row.label.c_str(), book.format(Role::Label));
        const auto look = row.kind == Setting::Day      ? Look::Day
                          : row.kind == Setting::Number ? Look::Number
                          : row.kind == Setting::Texts  ? Look::Text
                                                        : Look::Code;
        auto* format = book.format(row.kind == Setting::Texts ? Role::Words : Role::Cell, look);
        if (row.text.empty())
            worksheet_write_blank(sheet, at, 1, format);
        else
            write_cell(book, sheet, at, 1, row.text, row.kind == Setting::Texts ? Role::Words : Role::Cell, look);
        if (!row.note.empty()) worksheet_write_string(sheet, at, 2, row.note.c_str(), book.format(Role::Words));
        offer(sheet, at, at, 1, row.choices);
        ++at;
    }
}

struct SheetColumn {
    std::string name; // of TextRow
    std::string label;
    FormColumn form;
};

// The form's columns, and behind each of them what the table has of it in further languages.
std::vector<SheetColumn> columns_of(const Form& form, const TextTable& table) {
    std::vector<SheetColumn> columns;
    const auto used = columns_in(table);
    const auto add = [&](std::string name, std::string label, const FormColumn& column) {
        std::replace(label.begin(), label.end(), '|', '\n');
        columns.push_back({std::move(name), std::move(label), column});
    };
    for (std::size_t i = 0; i < form.columns.size(); ++i) {
        const auto& column = form.columns[i];
        add(std::string(column.column), std::string(column.label), column);
        const auto base = base_of(column.column);
        if (i + 1 < form.columns.size() && base_of(form.columns[i + 1].column) == base) continue;
        for (const auto& name : used) {
            const bool known = std::any_of(form.columns.begin(), form.columns.end(),
                                           [&](const auto& one) { return one.column == name; });
            if (known || base_of(name) != base) continue;
            const auto label = column.label.substr(0, std::min(column.label.find('|'), column.label.find('@')));
            add(name, std::string(label) + "@" + language_of(name), {"", "", column.width, column.look, "", ""});
        }
    }
    return columns;
}

void write_row(Book& book, lxw_worksheet* sheet, lxw_row_t row, const std::vector<SheetColumn>& columns,
               const TextRow& texts, Role role) {
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (const auto found = texts.find(columns[i].name); found != texts.end())
            write_cell(book, sheet, row, static_cast<lxw_col_t>(i), in_form(columns[i].form, found->second), role,
                       columns[i].form.look);
}

void write_table(Book& book, lxw_worksheet* sheet, const Form& form, const TextTable& table, bool examples) {
    constexpr double kHeadHeight = 34; // points
    const auto columns = columns_of(form, table);
    worksheet_set_row(sheet, 0, kHeadHeight, nullptr);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto at = static_cast<lxw_col_t>(i);
        const auto& column = columns[i].form;
        worksheet_set_column(sheet, at, at, column.width, book.format(Role::Cell, column.look));
        worksheet_write_string(sheet, 0, at, columns[i].label.c_str(), book.format(Role::Head));
        note(sheet, 0, at, column.note);
        offer(sheet, 1, kLastChoice, at, column.choices);
    }
    worksheet_freeze_panes(sheet, 1, 1);
    lxw_row_t row = 1;
    if (examples)
        for (const auto& example : form.examples) write_row(book, sheet, row++, columns, example, Role::Example);
    for (const auto& texts : table.rows) write_row(book, sheet, row++, columns, texts, Role::Cell);
}

core::Result<std::string> write_book(const Content& content) {
    const auto memory = TRY(platform::MemoryFile::make("workbook"));
    Book book(workbook_new(memory.path().c_str()));
    if (book.get() == nullptr) return core::fail(core::ErrorKind::Io, "no memory for the workbook");
    lxw_doc_properties properties{};
    properties.created =
        static_cast<time_t>(std::chrono::duration_cast<std::chrono::seconds>(content.day.time_since_epoch()).count());
    workbook_set_properties(book.get(), &properties);
    write_words(book, workbook_add_worksheet(book.get(), "說明"));
    const auto sheet = [&](std::size_t i) {
        return workbook_add_worksheet(book.get(), std::string(kPackageSheets[i]).c_str());
    };
    write_settings(book, sheet(0), content.settings);
    for (std::size_t i = 0; i < content.tables.size(); ++i)
        write_table(book, sheet(i + 1), forms()[i], content.tables[i], content.examples);
    if (const auto error = workbook_close(book.get()); error != LXW_NO_ERROR)
        return core::fail(core::ErrorKind::Io, std::string("the workbook: ") + lxw_strerror(error));
    return memory.read(kMaxFileBytes);
}

// The form's rows with these texts, and a row for each of those that it has none for. Where a text is there in several
// languages, the plain row is that of the home language.
std::vector<SettingRow> rows_of(const std::vector<SettingText>& texts) {
    std::vector<SettingRow> rows;
    std::set<const SettingText*> placed;
    const auto languages = [&](std::string_view key) {
        return std::count_if(texts.begin(), texts.end(), [&](const auto& one) { return one.key == key; });
    };
    for (const auto& form : form_settings()) {
        const auto key = base_of(form.key);
        const auto* setting = find_setting(key);
        const auto language = language_of(form.key);
        const auto is_it = [&](const SettingText& one) {
            const bool plain = language.empty() && setting->kind == Setting::Texts && languages(key) > 1 &&
                               one.language == core::kHomeLanguage;
            return one.key == key && (one.language == language || plain);
        };
        bool any = false;
        for (const auto& one : texts) {
            if (!is_it(one)) continue;
            placed.insert(&one);
            const FormColumn choice{"", "", 0, Look::Text, "", form.choices};
            rows.push_back({std::string(form.label), in_form(choice, one.text), std::string(form.note), form.choices,
                            setting->kind});
            any = true;
        }
        if (!any) rows.push_back({std::string(form.label), "", std::string(form.note), form.choices, setting->kind});
    }
    for (const auto& one : texts) {
        if (placed.contains(&one)) continue;
        const auto* setting = find_setting(one.key);
        const auto label = chinese_of(setting->names) + (one.language.empty() ? "" : "@" + one.language);
        rows.push_back({label, one.text, "", "", setting->kind});
    }
    return rows;
}

std::string filled(std::string_view example, const NewWorkbook& wanted) {
    if (example == "@ID@") return wanted.id;
    if (example == "@TITLE@") return wanted.title;
    if (example == "@TITLE_EN@") return wanted.title_en;
    if (example == "@FIRST_DAY@") return core::format_day(wanted.first_day);
    if (example == "@LAST_DAY@") return core::format_day(wanted.last_day);
    return std::string(example);
}

} // namespace

core::Result<std::string> new_event_workbook(const NewWorkbook& wanted) {
    Content content;
    content.day = wanted.first_day;
    content.examples = true;
    for (const auto& form : form_settings())
        content.settings.push_back({std::string(form.label), filled(form.example, wanted), std::string(form.note),
                                    form.choices, find_setting(base_of(form.key))->kind});
    std::string issuers;
    for (const auto& key : wanted.issuers) issuers += (issuers.empty() ? "" : "; ") + key;
    if (!issuers.empty()) content.settings.push_back({"發證公鑰", issuers, "", "", Setting::List});
    core::EventPackage package;
    core::Checkpoint gate;
    gate.id = core::CheckpointId{"gate"};
    gate.name = core::Texts{{{"", "校門報到"}, {"en", "Main gate"}}};
    gate.area = core::AreaId{"campus"};
    package.checkpoints.push_back(std::move(gate));
    content.tables = tables_of(package);
    return write_book(content);
}

core::Result<std::string> write_event_workbook(const core::EventPackage& package, core::RevisionNumber least) {
    return write_book({package.event.first_day, rows_of(settings_of(package.event, least)), tables_of(package), false});
}

} // namespace kiosk::event
