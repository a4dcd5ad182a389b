// The first start of a machine: what it has been told so far, and what is on the screen that asks. Values.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/ids.hpp"
#include "core/event/roster.hpp"
#include "core/rules/stick.hpp"
#include "core/session/state.hpp"
#include "core/session/stick_questions.hpp"
#include "core/setup/touch_map.hpp"

namespace kiosk::core {

// In this order; what kiosk.toml calls them, name_of() says.
enum class SetupStep : std::uint8_t { Upright, Touch, Camera, Event, Clock, Pin };
inline constexpr std::size_t kSetupSteps = 6;
[[nodiscard]] std::string_view name_of(SetupStep step); // "upright"
[[nodiscard]] std::optional<SetupStep> setup_step(std::string_view name);

inline constexpr Millis kUprightStays{10'000}; // without a touch: it is upright
inline constexpr Millis kCornersWait{20'000};  // without a touch: they are touched anew
inline constexpr Millis kStickAgain{2'000};    // between two looks for a stick
inline constexpr double kMostOff = 0.02;       // of the picture's longer side: else the corners are touched anew
inline constexpr int kReadsEnough = 3;         // pictures in a row in which a code was read
inline constexpr std::size_t kCorners = 4;
// Whoever sets a kiosk up; the others are added later. What they do is written under it, so it is no name.
inline constexpr std::string_view kFirstTeacher = "t1";

// What goes into kiosk.toml.
struct SetupChoices {
    int rotate = 0;                    // degrees clockwise: 0, 90, 180, 270
    std::optional<TouchMap> touch;     // none: as the picture is turned
    std::optional<std::string> camera; // as in kiosk.toml; none: the first there is
    CheckpointId checkpoint;           // empty: not chosen yet
    bool follow = false;               // the programme
    bool operator==(const SetupChoices&) const = default;
};

// Which questions a file answers that somebody brought along.
struct SetupAnswered {
    bool rotate = false, touch = false, camera = false;
    bool operator==(const SetupAnswered&) const = default;
};

struct SetupCorners {
    std::vector<TouchPair> touched;
    TouchPoint size;           // of the picture at the last of them, pixels
    std::optional<double> off; // of the last of them, pixels
    bool anew = false;         // they were too far off, or nobody touched any more
};

struct SetupTest {
    int reads = 0; // pictures in a row, up to kReadsEnough
    std::optional<Millis> took;
    std::optional<double> module;     // pixels a module of the code that was read last; none: not known
    bool typed = false;               // a scanner typed a code
    std::vector<std::string> devices; // cameras that there are
    [[nodiscard]] bool passed() const { return typed || reads >= kReadsEnough; }
};

// An event that could be that of this kiosk.
struct SetupEventFacts {
    EventInfo event;
    RevisionNumber revision;
    std::size_t people = 0;
    std::vector<Checkpoint> checkpoints;
    CheckpointId suggested; // where a kiosk stands when nobody says
    bool loaded = false;    // it is in the database already
    bool operator==(const SetupEventFacts&) const = default;
};

struct SetupFault {
    enum class What {
        Event,    // cannot be read, or not be loaded
        Settings, // the file on the stick is none, or a part of one
        Saving,   // what was chosen could not be written down
        Teacher   // the PIN could not be kept
    };
    What what = What::Event;
    std::string detail; // English
    bool operator==(const SetupFault&) const = default;
};

struct SetupState {
    SetupStep step = SetupStep::Upright;
    MonoTime since{}; // of the step, or of the last touch in it
    SetupChoices choices;
    SetupAnswered answered;
    bool english = false;
    TextSize text = TextSize::Normal;
    bool waiting = false; // for an answer, so that nothing else can be asked
    bool finished = false;
    std::optional<SetupFault> fault;

    SetupCorners corners;
    SetupTest test;

    std::optional<StickLooked> looked; // none: not yet
    bool looking = false;
    MonoTime look_at{};             // when to look again
    bool settings_answered = false; // whether those on the stick are to be used

    bool has_event = false;               // one is loaded
    std::optional<SetupEventFacts> event; // that is shown
    std::size_t errors = 0;               // of the event that was read last; 0: it has none
    std::vector<StickProblem> problems;   // then the first of them

    Millis moved{0};            // by which the time on the screen is ahead of the machine's
    bool clock_refused = false; // this machine does not let the kiosk set its time
    std::string clock_detail{}; // then why, English
    bool clock_sure = false;    // somebody compared it

    std::string pin, again; // typed: forgotten with the step
    bool differs = false;   // the second time something else was typed

    // The file on the stick is asked about, and nothing else is.
    [[nodiscard]] bool offers_settings() const;
    // The first PIN is typed and may be kept, so the second is typed.
    [[nodiscard]] bool types_again() const;
};

} // namespace kiosk::core
