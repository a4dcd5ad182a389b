#include "tool/cli/suggestion.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "core/base/edit_distance.hpp"
#include "tool/cli/help.hpp"
#include "tool/io/print.hpp"

namespace kiosk::tool {
namespace {

std::string nearest_of(std::string_view word, const std::vector<std::string>& known) {
    return std::string(core::nearest_word(word, {known.begin(), known.end()}));
}

std::string unknown_command(const CLI::App& app, const std::string& word) {
    std::vector<std::string> known;
    for (const auto* each : shown_commands(app)) known.push_back(each->get_name());
    return "there is no command " + printable(path_of(app) + " " + word) + "; did you mean " + path_of(app) + " " +
           nearest_of(word, known) + "?";
}

std::string unknown_option(const CLI::App& app, const std::string& name) {
    std::vector<std::string> known;
    for (const auto* option : shown_options(app))
        for (const auto& each : option->get_lnames()) known.push_back("--" + each);
    return path_of(app) + " has no option " + printable(name) + "; did you mean " + nearest_of(name, known) + "?";
}

std::string missing_command(const CLI::App& app) {
    std::string list;
    for (const auto* each : shown_commands(app)) list += (list.empty() ? "" : ", ") + each->get_name();
    return path_of(app) + " needs one of its commands: " + list;
}

} // namespace

Mistake find_mistake(const CLI::App& program, int argc, const char* const* argv) {
    const CLI::App* app = &program;
    const auto mistake = [&](std::string what) { return Mistake{std::move(what), path_of(*app)}; };
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "--") return mistake({});
        if (word.size() > 1 && word.front() == '-') {
            const auto name = word.substr(0, word.find('='));
            const auto* option = app->get_option_no_throw(name);
            if (option == nullptr) return mistake(unknown_option(*app, name));
            if (takes_value(*option) && name.size() == word.size()) ++i;
            continue;
        }
        const auto below = app->get_subcommands([](const CLI::App*) { return true; });
        if (below.empty()) continue;
        const auto at =
            std::find_if(below.begin(), below.end(), [&](const auto* each) { return each->get_name() == word; });
        if (at == below.end()) return mistake(unknown_command(*app, word));
        app = *at;
    }
    return mistake(shown_commands(*app).empty() ? std::string() : missing_command(*app));
}

} // namespace kiosk::tool
