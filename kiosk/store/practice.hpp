// A database to rehearse with (演練): the event's people, programme, badges and PINs as they are now, and no entry. It
// lies beside the real one, with an identity of its own, and is marked in its header: nothing of it is ever sent or
// reported. Nobody else has either of them open.
#pragma once

#include <filesystem>

#include "core/base/result.hpp"
#include "store/database.hpp"

namespace kiosk::store {

[[nodiscard]] std::filesystem::path practice_file(const std::filesystem::path& database);

// One that is there already goes on. NotFound: the real one holds no event yet.
[[nodiscard]] core::Status make_practice(const std::filesystem::path& database);
// Thrown away, with its identity and all that lies beside it. Nothing when there is none.
[[nodiscard]] core::Status end_practice(const std::filesystem::path& database);

[[nodiscard]] core::Result<bool> is_practice(const Database& database);
// Refused, in words: it is one.
[[nodiscard]] core::Status check_is_real(const Database& database);

} // namespace kiosk::store
