#include "tool/io/package_report.hpp"

#include <algorithm>
#include <ostream>

#include "event/package/made_folder.hpp"
#include "event/workbook/find_sheets.hpp"
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

void print_problems(std::ostream& out, const std::vector<event::Problem>& problems, const core::Catalogue* texts) {
    for (const auto& problem : problems) out << printable(event::to_line(problem, texts)) << '\n';
}

event::PackageReport read_watched(const Io& io, const std::filesystem::path& dir, const std::string& encoding,
                                  event::HasGlyph has_glyph) {
    ProgressBar bar(io, "reading");
    return event::read_package(dir, {encoding, [&](double share) { bar.show(share); }, std::move(has_glyph)});
}

namespace {

core::Result<event::PackageReport> sound(const Io& io, event::PackageReport report, const std::filesystem::path& source,
                                         std::string_view otherwise) {
    for (const auto& problem : report.problems)
        if (problem.severity == event::Problem::Error || !event::is_made_folder(source))
            print_problems(io.err, {problem});
    if (report.ok()) return report;
    return core::fail(core::ErrorKind::Invalid, std::string(otherwise) + ": " +
                                                    several(count(report.problems, event::Problem::Error), "error") +
                                                    " in " + source.string());
}

} // namespace

core::Result<event::PackageReport> read_sound(const Io& io, const std::filesystem::path& dir,
                                              std::string_view otherwise, const std::string& encoding) {
    return sound(io, read_watched(io, dir, encoding), dir, otherwise);
}

core::Result<std::filesystem::path> package_folder(const Io& io, const std::filesystem::path& source,
                                                   std::string_view otherwise,
                                                   const std::vector<std::string>& issuers) {
    if (!event::is_event_workbook(source)) return source;
    event::ReadOptions options;
    options.issuers = issuers;
    const auto report = TRY(sound(io, event::read_package(source, options), source, otherwise));
    const auto folder = event::folder_beside(source);
    if (auto made = event::make_folder(report, folder); !made)
        return tl::unexpected(made.error().at(std::string(otherwise)));
    return folder;
}

} // namespace kiosk::tool
