#include "event/workbook/xml_edit.hpp"

#include <charconv>
#include <sstream>

#include "event/table/workbook.hpp"

namespace kiosk::event {
namespace {

constexpr const char* kTypesPart = "[Content_Types].xml";
constexpr const char* kContentType = "application/vnd.openxmlformats-officedocument.";
constexpr unsigned kParseAll = pugi::parse_default | pugi::parse_ws_pcdata_single | pugi::parse_declaration;

} // namespace

bool load_part(EditedArchive& archive, const std::string& part, pugi::xml_document& document) {
    const auto text = archive.read(part);
    return text && document.load_buffer(text->data(), text->size(), kParseAll);
}

std::string text_of_xml(const pugi::xml_document& document) {
    std::ostringstream out;
    document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
    return out.str();
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

bool ContentTypes::load(EditedArchive& archive) {
    return load_part(archive, kTypesPart, types_);
}

void ContentTypes::add(const std::string& part, const std::string& type) {
    const auto types = child_of(types_, "Types");
    const auto name = "/" + part;
    for (const auto& node : types.children())
        if (attribute_of(node, "PartName") == name) return;
    auto node = add_child(types, "Override");
    set(node, "PartName", name);
    set(node, "ContentType", kContentType + type);
}

void ContentTypes::add_ending(const std::string& ending, const std::string& type) {
    auto types = child_of(types_, "Types");
    for (const auto& node : types.children())
        if (attribute_of(node, "Extension") == ending) return;
    auto node = types.prepend_child("Default");
    set(node, "Extension", ending);
    set(node, "ContentType", kContentType + type);
}

void ContentTypes::save(EditedArchive& archive) const {
    archive.put(kTypesPart, text_of_xml(types_));
}

Relations::Relations(EditedArchive& archive, const std::string& part) : part_(part) {
    if (!load_part(archive, relations_part(part), relations_))
        set(relations_.append_child("Relationships"), "xmlns", kRelationsNamespace);
}

RelatedPart Relations::find_or_add(const std::string& type, const std::string& otherwise) {
    for (const auto& node : child_of(relations_, "Relationships").children())
        if (attribute_of(node, "Type").ends_with("/" + type))
            return {target_part(part_, attribute_of(node, "Target")), std::string(attribute_of(node, "Id")), false};
    return add(type, otherwise);
}

RelatedPart Relations::add(const std::string& type, const std::string& part) {
    auto root = child_of(relations_, "Relationships");
    const auto number = std::distance(root.children().begin(), root.children().end()) + 1;
    auto node = add_child(root, "Relationship");
    const auto id = "kiosk" + std::to_string(number);
    set(node, "Id", id);
    set(node, "Type", (kRelationType + std::string("/")).append(type));
    set(node, "Target", "/" + part);
    return {part, id, true};
}

void Relations::save(EditedArchive& archive) const {
    archive.put(relations_part(part_), text_of_xml(relations_));
}

} // namespace kiosk::event
