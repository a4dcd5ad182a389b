// report
#include <ostream>

#include "report/certificates.hpp"
#include "report/hours.hpp"
#include "report/meals.hpp"
#include "report/roster.hpp"
#include "report/signin.hpp"
#include "service/event_record.hpp"
#include "tool/commands.hpp"
#include "tool/commands/explain_row.hpp"
#include "tool/commands/report_parts.hpp"
#include "tool/io/output_file.hpp"
#include "tool/io/package_report.hpp"
#include "tool/io/print.hpp"

namespace kiosk::tool {
namespace {

using core::ErrorKind;

core::Status check_files(const ReportOptions& options) {
    const bool writes = names_files(options);
    if (writes && !options.explain.empty())
        return core::fail(ErrorKind::Usage, "report: --explain writes no file: leave out either it or the files");
    if (writes || !options.explain.empty()) return {};
    return core::fail(ErrorKind::Usage,
                      "report: say what to write: --pdf FILE, --xlsx FILE, --csv FILE, or several; or --explain ID");
}

// Writes what make, a function from a record and a wording to a core::Result<report::Document>, gives.
template <class Make>
core::Status write_report(const Io& io, const ReportOptions& options, const report::Scope& scope, const Make& make) {
    if (!options.explain.empty()) return explain_row(io, options, scope.day);
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
    return write_report(io, options.report, wanted.scope, [&](const auto& record, const auto& wording) {
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
    return write_report(io, options.report, wanted.scope, [&](const auto& record, const auto& wording) {
        return report::meal_counts(record, wording, wanted);
    });
}

core::Status make_roster(const Io& io, const RosterReport& options) {
    TRY(check_files(options.report));
    const auto scope = TRY(scope_of(options.report));
    const report::Heading heading{options.place, options.organiser, options.undertaker};
    return write_report(io, options.report, scope, [&](const auto& record, const auto& wording) {
        return report::actual_roster(record, wording, scope, heading);
    });
}

core::Status make_hours(const Io& io, const HoursReport& options) {
    const bool certify = !options.certificates.empty();
    if (certify && !options.report.explain.empty())
        return core::fail(ErrorKind::Usage, "report: --explain writes no file: leave out either it or --certificates");
    if (!certify) TRY(check_files(options.report));
    const auto scope = TRY(scope_of(options.report));
    if (!options.report.explain.empty()) return explain_row(io, options.report, scope.day);
    const auto wording = TRY(wording_of(options.report.language));
    const auto record = TRY(service::read_event_record(options.report.database));
    Json summary = Json::object();
    if (certify) {
        const auto made = TRY(report::certificates(record, wording, scope, {{}, options.organiser, {}}));
        const auto pdf = TRY(report::write_certificates(made));
        TRY(write_output(options.certificates, pdf.bytes));
        print_warnings(io, pdf.warnings);
        summary = {{"certificates", options.certificates.string()}, {"certified", made.all.size()}};
        if (!io.json)
            io.out << several(static_cast<std::ptrdiff_t>(made.all.size()), "certificate") << " in "
                   << printable(options.certificates.string()) << '\n';
    }
    if (names_files(options.report)) {
        const auto document = TRY(report::course_hours(record, wording, scope));
        return write_files(io, options.report, document, wording, summary);
    }
    if (io.json) print_json(io.out, summary);
    return {};
}

} // namespace

int report_hours(const Io& io, const HoursReport& options) {
    return ended(io, make_hours(io, options));
}

int report_signin(const Io& io, const SigninReport& options) {
    return ended(io, make_signin(io, options));
}

int report_roster(const Io& io, const RosterReport& options) {
    return ended(io, make_roster(io, options));
}

int report_meals(const Io& io, const MealReport& options) {
    return ended(io, make_meals(io, options));
}

} // namespace kiosk::tool
