#include "tool/io/load_changes.hpp"

#include <algorithm>
#include <array>
#include <ostream>

namespace kiosk::tool {
namespace {

struct Named {
    const char* name;
    const store::Changes& changes;
};

std::array<Named, 6> tables_of(const store::LoadSummary& summary) {
    return {Named{"participants", summary.participants},
            Named{"delegations", summary.delegations},
            Named{"programme", summary.programme},
            Named{"checkpoints", summary.checkpoints},
            Named{"places", summary.places},
            Named{"plans", summary.drawings}};
}

// "3 changed (p1, p2, p3)"; of many the first few.
std::string part_of(const std::vector<std::string>& ids, const char* what) {
    constexpr std::size_t kNamed = 5;
    std::string text = std::to_string(ids.size()) + " " + what + " (";
    for (std::size_t i = 0; i < std::min(ids.size(), kNamed); ++i) text += (i == 0 ? "" : ", ") + ids[i];
    return text + (ids.size() > kNamed ? ", …)" : ")");
}

} // namespace

void print_changes(std::ostream& out, const store::LoadSummary& summary) {
    for (const auto& [name, changes] : tables_of(summary)) {
        if (changes.none()) continue;
        std::string line;
        const auto add = [&](const std::vector<std::string>& ids, const char* what) {
            if (!ids.empty()) line += (line.empty() ? "" : ", ") + part_of(ids, what);
        };
        add(changes.added, "added");
        add(changes.changed, "changed");
        add(changes.removed, "removed");
        out << name << ": " << line << '\n';
    }
}

Json json_of_changes(const store::LoadSummary& summary) {
    Json json;
    for (const auto& [name, changes] : tables_of(summary))
        json[name] = {{"added", changes.added}, {"changed", changes.changed}, {"removed", changes.removed}};
    return json;
}

} // namespace kiosk::tool
