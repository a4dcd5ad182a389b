#include "architecture/kinds.hpp"

#include <regex>
#include <sstream>

namespace kiosk::architecture {

std::vector<std::string> check_kinds(const SourceFile& file) {
    static const std::regex migration(R"(.*/[0-9]{3}_[a-z_]+\.sql)");
    static const std::regex bare(
        R"((\bkind|get_byte\(\s*[\w.]*bytes\s*,\s*1\s*\))\s*(=|<>|!=|<=?|>=?|(not\s+)?in\s*\(|is\s+(not\s+)?|between\s)\s*[0-9])",
        std::regex::icase);
    std::vector<std::string> offences;
    if (!file.path.starts_with("kiosk/") || std::regex_match(file.path, migration)) return offences;
    std::istringstream lines(file.text);
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number)
        if (std::regex_search(line, bare))
            offences.push_back(file.path + ":" + std::to_string(number) + ": a kind by a bare number");
    return offences;
}

} // namespace kiosk::architecture
