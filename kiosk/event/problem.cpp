#include "event/problem.hpp"

namespace kiosk::event {

std::string to_line(const Problem& problem) {
    std::string line = problem.file;
    if (!problem.cell.empty()) {
        line += "!" + problem.cell;
    } else if (problem.line > 0) {
        line += ":" + std::to_string(problem.line);
    }
    line += ": ";
    if (problem.severity == Problem::Warning) {
        line += "warning: ";
    }
    if (!problem.column.empty()) {
        line += problem.column + ": ";
    }
    line += problem.what;
    if (!problem.mend.empty()) {
        line += " — " + problem.mend;
    }
    return line;
}

} // namespace kiosk::event
