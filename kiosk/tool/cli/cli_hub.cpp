// kioskctl hub, kioskctl sync
#include <memory>

#include "tool/cli/registry.hpp"
#include "tool/commands.hpp"

namespace kiosk::tool {

namespace {

constexpr const char* kUrl = "postgresql://ROLE@HOST/DATABASE; its password comes from PGPASSFILE, ~/.pgpass, "
                             "?passfile=FILE or a service file";

void add_hub_url(CLI::App& command, std::string& hub) {
    command.add_option("URL", hub, kUrl)->required();
}

void add_init(CLI::App& group, const Grammar& grammar) {
    const auto hub = std::make_shared<std::string>();
    auto& command = grammar.command(
        group, "init", "Make schema, functions and roles of a hub in a PostgreSQL database, or bring them up to date",
        "kioskctl hub init postgresql://postgres@hub.example/kiosk",
        [=, &io = grammar.io()] { return init_hub(io, *hub); });
    add_hub_url(command, *hub);
}

void add_enrol(CLI::App& group, const Grammar& grammar) {
    const auto words = std::make_shared<EnrolKiosk>();
    auto& command = grammar.command(
        group, "enrol", "Let a kiosk in: a role of its own at the hub, and its ledger certified with the issuer's key",
        "kioskctl hub enrol postgresql://postgres@hub.example/kiosk --db kiosk.db --key issuer.key --passfile "
        "gate.pgpass\n"
        "kioskctl hub enrol postgresql://postgres@hub.example/kiosk --event visit --ledger ID --public-key P --key "
        "issuer.key --role kiosk_gate --password-fd 3 3<secret",
        [=, &io = grammar.io()] { return enrol_kiosk(io, *words); });
    add_hub_url(command, words->hub);
    auto* database = command.add_option("--db", words->database, "A database of the event")->type_name("FILE");
    auto* event = command.add_option("--event", words->event, "Or the event's package")->type_name("DIR");
    database->excludes(event);
    add_key_file(command, words->key);
    auto* ledger = command.add_option(
        "--ledger", words->ledger, "The kiosk's ledger, as its kioskctl identity says (default: the database's own)");
    auto* key = command.add_option("--public-key", words->public_key, "That ledger's public key");
    ledger->type_name("ID")->needs(key);
    key->type_name("P")->needs(ledger);
    command
        .add_option("--role", words->role,
                    "The kiosk's role: kiosk_ and a-z 0-9 _ (default: made from the ledger's id)")
        ->type_name("NAME");
    auto* file =
        command
            .add_option("--passfile", words->passfile,
                        "Give the role a new random password and write it to this new file, for the kiosk's PGPASSFILE")
            ->type_name("FILE");
    auto* descriptor =
        command.add_option("--password-fd", words->password_fd, "Or read its password from this file descriptor")
            ->check(CLI::NonNegativeNumber)
            ->type_name("N");
    file->excludes(descriptor);
}

void add_expel(CLI::App& group, const Grammar& grammar) {
    struct Translator {
        std::string hub;
        std::string role;
    };
    const auto words = std::make_shared<Translator>();
    auto& command = grammar.command(
        group, "expel",
        "Shut a kiosk out that was stolen: it cannot log in until it is enrolled again; what it sent stays",
        "kioskctl hub expel postgresql://postgres@hub.example/kiosk kiosk_gate",
        [=, &io = grammar.io()] { return expel_kiosk(io, words->hub, words->role); });
    add_hub_url(command, words->hub);
    command.add_option("ROLE", words->role, "The kiosk's role, as kioskctl hub status lists it")->required();
}

void add_status(CLI::App& group, const Grammar& grammar) {
    const auto hub = std::make_shared<std::string>();
    auto& command = grammar.command(
        group, "status", "List the hub's kiosks, what waits to be sent, when each was last seen, and the alarms",
        "kioskctl hub status postgresql://postgres@hub.example/kiosk",
        [=, &io = grammar.io()] { return show_hub(io, *hub); });
    add_hub_url(command, *hub);
}

void add_publish(CLI::App& group, const Grammar& grammar) {
    const auto words = std::make_shared<PublishEvent>();
    auto& command = grammar.command(
        group, "publish", "Send a sealed event package to every kiosk of the event, which takes it as one revision",
        "kioskctl hub publish visit --hub postgresql://postgres@hub.example/kiosk --key issuer.key",
        [=, &io = grammar.io()] { return publish_event(io, *words); });
    command.add_option("DIR", words->dir, "Folder with event.toml and its tables")->required();
    command.add_option("--hub", words->hub, kUrl)->required()->type_name("URL");
    command
        .add_option("--key", words->key.file, "The issuer's key file, to seal what changed (default: sealed already)")
        ->type_name("FILE");
    add_passphrase_fd(command, words->key.passphrase_fd);
}

} // namespace

void add_hub(CLI::App& app, const Grammar& grammar) {
    auto& group = Grammar::group(app, "hub", "The PostgreSQL database through which kiosks sync",
                                 "kioskctl hub init postgresql://postgres@hub.example/kiosk");
    add_init(group, grammar);
    add_enrol(group, grammar);
    add_expel(group, grammar);
    add_status(group, grammar);
    add_publish(group, grammar);
}

void add_sync(CLI::App& app, const Grammar& grammar) {
    struct Translator {
        std::filesystem::path database;
        std::string hub;
    };
    const auto words = std::make_shared<Translator>();
    auto& command = grammar.command(app, "sync", "Sync a database with the hub once, its newest revision included",
                                    "kioskctl sync --db kiosk.db --hub postgresql://kiosk_gate@hub.example/kiosk",
                                    [=, &io = grammar.io()] { return sync_with_hub(io, words->database, words->hub); });
    add_database(command, words->database);
    command.add_option("--hub", words->hub, kUrl)->required()->type_name("URL");
}

} // namespace kiosk::tool
