#include <algorithm>
#include <ostream>

#include "event/package.hpp"
#include "store/database.hpp"
#include "tool/commands.hpp"
#include "tool/print.hpp"

namespace kiosk::tool {
namespace {

using event::Problem;

std::ptrdiff_t count(const std::vector<Problem>& problems, Problem::Severity severity) {
    return std::count_if(problems.begin(), problems.end(),
                         [&](const Problem& problem) { return problem.severity == severity; });
}

std::string several(std::ptrdiff_t number, std::string_view what) {
    return std::to_string(number) + " " + std::string(what) + (number == 1 ? "" : "s");
}

Json json_of(const std::vector<Problem>& problems) {
    auto list = Json::array();
    for (const auto& problem : problems) {
        list.push_back({{"file", problem.file},
                        {"line", problem.line},
                        {"column", problem.column},
                        {"severity", problem.severity == Problem::Error ? "error" : "warning"},
                        {"what", problem.what},
                        {"mend", problem.mend}});
    }
    return list;
}

void print_problems(std::ostream& out, const std::vector<Problem>& problems) {
    for (const auto& problem : problems) out << printable(event::to_line(problem)) << '\n';
}

Json summary_of(const core::EventPackage& package) {
    return {{"event", package.event.id.str()},
            {"revision", package.revision.value()},
            {"participants", package.participants.size()},
            {"delegations", package.delegations.size()},
            {"checkpoints", package.checkpoints.size()},
            {"badges", package.badges.size()}};
}

} // namespace

int check_event(const Io& io, const std::filesystem::path& dir) {
    const auto report = event::read_package(dir);
    if (io.json) {
        Json json{{"ok", report.ok()}, {"problems", json_of(report.problems)}};
        if (report.ok()) json.update(summary_of(*report.package));
        print_json(io.out, json);
        return report.ok() ? kDone : kFailed;
    }
    print_problems(io.out, report.problems);
    if (!report.ok()) {
        io.out << several(count(report.problems, Problem::Error), "error") << '\n';
        return kFailed;
    }
    const auto& package = *report.package;
    io.out << "ok " << package.event.id.str() << " revision " << package.revision.value() << ": "
           << package.participants.size() << " participants, " << package.delegations.size() << " delegations, "
           << package.checkpoints.size() << " checkpoints, " << package.badges.size() << " badges, "
           << several(count(report.problems, Problem::Warning), "warning") << '\n';
    return kDone;
}

int load_event(const Io& io, const std::filesystem::path& dir, const std::filesystem::path& database) {
    const auto report = event::read_package(dir);
    if (!report.ok()) {
        print_problems(io.err, report.problems);
        return fail_with(io, {core::ErrorKind::Invalid,
                              "nothing was loaded: " + several(count(report.problems, Problem::Error), "error") +
                                  " in " + dir.string()});
    }
    auto opened = store::Database::open(database, store::OpenMode::Create);
    if (!opened) return fail_with(io, opened.error());
    const auto loaded = opened->load(*report.package);
    if (!loaded) return fail_with(io, loaded.error());
    if (io.json) {
        auto json = summary_of(*report.package);
        json["new_event"] = loaded->new_event;
        json["added"] = loaded->added;
        json["changed"] = loaded->changed;
        json["removed"] = loaded->removed;
        json["problems"] = json_of(report.problems);
        print_json(io.out, json);
        return kDone;
    }
    print_problems(io.err, report.problems);
    io.out << "loaded " << report.package->event.id.str() << " revision " << report.package->revision.value()
           << ": participants " << loaded->added << " added, " << loaded->changed << " changed, " << loaded->removed
           << " removed; " << loaded->badges << " badges\n";
    return kDone;
}

} // namespace kiosk::tool
