#include "event/package/marked_workbook.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <sstream>
#include <vector>

#include <pugixml.hpp>

#include "event/table/cell_name.hpp"
#include "event/table/edited_archive.hpp"
#include "event/table/workbook.hpp"

namespace kiosk::event {
namespace {

constexpr const char* kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr const char* kRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr const char* kTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
constexpr std::string_view kRelationType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view kContentType = "application/vnd.openxmlformats-officedocument.";
constexpr const char* kTypesPart = "[Content_Types].xml";
constexpr const char* kWorkbookPart = "xl/workbook.xml";
constexpr const char* kStylesPart = "xl/styles.xml";
constexpr const char* kListPart = "xl/worksheets/kiosk_problems.xml";
constexpr unsigned kParseAll = pugi::parse_default | pugi::parse_ws_pcdata_single | pugi::parse_declaration;

struct Fault {
    CellName cell;
    std::string text;
};

std::string text_of_xml(const pugi::xml_document& document) {
    std::ostringstream out;
    document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
    return out.str();
}

// A child of this local name, with its parent's prefix.
pugi::xml_node add_child(pugi::xml_node parent, const char* name) {
    const std::string_view whole(parent.name());
    const auto colon = whole.find(':');
    const auto prefix = colon == std::string_view::npos ? std::string() : std::string(whole.substr(0, colon + 1));
    return parent.append_child((prefix + name).c_str());
}

void set(pugi::xml_node node, const char* name, const std::string& value) {
    auto attribute = node.attribute(name);
    if (!attribute) attribute = node.append_attribute(name);
    attribute.set_value(value.c_str());
}

int number_in(std::string_view text) {
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::string xml_text(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else
            out += c;
    }
    return out;
}

std::string said(const Problem& problem) {
    return (problem.severity == Problem::Error ? "錯誤: " : "提醒: ") + problem.what +
           (problem.mend.empty() ? "" : " — " + problem.mend);
}

// "xl/worksheets/_rels/sheet1.xml.rels" of "xl/worksheets/sheet1.xml".
std::string relations_part(const std::string& part) {
    const auto slash = part.rfind('/') + 1;
    return part.substr(0, slash) + "_rels/" + part.substr(slash) + ".rels";
}

// The part that a relation of this one names.
std::string target_part(const std::string& part, std::string_view target) {
    if (target.starts_with("/")) return std::string(target.substr(1));
    auto folder = part.substr(0, part.rfind('/'));
    while (target.starts_with("../")) {
        target.remove_prefix(3);
        folder = folder.substr(0, std::max<std::size_t>(folder.rfind('/'), 0));
    }
    return folder + "/" + std::string(target);
}

class Marker {
  public:
    explicit Marker(std::string_view bytes) : archive_(bytes) {}

    core::Result<std::string> mark(std::string_view bytes, std::span<const Problem> problems) {
        Archive reading(bytes);
        const auto sheets = sheets_in(reading);
        if (!sheets) return invalid(reading.fault().empty() ? "this is no workbook" : reading.fault());
        std::map<std::string, std::vector<Fault>> faults; // by part
        std::string list;
        for (const auto& sheet : *sheets) {
            if (sheet.name == kProblemSheet) list = sheet.part;
            for (const auto& problem : problems)
                if (const auto cell = cell_name_of(problem.cell); cell && problem.file == sheet.name)
                    faults[sheet.part].push_back({*cell, said(problem)});
        }
        if (!load(types_, kTypesPart)) return invalid("a part of the file is missing or too large to be marked");
        if (!faults.empty()) (void)load(styles_, kStylesPart);
        for (auto& [part, found] : faults)
            if (!mark_sheet(part, found)) return invalid("the sheet " + part + " is too large to be marked");
        if (list.empty() && !add_list()) return invalid("the list of the workbook's sheets cannot be read");
        archive_.put(list.empty() ? kListPart : list, list_xml(problems));
        if (styles_.first_child()) archive_.put(kStylesPart, text_of_xml(styles_));
        archive_.put(kTypesPart, text_of_xml(types_));
        return archive_.save();
    }

  private:
    [[nodiscard]] static core::Result<std::string> invalid(const std::string& what) {
        return core::fail(core::ErrorKind::Invalid,
                          what + ": open the file in a spreadsheet and save it again as .xlsx");
    }

