// The issuer's key as a command gets it: a file, and a passphrase where the file is under one.
#pragma once

#include <filesystem>
#include <optional>

#include "core/base/result.hpp"
#include "core/crypto/crypto_key.hpp"

namespace kiosk::tool {

struct KeyFile {
    std::filesystem::path file;
    std::optional<int> passphrase_fd; // none: the terminal is asked
};

// Refused: a real key that others than its owner may read, under a passphrase or not; a wrong passphrase. Asks for the
// passphrase only when the file is under one.
[[nodiscard]] core::Result<core::IssuerKey> read_issuer_key(const KeyFile& key);

// The file as it is, under its passphrase. Refused: as above.
[[nodiscard]] core::Result<core::AnyKey> read_key_file(const std::filesystem::path& file);

} // namespace kiosk::tool
