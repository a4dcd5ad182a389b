// Comments of cells in a workbook that is changed: their texts in one part, their frames in another (VML, which Excel
// itself does not write as XML). What other comments there are stays.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <pugixml.hpp>

#include "event/table/cell_name.hpp"
#include "event/workbook/xml_edit.hpp"

namespace kiosk::event {

struct CellNote {
    CellName cell;
    std::string text;
};

class CellNotes {
  public:
    // Both outlive it.
    CellNotes(EditedArchive& archive, ContentTypes& types) : archive_(archive), types_(types) {}
    // part: of the sheet; sheet: its element "worksheet", which is changed. A cell that has a comment keeps it, and the
    // text follows.
    void add(const std::string& part, pugi::xml_node sheet, const std::vector<CellNote>& notes);

  private:
    [[nodiscard]] std::vector<CellName> add_texts(const std::string& part, const std::vector<CellNote>& notes);
    void add_frames(const std::string& part, const std::vector<CellName>& cells);

    EditedArchive& archive_;
    ContentTypes& types_;
    int sheets_ = 0;
    int shapes_ = 0;
};

} // namespace kiosk::event
