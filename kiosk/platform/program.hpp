// Another program, run to its end.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/result.hpp"

namespace kiosk::platform {

// arguments: the program's name first, looked for as a shell would; nothing of them is read by a shell. It reads
// nothing of ours. NotFound: there is no such program. Unavailable: it failed (the detail is what it complained of, cut
// to kMostComplaint bytes, as another program's words), or had not ended in time and was killed.
inline constexpr std::size_t kMostComplaint = 400;
[[nodiscard]] core::Status run_program(const std::vector<std::string>& arguments, core::Millis most);

// The same, for what it writes to its standard output; what it complains of is not heard. stop: asked now and then
// whether it is to be killed. Busy: it was, for that, or had not ended in time, or wrote more than most_bytes.
[[nodiscard]] core::Result<std::string> output_of(const std::vector<std::string>& arguments, std::size_t most_bytes,
                                                  core::Millis most, const std::function<bool()>& stop);

} // namespace kiosk::platform
