// kioskctl report
#include <memory>

#include "tool/cli/registry.hpp"
#include "tool/commands.hpp"

namespace kiosk::tool {
namespace {

void add_files(CLI::App& command, ReportOptions& options) {
    command.add_option("--pdf", options.pdf, "The PDF to write, A4")->type_name("FILE");
    command.add_option("--xlsx", options.xlsx, "The workbook to write")->type_name("FILE");
    command.add_option("--csv", options.csv, "The CSV to write, for Excel")->type_name("FILE");
}

void add_language(CLI::App& command, std::string& language) {
    command.add_option("--lang", language, "Its language, or two: zh-TW, en, zh-TW,en (default: zh-TW)")
        ->type_name("TAG");
}

void add_report_options(CLI::App& command, ReportOptions& options) {
    add_database(command, options.database);
    add_files(command, options);
    command
        .add_option("--explain", options.explain,
                    "Write no file: list the entries behind this participant's rows, and what does not count and why")
        ->type_name("ID");
    add_language(command, options.language);
    command.add_option("--day", options.day, "Only this day (default: every day of the event)")->type_name("DATE");
}

void add_delegation(CLI::App& command, ReportOptions& options) {
    command.add_option("--delegation", options.delegation, "Only these people (default: all)")->type_name("ID");
}

template <class Options> void add_heading(CLI::App& command, Options& options) {
    command.add_option("--place", options.place, "Where it is held (default: the event's, else the host school)")
        ->type_name("TEXT");
    command.add_option("--organiser", options.organiser, "The host (default: the event's, else the host school)")
        ->type_name("TEXT");
    command.add_option("--undertaker", options.undertaker, "Who organises it (default: the event's)")
        ->type_name("TEXT");
}

void add_summary(CLI::App& group, const Grammar& grammar) {
    const auto summary = std::make_shared<SummaryReport>();
    auto& command = grammar.command(
        group, "summary", "One page of numbers: arrivals, countries, groups, goals; and the nameless visit file",
        "kioskctl report summary --db kiosk.db --pdf summary.pdf --png summary.png\n"
        "kioskctl report summary --db kiosk.db --visit visit.json\n"
        "kioskctl report summary --db kiosk.db --json",
        [=, &io = grammar.io()] { return report_summary(io, *summary); });
    add_database(command, summary->database);
    command.add_option("--pdf", summary->pdf, "The PDF to write, A4")->type_name("FILE");
    command.add_option("--png", summary->png, "The picture to write, 1240 x 1754")->type_name("FILE");
    command.add_option("--visit", summary->visit, "The nameless visit file for the Alliance; --json prints it")
        ->type_name("FILE");
    add_language(command, summary->language);
    command.add_option("--day", summary->day, "Only this day, of the page (default: every day of the event)")
        ->type_name("DATE");
}

void add_alliance(CLI::App& group, const Grammar& grammar) {
    const auto alliance = std::make_shared<AllianceReport>();
    auto& command = grammar.command(group, "alliance",
                                    "What the visit files of many schools come to, by office, month, country, goal",
                                    "kioskctl report alliance visits --xlsx 2026.xlsx --pdf 2026.pdf",
                                    [=, &io = grammar.io()] { return report_alliance(io, *alliance); });
    command.add_option("DIR", alliance->dir, "The folder of visit files (*.json)")->required();
    add_files(command, alliance->report);
    add_language(command, alliance->report.language);
}

} // namespace

void add_report(CLI::App& app, const Grammar& grammar) {
    auto& group = Grammar::group(app, "report", "The papers after the day, from the merged state",
                                 "kioskctl report signin --db kiosk.db --pdf signin.pdf --xlsx signin.xlsx");
    const auto signin = std::make_shared<SigninReport>();
    auto& signing = grammar.command(
        group, "signin", "The sign-in sheet: who came when, in the morning and in the afternoon",
        "kioskctl report signin --db kiosk.db --pdf signin.pdf --xlsx signin.xlsx\n"
        "kioskctl report signin --db kiosk.db --pdf signin.pdf --sign --lang zh-TW,en\n"
        "kioskctl report signin --db kiosk.db --pdf blank.pdf --blank --delegation teachers --day 2026-11-26\n"
        "kioskctl report signin --db kiosk.db --explain t07",
        [=, &io = grammar.io()] { return report_signin(io, *signin); });
    add_report_options(signing, signin->report);
    add_delegation(signing, signin->report);
    signing.add_flag("--sign", signin->sign, "With empty cells of 12 mm to sign in, beside the times");
    signing.add_flag("--blank", signin->blank, "Before the day: who is expected, and cells to sign in");
    signing
        .add_option("--columns", signin->columns,
                    "Which and in which order (default: the event's, else all): "
                    "number,affiliation,title,name,morning,afternoon,left,meal,remark")
        ->type_name("LIST");
    add_heading(signing, *signin);
    const auto roster = std::make_shared<RosterReport>();
    auto& listing =
        grammar.command(group, "roster", "Who was there, for the whole day or half of it, with the entries that say so",
                        "kioskctl report roster --db kiosk.db --pdf roster.pdf --xlsx roster.xlsx",
                        [=, &io = grammar.io()] { return report_roster(io, *roster); });
    add_report_options(listing, roster->report);
    add_delegation(listing, roster->report);
    add_heading(listing, *roster);
    const auto hours = std::make_shared<HoursReport>();
    auto& training =
        grammar.command(group, "hours", "Training hours of each course by the event's rule, and certificates",
                        "kioskctl report hours --db kiosk.db --pdf hours.pdf --xlsx hours.xlsx\n"
                        "kioskctl report hours --db kiosk.db --certificates certificates.pdf --delegation teachers",
                        [=, &io = grammar.io()] { return report_hours(io, *hours); });
    add_report_options(training, hours->report);
    add_delegation(training, hours->report);
    training.add_option("--certificates", hours->certificates, "The PDF to write, a page for each who earned hours")
        ->type_name("FILE");
    training.add_option("--organiser", hours->organiser, "The host, on certificates (default: the event's)")
        ->type_name("TEXT");
    const auto meals = std::make_shared<MealReport>();
    auto& eating = grammar.command(group, "meals", "How many meals of each diet were ordered, needed and collected",
                                   "kioskctl report meals --db kiosk.db --pdf meals.pdf\n"
                                   "kioskctl report meals --db kiosk.db --xlsx meals.xlsx --cutoff 10:30",
                                   [=, &io = grammar.io()] { return report_meals(io, *meals); });
    add_report_options(eating, meals->report);
    eating
        .add_option("--cutoff", meals->cutoff,
                    "How many were there when the kitchen was told (default: when the meal opens)")
        ->type_name("TIME");
    add_summary(group, grammar);
    add_alliance(group, grammar);
}

} // namespace kiosk::tool
