// What the session asks for staff of a stick and of papers that are written to it, what it is answered, and what it
// keeps of that. Values: asked and answered on other threads, and each question is answered once.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "core/base/clock.hpp"
#include "core/base/frame.hpp"
#include "core/base/ids.hpp"
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
    bool only_new = false;
};
// With other kiosks: every sync on it is taken in, and one of all that is here is written for them.
struct SyncByStick {};
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
using StickQuestion = std::variant<LookAtStick, CheckOnStick, MarkOnStick, LoadFromStick, PrintToStick, SyncByStick,
                                   EjectStick, ShowPaper, SavePaper>;

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
    enum class What { Marked, Loaded, Printed, Synced, Ejected, Saved };
    What what = What::Marked;
    std::string file{};                 // Marked, Printed, Synced, Saved: for eyes
    RevisionNumber revision{};          // Loaded
    std::size_t badges = 0, pages = 0;  // Printed
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
        Other
    };
    Why why = Why::Other;
    std::string detail; // English
    bool operator==(const StickFailed&) const = default;
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
using StickAnswer = std::variant<StickLooked, StickChecked, StickDone, StickFailed, PaperShown>;

// --- what is kept
// A stick, what is on it, and what came of the event on it that was checked last, whether or not it is in still.
struct StaffStick {
    enum class Doing { Nothing, Looking, Checking, Marking, Loading, Printing, Syncing, Ejecting, Saving };
    Doing doing = Doing::Nothing;
    std::optional<StickLooked> looked; // none: not yet
    std::string chosen;                // StickItem::name; empty: the first event on it
    std::optional<StickCheck> check;
    bool reading = false;                                     // the check is open
    std::size_t problem = 0;                                  // of the check, the one that is shown
    std::optional<std::variant<StickDone, StickFailed>> said; // what came of what was done last
    std::optional<MonoTime> look_again;
    bool operator==(const StaffStick&) const = default;

    [[nodiscard]] const StickItem* event() const; // the one that is chosen; nullptr: none is there
    [[nodiscard]] bool is_in() const { return looked && looked->stick; }
    [[nodiscard]] bool is_busy() const { return doing != Doing::Nothing && doing != Doing::Looking; }
    // Whether it, or the database, is written to: nobody goes away meanwhile.
    [[nodiscard]] bool is_writing() const { return is_busy() && doing != Doing::Checking; }
};

// The paper that is chosen, and its page as it was drawn last.
struct StaffPapers {
    PaperChoice choice;
    std::size_t page = 0;
    PaperFiles files = PaperFiles::Both;
    std::optional<PaperShown> shown;   // of an earlier choice or page while one is drawn
    bool asked = false, stale = false; // one is drawn, and is another than is wanted by now
    bool operator==(const StaffPapers&) const = default;

    [[nodiscard]] bool is_shown() const { return shown && shown->choice == choice; }
};

} // namespace kiosk::core
