// What staff have put on paper, or on a stick for want of paper, beside the screens: values, wanted and made on other
// threads.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "core/base/clock.hpp"
#include "core/base/ids.hpp"

namespace kiosk::core {

enum class PaperTo { Stick, Printer };

// A badge that was made at a door.
struct BadgePaper {
    ParticipantId who;
    std::string code; // that its QR code says
    bool operator==(const BadgePaper&) const = default;
};
// Who is inside, to call the roll by.
struct RollPaper {
    PaperTo to = PaperTo::Stick;
    bool operator==(const RollPaper&) const = default;
};
using PaperJob = std::variant<BadgePaper, RollPaper>;

enum class PaperTrouble {
    None,
    NoStick,   // is in, or it was let go
    StickFull, //
    Protected, // the stick, against writing
    NoPrinter, // is named in kiosk.toml, or it is not known here
    Other      // as the detail says
};
// What came of it. Each job has one.
struct PaperMade {
    PaperJob job;
    PaperTrouble trouble = PaperTrouble::None;
    std::string detail{}; // then why, English
    LocalTime at{};       // it is about this moment
    bool operator==(const PaperMade&) const = default;
};

// Copies of the roll, renewed for as long as a place is named for them: the list is there when the building is not.
struct RollCopies {
    std::optional<PaperTo> to; // none: nobody wants any
    bool asked = false;        // one is being made
    std::optional<MonoTime> again;
    std::optional<LocalTime> written;          // the last one that was
    PaperTrouble trouble = PaperTrouble::None; // of the last try
    std::string detail{};
    bool operator==(const RollCopies&) const = default;
};

} // namespace kiosk::core
