#include "ui/presenters/search.hpp"

namespace kiosk::ui {

SearchSheet name_search_sheet(const ScreenInput& screen, const Translator& words) {
    SearchSheet sheet;
    sheet.text = screen.state.search;
    sheet.hint = words.say("find_name.hint");
    sheet.close = words.say("common.close");
    sheet.face = screen.state.search_face;
    const auto& found = screen.state.names;
    if (!found || found->too_short) {
        sheet.above = words.say("find_name.two_signs");
        return sheet;
    }
    sheet.above = words.say(found->rows.empty() ? "find_name.none" : "find_name.choose");
    for (const auto& row : found->rows)
        sheet.rows.push_back({"search.name." + row.id.str(),
                              {row.masked, core::Language(core::kHomeLanguage)},
                              std::nullopt,
                              core::ChooseName{row.id}});
    return sheet;
}

} // namespace kiosk::ui
