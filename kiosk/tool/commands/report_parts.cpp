#include "tool/commands/report_parts.hpp"

#include <ostream>
#include <utility>

#include "event/files/assets.hpp"
#include "report/csv_writer.hpp"
#include "report/xlsx_writer.hpp"
#include "tool/io/output_file.hpp"
#include "tool/io/package_report.hpp"

namespace kiosk::tool {

using core::ErrorKind;

core::Result<report::Wording> wording_of(const std::string& languages) {
    const auto assets = TRY(event::find_assets(event::executable_path()));
    const auto catalogues = TRY(event::load_catalogues(assets));
    return report::Wording::make(languages, catalogues);
}

core::Result<report::Scope> scope_of(const ReportOptions& options) {
    report::Scope scope;
    scope.delegation = core::DelegationId{options.delegation};
    if (options.day.empty()) return scope;
    const auto day = core::parse_day(options.day);
    if (!day) return core::fail(ErrorKind::Usage, "--day " + options.day + ": " + day.error().detail);
    scope.day = *day;
    return scope;
}

bool names_files(const ReportOptions& options) {
    return !options.pdf.empty() || !options.xlsx.empty() || !options.csv.empty();
}

void print_warnings(const Io& io, const std::vector<std::string>& warnings) {
    for (const auto& warning : warnings) io.err << "kioskctl: warning: " << printable(warning) << '\n';
}

core::Status write_files(const Io& io, const ReportOptions& options, const report::Document& document,
                         const report::Wording& wording, Json summary, const DrawPdf& draw) {
    summary["sheets"] = document.papers.size();
    std::size_t rows = 0;
    for (const auto& paper : document.papers) rows += paper.rows.size();
    summary["rows"] = rows;
    std::string written;
    const auto note = [&](const char* kind, const std::filesystem::path& file) {
        summary[kind] = file.string();
        written += (written.empty() ? "" : ", ") + file.string();
    };
    if (!options.pdf.empty()) {
        const auto drawn = draw ? draw(document) : report::write_pdf(document);
        const auto pdf = TRY(drawn);
        TRY(write_output(options.pdf, pdf.bytes));
        print_warnings(io, pdf.warnings);
        summary["pages"] = pdf.pages;
        summary["warnings"] = pdf.warnings;
        note("pdf", options.pdf);
    }
    if (!options.xlsx.empty()) {
        const auto workbook = TRY(report::write_xlsx(document));
        TRY(write_output(options.xlsx, workbook));
        note("xlsx", options.xlsx);
    }
    if (!options.csv.empty()) {
        const auto text = report::write_csv(document, wording.say("date"), wording.say("whom"));
        TRY(write_output(options.csv, text));
        note("csv", options.csv);
    }
    if (io.json)
        print_json(io.out, summary);
    else
        io.out << several(static_cast<std::ptrdiff_t>(rows), "row") << " on "
               << several(static_cast<std::ptrdiff_t>(document.papers.size()), "sheet") << " in " << printable(written)
               << '\n';
    return {};
}

core::Result<map::Scene> read_map() {
    const auto assets = TRY(event::find_assets(event::executable_path()));
    const auto [towns, names, regions] = TRY(event::read_map_files(event::map_folder(assets)));
    return map::build_scene({{towns.file, towns.text}, {names.file, names.text}, {regions.file, regions.text}});
}

} // namespace kiosk::tool
