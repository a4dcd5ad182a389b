// A sealed event package as one run of bytes, so that it can be sent to kiosks.
//
// Bytes (integers big-endian): "kiosk parcel 1\n", then for each file u8 length and name (1 … 64 of A-Z a-z 0-9 . _ -,
// no dot in front; of a drawing of the campus with "plans/" before it), u32 length and bytes; 1 … 64 files, seal.toml
// among them; nothing after the last. badges.csv travels without its tokens, which no kiosk needs.
#pragma once

#include <cstddef>
#include <filesystem>

#include "core/base/bytes.hpp"
#include "core/base/result.hpp"
#include "core/event/roster.hpp"

namespace kiosk::event {

inline constexpr std::size_t kMaxParcelBytes = std::size_t{64} << 20U;

// Refused: the folder's package is not sealed, its seal does not fit, or it is larger than a parcel may be. Invalid:
// the package has errors; the first is named.
[[nodiscard]] core::Result<core::Bytes> pack(const std::filesystem::path& dir);

// The package, with a seal that fits; whose seal it is, the database decides that loads it. Invalid: other bytes, or a
// package with errors, the first of which is named; Io. Unpacks into a folder that only this user can read, and that is
// gone when it returns.
[[nodiscard]] core::Result<core::EventPackage> unpack(core::ByteView parcel);

} // namespace kiosk::event
