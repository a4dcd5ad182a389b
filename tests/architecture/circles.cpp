#include "architecture/circles.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <set>

namespace kiosk::architecture {
namespace {

constexpr std::string_view kTop = "kiosk/";

// From kiosk/ on, without the ending: "store/database".
std::string unit_of(std::string_view path) {
    return std::string(path.substr(0, path.rfind('.')));
}

struct Arrow {
    std::string to;
    std::string said; // "kiosk/a/x.hpp:3 includes a/y.hpp"
};
using Graph = std::map<std::string, std::vector<Arrow>>;

Graph graph_of(const std::vector<SourceFile>& files) {
    std::set<std::string> here;
    for (const SourceFile& file : files)
        if (file.path.starts_with(kTop)) here.insert(file.path.substr(kTop.size()));
    Graph graph;
    for (const SourceFile& file : files) {
        if (!file.path.starts_with(kTop)) continue;
        const std::string from = unit_of(std::string_view(file.path).substr(kTop.size()));
        for (const OwnInclude& include : own_includes(file)) {
            const std::string to = unit_of(include.header);
            if (here.contains(include.header) && to != from)
                graph[from].push_back({to, include.place + " includes " + include.header});
        }
    }
    return graph;
}

// The shortest way from the unit back to it, as it is said; none: no way leads back.
std::optional<std::vector<std::pair<std::string, std::string>>> way_back(const Graph& graph, const std::string& start) {
    std::map<std::string, std::pair<std::string, std::string>> came; // unit: from where, by which line
    std::deque<std::string> next{start};
    while (!next.empty()) {
        const std::string unit = next.front();
        next.pop_front();
        const auto arrows = graph.find(unit);
        if (arrows == graph.end()) continue;
        for (const Arrow& arrow : arrows->second) {
            if (!came.try_emplace(arrow.to, unit, arrow.said).second) continue;
            if (arrow.to != start) {
                next.push_back(arrow.to);
                continue;
            }
            std::vector<std::pair<std::string, std::string>> way;
            std::string at = start;
            do {
                const auto& [from, said] = came.at(at);
                way.emplace_back(from, said);
                at = from;
            } while (at != start);
            std::ranges::reverse(way);
            return way;
        }
    }
    return std::nullopt;
}

} // namespace

std::vector<std::string> find_circles(const std::vector<SourceFile>& files) {
    const Graph graph = graph_of(files);
    std::vector<std::string> circles;
    std::set<std::string> told;
    for (const auto& [unit, arrows] : graph) {
        if (told.contains(unit)) continue;
        const auto way = way_back(graph, unit);
        if (!way) continue;
        std::string said;
        for (const auto& [from, line] : *way) {
            told.insert(from);
            said += (said.empty() ? "" : ", ") + line;
        }
        circles.push_back(said);
    }
    return circles;
}

} // namespace kiosk::architecture
