#include "event/workbook/cell_notes.hpp"

#include <algorithm>
#include <array>

#include "event/table/archive.hpp"

namespace kiosk::event {
namespace {

constexpr int kFirstShape = 900'000; // above those that a spreadsheet numbers by itself

// Where in a sheet a drawing of comments must stand: before all of these.
void add_drawing(pugi::xml_node sheet, const std::string& id) {
    static constexpr std::array<std::string_view, 7> kBehind{"legacyDrawingHF", "picture",    "oleObjects", "controls",
                                                             "webPublishItems", "tableParts", "extLst"};
    auto made = add_child(sheet, "legacyDrawing");
    set(made, "xmlns:r", kRelationType);
    set(made, "r:id", id);
    for (const auto& node : sheet.children()) {
        if (std::find(kBehind.begin(), kBehind.end(), local_name(node.name())) == kBehind.end()) continue;
        sheet.insert_move_before(made, node);
        return;
    }
}

std::string shape_of(const CellName& cell, int number) {
    const auto row = std::to_string(cell.row - 1);
    const auto column = [&](std::size_t more) { return std::to_string(cell.column + more); };
    return R"(<v:shape id="_x0000_s)" + std::to_string(kFirstShape + number) +
           R"(" type="#_x0000_t202" style="position:absolute;width:260px;height:90px;z-index:9;)"
           R"(visibility:hidden" fillcolor="#ffe1e1" o:insetmode="auto"><v:fill color2="#ffe1e1"/>)"
           R"(<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>)"
           R"(<v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/>)"
           R"(<x:SizeWithCells/><x:Anchor>)" +
           column(1) + ", 15, " + row + ", 2, " + column(5) + ", 15, " + std::to_string(cell.row + 4) +
           ", 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>" + row + "</x:Row><x:Column>" + column(0) +
           "</x:Column></x:ClientData></v:shape>";
}

} // namespace

void CellNotes::add(const std::string& part, pugi::xml_node sheet, const std::vector<CellNote>& notes) {
    const auto stem = "xl/kiosk_notes" + std::to_string(++sheets_);
    Relations relations(archive_, part);
    const auto comments = relations.find_or_add("comments", stem + ".xml");
    const auto frames = relations.find_or_add("vmlDrawing", stem + ".vml");
    relations.save(archive_);
    types_.add(comments.part, "spreadsheetml.comments+xml");
    types_.add_ending("vml", "vmlDrawing");
    if (frames.made) add_drawing(sheet, frames.id);
    add_frames(frames.part, add_texts(comments.part, notes));
}

// Those of the cells that had no comment before.
std::vector<CellName> CellNotes::add_texts(const std::string& part, const std::vector<CellNote>& notes) {
    pugi::xml_document comments;
    if (!load_part(archive_, part, comments)) {
        auto root = comments.append_child("comments");
        set(root, "xmlns", kSheetNamespace);
        root.append_child("authors");
        root.append_child("commentList");
    }
    const auto root = child_of(comments, "comments");
    auto authors = child_of(root, "authors");
    auto list = child_of(root, "commentList");
    std::map<std::string, pugi::xml_node> there; // by cell
    for (const auto& node : list.children()) there.emplace(attribute_of(node, "ref"), node);
    const auto author = std::distance(authors.children().begin(), authors.children().end());
    add_child(authors, "author").text().set("kioskctl");
    std::vector<CellName> fresh;
    for (const auto& note : notes) {
        auto& comment = there[text_of(note.cell)];
        const bool is_new = !comment;
        if (is_new) {
            comment = add_child(list, "comment");
            set(comment, "ref", text_of(note.cell));
            set(comment, "authorId", std::to_string(author));
            add_child(comment, "text");
            fresh.push_back(note.cell);
        }
        auto text = add_child(add_child(child_of(comment, "text"), "r"), "t");
        set(text, "xml:space", "preserve");
        text.text().set(((is_new ? "" : "\n") + note.text).c_str());
    }
    archive_.put(part, text_of_xml(comments));
    return fresh;
}

void CellNotes::add_frames(const std::string& part, const std::vector<CellName>& cells) {
    static constexpr std::string_view kEnd = "</xml>";
    auto text = archive_.read(part).value_or(
        R"(<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" )"
        R"(xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" )"
        R"(o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>)"
        R"(<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>)");
    std::string shapes;
    for (const auto& cell : cells) shapes += shape_of(cell, ++shapes_);
    text.insert(std::min(text.rfind(kEnd), text.size()), shapes);
    archive_.put(part, std::move(text));
}

} // namespace kiosk::event
