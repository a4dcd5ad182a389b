// An event as one workbook (.xlsx, ECMA-376) by libxlsxwriter, as read_package() reads it: with a first sheet that
// explains, notes over the columns' names, lists to choose from, and formats for days, times and codes. The same input
// gives the same bytes.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/event/roster.hpp"

namespace kiosk::event {

struct NewWorkbook {
    std::string id;
    std::string title;
    std::string title_en;
    core::LocalDay first_day{};
    core::LocalDay last_day{};
    std::vector<std::string> issuers; // hex; may be empty
};
// With one checkpoint, and examples that do not count. Io: no memory or no room for the library's own files.
[[nodiscard]] core::Result<std::string> new_event_workbook(const NewWorkbook& wanted);

// least: event.toml's revision. Drawings and badges lie elsewhere. Io: as above.
[[nodiscard]] core::Result<std::string> write_event_workbook(const core::EventPackage& package,
                                                             core::RevisionNumber least);

} // namespace kiosk::event
