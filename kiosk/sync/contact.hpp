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

#include "core/clock.hpp"
#include "core/ids.hpp"
#include "core/result.hpp"

namespace kiosk::sync {

struct Contact {
    core::WallTime met{};                            // the last sync that went through
    core::WallTime tried{};                          // the last sync
    std::string hub;                                 // its URL, without parameters
    std::string problem;                             // of the last sync; empty: none
    std::map<core::LedgerId, core::LedgerSeq> there; // how far the hub had each ledger when they met
    bool operator==(const Contact&) const = default;
};

[[nodiscard]] std::string write_contact_text(const Contact& contact);
[[nodiscard]] core::Result<Contact> parse_contact_text(std::string_view text);

[[nodiscard]] std::filesystem::path contact_path(const std::filesystem::path& database);
// Nothing when it never met a hub. Invalid: not such a file.
[[nodiscard]] core::Result<std::optional<Contact>> read_contact(const std::filesystem::path& database);
// How far the hub had each ledger when they last met; nothing where that is not known.
[[nodiscard]] std::map<core::LedgerId, core::LedgerSeq> known_at_hub(const std::filesystem::path& database);
[[nodiscard]] core::Status write_contact(const std::filesystem::path& database, const Contact& contact);

// Entries here that the hub had not, when they met; here: how far each ledger is by now.
[[nodiscard]] std::uint64_t unsent(const Contact& contact, const std::map<core::LedgerId, core::LedgerSeq>& here);

} // namespace kiosk::sync
