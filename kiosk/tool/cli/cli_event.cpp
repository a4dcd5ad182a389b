// kioskctl event
#include <memory>

#include "core/i18n/encoding.hpp"
#include "event/package/package.hpp"
#include "event/seal/seal.hpp"
#include "tool/cli/registry.hpp"
#include "tool/commands.hpp"

namespace kiosk::tool {

using std::filesystem::path;

namespace {

void add_encoding(CLI::App& command, std::string& encoding) {
    const auto names = core::encoding_names();
    command.add_option("--encoding", encoding, "The encoding of files that are not UTF-8 (default: found out)")
        ->transform(CLI::IsMember(std::vector<std::string>(names.begin(), names.end()), CLI::ignore_case))
        ->type_name("NAME");
}

// The line "Example: …", and how much a package may hold.
std::string with_limits(const std::string& footer) {
    return footer + "\nLimits: " + std::to_string(event::kMaxFileBytes >> 20U) + " MiB a file (event.toml " +
           std::to_string(event::kMaxEventBytes >> 20U) + " MiB); " + std::to_string(event::kMaxRows) + " rows and " +
           std::to_string(event::kMaxColumns) + " columns a table; " + std::to_string(event::kMaxCellBytes) +
           " bytes of UTF-8 a cell.";
}

void add_new_event(CLI::App& group, const Grammar& grammar) {
    const auto words = std::make_shared<NewEvent>();
    auto& made =
        grammar.command(group, "new", "Make a folder with a commented event package, or a workbook, to fill in",
                        "kioskctl event new visit --first-day 2026-11-26 --key issuer.key\n"
                        "kioskctl event new --workbook visit.xlsx --title \"Exchange visit\"",
                        [=, &io = grammar.io()] { return new_event(io, *words); });
    auto* dir = made.add_option("DIR", words->dir, "A folder that is not there yet, or empty");
    made.add_option("--workbook", words->workbook, "Instead of a folder, one workbook (.xlsx) that is not there yet")
        ->type_name("FILE")
        ->excludes(dir);
    made.add_option("--key", words->key, "The issuer's key file: its public key goes into event.toml")
        ->type_name("FILE");
    made.add_option("--id", words->id, "The event's id (default: made from the first day)")->type_name("ID");
    made.add_option("--title", words->title, "The event's title")->type_name("TEXT");
    made.add_option("--first-day", words->first_day, "Its first day (default: a month from now)")->type_name("DAY");
    made.add_option("--last-day", words->last_day, "Its last day (default: the first)")->type_name("DAY");
}

void add_publish_all(CLI::App& group, const Grammar& grammar) {
    const auto words = std::make_shared<PublishAll>();
    auto& command = grammar.command(
        group, "publish", "Check, issue, seal, print, load and send an event in one go; again: what has changed",
        "kioskctl event publish visit.xlsx --key issuer.key --db kiosk.db --pdf badges.pdf",
        [=, &io = grammar.io()] { return publish_all(io, *words); });
    command.add_option("SOURCE", words->source, "Folder with event.toml and its tables, or a workbook (.xlsx)")
        ->required();
    add_key_file(command, words->key);
    command.add_flag("--new-key", words->new_key, "Make the key where there is none, without asking");
    command.add_option("--db", words->database, "Load it into this database")->type_name("FILE");
    command.add_option("--hub", words->hub, "Send it to this hub")->type_name("URL");
    command.add_option("--pdf", words->pdf, "Print the badges to this file")->type_name("FILE");
}

} // namespace

void add_event(CLI::App& app, const Grammar& grammar) {
    const auto checking = std::make_shared<CheckEvent>();
    const auto sealing = std::make_shared<SealEvent>();
    const auto loading = std::make_shared<LoadEvent>();
    constexpr const char* kDir = "Folder with event.toml and its tables, or a workbook (.xlsx) with all of it";
    auto& group =
        Grammar::group(app, "event", "Make, check, seal and load an event package", "kioskctl event check data/demo");
    add_new_event(group, grammar);
    add_publish_all(group, grammar);
    const auto converting = std::make_shared<ConvertEvent>();
    auto& convert = grammar.command(group, "convert", "Make a workbook of a folder, or a folder of a workbook",
                                    "kioskctl event convert data/demo demo.xlsx",
                                    [=, &io = grammar.io()] { return convert_event(io, *converting); });
    convert.add_option("SOURCE", converting->from, kDir)->required();
    convert.add_option("TARGET", converting->to, "The other one, not there yet")->required();
    auto& check = grammar.command(group, "check", "Name every problem of an event package at once",
                                  "kioskctl event check data/demo\n"
                                  "kioskctl event check visit.xlsx --marked visit-marked.xlsx --lang zh-TW",
                                  [=, &io = grammar.io()] { return check_event(io, *checking); });
    check.add_option("DIR", checking->dir, kDir)->required();
    add_encoding(check, checking->encoding);
    check
        .add_option("--marked", checking->marked,
                    "Of a workbook: write a copy with each cell at fault in red and a comment that says why")
        ->type_name("FILE");
    check.add_option("--lang", checking->language, "The language of the problems: en, zh-TW (default: en)")
        ->check(CLI::IsMember({"en", "zh-TW"}))
        ->type_name("TAG");
    check.footer(with_limits(check.get_footer()));
    auto& seal = grammar.command(group, "seal", "Sign the package's files as a numbered revision, in DIR/seal.toml",
                                 "kioskctl event seal visit --key issuer.key",
                                 [=, &io = grammar.io()] { return seal_event(io, *sealing); });
    seal.add_option("DIR", sealing->dir, kDir)->required();
    add_key_file(seal, sealing->key);
    seal.add_option("--revision", sealing->revision, "The revision's number (default: one more than the last seal's)")
        ->check(CLI::Range(1U, event::kLastRevision))
        ->type_name("N");
    auto& load = grammar.command(group, "load", "Load an event package into a database, all or nothing",
                                 "kioskctl event load data/demo --db kiosk.db",
                                 [=, &io = grammar.io()] { return load_event(io, *loading); });
    load.add_option("DIR", loading->dir, kDir)->required();
    add_encoding(load, loading->encoding);
    load.add_flag("--accept-unsealed", loading->accept_unsealed,
                  "Take this package though nobody sealed it, and later unsealed ones of this event");
    add_database(load, loading->database);
}

} // namespace kiosk::tool
