// How the commands of kioskctl are put together: each cli_<group>.cpp adds its own below the root.
#pragma once

#include <filesystem>
#include <functional>

#include <CLI/CLI.hpp>

#include "tool/commands.hpp"

namespace kiosk::tool {

// Adds commands below one parent; examples are one a line. The one that the user chose leaves its action in chosen. Io
// and chosen outlive it.
class Grammar {
  public:
    Grammar(Io& io, std::function<int()>& chosen) : io_(&io), chosen_(&chosen) {}

    static CLI::App& group(CLI::App& parent, const char* name, const char* what, const char* examples);
    CLI::App& command(CLI::App& parent, const char* name, const char* what, const char* examples,
                      std::function<int()> action) const;

    [[nodiscard]] const Io& io() const { return *io_; }

  private:
    Io* io_;
    std::function<int()>* chosen_;
};

void add_database(CLI::App& command, std::filesystem::path& database); // --db, required
void add_key_file(CLI::App& command, KeyFile& key);                    // --key, required, and --passphrase-fd
CLI::Option* add_passphrase_fd(CLI::App& command, std::optional<int>& descriptor);

void add_event(CLI::App& app, const Grammar& grammar);
void add_key(CLI::App& app, const Grammar& grammar);
void add_badge(CLI::App& app, const Grammar& grammar);
void add_scan(CLI::App& app, const Grammar& grammar);
void add_present(CLI::App& app, const Grammar& grammar);
void add_find(CLI::App& app, const Grammar& grammar);
void add_ledger(CLI::App& app, const Grammar& grammar);
void add_attendance(CLI::App& app, const Grammar& grammar);
void add_identity(CLI::App& app, const Grammar& grammar);
void add_report(CLI::App& app, const Grammar& grammar);
void add_staff_group(CLI::App& app, const Grammar& grammar);
void add_purge(CLI::App& app, const Grammar& grammar);
void add_bundle(CLI::App& app, const Grammar& grammar);
void add_hub(CLI::App& app, const Grammar& grammar);
void add_sync(CLI::App& app, const Grammar& grammar);
void add_clock(CLI::App& app, const Grammar& grammar);
void add_doctor(CLI::App& app, const Grammar& grammar);

} // namespace kiosk::tool
