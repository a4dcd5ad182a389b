// What the sheets of a new event's workbook look like: their columns as people read them, what may be chosen in a cell,
// and the rows that show how to fill one in. Data, pure.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "event/workbook/package_texts.hpp"

namespace kiosk::event {

enum class Look { Text, Code, Day, Time, Number };

struct FormColumn {
    std::string_view column; // of columns.hpp, or "name@en"
    std::string_view label;  // in the sheet's head; what stands behind a bar goes below it: "姓名|Name"
    double width = 12;       // in digits
    Look look = Look::Text;
    std::string_view note;    // shown over the head
    std::string_view choices; // "學生=student|教師=teacher": what is written, and the word of the package; "團體":
                              // those of the delegations' sheet; empty: anything
};
struct Form {
    std::string_view file; // of kPackageFiles
    std::span<const FormColumn> columns;
    std::vector<TextRow> examples; // in the form's own words
};
[[nodiscard]] std::span<const Form> forms(); // of the five tables, in the order of tables_of()

// The examples of a table as TableFile has them.
[[nodiscard]] const std::vector<std::vector<std::string>>& example_rows(std::string_view file);

// The package's word as the form has it, "student" as "學生"; itself where the column has no such choice.
[[nodiscard]] std::string in_form(const FormColumn& column, const std::string& word);

// A row of the sheet 活動 as a new workbook has it.
struct FormSetting {
    std::string_view key;     // of settings.hpp; with "@en" for a language
    std::string_view label;   // "活動名稱 Title"
    std::string_view example; // what stands there in a new workbook; @TITLE@ and the like as in the template
    std::string_view note;
    std::string_view choices; // as above
};
[[nodiscard]] std::span<const FormSetting> form_settings();

// The first sheet: a title and ten lines.
[[nodiscard]] std::span<const std::string_view> form_words();

} // namespace kiosk::event
