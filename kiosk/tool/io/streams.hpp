// Where a command reads and writes, and what it returns.
#pragma once

#include <iosfwd>

#include "core/base/result.hpp"

namespace kiosk::tool {

inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;
inline constexpr int kUsage = 2;

struct Io {
    std::ostream& out;
    std::ostream& err;
    std::istream& in;
    bool json = false;            // results as JSON on out
    bool err_is_terminal = false; // somebody watches: progress may be drawn
};

// Says what is wrong on err; 2 for wrong usage, else 1.
[[nodiscard]] int fail_with(const Io& io, const core::Error& error);
// kDone, or as fail_with().
[[nodiscard]] int ended(const Io& io, const core::Status& status);

} // namespace kiosk::tool
