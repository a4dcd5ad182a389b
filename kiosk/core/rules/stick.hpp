// What staff are told of a stick: what is on it, what is wrong with an event that lies there, what it would change.
// Values; names on it are somebody else's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/ids.hpp"
#include "core/event/programme.hpp"
#include "core/rules/staff.hpp"

namespace kiosk::core {

// In this order they are listed.
enum class StickKind {
    Workbook, // an event as one .xlsx or .xlsm: it has a sheet of the event's and one of its people
    Package,  // a folder with an event.toml
    Bundle,   // a sync as a file (sync/bundle.hpp)
    Settings, // a kiosk.toml
    Key       // an issuer's key (core/crypto/crypto_key.hpp)
};
struct StickItem {
    StickKind kind = StickKind::Workbook;
    std::string name;        // as it is on the stick: never to be shown
    std::string shown;       // the same for eyes: without what is hidden or controls, and what is no UTF-8 as \xNN
    std::uint64_t bytes = 0; // 0 of a folder
    WallTime modified{};
    bool operator==(const StickItem&) const = default;
};
struct StickContents {
    std::vector<StickItem> items; // by kind, the newest first
    std::size_t others = 0;       // that the kiosk does nothing with: files, folders, links
    bool more = false;            // there is more in the root than was looked at
    bool operator==(const StickContents&) const = default;
};
struct StickSeen {
    std::string name;                  // its label, for eyes
    std::string file_system;           // "vfat"; empty: of a folder
    std::uint64_t total = 0, free = 0; // bytes
    bool read_only = false;            // nothing can be written to it
    StickContents contents;
    bool operator==(const StickSeen&) const = default;
};

// A part of a sheet, around the cell at fault.
struct StickCells {
    std::vector<std::string> columns; // "C", "D"
    struct Row {
        int number = 0;                 // from 1
        std::vector<std::string> cells; // one a column
        bool operator==(const Row&) const = default;
    };
    std::vector<Row> rows;
    std::size_t row = 0, column = 0; // at fault, of those
    bool operator==(const StickCells&) const = default;
};
struct StickProblem {
    bool is_error = true;              // else a warning
    std::string where;                 // "名單!E14", "participants.csv:12", or a file or sheet alone
    std::string column;                // may be empty
    Texts what, mend;                  // in English and the home language; mend may be empty
    std::optional<StickCells> cells{}; // of a workbook, and of the first problems only
    bool operator==(const StickProblem&) const = default;
};

inline constexpr std::size_t kMostNamedOnStick = 200;
struct StickPeople {
    std::size_t count = 0;
    std::vector<std::string> names; // in full, of the first kMostNamedOnStick of them
    bool operator==(const StickPeople&) const = default;
};
// Of the revision that is loaded.
struct StickChanges {
    RevisionNumber revision;        // that it would be
    std::size_t people = 0;         // in it
    StickPeople added, left, other; // other: somebody who stays, with other details
    std::size_t others = 0;         // delegations, programme items, checkpoints, places, drawings
    bool is_new = true;             // false: it is loaded as it is
    bool sealed = false;            // by an issuer; else whoever loads it vouches for it
    bool operator==(const StickChanges&) const = default;
};
// Whose badges came with it.
struct StickGroup {
    DelegationId id;
    Texts name;
    std::size_t badges = 0, new_badges = 0;
    bool operator==(const StickGroup&) const = default;
};
// Which of them are printed, and on what.
struct StickPrint {
    bool only_new = false;
    DelegationId delegation{}; // empty: of all
    std::string paper{};       // of StickCheck's; empty: the first
    bool operator==(const StickPrint&) const = default;
};
// With which key badges are made.
struct IssuerKeyChoice {
    enum class From { Kiosk, Stick, New }; // New: made on this kiosk, and its own from then on
    From from = From::Kiosk;
    std::string file{}; // Stick: its name there
    bool operator==(const IssuerKeyChoice&) const = default;
};
struct StickKey {
    enum class Use {
        Good,        //
        OtherIssuer, // the event that is loaded takes badges of other keys alone
        SampleOnly   // it is for sample events, and this is none
    };
    IssuerKeyChoice choice; // Kiosk or Stick
    Use use = Use::Good;
    std::string shown;  // Stick: the file's name for eyes; Kiosk: whose PIN it is under
    std::string digits; // the first of its public half, in hex: what tells it from others
    bool open = false;  // under no passphrase
    bool operator==(const StickKey&) const = default;
};
// How badges can be made here for an event on a stick.
struct StickMaking {
    std::size_t without = 0;         // people and delegations without a badge that counts
    std::vector<StickKey> keys{};    // this kiosk's, then those on the stick
    std::vector<std::string> wanted; // StickKey::digits of the event's issuers; empty: any key will do, and a new one
    bool operator==(const StickMaking&) const = default;

    [[nodiscard]] bool takes_new_key() const { return wanted.empty(); }
    [[nodiscard]] const StickKey* find(const IssuerKeyChoice& choice) const; // nullptr: there is no such key
};
enum class StickHindrance {
    Errors,       // in its files
    OtherEvent,   // than that of this kiosk
    NeedsSeal,    // sealed revisions alone are taken here, once one was; badges that are made here seal it
    NoCheckpoint, // the one at which this kiosk stands
    Refused       // for what the detail says
};
struct StickCheck {
    StickItem item;
    std::vector<StickProblem> problems; // the errors, then the warnings, each in the order of the files
    std::size_t errors = 0;
    std::optional<StickHindrance> hindrance; // why it cannot be loaded
    std::string detail;                      // of Refused, English
    StickChanges changes;                    // without a hindrance
    std::size_t badges = 0, new_badges = 0;  // that can be printed: they came with it; new: this kiosk has not had them
    std::vector<StickGroup> groups{};        // with such a badge
    std::vector<std::string> papers{};       // that they can be printed on
    std::optional<StickMaking> making{};     // badges are missing or a seal is, and can be made here
    bool operator==(const StickCheck&) const = default;

    [[nodiscard]] std::size_t badges_of(const StickPrint& print) const;
};

[[nodiscard]] constexpr bool may_use_stick(StaffRole role) {
    return role == StaffRole::Teacher;
}

} // namespace kiosk::core
