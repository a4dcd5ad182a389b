#include "event/workbook/marked_workbook.hpp"

#include <map>
#include <vector>

#include "event/table/cell_name.hpp"
#include "event/table/workbook.hpp"
#include "event/workbook/cell_notes.hpp"
#include "event/workbook/edited_archive.hpp"
#include "event/workbook/xml_edit.hpp"

namespace kiosk::event {
namespace {

constexpr const char* kListPart = "xl/worksheets/kiosk_problems.xml";

// In the language of the texts with English under it, or in English alone.
std::string in_both(const Sentence& sentence, const core::Catalogue* texts) {
    const auto english = say(sentence);
    const auto theirs = say(sentence, texts);
    return theirs == english ? english : theirs + "\n" + english;
}

std::string note_of(const Problem& problem, const core::Catalogue* texts) {
    Sentence whole;
    whole.places.push_back(problem.what);
    if (!say(problem.mend).empty()) {
        whole.places.emplace_back(" — ");
        whole.places.push_back(problem.mend);
    }
    return (problem.severity == Problem::Error ? "錯誤: " : "提醒: ") + in_both(whole, texts);
}

// "E14", or "A14" of a row as a whole; empty: of the sheet as a whole.
std::string place_of(const Problem& problem) {
    if (!problem.cell.empty()) return problem.cell;
    return problem.line > 0 ? text_of(CellName{0, problem.line}) : "";
}

// The looks of cells, each of them in red, and one whose lines are broken.
class Looks {
  public:
    [[nodiscard]] bool load(EditedArchive& archive, const std::string& part) {
        return load_part(archive, part, styles_) && fills() && looks();
    }
    // The look with this number, and red.
    int of(int look) {
        const auto found = reds_.find(look);
        if (found != reds_.end()) return found->second;
        auto at = looks().first_child();
        for (int i = 0; i < look && at; ++i) at = at.next_sibling();
        auto made = at ? looks().append_copy(at) : add_child(looks(), "xf");
        set(made, "fillId", std::to_string(red_fill()));
        set(made, "applyFill", "1");
        return reds_[look] = count_anew(looks());
    }
    int wrapped() {
        auto made = add_child(looks(), "xf");
        set(made, "applyAlignment", "1");
        auto alignment = add_child(made, "alignment");
        set(alignment, "wrapText", "1");
        set(alignment, "vertical", "top");
        return count_anew(looks());
    }
    void save(EditedArchive& archive, const std::string& part) const { archive.put(part, text_of_xml(styles_)); }

  private:
    [[nodiscard]] pugi::xml_node root() const { return child_of(styles_, "styleSheet"); }
    [[nodiscard]] pugi::xml_node fills() const { return child_of(root(), "fills"); }
    [[nodiscard]] pugi::xml_node looks() const { return child_of(root(), "cellXfs"); }

    // Of a list whose last child is new, that one's number.
    static int count_anew(pugi::xml_node list) {
        const auto count = std::distance(list.children().begin(), list.children().end());
        set(list, "count", std::to_string(count));
        return static_cast<int>(count) - 1;
    }

    int red_fill() {
        if (fill_ >= 0) return fill_;
        auto pattern = add_child(add_child(fills(), "fill"), "patternFill");
        set(pattern, "patternType", "solid");
        set(add_child(pattern, "fgColor"), "rgb", "FFFF9C9C");
        set(add_child(pattern, "bgColor"), "indexed", "64");
        return fill_ = count_anew(fills());
    }

    pugi::xml_document styles_;
    std::map<int, int> reds_;
    int fill_ = -1;
};

// The row or cell of that place among its parent's, made where it is not there. place_of: of a child and the one before
// it.
template <class PlaceOf>
pugi::xml_node child_at(pugi::xml_node parent, const char* name, std::size_t place, const PlaceOf& place_of) {
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

void make_red(pugi::xml_node data, const CellName& name, Looks& looks) {
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
    set(cell, "s", std::to_string(looks.of(number_in(attribute_of(cell, "s")))));
}

std::string row_xml(int number, int look, const std::vector<std::string>& cells) {
    std::string row = "<row r=\"" + std::to_string(number) + "\">";
    for (std::size_t i = 0; i < cells.size(); ++i)
        row += "<c r=\"" + text_of(CellName{i, number}) + "\" s=\"" + std::to_string(look) +
               R"(" t="inlineStr"><is><t xml:space="preserve">)" + xml_text(cells[i]) + "</t></is></c>";
    return row + "</row>";
}

std::string list_xml(std::span<const Problem> problems, int look, const core::Catalogue* texts) {
    auto rows =
        row_xml(1, look, {"位置 Where", "種類 Kind", "欄位 Column", "問題 What is wrong", "怎麼改 How to mend it"});
    std::string links;
    int at = 1;
    for (const auto& problem : problems) {
        const auto place = place_of(problem);
        rows += row_xml(++at, look,
                        {problem.file + (place.empty() ? "" : "!" + place),
                         problem.severity == Problem::Error ? "錯誤 error" : "提醒 warning", problem.column,
                         in_both(problem.what, texts), in_both(problem.mend, texts)});
        if (!place.empty())
            links += "<hyperlink ref=\"A" + std::to_string(at) + "\" location=\"" +
                     xml_text("'" + problem.file + "'!" + place) + "\"/>";
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"" +
           std::string(kSheetNamespace) +
           R"("><cols><col min="1" max="3" width="18" customWidth="1"/>)"
           R"(<col min="4" max="5" width="70" customWidth="1"/></cols><sheetData>)" +
           rows + "</sheetData>" + (links.empty() ? "" : "<hyperlinks>" + links + "</hyperlinks>") + "</worksheet>";
}

class Marker {
  public:
    Marker(std::string_view bytes, const core::Catalogue* texts)
        : texts_(texts), archive_(bytes), notes_(archive_, types_) {}

