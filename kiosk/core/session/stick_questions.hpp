// What the session asks for staff of a stick and of papers that are written to it, and what it is answered. Values:
// asked and answered on other threads, and each question is answered once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "core/base/clock.hpp"
#include "core/base/compiled_once.hpp"
#include "core/base/frame.hpp"
#include "core/base/ids.hpp"
#include "core/crypto/typed_secret.hpp"
#include "core/rules/papers.hpp"
#include "core/rules/stick.hpp"

namespace kiosk::core {

// --- questions
struct LookAtStick {
    bool anew = false; // what is on it is read though it seems to be the same
};
struct CheckOnStick {
    StickItem item;
};
// Of what was checked last, as it was then.
struct MarkOnStick {}; // the workbook with its problems in it, beside the one that was checked
struct LoadFromStick {};
struct PrintToStick { // badges as PDF
    StickPrint print;
};
// A badge for everyone without, a seal, both written back to the stick, and the revision loaded here.
struct MakeBadges {
    IssuerKeyChoice key;
    TypedSecret secret; // a PIN, or the passphrase of a key on the stick; empty where that is under none
};
// With other kiosks: every sync on it is taken in, and one of all that is here is written for them.
struct SyncByStick {};
struct SettingsToStick {};
struct SettingsFromStick {}; // they count from the next start on
struct LogToStick {};        // for whoever is asked for help
struct EjectStick {};
struct ShowPaper {
    PaperChoice choice;
    std::size_t page = 0; // from 0; beyond the last: that one
    bool anew = false;    // of what is known now, though it is the one that was shown last
};
struct SavePaper { // as it was shown last
    PaperChoice choice;
    PaperFiles files = PaperFiles::Both;
};
struct StickQuestion
    : std::variant<LookAtStick, CheckOnStick, MarkOnStick, LoadFromStick, PrintToStick, MakeBadges, SyncByStick,
                   SettingsToStick, SettingsFromStick, LogToStick, EjectStick, ShowPaper, SavePaper> {
    using variant::variant;
    KIOSK_COMPILED_ONCE(StickQuestion);
};

// --- answers
struct StickLooked {
    std::optional<StickSeen> stick; // none: none is in, or it cannot be read
    std::string trouble;            // then why, English
    bool operator==(const StickLooked&) const = default;
};
struct StickChecked {
    StickCheck check;
};
struct StickDone {
    enum class What { Marked, Loaded, Printed, Made, Synced, SettingsSaved, SettingsTaken, LogSaved, Ejected, Saved };
    What what = What::Marked;
    std::string file{};                 // that was written, or taken in: for eyes
    RevisionNumber revision{};          // Loaded, Made
    std::size_t badges = 0, pages = 0;  // Printed; Made: new ones
    std::size_t taken = 0, sent = 0;    // Synced: entries, new here and written for others
    std::size_t syncs = 0, refused = 0; // Synced: files that were taken in, and that could not be
    bool operator==(const StickDone&) const = default;
};
struct StickFailed {
    enum class Why {
        Gone,       // pulled out, or broken
        Full,       //
        Protected,  // against writing
        TooLarge,   //
        NotLoaded,  // the desk did not take it
        NotPrinted, // a text that does not fit
        Stopped,    // as it was asked for
        Settings,   // there is no file of them, or the one on the stick has a fault
        WrongPin,   // number: of tries that are left before a wait
        PinWaits,   // number: of seconds until a try is heard
        WrongPassphrase,
        NoKey,       // it is not there any more, or nobody has a PIN that it could be under
        OtherIssuer, // of the event that is loaded here, whose badges alone count
        NotMade,     // of a step of making badges, for what the detail says
        Changed,     // it is another than what was checked
        Other
    };
    Why why = Why::Other;
    std::string detail; // English
    std::int64_t number = 0;
    bool operator==(const StickFailed&) const = default;
};
struct BadgesMade {
    StickDone done;
    StickCheck check; // as it is now, but for what is new: as it was before it was loaded
};
struct PaperShown {
    enum class Trouble {
        None,
        NoNames, // they were deleted, and it is made of them
        Nothing, // would stand on it
        NoSuch,  // the event has another day or other people by now
        NotRead  // the event cannot be read, or not be drawn
    };
    PaperChoice choice;
    Trouble trouble = Trouble::None;
    std::string detail;                      // of NoSuch and NotRead, English
    std::size_t page = 0, pages = 0;         // page < pages without trouble
    std::shared_ptr<const RgbImage> picture; // of that page; null with trouble
    bool no_entries = false;                 // nobody was recorded yet
    bool operator==(const PaperShown&) const = default;
};
struct StickAnswer : std::variant<StickLooked, StickChecked, StickDone, StickFailed, BadgesMade, PaperShown> {
    using variant::variant;
    KIOSK_COMPILED_ONCE(StickAnswer);
};

} // namespace kiosk::core
