#include "architecture/kinds.hpp"

#include <regex>

namespace kiosk::architecture {
namespace {

// What a line has of SQL: in C++ what stands in quotes, comments left out.
std::string sql_of(const std::string& line, bool all_sql) {
    if (all_sql) return line.substr(0, line.find("--"));
    static const std::regex quoted(R"re("(?:[^"\\]|\\.)*")re");
    if (const auto first = line.find_first_not_of(" \t");
        first != std::string::npos && line.compare(first, 2, "//") == 0)
        return {};
    std::string sql;
    for (std::sregex_iterator at(line.begin(), line.end(), quoted), end; at != end; ++at) sql += at->str() + " ";
    return sql;
}

} // namespace

std::vector<std::string> check_kinds(const SourceFile& file) {
    static const std::regex migration(R"(.*/[0-9]{3}_[a-z_]+\.sql)");
    static const std::regex bare(
        R"((\bkind|get_byte\(\s*[\w.]*bytes\s*,\s*1\s*\))\s*(=|<>|!=|<=?|>=?|(not\s+)?in\s*\(|is\s+(not\s+)?|between\s)\s*[0-9])",
        std::regex::icase);
    std::vector<std::string> offences;
    if (!file.path.starts_with("kiosk/") || std::regex_match(file.path, migration)) return offences;
    const bool all_sql = file.path.ends_with(".sql");
    each_line(file, [&](const std::string& line, const std::string& place) {
        if (std::regex_search(sql_of(line, all_sql), bare)) offences.push_back(place + "a kind by a bare number");
    });
    return offences;
}

} // namespace kiosk::architecture
