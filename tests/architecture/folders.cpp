#include "architecture/folders.hpp"

#include <algorithm>
#include <map>
#include <regex>
#include <set>

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
        {"core/session", {"base", "crypto", "event", "rules"}},
        {"core/setup", {"base", "crypto", "event", "rules", "session"}},
        {"store/sqlite", {}},
        {"store/search", {"sqlite"}},
        {"store/roster", {"sqlite", "search"}},
        {"store/ledger", {"sqlite", "roster"}},
        {"store/desk", {"sqlite", "roster", "ledger"}},
        {"store/replica", {"sqlite", "roster", "ledger", "desk"}},
        {"event/table", {}},
        {"event/files", {"table"}},
        {"event/seal", {"table", "files"}},
        {"event/workbook", {"table", "files"}},
        {"event/package", {"table", "files", "seal", "workbook"}},
        {"sync/hub", {}},
        {"service/issue", {}},
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
        {"app/setup", {"config", "window", "workers"}},
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
    if (folder == nullptr || first_part(from) != first_part(to)) return false;
    return std::ranges::find(folder->may_include, to.substr(to.find('/') + 1)) != folder->may_include.end();
}

std::vector<std::string> check_folders(const SourceFile& file) {
    constexpr std::string_view top = "kiosk/";
    std::vector<std::string> offences;
    if (!file.path.starts_with(top)) return offences;
    const std::string inside = file.path.substr(top.size());
    const std::string room = first_part(inside), from = folder_of(inside);
    if (from.empty()) return offences;
    if (find_folder(from) == nullptr) return {file.path + ": " + from + " is not in the table"};
    for (const OwnInclude& include : own_includes(file)) {
        if (first_part(include.header) != room) continue;
        const std::string to = folder_of(include.header);
        if (!to.empty() && to != from && !may_include_folder(from, to))
            offences.push_back(include.place + ": " + from + " may not include " + to);
    }
    return offences;
}

std::vector<std::string> check_folder_sizes(const std::vector<SourceFile>& files, const std::string& readme) {
    constexpr std::size_t most = 20;
    std::map<std::string, std::set<std::string>> units;
    for (const SourceFile& file : files) {
        if (!file.path.ends_with(".cpp") && !file.path.ends_with(".hpp")) continue;
        const std::string unit = file.path.substr(0, file.path.rfind('.'));
        units[unit.substr(0, unit.rfind('/'))].insert(unit);
    }
    static const std::regex sentence(R"(Of more than twenty units are ([^.]*)\.)");
    static const std::regex name("`([a-z/]+)`");
    std::smatch found;
    std::set<std::string> explained;
    if (std::regex_search(readme, found, sentence)) {
        const std::string names = found[1];
        for (std::sregex_iterator at(names.begin(), names.end(), name), end; at != end; ++at)
            explained.insert("kiosk/" + at->str(1));
    }
    std::vector<std::string> offences;
    for (const auto& [folder, inside] : units) {
        if (inside.size() > most && !explained.contains(folder))
            offences.push_back(folder + ": " + std::to_string(inside.size()) + " units, and the README says no reason");
    }
    for (const std::string& folder : explained) {
        if (!units.contains(folder) || units[folder].size() <= most)
            offences.push_back(folder + ": has a reason for being large, and is not");
    }
    return offences;
}

std::string documented_folders(const std::string& readme) {
    return documented_table(readme, folders(), [](const std::string& from, const std::string& to) {
        return first_part(from) == first_part(to) ? to.substr(to.find('/') + 1) : "";
    });
}

} // namespace kiosk::architecture
