// kioskctl bundle
#include <memory>

#include "tool/cli/registry.hpp"
#include "tool/commands.hpp"

namespace kiosk::tool {

using std::filesystem::path;

namespace {

void add_export(CLI::App& group, const Grammar& grammar) {
    const auto words = std::make_shared<ExportBundle>();
    auto& command = grammar.command(group, "export", "Write what this kiosk has to a file, for another kiosk",
                                    "kioskctl bundle export --db kiosk.db gate.bundle\n"
                                    "kioskctl bundle export --db kiosk.db --since hall.bundle gate.bundle\n"
                                    "kioskctl bundle export --db office.db --event visit gate.bundle",
                                    [=, &io = grammar.io()] { return export_bundle(io, *words); });
    add_database(command, words->database);
    command.add_option("--since", words->since, "The other kiosk's last bundle: only what it lacked then")
        ->type_name("BUNDLE");
    command
        .add_option("--event", words->event,
                    "Put this sealed event package in: the other kiosk takes the revision. The file then holds names")
        ->type_name("DIR");
    command.add_option("OUT", words->file, "The file to write; it holds the names of whoever registered at the door")
        ->required();
}

void add_import(CLI::App& group, const Grammar& grammar) {
    struct Translator {
        path database, file;
    };
    const auto words = std::make_shared<Translator>();
    auto& command =
        grammar.command(group, "import", "Take in another kiosk's file: checked as a whole before anything is written",
                        "kioskctl bundle import --db kiosk.db hall.bundle",
                        [=, &io = grammar.io()] { return import_bundle(io, words->database, words->file); });
    add_database(command, words->database);
    command.add_option("IN", words->file, "A file of kioskctl bundle export")->required();
}

void add_certify(CLI::App& group, const Grammar& grammar) {
    const auto words = std::make_shared<CertifyLedger>();
    auto& command = grammar.command(
        group, "certify", "Certify a kiosk's ledger with the issuer's key: others count only certified ledgers",
        "kioskctl bundle certify --db kiosk.db --key issuer.key\n"
        "kioskctl bundle certify --db office.db --key issuer.key --ledger ID --public-key P",
        [=, &io = grammar.io()] { return certify_ledger(io, *words); });
    add_database(command, words->database);
    add_key_file(command, words->key);
    auto* ledger =
        command.add_option("--ledger", words->ledger, "Another kiosk's ledger, as its kioskctl identity says");
    auto* key = command.add_option("--public-key", words->public_key, "That ledger's public key");
    ledger->type_name("ID")->needs(key);
    key->type_name("P")->needs(ledger);
}

} // namespace

void add_bundle(CLI::App& app, const Grammar& grammar) {
    auto& group = Grammar::group(app, "bundle", "Sync kiosks by files on a USB stick, without a network",
                                 "kioskctl bundle export --db kiosk.db gate.bundle");
    add_export(group, grammar);
    add_import(group, grammar);
    add_certify(group, grammar);
}

} // namespace kiosk::tool
