#include "core/base/csv.hpp"

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

std::string for_spreadsheets(std::string_view text) {
    std::string out(kUtf8Mark);
    if (text.starts_with(kUtf8Mark)) text.remove_prefix(kUtf8Mark.size());
    for (const char c : text) {
        if (c == '\n') out += '\r';
        if (c != '\r') out += c;
    }
    return out;
}

} // namespace kiosk::core
