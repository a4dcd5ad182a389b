// What every reader of kioskctl's help and manual should know besides the commands, in one place for both.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

namespace kiosk::tool {

inline constexpr const char* kGeneral = "General options"; // the group of those that every command has

inline constexpr std::string_view kVersion = "0.1.0";
inline constexpr std::string_view kVersionDay = "2026-11-25"; // of the manual

struct Note {
    std::string_view name;
    std::string_view text;
};
[[nodiscard]] std::span<const Note> exit_codes();
[[nodiscard]] std::span<const Note> environment();
[[nodiscard]] std::span<const Note> files();

// "Examples:" and a line for each line of examples; what the help of a command ends with.
[[nodiscard]] std::string examples_footer(std::string_view examples);
// The lines of such a footer, without what is before them.
[[nodiscard]] std::vector<std::string> examples_in(const std::string& footer);
// The whole program's: examples, exit codes, environment, files.
[[nodiscard]] std::string program_footer(std::string_view examples);

// CLI11's help with each command's own options before the general ones, and without what its checks are called.
class GuideFormatter : public CLI::Formatter {
  public:
    std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override;
    std::string make_option_name(const CLI::Option* option, bool positional) const override;
    std::string make_option_opts(const CLI::Option* option) const override;
};

// The commands below, and the options that help shows, in the order in which help shows them.
[[nodiscard]] std::vector<const CLI::App*> shown_commands(const CLI::App& app);
[[nodiscard]] std::vector<const CLI::Option*> shown_options(const CLI::App& app);
[[nodiscard]] std::string path_of(const CLI::App& app); // "kioskctl event check"
[[nodiscard]] bool takes_value(const CLI::Option& option);
// "FILE" of --db FILE and of the positional FILE; "" for a flag.
[[nodiscard]] std::string value_name(const CLI::Option& option);

} // namespace kiosk::tool
