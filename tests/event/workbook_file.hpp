// Spreadsheet files for tests: real ones by libxlsxwriter, and archives whose every part the test writes itself.
#pragma once

#include <gtest/gtest.h>
#include <xlsxwriter.h>
#include <zip.h>

#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "event/folder.hpp"

namespace kiosk::test {

using Parts = std::vector<std::pair<std::string, std::string>>;

// The bytes of a zip archive with these entries, deflated.
inline std::string zip_of(const Parts& parts) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* memory = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_t* zip = zip_open_from_source(memory, ZIP_TRUNCATE, &error);
    EXPECT_NE(zip, nullptr);
    zip_source_keep(memory);
    for (const auto& [name, text] : parts) {
        zip_source_t* source = zip_source_buffer(zip, text.data(), text.size(), 0);
        EXPECT_GE(zip_file_add(zip, name.c_str(), source, ZIP_FL_OVERWRITE), 0);
    }
    EXPECT_EQ(zip_close(zip), 0);
    zip_stat_t stat;
    zip_source_stat(memory, &stat);
    std::string bytes(static_cast<std::size_t>(stat.size), '\0');
    zip_source_open(memory);
    EXPECT_EQ(zip_source_read(memory, bytes.data(), bytes.size()), static_cast<zip_int64_t>(bytes.size()));
    zip_source_close(memory);
    zip_source_free(memory);
    return bytes;
}

inline constexpr const char* kRelationships = "http:"
                                              "//schemas.openxmlformats.org/officeDocument/2006/relationships/";

// A workbook of one sheet, "participants", with the rows given as XML.
inline Parts parts_of(const std::string& rows, const std::string& texts = "", const std::string& styles = "") {
    const std::string relationships(kRelationships);
    const auto relation = [&](const char* id, const char* type, const char* target) {
        return "<Relationship Id=\"" + std::string(id) + "\" Type=\"" + relationships + type + "\" Target=\"" + target +
               "\"/>";
    };
    Parts parts{
        {"_rels/.rels", "<Relationships>" + relation("r1", "officeDocument", "xl/workbook.xml") + "</Relationships>"},
        {"xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"participants\" sheetId=\"1\" r:id=\"r1\"/>"
                            "</sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels", "<Relationships>" + relation("r1", "worksheet", "worksheets/sheet1.xml") +
                                           relation("r2", "sharedStrings", "sharedStrings.xml") +
                                           relation("r3", "styles", "/xl/styles.xml") + "</Relationships>"},
        {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"}};
    if (!texts.empty()) {
        parts.emplace_back("xl/sharedStrings.xml", "<sst>" + texts + "</sst>");
    }
    if (!styles.empty()) {
        parts.emplace_back("xl/styles.xml", "<styleSheet>" + styles + "</styleSheet>");
    }
    return parts;
}

// One inline text: <c r="A1" t="inlineStr">…
inline std::string cell(const std::string& name, const std::string& text) {
    return "<c r=\"" + name + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

// The header and a first person of a hand-made roster.
inline std::string roster_rows(const std::string& more = "") {
    return "<row r=\"1\">" + cell("A1", "id") + cell("B1", "delegation") + cell("C1", "name") + cell("D1", "codes") +
           "</row><row r=\"2\">" + cell("A2", "p1") + cell("B2", "aoba") + cell("C2", "佐藤 美咲") + "</row>" + more;
}

// A package whose roster, or another table, is a workbook.
class WorkbookFolder : public PackageFolder {
  protected:
    // The roster as hand-made parts.
    void put(const Parts& parts) const {
        std::filesystem::remove(dir_ / "participants.csv");
        replace_groups();
        write("participants.xlsx", zip_of(parts));
    }
    // Nobody in the small rosters is in a group.
    void replace_groups() const {
        auto text = file_text(dir_ / "programme.csv");
        if (const auto at = text.find("A;B"); at != std::string::npos) {
            write("programme.csv", text.erase(at, 3));
        }
    }
    [[nodiscard]] std::vector<core::Participant> people() const {
        auto report = read();
        EXPECT_TRUE(report.ok()) << (report.problems.empty() ? "" : to_line(report.problems.front()));
        return report.ok() ? std::move(report.package->participants) : std::vector<core::Participant>();
    }

    // A table as an organiser's Excel saves it.
    void make(const std::function<void(lxw_workbook*, lxw_worksheet*)>& fill, const char* table = "participants",
              const char* sheet = nullptr) const {
        std::filesystem::remove(dir_ / (std::string(table) + ".csv"));
        lxw_workbook* book = workbook_new((dir_ / (std::string(table) + ".xlsx")).c_str());
        fill(book, workbook_add_worksheet(book, sheet));
        ASSERT_EQ(workbook_close(book), LXW_NO_ERROR);
    }
    static void row(lxw_worksheet* sheet, lxw_row_t at, const std::vector<const char*>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            worksheet_write_string(sheet, at, static_cast<lxw_col_t>(i), cells[i], nullptr);
        }
    }
    static lxw_format* format(lxw_workbook* book, const char* code) {
        lxw_format* made = workbook_add_format(book);
        format_set_num_format(made, code);
        return made;
    }
};

} // namespace kiosk::test
