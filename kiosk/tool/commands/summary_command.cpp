// report summary, report alliance
#include <algorithm>
#include <optional>
#include <ostream>

#include "platform/file.hpp"
#include "platform/folder.hpp"
#include "report/alliance.hpp"
#include "report/alliance_page.hpp"
#include "report/summary_page.hpp"
#include "report/visit_file.hpp"
#include "service/event_record.hpp"
#include "tool/commands.hpp"
#include "tool/commands/report_parts.hpp"
#include "tool/io/output_file.hpp"
#include "tool/io/print.hpp"

namespace kiosk::tool {
namespace {

using core::ErrorKind;

constexpr std::size_t kMostVisits = 10'000;

// Without it the page is drawn all the same.
std::optional<map::Scene> map_or_warning(const Io& io) {
    auto scene = read_map();
    if (scene) return std::move(*scene);
    print_warnings(io, {"without the map: " + scene.error().detail});
    return std::nullopt;
}

core::Status check_wishes(const Io& io, const SummaryReport& options) {
    if (options.pdf.empty() && options.png.empty() && options.visit.empty() && !io.json)
        return core::fail(ErrorKind::Usage, "report summary: say what to write: --pdf FILE, --png FILE, --visit FILE, "
                                            "or several; or --json to print the visit file");
    if (!options.day.empty() && (io.json || !options.visit.empty()))
        return core::fail(ErrorKind::Usage, "--day " + options.day +
                                                ": a visit file is of the whole event, or people "
                                                "who came on two days would count twice");
    return {};
}

core::Status make_summary(const Io& io, const SummaryReport& options) {
    TRY(check_wishes(io, options));
    ReportOptions scope;
    scope.day = options.day;
    const auto day = TRY(scope_of(scope)).day;
    const auto wording = TRY(wording_of(options.language));
    const auto record = TRY(service::read_event_record(options.database));
    const auto summary = TRY(report::summarise(record, day));
    std::string written;
    const auto note = [&](const std::filesystem::path& file) {
        written += (written.empty() ? "" : ", ") + file.string();
    };
    if (!options.pdf.empty() || !options.png.empty()) {
        const auto scene = map_or_warning(io);
        const auto* map = scene ? &*scene : nullptr;
        if (!options.pdf.empty()) {
            const auto pdf = TRY(report::write_summary_pdf(summary, wording, map));
            TRY(write_output(options.pdf, pdf.bytes));
            print_warnings(io, pdf.warnings);
            note(options.pdf);
        }
        if (!options.png.empty()) {
            const auto picture = TRY(report::write_summary_png(summary, wording, map));
            TRY(write_output(options.png, picture.png));
            if (options.pdf.empty()) print_warnings(io, picture.warnings);
            note(options.png);
        }
    }
    const auto visit = report::write_visit_file(summary);
    if (!options.visit.empty()) {
        TRY(write_output(options.visit, visit));
        note(options.visit);
    }
    if (io.json) {
        print_json(io.out, Json::parse(visit));
        return {};
    }
    io.out << summary.people.present << " of " << summary.people.expected << " people, in " << printable(written)
           << '\n';
    return {};
}

core::Result<report::Visit> read_visit(const platform::Folder& folder, const std::string& name) {
    const auto text = folder.read(name, report::kMostVisitBytes);
    if (!text) return tl::unexpected(text.error().at(name));
    return report::parse_visit_file(*text, name);
}

struct ReadVisits {
    std::vector<report::Visit> visits;
    std::vector<std::string> left_out; // and why
};

// Every *.json of the folder; with anything wrong none.
core::Result<ReadVisits> read_visits(const std::filesystem::path& dir) {
    const auto opened = platform::Folder::open(dir);
    if (!opened) return tl::unexpected(opened.error().at(dir.string()));
    const auto names = opened->names("", kMostVisits + 1);
    if (names.size() > kMostVisits)
        return core::fail(ErrorKind::Invalid, dir.string() + ": holds more than " + std::to_string(kMostVisits) +
                                                  " files: part them by year");
    std::vector<report::Visit> all;
    std::string faults;
    for (const auto& name : names) {
        if (!name.ends_with(".json")) continue;
        auto visit = read_visit(*opened, name);
        if (visit)
            all.push_back(std::move(*visit));
        else
            faults += (faults.empty() ? "" : "\n") + visit.error().detail;
    }
    if (!faults.empty()) return core::fail(ErrorKind::Invalid, faults);
    if (all.empty())
        return core::fail(ErrorKind::NotFound, dir.string() + ": has no visit file (*.json); \"kioskctl report summary "
                                                              "--visit FILE\" writes one");
    ReadVisits read;
    const bool only_samples = std::ranges::all_of(all, &report::Visit::sample);
    for (auto& visit : all) {
        if (visit.sample && !only_samples)
            read.left_out.push_back(visit.file + " is of a sample event and is left out");
        else
            read.visits.push_back(std::move(visit));
    }
    return read;
}

core::Status make_alliance(const Io& io, const AllianceReport& options) {
    if (!names_files(options.report))
        return core::fail(ErrorKind::Usage,
                          "report alliance: say what to write: --pdf FILE, --xlsx FILE, --csv FILE, or several");
    const auto wording = TRY(wording_of(options.report.language));
    const auto read = TRY(read_visits(options.dir));
    const auto document = TRY(report::alliance_tables(read.visits, wording));
    print_warnings(io, read.left_out);
    Json summary{{"visits", read.visits.size()}};
    return write_files(io, options.report, document, wording, std::move(summary), [&](const auto& tables) {
        const auto scene = map_or_warning(io);
        return report::write_alliance_pdf(tables, read.visits, wording, scene ? &*scene : nullptr);
    });
}

} // namespace

int report_summary(const Io& io, const SummaryReport& options) {
    return ended(io, make_summary(io, options));
}

int report_alliance(const Io& io, const AllianceReport& options) {
    return ended(io, make_alliance(io, options));
}

} // namespace kiosk::tool
