// The grammar of kioskctl.
#include "tool/cli.hpp"

#include <functional>
#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>

#include "event/seal.hpp"
#include "tool/commands.hpp"

namespace kiosk::tool {
namespace {

using std::filesystem::path;

// Adds commands below one parent. The one that the user chose leaves its action in chosen.
class Grammar {
  public:
    Grammar(Io& io, std::function<int()>& chosen) : io_(&io), chosen_(&chosen) {}

    static CLI::App& group(CLI::App& parent, const char* name, const char* what, const char* example) {
        auto& group = *parent.add_subcommand(name, what);
        group.require_subcommand(1);
        group.footer(std::string("Example: ") + example);
        return group;
    }

    CLI::App& command(CLI::App& parent, const char* name, const char* what, const char* example,
                      std::function<int()> action) const {
        auto& command = *parent.add_subcommand(name, what);
        command.add_flag("--json", io_->json, "Print the result as JSON");
        command.footer(std::string("Example: ") + example);
        command.callback([chosen = chosen_, action = std::move(action)] { *chosen = action; });
        return command;
    }

    [[nodiscard]] const Io& io() const { return *io_; }

  private:
    Io* io_;
    std::function<int()>* chosen_;
};

void add_database(CLI::App& command, path& database) {
    command.add_option("--db", database, "The kiosk's database")->required()->type_name("FILE");
}

void add_event(CLI::App& app, const Grammar& grammar) {
    const auto dir = std::make_shared<path>();
    const auto sealing = std::make_shared<SealEvent>();
    const auto loading = std::make_shared<LoadEvent>();
    constexpr const char* kDir = "Folder with event.toml and its tables";
    auto& group =
        Grammar::group(app, "event", "Check, seal and load an event package", "kioskctl event check data/demo");
    auto& check =
        grammar.command(group, "check", "Name every problem of an event package at once",
                        "kioskctl event check data/demo", [=, &io = grammar.io()] { return check_event(io, *dir); });
    check.add_option("DIR", *dir, kDir)->required();
    auto& seal = grammar.command(group, "seal", "Sign the package's files as a numbered revision, in DIR/seal.toml",
                                 "kioskctl event seal visit --key issuer.key",
                                 [=, &io = grammar.io()] { return seal_event(io, *sealing); });
    seal.add_option("DIR", sealing->dir, kDir)->required();
    seal.add_option("--key", sealing->key, "The issuer's key file")->required()->type_name("FILE");
    seal.add_option("--revision", sealing->revision, "The revision's number (default: one more than the last seal's)")
        ->check(CLI::Range(1U, event::kLastRevision))
        ->type_name("N");
    auto& load = grammar.command(group, "load", "Load an event package into a database, all or nothing",
                                 "kioskctl event load data/demo --db kiosk.db",
                                 [=, &io = grammar.io()] { return load_event(io, *loading); });
    load.add_option("DIR", loading->dir, kDir)->required();
    load.add_flag("--accept-unsealed", loading->accept_unsealed,
                  "Take this package though nobody sealed it, and later unsealed ones of this event");
    add_database(load, loading->database);
}

void add_key(CLI::App& app, const Grammar& grammar) {
    const auto words = std::make_shared<NewKey>();
    auto& group = Grammar::group(app, "key", "Make an issuer key", "kioskctl key new issuer.key");
    auto& made =
        grammar.command(group, "new", "Make an issuer key (mode 0600); print its public key for event.toml",
                        "kioskctl key new issuer.key", [=, &io = grammar.io()] { return new_key(io, *words); });
    made.add_option("FILE", words->file, "A file that does not exist yet")->required();
    made.add_flag("--sample", words->sample, "Mark it as a sample: real events refuse it");
}

void add_badge(CLI::App& app, const Grammar& grammar) {
    struct Words {
        path dir, key;
        std::string token;
    };
    const auto words = std::make_shared<Words>();
    auto& group = Grammar::group(app, "badge", "Issue and verify badges",
                                 "kioskctl badge issue data/demo --key data/demo/demo.key");
    auto& issue = grammar.command(group, "issue", "Write DIR/badges.csv: a badge for everyone who has none yet",
                                  "kioskctl badge issue data/demo --key data/demo/demo.key",
                                  [=, &io = grammar.io()] { return issue_badges(io, words->dir, words->key); });
    issue.add_option("DIR", words->dir, "The event package")->required();
    issue.add_option("--key", words->key, "The issuer's key file")->required()->type_name("FILE");
    auto& verify = grammar.command(group, "verify", "Say whether a badge's text is genuine, and whose",
                                   "kioskctl badge verify - --event data/demo",
                                   [=, &io = grammar.io()] { return verify_badge(io, words->token, words->dir); });
    verify.add_option("TOKEN", words->token, "The badge's text, or - to read it from standard input")->required();
    verify.add_option("--event", words->dir, "The event package")->required()->type_name("DIR");
}

void add_scan(CLI::App& app, const Grammar& grammar) {
    const auto words = std::make_shared<Scan>();
    auto& scanning =
        grammar.command(app, "scan", "Read codes with the kiosk's own decoder: one line a code, file TAB text",
                        "kioskctl scan photo.png", [=, &io = grammar.io()] { return scan(io, *words); });
    auto* files = scanning.add_option("FILE", words->files, "Pictures");
    auto* camera =
        scanning.add_option("--camera", words->camera, "A GStreamer source, or a device such as /dev/video0");
    camera->type_name("PIPELINE")->excludes(files);
    scanning.add_option("--seconds", words->seconds, "With --camera: how long")
        ->needs(camera)
        ->check(CLI::Range(1, 86400));
    scanning.add_flag("--barcodes", words->barcodes, "Read barcodes of other systems too");
}

void add_present(CLI::App& app, const Grammar& grammar) {
    const auto words = std::make_shared<Present>();
    auto& presenting = grammar.command(
        app, "present",
        "The desk without a screen: one verdict a line (verdict TAB time TAB who), durable before it prints",
        "kioskctl present --db kiosk.db --checkpoint gate - < tokens.txt",
        [=, &io = grammar.io()] { return present(io, *words); });
    add_database(presenting, words->database);
    presenting.add_option("--checkpoint", words->checkpoint, "Where the badges are presented")
        ->required()
        ->type_name("ID");
    presenting
        .add_option("--now", words->now, "Sample events only: the time to begin at; entries are flagged simulated")
        ->type_name("ISO");
    presenting.add_option("TOKEN", words->tokens, "Texts of badges; - or none: one a line from standard input");
}

void add_ledger(CLI::App& app, const Grammar& grammar) {
    struct Words {
        path database, csv;
    };
    const auto words = std::make_shared<Words>();
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

void add_rest(CLI::App& app, const Grammar& grammar) {
    const auto attendance = std::make_shared<ShowAttendance>();
    auto& showing = grammar.command(app, "attendance", "The merged state: who is in, since when, counted once",
                                    "kioskctl attendance --db kiosk.db --checkpoint gate",
                                    [=, &io = grammar.io()] { return show_attendance(io, *attendance); });
    add_database(showing, attendance->database);
    showing.add_option("--checkpoint", attendance->checkpoint, "Only who came in here")->type_name("ID");
    showing.add_flag("--conflicts", attendance->conflicts, "Only entries that break a rule that was known later");

    const auto database = std::make_shared<path>();
    add_database(grammar.command(app, "identity", "This ledger's id and public key", "kioskctl identity --db kiosk.db",
                                 [=, &io = grammar.io()] { return show_identity(io, *database); }),
                 *database);
    grammar
        .command(app, "doctor", "Check fonts, OpenGL, camera, disk, clock and database",
                 "kioskctl doctor --db kiosk.db", [=, &io = grammar.io()] { return doctor(io, *database); })
        .add_option("--db", *database, "The kiosk's database")
        ->type_name("FILE");
}

int run_checked(int argc, const char* const* argv, Io& io) {
    CLI::App app("Tool of the check-in kiosk for organisers: before the day, at the desk, and after it.", "kioskctl");
    std::function<int()> chosen;
    app.require_subcommand(1);
    app.set_version_flag("--version", "kioskctl 0.1.0");
    app.footer("Example: kioskctl event check data/demo");
    const Grammar grammar(io, chosen);
    for (const auto add : {add_event, add_key, add_badge, add_scan, add_present, add_ledger, add_rest})
        add(app, grammar);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error, io.out, io.err) == 0 ? kDone : kUsage;
    }
    const int code = chosen();
    io.out.flush();
    if (code == kDone && !io.out) return fail_with(io, {core::ErrorKind::Io, "the output could not be written"});
    return code;
}

} // namespace

int fail_with(const Io& io, const core::Error& error) {
    io.err << "kioskctl: " << error.detail << '\n';
    return error.kind == core::ErrorKind::Usage ? kUsage : kFailed;
}

int run(int argc, const char* const* argv, std::ostream& out, std::ostream& err, std::istream& in) {
    Io io{out, err, in};
    try {
        return run_checked(argc, argv, io);
    } catch (const std::exception& error) {
        return fail_with(io, {core::ErrorKind::Io, error.what()});
    }
}

} // namespace kiosk::tool
