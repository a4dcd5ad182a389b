// The keys that badges for an event on a stick can be made with: this kiosk's, and those that lie on the stick.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/crypto/crypto_key.hpp"
#include "core/event/roster.hpp"
#include "core/rules/stick.hpp"
#include "platform/folder.hpp"
#include "store/database.hpp"

namespace kiosk::service {

inline constexpr std::string_view kKeyEnding = ".key"; // of a file in the stick's root that may be one
inline constexpr std::size_t kMostKeyBytes = 4096;
inline constexpr std::size_t kMostKeysOnStick = 8; // that can be chosen from

// The first of a public half, in hex: enough to tell it from others.
[[nodiscard]] std::string digits_of(const core::PublicKey& key);
// pinned: the issuers of the event that is loaded; none: it takes any.
[[nodiscard]] core::StickKey::Use use_of(const core::PublicKey& key, bool sample, const core::EventInfo& event,
                                         const std::vector<core::PublicKey>& pinned);

// What making badges for the package has to do and can do here, but for the keys on the stick. package: as it would be
// loaded. None: nothing is missing (everybody has a badge that counts, and there need be no seal), or this is a
// rehearsal's database, of which nothing is real.
[[nodiscard]] core::Result<std::optional<core::StickMaking>>
making_of(const core::EventPackage& package, const store::Database& database, bool needs_seal);
// Those on the stick, in the order of its contents.
void add_keys_on(const platform::Folder& stick, const core::StickContents& contents, const core::EventInfo& event,
                 const std::vector<core::PublicKey>& pinned, core::StickMaking& making);

// A file in the stick's root. NotFound: it is gone; Invalid: it is no key; else as platform::Folder::read().
[[nodiscard]] core::Result<core::AnyKey> read_key_on(const platform::Folder& stick, const std::string& name);

} // namespace kiosk::service
