// A database that nobody needs any more, and nobody has open.
#pragma once

#include <filesystem>

#include "core/base/result.hpp"

namespace kiosk::store {

// With its identity and all that lies beside it. Nothing when there is none. Io: the system's words.
[[nodiscard]] core::Status take_away(const std::filesystem::path& database);

} // namespace kiosk::store
