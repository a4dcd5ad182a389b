// What the desk tells the screen about one presentation: a value with nothing in it that a guest may not see.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.hpp"
#include "core/event/roster.hpp"
#include "core/ledger/verdict.hpp"
#include "core/ledger/walk_in.hpp"
#include "core/rules/decide.hpp"

namespace kiosk::core {

struct PersonCard {
    std::string name;  // as result_name says
    std::string latin; // empty when the name is masked or given only
    DelegationId delegation;
    Texts affiliation;
    std::string role; // code, translated by the screen as "role.<code>"
    std::string group;
    std::string buddy_class;
    Diet diet = Diet::Unstated;     // only at meals
    std::vector<std::string> avoid; // only at meals
    Language language;              // the guest's own
    bool operator==(const PersonCard&) const = default;
};

struct NextItem {
    Texts title;
    Texts place;
    Texts way;
    MinuteOfDay starts{};
    MinuteOfDay ends{};
    ItemId item;
    PlaceId at;     // may be empty
    LocalDay day{}; // its own, which may be another than today
    bool operator==(const NextItem&) const = default;
};

struct DelegationCount {
    DelegationId delegation;
    Texts name;
    int arrived = 0;
    int expected = 0;
    Language language{};   // the delegation's own
    DelegationPart part{}; // of a coach's badge or a class's
    bool operator==(const DelegationCount&) const = default;
};

struct Counts {
    int checked_in = 0; // distinct people admitted at this kiosk's checkpoint today
    int expected = 0;   // people of its audience
    int inside = 0;     // people in its area now
    bool operator==(const Counts&) const = default;
};

struct Outcome {
    Verdict verdict = Verdict::Unreadable;
    bool repeats_green = false;
    LocalTime at{};                            // event zone
    Texts checkpoint;                          // this one's name
    std::optional<PersonCard> person;          // never for red verdicts
    std::optional<NextItem> next;              // greens and AlreadyIn
    std::optional<DelegationCount> delegation; // greens; whose badge a leader's is, but for red verdicts
    std::optional<LocalTime> first_at;         // AlreadyIn
    std::optional<Texts> first_checkpoint;
    std::optional<int> first_minutes_ago;
    CheckpointKind kind = CheckpointKind::Gate; // of this checkpoint: AlreadyIn at a meal reads 已領餐
    ParticipantId who{};                        // NeedsStaff at a Handover: whom staff are asked about
    std::optional<LocalTime> opens;             // TooEarly
    std::optional<Texts> instead;               // the right checkpoint
    std::optional<LocalTime> instead_opens;
    std::optional<NextItem> instead_item; // what is behind its door: the room, the floor, the way
    int admitted = 0;                     // of a delegation's badge: people checked in by this presentation
    std::string group_token;              // Group: hands the badge back to the desk with the count; empty otherwise
    std::optional<EntryRef> entry;        // what was made durable
    Counts counts;
    bool operator==(const Outcome&) const = default;

    [[nodiscard]] Tone tone() const { return repeats_green ? Tone::Green : tone_of(verdict); }
};

// A badge that was shown while staff only look: nothing was written.
struct BadgeSeen {
    Verdict verdict = Verdict::Unreadable; // of what it is, not of where and when it was shown
    ParticipantId who;                     // whose; empty: nobody's who is known
    DelegationId delegation;               // of a leader's, or of a coach's or a class's
    DelegationPart part{};                 // likewise
    bool operator==(const BadgeSeen&) const = default;
};

// Somebody who registered at the door. For staff: their full name is in it.
struct Arrived {
    ParticipantId id;
    WalkIn stated;    // as it is kept
    std::string code; // their badge's
    int number = 0;   // of those who registered, this one included
    EntryRef entry;   // that introduces them
    Outcome outcome;  // of coming in: a door that is full or closed keeps out whoever registered, too
    bool operator==(const Arrived&) const = default;
};

// Somebody's badge was lost, and here is a new one.
struct NewBadge {
    std::string code; // that a QR code says
    EntryRef entry;   // by which it is theirs: undone, the old one is again
    int revoked = 0;  // badges of theirs that were good until then
    bool operator==(const NewBadge&) const = default;
};

} // namespace kiosk::core
