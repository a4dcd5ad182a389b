// What is wrong with a file of an event package, and where.
#pragma once

#include <string>

namespace kiosk::event {

struct Problem {
    enum Severity { Error, Warning };

    std::string file;   // "participants.csv"; of an event that is one workbook, the sheet: "名單"
    int line = 0;       // from 1; 0: the file as a whole
    std::string column; // the column's or key's name, or empty
    Severity severity = Error;
    std::string what;   // "the name is empty"
    std::string mend;   // "write the name as on the badge"
    std::string cell{}; // of such a sheet, where one is at fault: "E14"
    bool operator==(const Problem&) const = default;
};

// "participants.csv:12: name: the name is empty — write it as on the badge", or "名單!E14: name: …". A warning's text
// begins with "warning: ".
[[nodiscard]] std::string to_line(const Problem& problem);

} // namespace kiosk::event