    core::Result<std::string> mark(std::string_view bytes, std::span<const Problem> problems) {
        Archive reading(bytes);
        const auto sheets = sheets_in(reading);
        if (!sheets) return invalid(reading.fault() ? say(reading.fault()->what) : "this is no workbook");
        main_ = main_parts(reading);
        if (!types_.load(archive_)) return invalid("a part of the file is missing or too large to be marked");
        red_ = looks_.load(archive_, main_.styles);
        std::string list;
        for (const auto& sheet : *sheets) {
            if (sheet.name == kProblemSheet) list = sheet.part;
            if (!mark_sheet(sheet, problems)) return invalid("the sheet " + sheet.name + " is too large to be marked");
        }
        if (list.empty() && !add_list()) return invalid("the list of the workbook's sheets cannot be read");
        archive_.put(list.empty() ? kListPart : list, list_xml(problems, red_ ? looks_.wrapped() : 0, texts_));
        if (red_) looks_.save(archive_, main_.styles);
        types_.save(archive_);
        return archive_.save();
    }

  private:
    [[nodiscard]] static core::Result<std::string> invalid(const std::string& what) {
        return core::fail(core::ErrorKind::Invalid,
                          what + ": open the file in a spreadsheet and save it again as .xlsx");
    }

    bool mark_sheet(const SeenSheet& seen, std::span<const Problem> problems) {
        std::map<std::pair<int, std::size_t>, CellNote> notes; // one for each cell, row by row
        for (const auto& problem : problems) {
            const auto cell = cell_name_of(place_of(problem));
            if (!cell || problem.file != seen.name) continue;
            auto& note = notes.try_emplace({cell->row, cell->column}, CellNote{*cell, ""}).first->second;
            note.text += (note.text.empty() ? "" : "\n") + note_of(problem, texts_);
        }
        if (notes.empty()) return true;
        pugi::xml_document sheet;
        if (!load_part(archive_, seen.part, sheet)) return false;
        const auto root = child_of(sheet, "worksheet");
        const auto data = child_of(root, "sheetData");
        if (!data) return false;
        std::vector<CellNote> in_order;
        for (auto& [place, note] : notes) {
            if (red_) make_red(data, note.cell, looks_);
            in_order.push_back(std::move(note));
        }
        notes_.add(seen.part, root, in_order);
        archive_.put(seen.part, text_of_xml(sheet));
        return true;
    }

    // The sheet of the list among the workbook's.
    bool add_list() {
        pugi::xml_document workbook;
        if (!load_part(archive_, main_.workbook, workbook)) return false;
        auto sheets = child_of(child_of(workbook, "workbook"), "sheets");
        if (!sheets) return false;
        int last = 0;
        for (const auto& node : sheets.children()) last = std::max(last, number_in(attribute_of(node, "sheetId")));
        Relations relations(archive_, main_.workbook);
        const auto added = relations.add("worksheet", kListPart);
        relations.save(archive_);
        auto sheet = add_child(sheets, "sheet");
        set(sheet, "name", std::string(kProblemSheet));
        set(sheet, "sheetId", std::to_string(last + 1));
        set(sheet, "xmlns:r", kRelationType);
        set(sheet, "r:id", added.id);
        archive_.put(main_.workbook, text_of_xml(workbook));
        types_.add(kListPart, "spreadsheetml.worksheet+xml");
        return true;
    }

    const core::Catalogue* texts_;
    EditedArchive archive_;
    ContentTypes types_;
    CellNotes notes_;
    MainParts main_;
    Looks looks_;
    bool red_ = false; // a workbook without looks has none to be red
};

} // namespace

core::Result<std::string> mark_workbook(std::string_view bytes, std::span<const Problem> problems,
                                        const core::Catalogue* texts) {
    return Marker(bytes, texts).mark(bytes, problems);
}

} // namespace kiosk::event
