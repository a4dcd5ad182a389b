// Another program, run to its end.
#pragma once

#include <string>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/result.hpp"

namespace kiosk::platform {

// arguments: the program's name first, looked for as a shell would; nothing of them is read by a shell. It reads and
// writes nothing of ours. NotFound: there is no such program. Unavailable: it failed (the detail is what it complained
// of, cut to kMostComplaint bytes, as another program's words), or had not ended in time and was killed.
inline constexpr std::size_t kMostComplaint = 400;
[[nodiscard]] core::Status run_program(const std::vector<std::string>& arguments, core::Millis most);

} // namespace kiosk::platform
