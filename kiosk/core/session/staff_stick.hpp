// What the pages of a stick, and of papers that are written to it, are drawn from.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>

#include "core/base/clock.hpp"
#include "core/session/stick_questions.hpp"

namespace kiosk::core {

enum class SecretFace { Lower, Upper, Signs }; // of the keys that a passphrase is typed on

// With which key badges are made for what was checked, and what opens it.
struct StaffMaking {
    std::optional<IssuerKeyChoice> key; // none: one is to be chosen
    TypedSecret typed;                  // so far
    bool seen = false;                  // it is shown as it is
    SecretFace face = SecretFace::Lower;
    bool operator==(const StaffMaking&) const = default;

    [[nodiscard]] bool takes_pin() const { return key && key->from != IssuerKeyChoice::From::Stick; }
};

// A stick, what is on it, and what came of the event on it that was checked last, whether or not it is in still.
struct StaffStick {
    enum class Doing {
        Nothing,
        Looking,
        Checking,
        Marking,
        Loading,
        Printing,
        MakingBadges,
        Syncing,
        SavingSettings,
        TakingSettings,
        SavingLog,
        Ejecting,
        Saving
    };
    Doing doing = Doing::Nothing;
    int percent = 0;                   // of what is done; 0: nobody says
    bool stopping = false;             // it was asked to stop
    std::optional<StickLooked> looked; // none: not yet
    std::string chosen;                // StickItem::name; empty: the first event on it
    std::optional<StickCheck> check;
    bool reading = false;                                     // the check is open
    bool choosing = false;                                    // which badges to print is asked, on top of it
    StickPrint print;                                         // so far
    std::optional<StaffMaking> making;                        // badges are to be made for it; likewise
    std::size_t problem = 0;                                  // of the check, the one that is shown
    std::optional<std::variant<StickDone, StickFailed>> said; // what came of what was done last
    std::optional<MonoTime> look_again;
    bool operator==(const StaffStick&) const = default;

    [[nodiscard]] const StickItem* event() const; // the one that is chosen; nullptr: none is there
    [[nodiscard]] bool is_in() const { return looked && looked->stick; }
    [[nodiscard]] bool is_busy() const { return doing != Doing::Nothing && doing != Doing::Looking; }
    // Whether it, or the database, is written to: nobody goes away meanwhile.
    [[nodiscard]] bool is_writing() const { return is_busy() && doing != Doing::Checking; }
    [[nodiscard]] bool may_stop() const {
        return !stopping && (doing == Doing::Checking || doing == Doing::Printing || doing == Doing::MakingBadges);
    }
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
