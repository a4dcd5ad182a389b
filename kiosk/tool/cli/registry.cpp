#include "tool/cli/registry.hpp"

#include "tool/cli/help.hpp"

namespace kiosk::tool {

CLI::App& Grammar::group(CLI::App& parent, const char* name, const char* what, const char* example) {
    auto& group = *parent.add_subcommand(name, what);
    group.require_subcommand(1);
    group.footer(examples_footer(example));
    group.get_help_ptr()->group(kGeneral);
    return group;
}

CLI::App& Grammar::command(CLI::App& parent, const char* name, const char* what, const char* example,
                           std::function<int()> action) const {
    auto& command = *parent.add_subcommand(name, what);
    command.group("Commands");
    command.get_help_ptr()->group(kGeneral);
    command.add_flag("--json", io_->json, "Print the result as JSON")->group(kGeneral);
    command.footer(examples_footer(example));
    command.callback([chosen = chosen_, action = std::move(action)] { *chosen = action; });
    return command;
}

void add_database(CLI::App& command, std::filesystem::path& database) {
    command.add_option("--db", database, "The kiosk's database")->required()->type_name("FILE");
}

void add_key_file(CLI::App& command, KeyFile& key) {
    command.add_option("--key", key.file, "The issuer's key file")->required()->type_name("FILE");
    add_passphrase_fd(command, key.passphrase_fd);
}

CLI::Option* add_passphrase_fd(CLI::App& command, std::optional<int>& descriptor) {
    return command
        .add_option("--passphrase-fd", descriptor,
                    "Read the key's passphrase from this file descriptor instead of asking on the terminal")
        ->check(CLI::NonNegativeNumber)
        ->type_name("N");
}

} // namespace kiosk::tool