    bool load(pugi::xml_document& document, const std::string& part) {
        const auto text = archive_.read(part);
        return text && document.load_buffer(text->data(), text->size(), kParseAll);
    }

    void add_type(const std::string& part, std::string_view type) {
        const auto types = child_of(types_, "Types");
        const auto name = "/" + part;
        for (const auto& node : types.children())
            if (attribute_of(node, "PartName") == name) return;
        auto node = add_child(types, "Override");
        set(node, "PartName", name);
        set(node, "ContentType", std::string(kContentType) + std::string(type));
    }

    void add_vml_type() {
        auto types = child_of(types_, "Types");
        for (const auto& node : types.children())
            if (attribute_of(node, "Extension") == "vml") return;
        auto node = types.first_child() ? types.insert_child_before("Default", types.first_child())
                                        : add_child(types, "Default");
        set(node, "Extension", "vml");
        set(node, "ContentType", std::string(kContentType) + "vmlDrawing");
    }

    // --- red cells

    // The look of a cell, and red.
    int red(int look) {
        const auto found = reds_.find(look);
        if (found != reds_.end()) return found->second;
        const auto root = child_of(styles_, "styleSheet");
        auto fills = child_of(root, "fills");
        auto looks = child_of(root, "cellXfs");
        if (!fills || !looks) return look;
        const auto count = [](const pugi::xml_node& list) {
            return static_cast<int>(std::distance(list.children().begin(), list.children().end()));
        };
        if (fill_ < 0) {
            fill_ = count(fills);
            auto pattern = add_child(add_child(fills, "fill"), "patternFill");
            set(pattern, "patternType", "solid");
            set(add_child(pattern, "fgColor"), "rgb", "FFFF9C9C");
            set(add_child(pattern, "bgColor"), "indexed", "64");
            set(fills, "count", std::to_string(fill_ + 1));
        }
        auto at = looks.first_child();
        for (int i = 0; i < look && at; ++i) at = at.next_sibling();
        auto made = at ? looks.append_copy(at) : add_child(looks, "xf");
        set(made, "fillId", std::to_string(fill_));
        set(made, "applyFill", "1");
        const int number = count(looks) - 1;
        set(looks, "count", std::to_string(number + 1));
        reds_[look] = number;
        return number;
    }

    // The row or cell of that place among its parent's, made where it is not there. place_of: of a child and the one
    // before it.
    template <class PlaceOf>
    static pugi::xml_node child_at(pugi::xml_node parent, const char* name, std::size_t place,
                                   const PlaceOf& place_of) {
        std::size_t before = 0;
        for (auto node = parent.first_child(); node; node = node.next_sibling()) {
            if (local_name(node.name()) != name) continue;
            const auto here = place_of(node, before);
            if (here == place) return node;
            if (here > place) {
                auto made = add_child(parent, name);
                parent.insert_move_before(made, node);
                return made;
            }
            before = here;
        }
        return add_child(parent, name);
    }

    void mark_cell(pugi::xml_node data, const CellName& name) {
        const auto row_of = [](const pugi::xml_node& node, std::size_t before) {
            const auto written = number_in(attribute_of(node, "r"));
            return written > 0 ? static_cast<std::size_t>(written) : before + 1;
        };
        auto row = child_at(data, "row", static_cast<std::size_t>(name.row), row_of);
        set(row, "r", std::to_string(name.row));
        const auto column_of = [](const pugi::xml_node& node, std::size_t before) {
            const auto written = cell_name_of(attribute_of(node, "r"));
            return written ? written->column + 1 : before + 1;
        };
        auto cell = child_at(row, "c", name.column + 1, column_of);
        set(cell, "r", text_of(name));
        set(cell, "s", std::to_string(red(number_in(attribute_of(cell, "s")))));
    }

    bool mark_sheet(const std::string& part, const std::vector<Fault>& faults) {
        pugi::xml_document sheet;
        if (!load(sheet, part)) return false;
        auto root = child_of(sheet, "worksheet");
        auto data = child_of(root, "sheetData");
        if (!data) return false;
        std::map<std::string, Fault> notes; // by cell
        for (const auto& fault : faults) {
            if (styles_.first_child()) mark_cell(data, fault.cell);
            auto& note = notes.try_emplace(text_of(fault.cell), Fault{fault.cell, ""}).first->second;
            note.text += (note.text.empty() ? "" : "\n") + fault.text;
        }
        add_comments(part, root, notes);
        archive_.put(part, text_of_xml(sheet));
        return true;
    }

