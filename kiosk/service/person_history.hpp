// Every entry about one person, those that do not count included, and what became of each: for whoever asks why a paper
// says what it says.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <vector>

#include "core/base/result.hpp"
#include "core/ledger/entry.hpp"
#include "core/rules/attendance.hpp"

namespace kiosk::service {

enum class Fate {
    Counts,        // as presence
    Noted,         // it stands, and tells nothing of presence: a refusal, a badge revoked
    Voided,        // by the entry `by`
    RecordedAgain, // `by` is the entry that counts for the same fact
};
struct HistoryEntry {
    core::Entry entry;
    core::LocalTime at{}; // at the host school
    Fate fate = Fate::Counts;
    std::optional<core::EntryRef> by;
    bool time_unsure = false; // and nobody has confirmed that clock since
};

// In order of time. Voids are told with what they undo, and are none of their own.
[[nodiscard]] std::vector<HistoryEntry> history_of(std::span<const core::Entry> entries,
                                                   const core::MergeContext& context, const core::SubjectKey& subject);
// Errors: of the database.
[[nodiscard]] core::Result<std::vector<HistoryEntry>> read_history(const std::filesystem::path& database,
                                                                   const core::SubjectKey& subject);

} // namespace kiosk::service
