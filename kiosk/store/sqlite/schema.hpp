// Tables, triggers, migrations, and the pragmas that every connection of ours has.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

#include "store/sqlite/connection.hpp"

namespace kiosk::store {

inline constexpr std::int64_t kApplicationId = 0x4B494F53; // "KIOS", in the file's header
inline constexpr std::int64_t kPracticeId = 0x4B494F52;    // "KIOR": instead, of a rehearsal (store/practice.hpp)
inline constexpr std::int64_t kSchemaVersion = 19;         // user_version
inline constexpr core::Millis kBusyTimeout{5000};          // for which a statement waits for another program

// store/sqlite/migrations/, built in: one script a version. The first makes a new file, the n-th turns version n-1 into
// n; none ever changes. A zero byte follows each text.
[[nodiscard]] std::span<const std::string_view, kSchemaVersion> migrations();

// Opens, checks whose file it is, makes or migrates the schema (not when ReadOnly) and sets the pragmas.
// TooNew and Corrupt leave the file as it is.
[[nodiscard]] core::Result<std::unique_ptr<Connection>> open_database(const std::filesystem::path& file, Access access,
                                                                      core::Millis busy_timeout);

} // namespace kiosk::store
