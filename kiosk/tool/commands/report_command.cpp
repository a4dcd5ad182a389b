// report
#include <ostream>

#include "event/files/assets.hpp"
#include "report/csv_writer.hpp"
#include "report/meals.hpp"
#include "report/pdf_writer.hpp"
#include "report/roster.hpp"
#include "report/signin.hpp"
#include "report/xlsx_writer.hpp"
#include "service/event_record.hpp"
#include "tool/commands.hpp"
#include "tool/io/output_file.hpp"
#include "tool/io/package_report.hpp"
#include "tool/io/print.hpp"

namespace kiosk::tool {
namespace {

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

core::Status check_files(const ReportOptions& options) {
    if (!options.pdf.empty() || !options.xlsx.empty() || !options.csv.empty()) return {};
    return core::fail(ErrorKind::Usage, "report: say what to write: --pdf FILE, --xlsx FILE, --csv FILE, or several");
}

// Each file whole or not at all.
core::Status write_files(const Io& io, const ReportOptions& options, const report::Document& document,
                         const report::Wording& wording) {
    Json summary{{"sheets", document.papers.size()}};
    std::size_t rows = 0;
    for (const auto& paper : document.papers) rows += paper.rows.size();
    summary["rows"] = rows;
    std::string written;
    const auto note = [&](const char* kind, const std::filesystem::path& file) {
        summary[kind] = file.string();
        written += (written.empty() ? "" : ", ") + file.string();
    };
    if (!options.pdf.empty()) {
        const auto pdf = TRY(report::write_pdf(document));
        TRY(write_output(options.pdf, pdf.bytes));
        for (const auto& warning : pdf.warnings) io.err << "kioskctl: warning: " << printable(warning) << '\n';
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

// Writes what make, a function from a record and a wording to a core::Result<report::Document>, gives.
template <class Make> core::Status write_report(const Io& io, const ReportOptions& options, const Make& make) {
    const auto wording = TRY(wording_of(options.language));
    const auto record = TRY(service::read_event_record(options.database));
    const auto document = TRY(make(record, wording));
    return write_files(io, options, document, wording);
}

core::Status make_signin(const Io& io, const SigninReport& options) {
    TRY(check_files(options.report));
    report::SigninOptions wanted;
    wanted.scope = TRY(scope_of(options.report));
    wanted.heading = {options.place, options.organiser, options.undertaker};
    if (!options.columns.empty()) wanted.columns = TRY(report::parse_columns(options.columns));
    wanted.sign = options.sign;
    wanted.blank = options.blank;
    return write_report(io, options.report, [&](const auto& record, const auto& wording) {
        return report::signin_sheet(record, wording, wanted);
    });
}

core::Status make_meals(const Io& io, const MealReport& options) {
    TRY(check_files(options.report));
    report::MealOptions wanted;
    wanted.scope = TRY(scope_of(options.report));
    if (!options.cutoff.empty()) {
        const auto minute = core::parse_minute(options.cutoff);
        if (!minute) return core::fail(ErrorKind::Usage, "--cutoff " + options.cutoff + ": " + minute.error().detail);
        wanted.cutoff = *minute;
    }
    return write_report(io, options.report, [&](const auto& record, const auto& wording) {
        return report::meal_counts(record, wording, wanted);
    });
}

core::Status make_roster(const Io& io, const RosterReport& options) {
    TRY(check_files(options.report));
    const auto scope = TRY(scope_of(options.report));
    const report::Heading heading{options.place, options.organiser, options.undertaker};
    return write_report(io, options.report, [&](const auto& record, const auto& wording) {
        return report::actual_roster(record, wording, scope, heading);
    });
}

} // namespace

int report_signin(const Io& io, const SigninReport& options) {
    const auto made = make_signin(io, options);
    return made ? kDone : fail_with(io, made.error());
}

int report_roster(const Io& io, const RosterReport& options) {
    const auto made = make_roster(io, options);
    return made ? kDone : fail_with(io, made.error());
}

int report_meals(const Io& io, const MealReport& options) {
    const auto made = make_meals(io, options);
    return made ? kDone : fail_with(io, made.error());
}

} // namespace kiosk::tool
