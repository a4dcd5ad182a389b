// What changing a part of a workbook needs of pugixml: children in their parent's prefix, texts out of documents, and
// the names that ECMA-376 gives things. Only this folder's sources include it.
#pragma once

#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "event/workbook/edited_archive.hpp"

namespace kiosk::event {

inline constexpr const char* kSheetNamespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
inline constexpr const char* kRelationsNamespace = "http://schemas.openxmlformats.org/package/2006/relationships";
inline constexpr const char* kRelationType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

// With every sign of its texts. False when it is missing, beyond its bounds, or no XML.
[[nodiscard]] bool load_part(EditedArchive& archive, const std::string& part, pugi::xml_document& document);
[[nodiscard]] std::string text_of_xml(const pugi::xml_document& document);
// As the text of an element or of an attribute.
[[nodiscard]] std::string xml_text(std::string_view text);

// Behind the others, named so and with the parent's prefix.
pugi::xml_node add_child(pugi::xml_node parent, const char* name);
void set(pugi::xml_node node, const char* name, const std::string& value);
[[nodiscard]] int number_in(std::string_view text); // 0 where it begins with no digit

// [Content_Types].xml, by what each part says of itself.
class ContentTypes {
  public:
    [[nodiscard]] bool load(EditedArchive& archive);
    // type: what follows "application/vnd.openxmlformats-officedocument."
    void add(const std::string& part, const std::string& type);
    void add_ending(const std::string& ending, const std::string& type);
    void save(EditedArchive& archive) const;

  private:
    pugi::xml_document types_;
};

// A part that another one refers to, and the id by which it does.
struct RelatedPart {
    std::string part;
    std::string id;
    bool made = false; // else it was there
};
class Relations {
  public:
    Relations(EditedArchive& archive, const std::string& part);
    // type: the last word of its address, "comments". otherwise: the part that is made where there is none.
    RelatedPart find_or_add(const std::string& type, const std::string& otherwise);
    RelatedPart add(const std::string& type, const std::string& part);
    void save(EditedArchive& archive) const;

  private:
    std::string part_;
    pugi::xml_document relations_;
};

} // namespace kiosk::event
