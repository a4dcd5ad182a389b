#include "architecture/folders.hpp"

#include <algorithm>
#include <map>
#include <regex>
#include <sstream>

namespace kiosk::architecture {
namespace {

struct Folder {
    std::string_view name;
    std::vector<std::string_view> may_include; // of the same room, without its name
};

const std::vector<Folder>& folder_table() {
    static const std::vector<Folder> table{
        {"core/base", {}},
        {"core/crypto", {"base"}},
        {"core/i18n", {"base"}},
        {"core/event", {"base", "crypto", "i18n"}},
        {"core/ledger", {"base", "crypto", "i18n", "event"}},
        {"core/rules", {"base", "event", "ledger"}},
        {"core/session", {"base", "event", "rules"}},
        {"store/sqlite", {}},
        {"store/search", {"sqlite"}},
        {"store/roster", {"sqlite", "search"}},
        {"store/ledger", {"sqlite", "roster"}},
        {"store/desk", {"sqlite", "roster", "ledger"}},
        {"store/replica", {"sqlite", "roster", "ledger", "desk"}},
        {"event/table", {}},
        {"event/files", {"table"}},
        {"event/seal", {"table", "files"}},
        {"event/package", {"table", "files", "seal"}},
        {"sync/hub", {}},
        {"ui/model", {}},
        {"ui/input", {"model"}},
        {"ui/text", {"model"}},
        {"ui/canvas", {"model", "input", "text"}},
        {"ui/widgets", {"model", "text", "canvas"}},
        {"ui/presenters", {"model", "text"}},
        {"ui/map", {"model", "input", "text", "canvas", "widgets"}},
        {"ui/screens", {"canvas", "widgets", "presenters", "map"}},
        {"print/badge", {}},
        {"app/image", {}},
        {"app/tour", {}},
        {"app/audio", {}},
        {"app/workers", {"image"}},
        {"app/config", {}},
        {"app/window", {"image", "config"}},
        {"tool/io", {}},
        {"tool/commands", {"io"}},
        {"tool/cli", {"io", "commands"}},
    };
    return table;
}

const Folder* find_folder(std::string_view name) {
    const auto found = std::ranges::find(folder_table(), name, &Folder::name);
    return found == folder_table().end() ? nullptr : &*found;
}

std::string room_of(std::string_view path) {
    return std::string(path.substr(0, path.find('/')));
}

// "store/roster/purge.cpp" is of "store/roster"; "" of what lies in the room itself.
std::string folder_of(std::string_view path) {
    const auto end = path.find('/', path.find('/') + 1);
    return end == std::string_view::npos ? "" : std::string(path.substr(0, end));
}

} // namespace

std::vector<std::string> folders() {
    std::vector<std::string> names;
    for (const Folder& folder : folder_table()) names.emplace_back(folder.name);
    return names;
}

bool may_include_folder(std::string_view from, std::string_view to) {
    const Folder* folder = find_folder(from);
    if (folder == nullptr || room_of(from) != room_of(to)) return false;
    return std::ranges::find(folder->may_include, to.substr(to.find('/') + 1)) != folder->may_include.end();
}

std::vector<std::string> check_folders(const SourceFile& file) {
    static const std::regex include(R"re(^\s*#\s*include\s*"([^"]+)")re");
    constexpr std::string_view top = "kiosk/";
    std::vector<std::string> offences;
    if (!file.path.starts_with(top)) return offences;
    const std::string inside = file.path.substr(top.size());
    const std::string room = room_of(inside), from = folder_of(inside);
    if (from.empty()) return offences;
    if (find_folder(from) == nullptr) return {file.path + ": " + from + " is not in the table"};
    std::istringstream lines(file.text);
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        std::smatch match;
        if (!std::regex_search(line, match, include) || room_of(match[1].str()) != room) continue;
        const std::string to = folder_of(match[1].str());
        if (!to.empty() && to != from && !may_include_folder(from, to))
            offences.push_back(file.path + ":" + std::to_string(number) + ": " + from + " may not include " + to);
    }
    return offences;
}

std::string documented_folders(const std::string& readme) {
    static const std::regex row(R"(\n\| `(\w+/\w+)` \|[^|]*\|([^|]*)\|)");
    std::map<std::string, std::string> found;
    for (std::sregex_iterator line(readme.begin(), readme.end(), row), end; line != end; ++line)
        found[(*line)[1]] = (*line)[2];
    std::string lines;
    for (const std::string& from : folders()) {
        lines += from + ":";
        for (const std::string& to : folders()) {
            if (room_of(to) == room_of(from) &&
                std::regex_search(found[from], std::regex("\\b" + to.substr(to.find('/') + 1) + "\\b")))
                lines += " " + to.substr(to.find('/') + 1);
        }
        lines += "\n";
    }
    return lines;
}

} // namespace kiosk::architecture
