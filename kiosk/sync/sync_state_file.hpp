// What a kiosk remembers of its hub between two syncs, for staff and kioskctl doctor: F.sync beside the database F.
//
// Text, UTF-8, LF: "kiosk-sync-1", then "met SECONDS" and "tried SECONDS" (UTC since 1970-01-01; 0: never), "hub NAME",
// "problem TEXT" (empty: none), and "there LEDGER SEQ" for each ledger. Nothing but this file is lost with it.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/clock.hpp"
#include "core/base/ids.hpp"
#include "core/base/result.hpp"

namespace kiosk::sync {

struct SyncState {
    core::WallTime met{};                            // the last sync that went through
    core::WallTime tried{};                          // the last sync
    std::string hub;                                 // its URL, without parameters
    std::string problem;                             // of the last sync; empty: none
    std::map<core::LedgerId, core::LedgerSeq> there; // how far the hub had each ledger when they met
    bool operator==(const SyncState&) const = default;
};

[[nodiscard]] std::string write_sync_state_text(const SyncState& contact);
[[nodiscard]] core::Result<SyncState> parse_sync_state_text(std::string_view text);

[[nodiscard]] std::filesystem::path sync_state_path(const std::filesystem::path& database);
// Nothing when it never met a hub. Invalid: not such a file.
[[nodiscard]] core::Result<std::optional<SyncState>> read_sync_state(const std::filesystem::path& database);
// How far the hub had each ledger when they last met; nothing where that is not known.
[[nodiscard]] std::map<core::LedgerId, core::LedgerSeq> known_at_hub(const std::filesystem::path& database);
[[nodiscard]] core::Status write_sync_state(const std::filesystem::path& database, const SyncState& contact);

// Entries here that the hub had not, when they met; here: how far each ledger is by now.
[[nodiscard]] std::uint64_t unsent(const SyncState& contact, const std::map<core::LedgerId, core::LedgerSeq>& here);

} // namespace kiosk::sync
