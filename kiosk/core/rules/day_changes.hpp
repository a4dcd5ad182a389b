// What is changed about the programme on the day: somebody is delayed; an item is moved, cancelled or sent to its
// rain_place. Facts of the ledger on top of the revision that is loaded. Pure.
//
// - Of facts about one thing the last counts: a delay is how far behind the plan somebody is, not how much more.
// - A delay is of the day on which it was written down. It moves what is not over by then: everyone's every item of
// that
//   day, a delegation's those that are for it alone.
// - A door moves with its item; one without an item with everyone. Whose delegation is further behind than the door has
//   as much longer before it closes, and before they are late. A door that is open already does not shut again.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/ids.hpp"
#include "core/event/roster.hpp"
#include "core/ledger/entry.hpp"

namespace kiosk::core {

inline constexpr int kLongestDelay = 600; // minutes

// Whom or what a change is about: an item, else a delegation, else everyone.
struct ChangeSubject {
    DelegationId delegation;
    ItemId item;
    bool operator==(const ChangeSubject&) const = default;
};

struct DayChange {
    enum class What { Delay, Move, Cancel, Rain };
    What what = What::Delay;
    ChangeSubject subject; // Delay: no item; else an item and no delegation
    int minutes = 0;       // Delay: 0 … kLongestDelay; Move: the minute of its day at which it begins, 0 … 1439
    bool operator==(const DayChange&) const = default;
};

// Whether it is one that can be written.
[[nodiscard]] bool is_possible(const DayChange& change);
[[nodiscard]] EntryKind kind_of(DayChange::What what);
[[nodiscard]] bool changes_day(EntryKind kind);
// Says the change in an entry of kind_of() it, made at a checkpoint.
void tell_change(const DayChange& change, Entry& entry);
// None: the entry is of another kind, or says what cannot be.
[[nodiscard]] std::optional<DayChange> change_in(const Entry& entry);

// One that stands, for staff.
struct ChangeMade {
    DayChange change;
    EntryRef entry;
    LocalTime at{};
    OperatorId by;
    bool operator==(const ChangeMade&) const = default;
};
// facts: that stand (standing_facts()), in order; of them those that say one.
[[nodiscard]] std::vector<ChangeMade> changes_made(std::span<const Entry* const> facts, const Zone& zone);

class DayChanges {
  public:
    bool operator==(const DayChanges&) const = default;
    DayChanges() = default;
    // made: in order. planned: of the revision that is loaded.
    DayChanges(std::vector<ChangeMade> made, std::span<const ProgrammeItem> planned);

    [[nodiscard]] const std::vector<ChangeMade>& made() const { return made_; }
    // As it takes place, of an item of the plan.
    [[nodiscard]] ProgrammeItem changed(ProgrammeItem planned) const;
    // When they are expected.
    [[nodiscard]] Delegation changed(Delegation planned) const;
    // Its hours on a day, for people of a delegation; for an empty one, as they are for everyone else.
    [[nodiscard]] Checkpoint changed(Checkpoint planned, LocalDay day, const DelegationId& whose) const;
    // How far behind the plan a delegation is on a day, an empty one: everyone.
    [[nodiscard]] std::chrono::minutes delay_of(const DelegationId& whose, LocalDay day) const;

  private:
    struct Shift {
        std::chrono::minutes by{0};
        LocalTime since{}; // of the last fact that moved it
        bool operator==(const Shift&) const = default;
    };
    [[nodiscard]] std::chrono::minutes delay_by(const DelegationId& whose, LocalDay day, std::size_t facts) const;
    [[nodiscard]] std::chrono::minutes delay_of_item(const ProgrammeItem& item, std::size_t facts) const;
    [[nodiscard]] Shift shift_of(const ProgrammeItem& planned) const;
    [[nodiscard]] Shift shift_of_everyone(LocalDay day) const;

    std::vector<ChangeMade> made_;
    std::map<ItemId, Shift> items_; // of those that are at another time
};

} // namespace kiosk::core
