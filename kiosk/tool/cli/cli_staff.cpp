// kioskctl staff
#include <memory>

#include "tool/cli/registry.hpp"
#include "tool/commands.hpp"

namespace kiosk::tool {
namespace {

std::shared_ptr<StaffWords> add_one(CLI::App& group, const Grammar& grammar, const char* name, const char* what,
                                    const char* example, int (*act)(const Io&, const StaffWords&)) {
    const auto words = std::make_shared<StaffWords>();
    auto& command = grammar.command(group, name, what, example, [=, &io = grammar.io()] { return act(io, *words); });
    command.add_option("ID", words->id, "What they are called in the ledger: an initial or a number, no name")
        ->required();
    add_database(command, words->database);
    return words;
}

} // namespace

void add_staff_group(CLI::App& app, const Grammar& grammar) {
    auto& group =
        Grammar::group(app, "staff", "Say who may work at this kiosk in staff mode, each by a PIN of six digits",
                       "kioskctl staff add t1 --role teacher --db kiosk.db");
    const auto words = add_one(group, grammar, "add", "Add somebody; the PIN is asked for on the terminal",
                               "kioskctl staff add t1 --role teacher --db kiosk.db", add_staff);
    group.get_subcommand("add")
        ->add_option(
            "--role", words->role,
            "volunteer (counts, finds, checks in, undoes their own of the last minutes) or teacher (everything)")
        ->required()
        ->check(CLI::IsMember({"volunteer", "teacher"}))
        ->type_name("ROLE");
    const auto database = std::make_shared<std::filesystem::path>();
    add_database(
        grammar.command(group, "list",
                        "Print who there is, whether wrong PINs have shut the kiosk for a time, and who moved it where",
                        "kioskctl staff list --db kiosk.db",
                        [=, &io = grammar.io()] { return list_staff(io, *database); }),
        *database);
    (void)add_one(group, grammar, "remove", "Take somebody out; what they did stays in the ledger",
                  "kioskctl staff remove t1 --db kiosk.db", remove_staff);
    (void)add_one(group, grammar, "reset", "Give somebody another PIN, and let nobody wait for wrong ones any longer",
                  "kioskctl staff reset t1 --db kiosk.db", reset_staff);
}

} // namespace kiosk::tool
