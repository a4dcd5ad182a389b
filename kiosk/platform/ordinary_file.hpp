// What files and folders share: the system's errors in words, and reading what is open. Internal to the room. Details
// of errors do not begin with the file's name.
#pragma once

#include <cstddef>
#include <string>

#include <sys/types.h>

#include "core/base/result.hpp"
#include "platform/descriptor.hpp"

namespace kiosk::platform {

// code: errno.
[[nodiscard]] core::Error system_error(int code);

// Refused: mode (of stat) is not that of an ordinary file; says what it is.
[[nodiscard]] core::Status check_is_ordinary(mode_t mode);

// All that follows. Refused: no ordinary file. Invalid: more than most bytes.
[[nodiscard]] core::Result<std::string> read_ordinary(const Descriptor& in, std::size_t most);

} // namespace kiosk::platform
