// Which entries stand behind one person's rows, and what the papers make of each. Pure.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "report/day_book.hpp"
#include "service/person_history.hpp"

namespace kiosk::report {

enum class EntryUse { MorningSignin, AfternoonSignin, Leaving, Meal, FirstRecord, LastRecord };

struct Explained {
    const service::HistoryEntry* entry = nullptr;
    std::optional<core::LocalDay> day; // of the event, for which it counts; none: it counts for none
    std::vector<EntryUse> uses;        // on that day's papers; empty: it counts, and no cell shows it
};

// One for each of the history, in its order; day: of that day alone, as the papers take it: with what does not count of
// the same date.
[[nodiscard]] std::vector<Explained> explain(const DayBook& book, std::span<const service::HistoryEntry> history,
                                             const core::SubjectKey& subject, std::optional<core::LocalDay> day);

} // namespace kiosk::report
