#include "core/csv.hpp"

namespace kiosk::core {

std::string csv_cell(std::string_view text) {
    std::string cell(begins_like_formula(text) ? "'" : "");
    cell += text;
    if (cell.find_first_of(",\"\r\n\t;") == std::string::npos) return cell;
    std::string quoted = "\"";
    for (const char c : cell) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + "\"";
}

} // namespace kiosk::core
