// What the first start asks of the thread that waits for disks and sticks, and what it is answered: one answer each.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/compiled_once.hpp"
#include "core/setup/setup_state.hpp"

namespace kiosk::core {

// --- questions
struct LookForStick {};
struct LookForCameras {};
struct ReadSetupEvent {
    std::optional<StickItem> item; // none: the demo
};
struct ReadLoadedEvent {}; // that of this kiosk's database
struct LoadSetupEvent {};  // what was read last, as it was then
struct TakeSetupSettings {};
struct SaveSetup {
    SetupChoices choices;
    std::optional<SetupStep> next; // to go on with; none: it is finished
};
struct SetMachineClock {
    Millis moved{0}; // 0: it is right as it is
};
struct MakeTeacher {
    std::string pin;
};
struct SetupQuestion : std::variant<LookForStick, LookForCameras, ReadSetupEvent, ReadLoadedEvent, LoadSetupEvent,
                                    TakeSetupSettings, SaveSetup, SetMachineClock, MakeTeacher> {
    using variant::variant;
    KIOSK_COMPILED_ONCE(SetupQuestion);
};

// --- answers; StickLooked of LookForStick
struct CamerasFound {
    std::vector<std::string> devices;
};
struct SetupEventRead {
    SetupEventFacts facts;
};
struct SetupEventFaulty {
    std::size_t errors = 0;
    std::vector<StickProblem> problems; // the first of them
};
struct SetupEventLoaded {};
struct SettingsTaken {
    SetupChoices choices;
    SetupAnswered answered;
};
struct SetupSaved {
    bool finished = false;
};
struct MachineClockSet {
    bool refused = false; // it is as it was
    std::string detail{}; // then why, English
};
struct TeacherMade {};
struct SetupAnswer : std::variant<StickLooked, CamerasFound, SetupEventRead, SetupEventFaulty, SetupEventLoaded,
                                  SettingsTaken, SetupSaved, MachineClockSet, TeacherMade, SetupFault> {
    using variant::variant;
    KIOSK_COMPILED_ONCE(SetupAnswer);
};

} // namespace kiosk::core
