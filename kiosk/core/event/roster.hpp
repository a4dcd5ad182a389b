// The event as the package states it: plain values, one per row. event/ makes them, store/ keeps them, rules read them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/ids.hpp"
#include "core/event/delegation_part.hpp"
#include "core/event/report_rules.hpp"
#include "core/event/token.hpp"
#include "core/i18n/text.hpp"

namespace kiosk::core {

enum class EventKind { Visit, Workshop };
enum class ResultName { Full, Given, Masked }; // how the result screen shows a name

// Who may pass or attend. Empty lists admit everyone; else one match in each list that is not empty.
struct Audience {
    std::vector<DelegationId> delegations;
    std::vector<std::string> groups;
    std::vector<std::string> roles;
    std::vector<std::string> buddy_classes{}; // of programme items only: doors count their people without them
    [[nodiscard]] bool everyone() const {
        return delegations.empty() && groups.empty() && roles.empty() && buddy_classes.empty();
    }
    bool operator==(const Audience&) const = default;
};

// Of one of its lists.
template <class T> [[nodiscard]] bool allows(const std::vector<T>& listed, const T& value) {
    return listed.empty() || std::find(listed.begin(), listed.end(), value) != listed.end();
}

struct EventRules {
    std::chrono::minutes exit_after{10}; // at a door of both directions a scan is an exit only so long after the entry
    std::chrono::seconds repeat_green{120}; // a second scan at the same kiosk repeats the green within this time
    bool operator==(const EventRules&) const = default;
};

struct EventInfo {
    EventId id;
    EventTag tag; // event_tag(id)
    EventKind kind = EventKind::Visit;
    Texts title;
    Texts host_school;       // full name
    Texts host_short;        // for the header; falls back to host_school
    int regional_office = 0; // 1 … 11, 0 unknown
    Zone zone = Zone::utc();
    LocalDay first_day{};
    LocalDay last_day{};
    std::vector<Language> languages;
    Texts privacy_notice;
    int retention_days = 0;
    ResultName result_name = ResultName::Full;
    std::vector<PublicKey> issuers; // none: no badge is genuine here
    bool sample = false;
    std::optional<WallTime> demo_now; // only with sample: where the clock starts
    bool show_delegations = true;     // on the attract screen
    EventRules rules;
    ReportRules report;
    bool operator==(const EventInfo&) const = default;
};

// Its last day has passed; never so of an event that is not loaded.
[[nodiscard]] inline bool is_over(const EventInfo& event, LocalDay today) {
    return !event.id.empty() && event.last_day < today;
}

struct Delegation {
    DelegationId id;
    Texts name;
    std::string country; // ISO 3166-1 alpha-2
    Language language;   // BCP 47
    bool home = false;   // local teachers and the like
    std::optional<LocalTime> arrives;
    bool operator==(const Delegation&) const = default;
};

enum class Diet { Unstated, Regular, Vegan, OvoLactoVegetarian, Halal }; // 葷 全素 蛋奶素 清真

enum class Sex : std::uint8_t { Unstated = 0, Female = 1, Male = 2, Other = 3 };
enum class SchoolLevel : std::uint8_t {
    Unstated = 0,
    Elementary = 1,
    JuniorHigh = 2,
    SeniorHigh = 3,
    VocationalHigh = 4
};

struct Participant {
    ParticipantId id;
    DelegationId delegation;
    std::string name;        // in its own script
    std::string latin;       // "SATO Misaki"; may be empty
    std::string given;       // for result_name = given; may be empty
    std::string role;        // student, teacher, principal, guest, speaker, volunteer, interpreter, staff, parent
    std::string title;       // 職稱, free text
    std::string affiliation; // 服務單位; empty: the delegation's name
    std::string group;
    std::string buddy_class;
    std::string buddy;
    Diet diet = Diet::Unstated;
    std::vector<std::string> avoid; // 牛 豬 花生 …
    bool photo = true;
    std::optional<Language> language;        // else the delegation's
    std::vector<std::string> external_codes; // as fold_code() makes them
    std::string coach{};                     // 車次: in which they come; may be empty
    // What only staff may know (注意事項, 工作人員備註): on no guest's screen and no paper.
    std::string attention{}, staff_note{};

