// kioskctl ledger, attendance, identity
#include <memory>

#include "tool/cli/registry.hpp"
#include "tool/commands.hpp"

namespace kiosk::tool {

using std::filesystem::path;

void add_ledger(CLI::App& app, const Grammar& grammar) {
    struct Translator {
        path database, csv;
    };
    const auto words = std::make_shared<Translator>();
    auto& group =
        Grammar::group(app, "ledger", "List, verify and export the ledger", "kioskctl ledger verify --db kiosk.db");
    add_database(grammar.command(group, "list", "Print every entry", "kioskctl ledger list --db kiosk.db",
                                 [=, &io = grammar.io()] { return list_ledger(io, words->database); }),
                 words->database);
    add_database(grammar.command(group, "verify", "Check chain, signatures, gaps and columns; name the first bad entry",
                                 "kioskctl ledger verify --db kiosk.db",
                                 [=, &io = grammar.io()] { return verify_ledger(io, words->database); }),
                 words->database);
    auto& exporting = grammar.command(group, "export", "Write the ledger as CSV for a spreadsheet",
                                      "kioskctl ledger export --csv ledger.csv --db kiosk.db", [=, &io = grammar.io()] {
                                          return export_ledger(io, words->database, words->csv);
                                      });
    add_database(exporting, words->database);
    exporting.add_option("--csv", words->csv, "The file to write (default: standard output)")->type_name("FILE");
}

void add_attendance(CLI::App& app, const Grammar& grammar) {
    const auto attendance = std::make_shared<ShowAttendance>();
    const auto today = std::make_shared<ShowToday>();
    auto& showing = grammar.command(app, "attendance", "The merged state: who is in, since when, counted once",
                                    "kioskctl attendance --db kiosk.db --checkpoint gate\n"
                                    "kioskctl attendance --missing --db kiosk.db\n"
                                    "kioskctl attendance --watch --inside --db kiosk.db",
                                    [=, &io = grammar.io()] {
                                        const bool of_today = today->missing || today->inside || today->watch;
                                        today->database = attendance->database;
                                        today->checkpoint = attendance->checkpoint;
                                        return of_today ? show_today(io, *today) : show_attendance(io, *attendance);
                                    });
    add_database(showing, attendance->database);
    showing
        .add_option("--checkpoint", attendance->checkpoint,
                    "Only who came in here; of today's lists, whose area (default: where a kiosk would stand)")
        ->type_name("ID");
    auto* conflicts =
        showing.add_flag("--conflicts", attendance->conflicts, "Only entries that break a rule that was known later");
    auto* missing = showing.add_flag("--missing", today->missing,
                                     "Who has not come today, by delegation; at a handout, loan or handover, who\n"
                                     "lacks theirs, has not returned it, or has not been collected");
    auto* inside = showing.add_flag("--inside", today->inside, "Who is inside now, by delegation: the roll");
    auto* watch = showing.add_flag("--watch", today->watch, "Say it again whenever something changed");
    for (auto* flag : {missing, inside, watch}) flag->excludes(conflicts);
    auto* now = showing.add_option("--now", today->now, "Sample events only: the time it is")->type_name("ISO");
    now->excludes(conflicts);
    showing.add_option("--seconds", today->seconds, "Watch so long, then end (default: until Ctrl-C)")
        ->type_name("N")
        ->check(CLI::Range(1, 86'400))
        ->needs(watch);
}

void add_purge(CLI::App& app, const Grammar& grammar) {
    const auto words = std::make_shared<Purge>();
    auto& purging = grammar.command(
        app, "purge", "Take out the names once they are past the event's retention; counts and entries stay",
        "kioskctl purge --db kiosk.db\nkioskctl purge --db kiosk.db --before 2027-07-01",
        [=, &io = grammar.io()] { return purge(io, *words); });
    add_database(purging, words->database);
    purging.add_option("--before", words->before, "Of an event that ended before this day, whatever its retention")
        ->type_name("DATE");
    purging.add_flag("--dry-run", words->dry_run, "Only say what would go");
    purging.add_option("--now", words->now, "Sample events only: the time it is; the entry is flagged simulated")
        ->type_name("ISO");
}

void add_identity(CLI::App& app, const Grammar& grammar) {
    const auto database = std::make_shared<path>();
    add_database(grammar.command(app, "identity", "This ledger's id and public key", "kioskctl identity --db kiosk.db",
                                 [=, &io = grammar.io()] { return show_identity(io, *database); }),
                 *database);
}

} // namespace kiosk::tool
