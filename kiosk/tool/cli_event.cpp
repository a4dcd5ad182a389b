// kioskctl event
#include <memory>

#include "event/seal.hpp"
#include "tool/commands.hpp"
#include "tool/grammar.hpp"

namespace kiosk::tool {

using std::filesystem::path;

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

} // namespace kiosk::tool