    // Counted (core/rules/trait_count.hpp) and shown of nobody; each may be unstated.
    Sex sex = Sex::Unstated;
    std::string grade{}; // "10", "高一"
    SchoolLevel school_level = SchoolLevel::Unstated;
    bool operator==(const Participant&) const = default;
};

// What staff and papers call somebody: their name, or their id once the names are gone.
[[nodiscard]] inline std::string name_or_id(const Participant& person) {
    return person.name.empty() ? person.id.str() : person.name;
}

enum class ItemStatus : std::uint8_t { Planned = 0, Rain = 1, Cancelled = 2 }; // Rain: it takes place at rain_place

struct ProgrammeItem {
    ItemId id;
    LocalDay day{};
    MinuteOfDay starts{};
    MinuteOfDay ends{}; // > starts
    Texts title;
    PlaceId place;    // may be empty
    Texts place_text; // "2F 大禮堂": what is shown; falls back to the place's name
    Texts way;        // "follow the yellow line"; may be empty
    std::string rain_place;
    Audience audience;
    std::vector<int> sdgs; // 1 … 17
    Texts description{};
    Texts speakers{};
    ItemStatus status = ItemStatus::Planned;
    bool operator==(const ProgrammeItem&) const = default;
};

// A point on a drawing of the campus.
inline constexpr int kPlanReach = 100'000;
inline constexpr std::size_t kMostRoutePoints = 32;
inline constexpr int kLongestWalk = 60; // minutes
struct PlanPoint {
    int x = 0, y = 0; // 0 … kPlanReach pixels from the drawing's upper left; of an SVG in its own units
    bool operator==(const PlanPoint&) const = default;
};
// Of the line on the floor that leads there. Kept by number.
enum class LineColour : std::uint8_t { None, Red, Orange, Yellow, Green, Blue, Purple, Pink, Brown };
struct PlanSpot {
    std::string file;               // its name in the package's folder plans/; .png or .svg
    int x = 0, y = 0;               // as in PlanPoint
    std::vector<PlanPoint> route{}; // from where guests come in, two points or more; empty: not said
    int walk = 0;                   // minutes along it; 0: not said
    LineColour line = LineColour::None;
    bool operator==(const PlanSpot&) const = default;
};

// Such a drawing, as it lies in the package.
inline constexpr std::size_t kMaxDrawingBytes = std::size_t{16} << 20U;
struct Drawing {
    std::string file; // as in PlanSpot
    Hash hash;        // SHA-256 of the bytes
    Bytes bytes;
    bool operator==(const Drawing&) const = default;
};

struct Place {
    PlaceId id;
    Texts name;
    std::string kind;     // host, school, sight, room
    double longitude = 0; // degrees, WGS 84
    double latitude = 0;
    std::optional<PlanSpot> plan{};
    bool operator==(const Place&) const = default;
};

// Where people are: Gate, Session, Meal. At the others something changes hands, and nobody has attended by it: a
// Handout is for each person once a day; a Loan comes back, an entry says that it is out and an exit that it is not; at
// a Handover somebody goes with a family, which staff confirm. Kept by number.
enum class CheckpointKind { Gate, Session, Meal, Handout, Loan, Handover };
[[nodiscard]] constexpr bool tells_attendance(CheckpointKind kind) {
    return kind <= CheckpointKind::Meal;
}
// Whether a number of people says enough there; else each must be known.
[[nodiscard]] constexpr bool takes_numbers(CheckpointKind kind) {
    return kind <= CheckpointKind::Handout;
}
enum class Direction : std::uint8_t { In = 1, Out = 2, Both = 3 };

struct Checkpoint {
    CheckpointId id;
    CheckpointKind kind = CheckpointKind::Gate;
    Texts name;
    AreaId area;
    Direction direction = Direction::In;
    std::optional<LocalDay> day;       // none: every day of the event
    std::optional<MinuteOfDay> opens;  // none: from the day's start
    std::optional<MinuteOfDay> closes; // none: to the day's end; > opens
    std::optional<MinuteOfDay> late_after;
    std::optional<int> capacity; // distinct people in the area
    bool many_entries = false;
    Audience audience;
    ItemId item; // the programme item behind this door; may be empty
    bool operator==(const Checkpoint&) const = default;
};

enum class BadgeStatus : std::uint8_t { Active = 1, Revoked = 2, Replaced = 3 };

struct Badge {
    BadgeId id;
    BadgeKind kind = BadgeKind::Participant;
    ParticipantId participant; // kind Participant
    DelegationId delegation;   // kind Delegation
    BadgeStatus status = BadgeStatus::Active;
    DelegationPart part{}; // kind Delegation: of whom it opens the list, never ""; of all: the leader's, who is counted
    bool operator==(const Badge&) const = default;
};

// What an issuer's key says about a package (event/seal/seal.hpp), as found where the package was read.
struct PackageSeal {
    enum State { None, Sound, Broken };
    State state = None;
    PublicKey issuer{}; // Sound: one of the event's issuers signed this revision number and content
    std::string fault;  // Broken: what does not agree, and how to mend it
    bool operator==(const PackageSeal&) const = default;
};

// A whole event. Ids are unique within each list and every reference is to something present.
struct EventPackage {
    EventInfo event;
    std::vector<Delegation> delegations;
    std::vector<Participant> participants;
    std::vector<ProgrammeItem> programme;
    std::vector<Checkpoint> checkpoints;
    std::vector<Place> places;
    std::vector<Badge> badges;
    std::vector<Drawing> drawings; // that places are on and that the package has, by file; the others are not known yet
    RevisionNumber revision{};     // the seal's when that is sound, else event.toml's
    Hash content{};                // SHA-256 over the package's files (event/seal/seal.hpp)
    PackageSeal seal;
};

[[nodiscard]] SubjectKey subject_of(const ParticipantId& participant);
[[nodiscard]] SubjectKey subject_of(BadgeId unknown_badge);
// A delegation counted as a whole by its leader's badge, apart from those of its people who came one by one.
[[nodiscard]] inline SubjectKey subject_of(const DelegationId& group) {
    return SubjectKey{"d:" + group.str()};
}
// Whether it is one of those.
[[nodiscard]] inline bool is_group(const SubjectKey& subject) {
    return subject.str().starts_with("d:");
}
[[nodiscard]] bool admits(const Audience& audience, const Participant& participant);

// The keys of assets/i18n for what the roster states; empty for Unstated, and for what has no word of its own ("蕎麥").
[[nodiscard]] std::string_view text_key_of(Diet diet);
[[nodiscard]] std::string_view text_key_of_avoided(std::string_view thing);

// The day at the host school; a sample's is the one that its demo begins on.
[[nodiscard]] LocalDay day_at(const EventInfo& event, WallTime now);

// What is on now and what comes next for somebody (nullptr: whoever it is for), in order of time; what is cancelled is
// neither. next may be on a later day.
struct NowNext {
    const ProgrammeItem* now = nullptr;
    const ProgrammeItem* next = nullptr;
};
[[nodiscard]] NowNext now_and_next(const std::vector<ProgrammeItem>& programme, LocalTime at, const Participant* who);

} // namespace kiosk::core
