// kioskctl's manual page and its shell completion, both written from the grammar that reads the command line.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace kiosk::tool {

// roff with the macros of man(7).
[[nodiscard]] std::string manual_page(const CLI::App& program);

// A script for bash 4 or newer, to be sourced. It completes commands, options, and files where a word is one.
[[nodiscard]] std::string bash_completion(const CLI::App& program);

} // namespace kiosk::tool
