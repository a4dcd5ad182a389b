// The root of kioskctl's commands, and what becomes of what they return.
#include "tool/cli/cli.hpp"

#include <algorithm>
#include <functional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "core/crypto/pin.hpp"
#include "tool/cli/help.hpp"
#include "tool/cli/manual.hpp"
#include "tool/cli/registry.hpp"
#include "tool/cli/suggestion.hpp"
#include "tool/commands.hpp"
#include "tool/io/print.hpp"

namespace kiosk::tool {
namespace {

// CLI11 would quote it in its own words.
// "passphrase" or "PIN" where one stands among the words, else "".
std::string named_secret(int argc, const char* const* argv) {
    const auto is_given = [&](int i, const std::string& option) {
        const std::string_view word = argv[i];
        return word.starts_with(option + "=") || (word == option && i + 1 < argc && *argv[i + 1] != '-');
    };
    const bool of_staff = argc > 1 && std::string_view(argv[1]) == "staff";
    for (int i = 1; i < argc; ++i) {
        if (is_given(i, "--passphrase")) return "passphrase";
        if (of_staff && (is_given(i, "--pin") || core::is_pin(argv[i]))) return "PIN";
    }
    return "";
}

// Which part of the day a command belongs to, in help's order. One that is not named comes last.
void group_commands(CLI::App& app) {
    struct Part {
        const char* title;
        std::vector<std::string_view> commands;
    };
    const Part parts[] = {
        {"Before the day", {"key", "event", "badge"}},
        {"At the desk", {"present", "scan", "find", "clock", "doctor", "staff"}},
        {"After the day", {"attendance", "ledger", "identity", "report", "purge"}},
        {"Between kiosks", {"hub", "sync", "bundle"}},
    };
    for (auto* command : app.get_subcommands([](const CLI::App* one) { return !one->get_group().empty(); })) {
        command->group("More");
        for (const auto& part : parts)
            if (std::find(part.commands.begin(), part.commands.end(), command->get_name()) != part.commands.end())
                command->group(part.title);
    }
}

// The two that print the grammar itself.
void add_documents(CLI::App& app, Io& io, std::function<int()>& chosen) {
    const auto print = [&](std::string (*document)(const CLI::App&)) {
        return [&io, &app, &chosen, document] {
            chosen = [&io, &app, document] {
                io.out << document(app);
                return kDone;
            };
        };
    };
    auto& man = *app.add_subcommand("man", "Print the manual page: kioskctl man | man -l -");
    man.group("");
    man.callback(print(manual_page));
    auto& completion = Grammar::group(app, "completion", "Print a script that completes commands in a shell",
                                      "source <(kioskctl completion bash)");
    auto& bash = *completion.add_subcommand("bash", "For bash");
    bash.group("Commands");
    bash.footer(examples_footer("source <(kioskctl completion bash)"));
    bash.callback(print(bash_completion));
}

int wrong_usage(const CLI::App& app, const CLI::ParseError& error, int argc, const char* const* argv, const Io& io) {
    if (const auto secret = named_secret(argc, argv); !secret.empty()) {
        return fail_with(io, {core::ErrorKind::Usage,
                              "a " + secret +
                                  " is no word of the command line, where every user of this machine can read it: it "
                                  "is asked for on the terminal" +
                                  (secret == "PIN" ? "" : ", or comes from --passphrase-fd N")});
    }
    const auto mistake = find_mistake(app, argc, argv);
    return fail_with(io, {core::ErrorKind::Usage, (mistake.what.empty() ? printable(error.what()) : mistake.what) +
                                                      "\nRun \"" + mistake.command + " --help\" for more."});
}

int run_checked(int argc, const char* const* argv, Io& io) {
    CLI::App app("Tool of the check-in kiosk for organisers: before the day, at the desk, and after it.", "kioskctl");
    std::function<int()> chosen;
    app.require_subcommand(1);
    app.set_version_flag("--version", "kioskctl " + std::string(kVersion));
    app.footer(program_footer("kioskctl key new issuer.key\n"
                              "kioskctl event check visit\n"
                              "kioskctl badge issue visit --key issuer.key\n"
                              "kioskctl event seal visit --key issuer.key\n"
                              "kioskctl event load visit --db kiosk.db\n"
                              "kioskctl attendance --db kiosk.db"));
    app.formatter(std::make_shared<GuideFormatter>());
    app.get_formatter()->label("SUBCOMMAND", "COMMAND");
    app.get_help_ptr()->group(kGeneral);
    app.get_version_ptr()->group(kGeneral);
    const Grammar grammar(io, chosen);
    for (const auto add :
         {add_event, add_key, add_badge, add_scan, add_present, add_find, add_ledger, add_attendance, add_identity,
          add_report, add_staff_group, add_purge, add_hub, add_sync, add_bundle, add_clock, add_doctor}) {
        add(app, grammar);
    }
    add_documents(app, io, chosen);
    group_commands(app);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() != 0) return wrong_usage(app, error, argc, argv, io);
        return app.exit(error, io.out, io.err) == 0 ? kDone : kUsage;
    }
    const int code = chosen();
    io.out.flush();
    if (code == kDone && !io.out) return fail_with(io, {core::ErrorKind::Io, "the output could not be written"});
    return code;
}

} // namespace

int run(int argc, const char* const* argv, std::ostream& out, std::ostream& err, std::istream& in,
        bool err_is_terminal) {
    Io io{out, err, in, false, err_is_terminal};
    try {
        return run_checked(argc, argv, io);
    } catch (const std::exception& error) {
        return fail_with(io, {core::ErrorKind::Io, error.what()});
    }
}

} // namespace kiosk::tool
