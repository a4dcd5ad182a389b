// What a command line that cannot be read was perhaps meant to say.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace kiosk::tool {

struct Mistake {
    std::string what; // of the first word that is unknown or missing, with the nearest one; "" when it is none of these
    std::string command; // as far as it could be read: "kioskctl event"
};
[[nodiscard]] Mistake find_mistake(const CLI::App& program, int argc, const char* const* argv);

} // namespace kiosk::tool