    // --- comments: their texts in one part, their frames in another (VML, which Excel itself does not write as XML)

    struct Related {
        std::string part;
        std::string id;
        bool made = false;
    };

    Related related(const std::string& part, pugi::xml_document& relations, std::string_view type,
                    const std::string& made_part) {
        auto root = child_of(relations, "Relationships");
        std::size_t number = 1;
        for (const auto& node : root.children()) {
            if (attribute_of(node, "Type").ends_with("/" + std::string(type)))
                return {target_part(part, attribute_of(node, "Target")), std::string(attribute_of(node, "Id")), false};
            ++number;
        }
        auto node = add_child(root, "Relationship");
        const auto id = "kiosk" + std::to_string(number);
        set(node, "Id", id);
        set(node, "Type", std::string(kRelationType) + "/" + std::string(type));
        set(node, "Target", "/" + made_part);
        return {made_part, id, true};
    }

    void add_comments(const std::string& part, pugi::xml_node sheet, const std::map<std::string, Fault>& notes) {
        ++marked_;
        const auto stem = "xl/kiosk_notes" + std::to_string(marked_);
        pugi::xml_document relations;
        if (!load(relations, relations_part(part))) set(relations.append_child("Relationships"), "xmlns", kRelations);
        const auto comments = related(part, relations, "comments", stem + ".xml");
        const auto frames = related(part, relations, "vmlDrawing", stem + ".vml");
        archive_.put(relations_part(part), text_of_xml(relations));
        add_type(comments.part, "spreadsheetml.comments+xml");
        add_vml_type();
        if (frames.made) add_drawing(sheet, frames.id);
        const auto fresh = add_texts(comments.part, notes);
        add_frames(frames.part, fresh);
    }

    // What behind the drawing of the comments must stand in a sheet.
    static void add_drawing(pugi::xml_node sheet, const std::string& id) {
        static constexpr std::array<std::string_view, 7> kBehind{
            "legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"};
        auto made = add_child(sheet, "legacyDrawing");
        set(made, "xmlns:r", std::string(kRelationType));
        set(made, "r:id", id);
        for (const auto& node : sheet.children()) {
            if (std::find(kBehind.begin(), kBehind.end(), local_name(node.name())) == kBehind.end()) continue;
            sheet.insert_move_before(made, node);
            return;
        }
    }

    // Those of the cells that had no comment before.
    std::vector<CellName> add_texts(const std::string& part, const std::map<std::string, Fault>& notes) {
        pugi::xml_document comments;
        if (!load(comments, part)) {
            auto root = comments.append_child("comments");
            set(root, "xmlns", kMain);
            root.append_child("authors");
            root.append_child("commentList");
        }
        auto root = child_of(comments, "comments");
        auto authors = child_of(root, "authors");
        auto list = child_of(root, "commentList");
        const auto author = std::distance(authors.children().begin(), authors.children().end());
        add_child(authors, "author").text().set("kioskctl");
        std::vector<CellName> fresh;
        for (const auto& [name, note] : notes) {
            pugi::xml_node comment;
            for (const auto& node : list.children())
                if (attribute_of(node, "ref") == name) comment = node;
            const bool there = static_cast<bool>(comment);
            if (!there) {
                comment = add_child(list, "comment");
                set(comment, "ref", name);
                set(comment, "authorId", std::to_string(author));
                add_child(comment, "text");
                fresh.push_back(note.cell);
            }
            auto text = add_child(add_child(child_of(comment, "text"), "r"), "t");
            set(text, "xml:space", "preserve");
            text.text().set((there ? "\n" + note.text : note.text).c_str());
        }
        archive_.put(part, text_of_xml(comments));
        return fresh;
    }

