// F.identity beside the database F: who writes this ledger, and with which key (format: core/ledger/entry.hpp).
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/base/result.hpp"
#include "core/ledger/entry.hpp"

namespace kiosk::store {

[[nodiscard]] std::filesystem::path identity_path(const std::filesystem::path& database);

// Nothing when there is no file. Invalid: a file that is not an identity. Io: it is there and cannot be read.
[[nodiscard]] core::Result<std::optional<core::LedgerIdentity>> read_identity(const std::filesystem::path& file);

// Mode 0600, replaced as a whole, and on the disk when it returns.
[[nodiscard]] core::Status write_identity(const std::filesystem::path& file, const core::LedgerIdentity& identity);

} // namespace kiosk::store
