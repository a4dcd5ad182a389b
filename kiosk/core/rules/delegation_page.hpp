// What staff are shown of one delegation, and what came of letting several of its people in at once: values, and the
// rules about them. Full names are in them: no guest's screen is drawn from any of it.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/clock.hpp"
#include "core/event/roster.hpp"
#include "core/ledger/entry.hpp"
#include "core/rules/reception.hpp"

namespace kiosk::core {

// One of its people, today, in the area of the kiosk's checkpoint.
struct DelegationPerson {
    ParticipantId id;
    std::string name;  // an id where there is none
    std::string coach; // 車次; may be empty
    Whereabouts where = Whereabouts::NotCome;
    std::optional<LocalTime> since; // of the first way in, or the last out
    std::string buddy_class{};      // may be empty
    bool operator==(const DelegationPerson&) const = default;
};

// What staff, or a leader's badge, did about several of them at once, as far as it stands.
struct GroupAct {
    EntryRef entry; // one of the act
    LocalTime at{};
    bool named = true; // entries of each person; else a number
    bool leaves = false;
    int people = 0;
    DelegationPart part; // the least that all of them are of
    OperatorId by;       // empty: by the leader's badge
    bool may_undo = false;
    bool operator==(const GroupAct&) const = default;
};

inline constexpr std::size_t kGroupActs = 12;

struct DelegationPage {
    DelegationId id;
    Texts name;
    std::string country; // ISO 3166-1 alpha-2
    std::optional<LocalTime> arrives;
    bool leaves = false;                  // the checkpoint lets out only
    int came = 0;                         // by name or by number, whichever is more
    int named = 0;                        // of them by name
    int inside = 0;                       // now
    std::vector<DelegationPerson> people; // in the package's order
    std::vector<GroupAct> acts;           // newest first, kGroupActs at most
    bool operator==(const DelegationPage&) const = default;

    [[nodiscard]] std::vector<const DelegationPerson*> people_of(const DelegationPart& part) const;
    // Its coaches, or its classes, in order of their numbers, each once; of people without one "" at the end. Empty:
    // nobody's is known.
    [[nodiscard]] std::vector<DelegationPart> parts(DelegationPart::By by) const;
    // The coach or the class that all of these people are of: of both the smaller one. Of all where there is none.
    [[nodiscard]] DelegationPart part_with(const std::set<ParticipantId>& ids) const;
    // Whoever may be let in here, or out.
    [[nodiscard]] bool is_open_to(const DelegationPerson& person) const;
};

// "2" comes before "10", and "2" before "2A"; 高二3班 before 高二10班; "" after all.
[[nodiscard]] bool part_before(const std::string& a, const std::string& b);

// Whether both were written in one act for several people: entries of one moment of one machine, by one of staff.
[[nodiscard]] bool is_same_act(const Entry& a, const Entry& b);

// What came of it. Nothing is written of those whom something stands against.
struct GroupActed {
    int people = 0;                  // with an entry now, or the number that was added to
    std::map<Verdict, int> against;  // people who were not let in or out, by what stands against it
    std::optional<EntryRef> entry{}; // the first that was written
    bool operator==(const GroupActed&) const = default;
};

} // namespace kiosk::core
