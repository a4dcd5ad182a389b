#include "event/table/workbook.hpp"

#include <pugixml.hpp>

#include <algorithm>
#include <charconv>

#include "event/limits.hpp"
#include "event/table/columns.hpp"

namespace kiosk::event {
namespace {

constexpr std::size_t kMaxTexts = kMaxRows * 32;
constexpr std::size_t kMaxTextBytes = std::size_t{192} << 20U; // all shared strings together
constexpr std::size_t kMaxFormats = 65'536;                    // as many as a workbook may have

int number_of(std::string_view text) {
    int value = -1;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::string folder_of(const std::string& part) {
    const auto slash = part.rfind('/');
    return slash == std::string::npos ? "" : part.substr(0, slash + 1);
}

// The parts that a part refers to.
struct Relation {
    std::string id;
    std::string type; // the last word of its address: "worksheet"
    std::string part;
};

std::vector<Relation> relations_of(Archive& archive, const std::string& part) {
    std::vector<Relation> relations;
    const auto text = archive.read(relations_part(part));
    pugi::xml_document document;
    if (!text || !document.load_buffer(text->data(), text->size())) {
        return relations;
    }
    for (const auto& node : child_of(document, "Relationships").children()) {
        const auto type = attribute_of(node, "Type");
        relations.push_back({std::string(attribute_of(node, "Id")), std::string(type.substr(type.rfind('/') + 1)),
                             target_part(part, attribute_of(node, "Target"))});
    }
    return relations;
}

std::string related(const std::vector<Relation>& relations, std::string_view type, std::string_view usual) {
    const auto found =
        std::find_if(relations.begin(), relations.end(), [&](const auto& one) { return one.type == type; });
    return found == relations.end() ? std::string(usual) : found->part;
}

std::string workbook_part(Archive& archive) {
    return related(relations_of(archive, ""), "officeDocument", "xl/workbook.xml");
}

std::string styles_part(const std::vector<Relation>& of_workbook) {
    return related(of_workbook, "styles", "xl/styles.xml");
}

std::string_view relation_id(const pugi::xml_node& sheet) {
    for (const auto& attribute : sheet.attributes()) {
        const std::string_view name(attribute.name());
        if (name.find(':') != std::string_view::npos && local_name(attribute.name()) == "id") {
            return attribute.value();
        }
    }
    return {};
}

std::vector<Sheet> sheets_of(const pugi::xml_node& workbook, const std::vector<Relation>& relations) {
    std::vector<Sheet> sheets;
    for (const auto& sheet : child_of(workbook, "sheets").children()) {
        const auto id = relation_id(sheet);
        const auto found = std::find_if(relations.begin(), relations.end(),
                                        [&](const auto& one) { return one.id == id && one.type == "worksheet"; });
        if (found == relations.end()) {
            continue;
        }
        const auto state = attribute_of(sheet, "state");
        sheets.push_back({std::string(attribute_of(sheet, "name")), found->part, !state.empty() && state != "visible"});
    }
    return sheets;
}

// That of the wanted name, else the first that is seen, else the first.
void choose_sheet(std::vector<Sheet> sheets, std::string_view wanted, Workbook& workbook) {
    auto chosen = std::find_if(sheets.begin(), sheets.end(),
                               [&](const auto& sheet) { return fold_word(sheet.name) == fold_word(wanted); });
    if (chosen == sheets.end()) {
        chosen = std::find_if(sheets.begin(), sheets.end(), [](const auto& sheet) { return !sheet.hidden; });
    }
    if (chosen == sheets.end()) {
        chosen = sheets.begin();
    }
    if (chosen == sheets.end()) {
        return;
    }
    workbook.sheet = *chosen;
    sheets.erase(chosen);
    sheets.resize(std::min(sheets.size(), kMaxOtherSheets));
    workbook.others = std::move(sheets);
}

std::vector<NumberFormat> read_formats(Archive& archive, const std::string& part) {
    std::vector<NumberFormat> formats;
    const auto text = archive.read(part);
    pugi::xml_document document;
    if (!text || !document.load_buffer(text->data(), text->size())) {
        return formats;
    }
    const auto styles = child_of(document, "styleSheet");
    std::vector<std::pair<int, NumberFormat>> custom;
    for (const auto& node : child_of(styles, "numFmts").children()) {
        if (custom.size() < kMaxFormats) {
            custom.emplace_back(number_of(attribute_of(node, "numFmtId")),
                                format_of_code(attribute_of(node, "formatCode")));
        }
    }
    std::stable_sort(custom.begin(), custom.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& node : child_of(styles, "cellXfs").children()) {
        const int id = number_of(attribute_of(node, "numFmtId"));
        const auto found = std::lower_bound(custom.begin(), custom.end(), id,
                                            [](const auto& one, int wanted) { return one.first < wanted; });
        if (formats.size() < kMaxFormats) {
            formats.push_back(found != custom.end() && found->first == id ? found->second : builtin_format(id));
        }
    }
    return formats;
}

// _x000D_ is how a sign that XML cannot hold is written; _x005F_ stands for an underscore before such a text.
std::string unescaped(std::string text) {
    constexpr std::size_t kLength = 7;
    for (auto at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 1)) {
        unsigned code = 0;
        if (at + kLength > text.size() || text[at + kLength - 1] != '_') {
            continue;
        }
        const auto* const digits = text.data() + at + 2;
        const auto [end, problem] = std::from_chars(digits, digits + 4, code, 16);
        if (problem == std::errc() && end == digits + 4 && code > 0 && code < 0x80U) {
            text.replace(at, kLength, 1, static_cast<char>(code));
        }
    }
    return text;
}

} // namespace

bool is_filled(Archive& archive, const Sheet& sheet) {
    constexpr std::size_t kLookedAt = std::size_t{4} << 20U; // bytes, without a value to be found
    static constexpr std::array<std::string_view, 2> kValues{"v", "is"};
    const auto seen = archive.each_tag(
        sheet.part, kValues, "", [](const pugi::xml_node&) { return false; }, kLookedAt);
    return seen != Archive::Seen::Whole;
}

std::optional<std::vector<SeenSheet>> sheets_in(Archive& archive) {
    const auto part = workbook_part(archive);
    const auto text = archive.read(part);
    pugi::xml_document document;
    if (!text || !document.load_buffer(text->data(), text->size())) return std::nullopt;
    auto sheets = sheets_of(child_of(document, "workbook"), relations_of(archive, part));
    sheets.resize(std::min(sheets.size(), kMaxOtherSheets + 1));
    std::vector<SeenSheet> seen;
    for (const auto& sheet : sheets) seen.push_back({sheet.name, sheet.part, sheet.hidden, is_filled(archive, sheet)});
    return seen;
}

MainParts main_parts(Archive& archive) {
    auto workbook = workbook_part(archive);
    auto styles = styles_part(relations_of(archive, workbook));
    return {std::move(workbook), std::move(styles)};
}

std::string relations_part(const std::string& part) {
    const auto folder = folder_of(part);
    return folder + "_rels/" + part.substr(folder.size()) + ".rels";
}

std::string target_part(const std::string& part, std::string_view target) {
    constexpr std::string_view kUp = "../";
    if (target.starts_with('/')) return std::string(target.substr(1));
    auto folder = folder_of(part);
    for (; target.starts_with(kUp); target.remove_prefix(kUp.size()))
        folder = folder.empty() ? folder : folder_of(folder.substr(0, folder.size() - 1));
    return folder + std::string(target);
}

bool is_true(std::string_view text) {
    return text == "1" || text == "true";
}

std::string string_of(const pugi::xml_node& item) {
    std::string text;
    for (const auto& node : item.children()) {
        const auto name = local_name(node.name());
        if (name == "t") {
            text += node.text().get();
        } else if (name == "r") {
            text += child_of(node, "t").text().get();
        }
        if (text.size() > 4 * kMaxCellBytes) {
            break;
        }
    }
    return text.find("_x") == std::string::npos ? text : unescaped(std::move(text));
}

std::optional<Workbook> open_workbook(Archive& archive, std::string_view sheet) {
    const auto part = workbook_part(archive);
    const auto text = archive.read(part);
    pugi::xml_document document;
    if (!text || !document.load_buffer(text->data(), text->size())) {
        return std::nullopt;
    }
    const auto relations = relations_of(archive, part);
    const auto root = child_of(document, "workbook");
    Workbook workbook;
    choose_sheet(sheets_of(root, relations), sheet, workbook);
    if (workbook.sheet.part.empty() || !archive.has(workbook.sheet.part)) {
        return std::nullopt;
    }
    workbook.since_1904 = is_true(attribute_of(child_of(root, "workbookPr"), "date1904"));
    workbook.formats = read_formats(archive, styles_part(relations));
    std::size_t bytes = 0;
    const bool whole = archive.each_child(related(relations, "sharedStrings", "xl/sharedStrings.xml"), "sst", "si",
                                          [&](const pugi::xml_node& item) {
                                              workbook.texts.push_back(string_of(item));
                                              bytes += workbook.texts.back().size();
                                              return workbook.texts.size() < kMaxTexts && bytes < kMaxTextBytes;
                                          });
    return whole ? std::optional(std::move(workbook)) : std::nullopt;
}

} // namespace kiosk::event