    void add_frames(const std::string& part, const std::vector<CellName>& cells) {
        static constexpr std::string_view kEnd = "</xml>";
        auto text = archive_.read(part).value_or(
            R"(<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" )"
            R"(xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" )"
            R"(o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>)"
            R"(<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>)");
        std::string shapes;
        for (const auto& cell : cells) {
            const auto row = std::to_string(cell.row - 1);
            const auto at = [&](std::size_t more) { return std::to_string(cell.column + more); };
            shapes += R"(<v:shape id="_x0000_s)" + std::to_string(kFirstShape + ++shapes_) +
                      R"(" type="#_x0000_t202" style="position:absolute;width:260px;height:90px;z-index:9;)"
                      R"(visibility:hidden" fillcolor="#ffe1e1" o:insetmode="auto"><v:fill color2="#ffe1e1"/>)"
                      R"(<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>)"
                      R"(<v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/>)"
                      R"(<x:SizeWithCells/><x:Anchor>)" +
                      at(1) + ", 15, " + row + ", 2, " + at(5) + ", 15, " + std::to_string(cell.row + 4) +
                      ", 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>" + row + "</x:Row><x:Column>" + at(0) +
                      "</x:Column></x:ClientData></v:shape>";
        }
        text.insert(std::min(text.rfind(kEnd), text.size()), shapes);
        archive_.put(part, std::move(text));
    }

    // --- the list

    bool add_list() {
        pugi::xml_document workbook;
        pugi::xml_document relations;
        if (!load(workbook, kWorkbookPart) || !load(relations, relations_part(kWorkbookPart))) return false;
        auto sheets = child_of(child_of(workbook, "workbook"), "sheets");
        if (!sheets) return false;
        int last = 0;
        for (const auto& node : sheets.children()) last = std::max(last, number_in(attribute_of(node, "sheetId")));
        auto relation = add_child(child_of(relations, "Relationships"), "Relationship");
        set(relation, "Id", "kioskProblems");
        set(relation, "Type", std::string(kRelationType) + "/worksheet");
        set(relation, "Target", "/" + std::string(kListPart));
        auto sheet = add_child(sheets, "sheet");
        set(sheet, "name", std::string(kProblemSheet));
        set(sheet, "sheetId", std::to_string(last + 1));
        set(sheet, "xmlns:r", std::string(kRelationType));
        set(sheet, "r:id", "kioskProblems");
        archive_.put(kWorkbookPart, text_of_xml(workbook));
        archive_.put(relations_part(kWorkbookPart), text_of_xml(relations));
        add_type(kListPart, "spreadsheetml.worksheet+xml");
        return true;
    }

    static std::string list_xml(std::span<const Problem> problems) {
        std::string rows;
        std::string links;
        int at = 0;
        const auto row = [&](const std::vector<std::string>& cells) {
            ++at;
            rows += "<row r=\"" + std::to_string(at) + "\">";
            for (std::size_t i = 0; i < cells.size(); ++i)
                rows += "<c r=\"" + text_of(CellName{i, at}) + R"(" t="inlineStr"><is><t xml:space="preserve">)" +
                        xml_text(cells[i]) + "</t></is></c>";
            rows += "</row>";
        };
        row({"位置 Where", "種類 Kind", "欄位 Column", "問題 What is wrong", "怎麼改 How to mend it"});
        for (const auto& problem : problems) {
            const auto place =
                problem.cell.empty() ? (problem.line > 0 ? "A" + std::to_string(problem.line) : "") : problem.cell;
            row({problem.file + (place.empty() ? "" : "!" + place),
                 problem.severity == Problem::Error ? "錯誤 error" : "提醒 warning", problem.column, problem.what,
                 problem.mend});
            if (!place.empty())
                links += "<hyperlink ref=\"A" + std::to_string(at) + "\" location=\"" +
                         xml_text("'" + problem.file + "'!" + place) + "\"/>";
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"" +
               std::string(kMain) +
               "\"><cols><col min=\"1\" max=\"3\" width=\"18\" customWidth=\"1\"/><col min=\"4\" max=\"5\" "
               "width=\"70\" "
               "customWidth=\"1\"/></cols><sheetData>" +
               rows + "</sheetData>" + (links.empty() ? "" : "<hyperlinks>" + links + "</hyperlinks>") + "</worksheet>";
    }

    static constexpr int kFirstShape = 900'000;
    EditedArchive archive_;
    pugi::xml_document types_;
    pugi::xml_document styles_;
    std::map<int, int> reds_;
    int fill_ = -1;
    int marked_ = 0;
    int shapes_ = 0;
};

} // namespace

core::Result<std::string> mark_workbook(std::string_view bytes, std::span<const Problem> problems) {
    return Marker(bytes).mark(bytes, problems);
}

} // namespace kiosk::event
