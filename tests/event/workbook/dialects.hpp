// A small event as one workbook, in the XML that different spreadsheets write: what a test asks of all of them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "event/table/cell_name.hpp"
#include "event/workbook_file.hpp"

namespace kiosk::test {

// What a cell holds. Number: as stored, with a look of the styles below; Formula: with its saved value; Empty: a cell
// that has a look and nothing else.
struct DialectCell {
    enum Kind { Text, Number, Day, Time, Moment, Bool, Formula, Empty };
    std::string text;
    Kind kind = Text;
};
using DialectRow = std::vector<DialectCell>;

struct DialectSheet {
    std::string name;
    std::vector<DialectRow> rows;
    std::string before{}; // XML before the rows
    std::string behind{};
};

struct Dialect {
    enum Strings { Shared, Inline, Plain };
    Strings strings = Shared;
    std::string prefix{};               // of every element of a sheet: "x:"
    std::string folder = "worksheets/"; // of the sheets in the workbook's relations
    std::string row{};                  // attributes of every row
    std::string number = "";            // type of a number: " t=\"n\""
    bool names = true;                  // cells and rows say where they stand
    bool styles = true;
};

class DialectBook {
  public:
    explicit DialectBook(Dialect dialect) : dialect_(std::move(dialect)) {}

    [[nodiscard]] std::string bytes(const std::vector<DialectSheet>& sheets) {
        std::string list;
        std::string relations;
        Parts parts;
        for (std::size_t i = 0; i < sheets.size(); ++i) {
            const auto id = "rId" + std::to_string(i + 1);
            const auto file = "sheet" + std::to_string(i + 1) + ".xml";
            list += "<sheet name=\"" + sheets[i].name + "\" sheetId=\"" + std::to_string(i + 1) +
                    "\" state=\"visible\" r:id=\"" + id + "\"/>";
            relations += relation(id, "worksheet", dialect_.folder + file);
            parts.emplace_back("xl/worksheets/" + file, sheet_xml(sheets[i]));
        }
        relations += relation("rIdT", "sharedStrings", "sharedStrings.xml") + relation("rIdS", "styles", "styles.xml");
        parts.emplace_back("[Content_Types].xml", "<Types></Types>");
        parts.emplace_back("_rels/.rels", "<Relationships>" + relation("r1", "officeDocument", "xl/workbook.xml") +
                                              "</Relationships>");
        parts.emplace_back("xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets>" + list + "</sheets></workbook>");
        parts.emplace_back("xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
        if (!texts_.empty()) parts.emplace_back("xl/sharedStrings.xml", "<sst>" + texts_ + "</sst>");
        if (dialect_.styles)
            parts.emplace_back("xl/styles.xml",
                               "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/>"
                               "<numFmt numFmtId=\"165\" formatCode=\"[$-404]hh:mm\"/></numFmts><cellXfs>"
                               "<xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs>"
                               "</styleSheet>");
        return zip_of(parts);
    }

  private:
    static std::string relation(const std::string& id, const std::string& type, const std::string& target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + kRelationships + type + "\" Target=\"" + target + "\"/>";
    }

    [[nodiscard]] std::string element(const std::string& name, const std::string& attributes,
                                      const std::string& inside) const {
        return "<" + dialect_.prefix + name + attributes + ">" + inside + "</" + dialect_.prefix + name + ">";
    }

    std::string text_xml(const std::string& where, const std::string& text) {
        switch (dialect_.strings) {
        case Dialect::Inline:
            return element("c", where + " t=\"inlineStr\"", element("is", "", element("t", "", text)));
        case Dialect::Plain:
            return element("c", where + " t=\"str\"", element("v", "", text));
        case Dialect::Shared:
            break;
        }
        texts_ += "<si><t xml:space=\"preserve\">" + text + "</t></si>";
        return element("c", where + " t=\"s\"", element("v", "", std::to_string(count_++)));
    }

    std::string cell_xml(const std::string& where, const DialectCell& cell) {
        const auto number = [&](const char* look) {
            return element("c", where + look + dialect_.number, element("v", "", cell.text));
        };
        switch (cell.kind) {
        case DialectCell::Number:
            return number(" s=\"0\"");
        case DialectCell::Day:
            return number(" s=\"1\"");
        case DialectCell::Time:
            return number(" s=\"2\"");
        case DialectCell::Moment:
            return element("c", where + " t=\"d\"", element("v", "", cell.text));
        case DialectCell::Bool:
            return element("c", where + " t=\"b\"", element("v", "", cell.text));
        case DialectCell::Formula:
            return element("c", where + " t=\"str\"",
                           element("f", " aca=\"false\"", "CONCAT(A1)") + element("v", "", cell.text));
        case DialectCell::Empty:
            return "<" + dialect_.prefix + "c" + where + " s=\"1\"/>";
        case DialectCell::Text:
            break;
        }
        return text_xml(where, cell.text);
    }

    std::string sheet_xml(const DialectSheet& sheet) {
        std::string rows;
        for (std::size_t i = 0; i < sheet.rows.size(); ++i) {
            const int line = static_cast<int>(i) + 1;
            std::string cells;
            for (std::size_t j = 0; j < sheet.rows[i].size(); ++j) {
                const auto& cell = sheet.rows[i][j];
                if (cell.kind == DialectCell::Text && cell.text.empty() && dialect_.names) continue;
                cells +=
                    cell_xml(dialect_.names ? " r=\"" + event::text_of(event::CellName{j, line}) + "\"" : "", cell);
            }
            rows += element("row", (dialect_.names ? " r=\"" + std::to_string(line) + "\"" : "") + dialect_.row, cells);
        }
        const auto space = dialect_.prefix.empty() ? std::string() : " xmlns:x=\"main\"";
        return element("worksheet", space, sheet.before + element("sheetData", "", rows) + sheet.behind);
    }

    Dialect dialect_;
    std::string texts_;
    int count_ = 0;
};

// The event of all dialects: one day, two guests and a teacher, one gate.
inline std::map<std::string, DialectSheet> dialect_event() {
    using Cell = DialectCell;
    return {
        {"活動",
         {"活動",
          {{{"活動代號 ID"}, {"visit-5"}},
           {{"活動名稱 Title"}, {"交流參訪"}},
           {{"主辦學校 Host school"}, {"晴川高中"}},
           {{"第一天 First day"}, {"46352", Cell::Day}},
           {{"最後一天 Last day"}, {"46352", Cell::Day}},
           {{"發證公鑰"}, {core::to_hex(folder_key().key.public_key().bytes)}},
           {{"個資告知"}, {"個資蒐集告知"}},
           {{"姓名保存天數"}, {"90", Cell::Number}}}}},
        {"團體",
         {"團體",
          {{{"編號 ID"}, {"名稱 Name"}, {"國家 Country"}, {"語言 Language"}, {"本地 Home"}},
           {{"aoba"}, {"青葉台"}, {"日本"}, {"日文"}, {"0", Cell::Bool}},
           {{"home"}, {"本校"}, {"臺灣"}, {"中文"}, {"1", Cell::Bool}}}}},
        {"名單",
         {"名單",
          {{{"編號 ID"}, {"團體 Delegation"}, {"姓名 Name"}, {"身分 Role"}, {"代碼 Codes"}},
           {{"p1"}, {"aoba"}, {"佐藤 美咲"}, {"學生"}, {"0012345"}},
           {{"p2"}, {"aoba"}, {"田中 湊", Cell::Formula}, {"學生"}, {"", Cell::Empty}},
           {{"t1"}, {"home"}, {"王小明"}, {"教師"}}}}},
        {"行程",
         {"行程",
          {{{"編號 ID"}, {"日期 Day"}, {"開始 Starts"}, {"結束 Ends"}, {"名稱 Title"}},
           {{"welcome"},
            {"46352", Cell::Day},
            {"0.395833333333333", Cell::Time},
            {"0.4375", Cell::Time},
            {"歡迎式"}}}}},
        {"報到點",
         {"報到點",
          {{{"編號 ID"}, {"類別 Kind"}, {"名稱 Name"}, {"區域 Area"}, {"方向 Direction"}},
           {{"gate"}, {"大門"}, {"校門"}, {"campus"}, {"進"}}}}},
    };
}

} // namespace kiosk::test
