#include "tool/cli/help.hpp"

#include <algorithm>

namespace kiosk::tool {
namespace {

constexpr std::size_t kColumn = 28; // of the texts, where CLI11 has its own
constexpr std::string_view kExamples = "Examples:\n";

void append_section(std::string& text, std::string_view title, std::span<const Note> notes) {
    text += "\n";
    text += title;
    text += ":\n";
    for (const auto& note : notes) {
        std::string line = "  ";
        line += note.name;
        line.resize(std::max(line.size() + 1, kColumn), ' ');
        text += line;
        text += note.text;
        text += '\n';
    }
}

} // namespace

std::span<const Note> exit_codes() {
    static constexpr Note kNotes[] = {
        {"0", "Done; every problem that was named is a warning"},
        {"1", "Failed or refused; the reason, and how to mend it, is on the error stream"},
        {"2", "The command line cannot be meant so; nothing was done"},
    };
    return kNotes;
}

std::span<const Note> environment() {
    static constexpr Note kNotes[] = {
        {"KIOSK_ASSETS", "The assets folder, whose words badges are printed with, when it is not beside the program"},
        {"PGPASSFILE", "A file of mode 0600 with the hub's password (default: ~/.pgpass), as libpq reads it: "
                       "*:*:*:kiosk_gate:PASSWORD"},
        {"PGSERVICEFILE", "Named hubs for postgresql://?service=NAME"},
        {"TZ, LANG, LC_ALL", "Not read: times are in the event's time zone, and the output is English in UTF-8, but "
                             "where --lang asks for another language"},
    };
    return kNotes;
}

std::span<const Note> files() {
    static constexpr Note kNotes[] = {
        {"DIR", "An event package: event.toml and its tables, with badges.csv (tokens: keep it to yourself)"},
        {"DIR/seal.toml", "Its seal: revision number, hash of every file, an issuer's signature"},
        {"kiosk.db", "A kiosk's database, one event in one SQLite file, mode 0600"},
        {"kiosk.db.clock", "That staff confirmed the clock, since the machine was switched on; it counts on no other"},
        {"kiosk.db.identity", "The ledger's key of this machine, mode 0600; it stays when the database is copied"},
        {"kiosk.db.sync", "What this kiosk remembers of its hub between two syncs"},
        {"issuer.key", "An issuer's key, mode 0600, refused when others than its owner may read it"},
    };
    return kNotes;
}

std::string examples_footer(std::string_view examples) {
    std::string text(kExamples);
    while (!examples.empty()) {
        const auto end = examples.find('\n');
        auto line = examples.substr(0, end);
        examples.remove_prefix(end == std::string_view::npos ? examples.size() : end + 1);
        line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
        text += "  ";
        text += line;
        text += '\n';
    }
    return text;
}

std::vector<std::string> examples_in(const std::string& footer) {
    std::vector<std::string> lines;
    if (!footer.starts_with(kExamples)) return lines;
    for (auto at = kExamples.size(); footer.compare(at, 2, "  ") == 0;) {
        const auto end = std::min(footer.find('\n', at), footer.size());
        lines.push_back(footer.substr(at + 2, end - at - 2));
        at = std::min(end + 1, footer.size());
    }
    return lines;
}

std::string program_footer(std::string_view examples) {
    auto text = examples_footer(examples);
    append_section(text, "Exit codes", exit_codes());
    append_section(text, "Environment", environment());
    append_section(text, "Files", files());
    return text;
}

std::string GuideFormatter::make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const {
    if (mode == CLI::AppFormatMode::Sub) return make_expanded(app);
    std::vector<std::string> groups = app->get_groups();
    std::stable_partition(groups.begin(), groups.end(), [](const auto& group) { return group != kGeneral; });
    std::string text = make_description(app) + make_usage(app, std::move(name)) + make_positionals(app);
    for (const auto& group : groups) {
        if (group.empty()) continue;
        auto options = app->get_options(
            [&](const CLI::Option* each) { return each->get_group() == group && each->nonpositional(); });
        if (!options.empty()) text += make_group(group, false, std::move(options));
    }
    return text + make_subcommands(app, mode) + "\n" + make_footer(app);
}

std::string GuideFormatter::make_option_name(const CLI::Option* option, bool positional) const {
    if (positional) return option->get_name(true);
    std::string names;
    for (const auto& name : option->get_snames()) names += "-" + name + ", ";
    for (const auto& name : option->get_lnames()) names += "--" + name + ", ";
    return names.substr(0, names.size() - 2);
}

std::string GuideFormatter::make_option_opts(const CLI::Option* option) const {
    std::string text;
    if (!option->get_positional() && takes_value(*option)) text += " " + value_name(*option);
    if (option->get_required()) text += " (required)";
    if (const auto usual = option->get_default_str(); !usual.empty()) text += " (default: " + usual + ")";
    return text;
}

std::vector<const CLI::App*> shown_commands(const CLI::App& app) {
    return app.get_subcommands([](const CLI::App* each) { return !each->get_group().empty(); });
}

std::vector<const CLI::Option*> shown_options(const CLI::App& app) {
    auto options = app.get_options([](const CLI::Option* each) { return !each->get_group().empty(); });
    std::stable_sort(options.begin(), options.end(), [](const auto* a, const auto* b) {
        const auto place = [](const CLI::Option* each) {
            return each->get_positional() ? 0 : each->get_group() == kGeneral ? 2 : 1;
        };
        return place(a) < place(b);
    });
    return options;
}

std::string path_of(const CLI::App& app) {
    return app.get_parent() == nullptr ? app.get_name() : path_of(*app.get_parent()) + " " + app.get_name();
}

bool takes_value(const CLI::Option& option) {
    return option.get_items_expected_max() > 0;
}

std::string value_name(const CLI::Option& option) {
    if (option.get_positional()) return option.get_name(true);
    if (!takes_value(option)) return {};
    const auto type = option.get_type_name();
    return type.substr(0, type.find(':')); // CLI11 adds what a value is checked for
}

} // namespace kiosk::tool
