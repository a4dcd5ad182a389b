#include "tool/io/package_report.hpp"

#include <algorithm>
#include <ostream>

#include "tool/io/print.hpp"
#include "tool/io/progress.hpp"

namespace kiosk::tool {

std::ptrdiff_t count(const std::vector<event::Problem>& problems, event::Problem::Severity severity) {
    return std::count_if(problems.begin(), problems.end(),
                         [&](const event::Problem& problem) { return problem.severity == severity; });
}

std::string several(std::ptrdiff_t number, std::string_view what) {
    return std::to_string(number) + " " + std::string(what) + (number == 1 ? "" : "s");
}

void print_problems(std::ostream& out, const std::vector<event::Problem>& problems) {
    for (const auto& problem : problems) out << printable(event::to_line(problem)) << '\n';
}

event::PackageReport read_watched(const Io& io, const std::filesystem::path& dir, const std::string& encoding,
                                  event::HasGlyph has_glyph) {
    ProgressBar bar(io, "reading");
    return event::read_package(dir, {encoding, [&](double share) { bar.show(share); }, std::move(has_glyph)});
}

core::Result<event::PackageReport> read_sound(const Io& io, const std::filesystem::path& dir,
                                              std::string_view otherwise, const std::string& encoding) {
    auto report = read_watched(io, dir, encoding);
    print_problems(io.err, report.problems);
    if (report.ok()) return report;
    return core::fail(core::ErrorKind::Invalid, std::string(otherwise) + ": " +
                                                    several(count(report.problems, event::Problem::Error), "error") +
                                                    " in " + dir.string());
}

} // namespace kiosk::tool
