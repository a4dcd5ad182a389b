// kioskctl, but for its process: tests call it with streams of their own.
#pragma once

#include <iosfwd>

namespace kiosk::tool {

// err_is_terminal: progress may be drawn on err. Returns the exit code: 0 done, 1 failed, 2 wrong usage. Never throws.
[[nodiscard]] int run(int argc, const char* const* argv, std::ostream& out, std::ostream& err, std::istream& in,
                      bool err_is_terminal = false);

} // namespace kiosk::tool
