#include "tool/grammar.hpp"

#include "tool/guide.hpp"

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

} // namespace kiosk::tool
