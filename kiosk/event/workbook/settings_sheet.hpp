// The sheet 活動 of an event's workbook: a setting a row, its name in one cell and its text in the next one that is
// filled (event/workbook/settings.hpp), as the event.toml that they stand for.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "event/problems.hpp"
#include "event/table/row.hpp"
#include "event/workbook/settings.hpp"

namespace kiosk::event {

struct SettingsSheet {
    std::string toml;
    std::vector<SettingText> texts;
    std::vector<int> rows; // of the sheet, by line of the TOML from 0; 0: of none
    struct Place {
        std::string name;       // of the setting, as the sheet has it
        std::size_t column = 1; // of its text
    };
    std::map<int, Place> places; // by row
    bool whole = false;          // it could be read to its end

    // What was said of a line of the TOML, said of the sheet. A key that is missing has no row.
    void place(Problem& problem) const;
};

// A setting that is not known, or there twice, is reported. Without an id there is "event-" and the first day, with a
// warning. issuers: further public keys, in hex.
[[nodiscard]] SettingsSheet read_settings_sheet(const TableFile& file, const std::vector<std::string>& issuers,
                                                const Reporter& reporter);

} // namespace kiosk::event
