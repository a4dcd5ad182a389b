// Files of a folder that may be meant for one of the package's, under a name that nothing reads: what copying and
// downloading make of names, what a hidden ending leaves on them, and what people add to them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "event/problem.hpp"

namespace kiosk::event {

struct NearName {
    std::string_view meant; // of kPackageFiles, or kSealFile
    bool sure = false;      // nothing but case, width, endings and the marks of a copy tell the two apart
    Sentence mend;          // "rename Participants.CSV to participants.csv"
};

// Nothing for a name that is like none of the package's, and for those that are read.
[[nodiscard]] std::optional<NearName> near_name(std::string_view written);

// How the file becomes the package's: "rename 名單.xlsx to participants.xlsx".
[[nodiscard]] Sentence how_to_become(std::string_view written, std::string_view meant);

// The file that this one says is being edited: what Excel and LibreOffice leave beside an open table.
[[nodiscard]] std::optional<std::string> open_in_spreadsheet(std::string_view written);

// Whether it is none of the package's names, and its ending is one of spreadsheets' files.
[[nodiscard]] bool is_other_table(std::string_view written);

} // namespace kiosk::event
