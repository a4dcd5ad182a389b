#include "core/setup/setup.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "core/base/earliest.hpp"
#include "core/base/find_by_id.hpp"
#include "core/crypto/pin.hpp"

namespace kiosk::core {

KIOSK_COMPILED_HERE(SetupQuestion);
KIOSK_COMPILED_HERE(SetupAnswer);
KIOSK_COMPILED_HERE(SetupEvent);

namespace {

constexpr std::array<std::string_view, kSetupSteps> kStepNames{"upright", "touch", "camera", "event", "clock", "pin"};

bool is_answered(const SetupState& state, SetupStep step) {
    switch (step) {
    case SetupStep::Upright:
        return state.answered.rotate;
    case SetupStep::Touch:
        return state.answered.touch;
    case SetupStep::Camera:
        return state.answered.camera;
    case SetupStep::Event:
    case SetupStep::Clock:
    case SetupStep::Pin:
        break;
    }
    return false;
}

SetupStep first_open(const SetupState& state, SetupStep from) {
    while (is_answered(state, from)) from = static_cast<SetupStep>(static_cast<std::uint8_t>(from) + 1);
    return from;
}

// A person may read it in kiosk.toml; a hundredth of a pixel less is nothing to a finger.
TouchMap rounded(const TouchMap& map) {
    constexpr double kParts = 1e6;
    const auto whole = [](double value) { return std::round(value * kParts) / kParts + 0.0; }; // no -0
    return {whole(map.xx), whole(map.xy), whole(map.x0), whole(map.yx), whole(map.yy), whole(map.y0)};
}

// One step of the setup as it goes on: the state, and what it asks.
struct Setup {
    SetupState& state;
    std::vector<SetupQuestion>& asked;
    MonoTime now;

    void ask(SetupQuestion question) {
        state.waiting = true;
        state.fault.reset();
        asked.push_back(std::move(question));
    }

    void enter(SetupStep step) {
        state.step = step;
        state.since = now;
        state.fault.reset();
        state.corners = {};
        state.test = {0, {}, {}, false, std::move(state.test.devices)};
        state.pin.clear();
        state.again.clear();
        state.differs = false;
        state.moved = Millis{0};
        state.clock_refused = false;
        state.look_at = now;
        if (step == SetupStep::Camera) asked.emplace_back(LookForCameras{});
        if (step == SetupStep::Event && state.has_event && !state.event) ask(ReadLoadedEvent{});
    }
    // Where it is switched off, it goes on.
    void go_to(SetupStep step) {
        enter(step);
        asked.emplace_back(SaveSetup{state.choices, step});
    }
    void go_on() { go_to(first_open(state, static_cast<SetupStep>(static_cast<std::uint8_t>(state.step) + 1))); }

    void corners_anew() {
        state.corners = {};
        state.corners.anew = true;
        state.since = now;
    }

    // --- what a hand does
    void on(const TurnPicture&) {
        if (state.step != SetupStep::Upright || state.offers_settings()) return;
        constexpr int kQuarter = 90, kWhole = 360;
        state.choices.rotate = (state.choices.rotate + kQuarter) % kWhole;
        state.choices.touch.reset();
        state.since = now;
    }
    void on(const TouchCorner& touch) {
        if (state.step != SetupStep::Touch || state.offers_settings() || touch.size.x <= 0 || touch.size.y <= 0) return;
        const auto part = [&](TouchPoint at) { return TouchPoint{at.x / touch.size.x, at.y / touch.size.y}; };
        SetupCorners& corners = state.corners;
        corners.anew = false;
        corners.size = touch.size;
        corners.touched.push_back({part(touch.touched), part(touch.target)});
        corners.off = off_by_lying(corners.touched, touch.size);
        state.since = now;
        if (corners.touched.size() < kCorners) return;
        const auto fit = fit_touch(corners.touched, touch.size);
        if (!fit || fit->off > kMostOff * std::max(touch.size.x, touch.size.y)) return corners_anew();
        state.choices.touch = rounded(after(turned_touch(state.choices.rotate), fit->map));
        go_on();
    }
    void on(const SetupBack&) {
        if (may_go_back(state)) go_to(static_cast<SetupStep>(static_cast<std::uint8_t>(state.step) - 1));
    }
    void on(const SetupOn&) {
        if (!may_go_on(state)) return;
        switch (state.step) {
        case SetupStep::Upright:
        case SetupStep::Touch:
            return;
        case SetupStep::Camera:
            return go_on();
        case SetupStep::Event:
            if (state.event->loaded) return go_on();
            return ask(LoadSetupEvent{});
        case SetupStep::Clock:
            if (state.clock_refused) return go_on();
            return ask(SetMachineClock{state.moved});
        case SetupStep::Pin:
            return ask(MakeTeacher{state.pin});
        }
    }
    void on(const ToggleSetupLanguage&) {
        state.english = !state.english;
        state.since = now;
    }
    void on(const NextTextSize&) {
        state.text = state.text == TextSize::Normal   ? TextSize::Larger
                     : state.text == TextSize::Larger ? TextSize::Largest
                                                      : TextSize::Normal;
    }
    void on(const NextCamera&) {
        const auto& devices = state.test.devices;
        if (state.step != SetupStep::Camera || devices.empty()) return;
        const auto used = std::ranges::find(devices, state.choices.camera.value_or(devices.front()));
        const bool last = used == devices.end() || used + 1 == devices.end();
        state.choices.camera = last ? devices.front() : *(used + 1);
        state.test = {0, {}, {}, false, std::move(state.test.devices)};
    }
    void on(const WithoutCamera&) {
        if (state.step != SetupStep::Camera) return;
        state.choices.camera = "none";
        go_on();
    }
    void on(const ReadEventFrom& from) {
        if (state.step != SetupStep::Event || state.waiting) return;
        state.errors = 0;
        state.problems.clear();
        ask(ReadSetupEvent{from.item});
    }
    void on(const AnotherEvent&) {
        if (state.waiting) return;
        state.event.reset();
        state.errors = 0;
        state.problems.clear();
        state.fault.reset();
    }
    void on(const ChooseSetupCheckpoint& chosen) {
        if (!state.event || state.waiting || find_by_id(state.event->checkpoints, chosen.id) == nullptr) return;
        state.choices.checkpoint = chosen.id;
    }
    void on(const ToggleSetupFollow&) { state.choices.follow = !state.choices.follow; }
    void on(const MoveClock& move) {
        if (state.step != SetupStep::Clock || state.waiting) return;
        const LocalTime shown = move.machine + state.moved;
        state.moved += with_field_moved(shown, move.field, move.by) - shown;
        state.clock_refused = false;
    }
    void on(const TypeSetupPin& typed) {
        if (state.step != SetupStep::Pin || state.waiting) return;
        std::string& text = state.types_again() ? state.again : state.pin;
        if (text.size() < kPinDigits) text += typed.digit;
        state.differs = state.again.size() == kPinDigits && state.again != state.pin;
        if (state.differs) state.again.clear();
    }
    void on(const EraseSetupPin&) {
        if (state.waiting) return;
        std::string& text = state.again.empty() ? state.pin : state.again;
        if (!text.empty()) text.pop_back();
        state.differs = false;
    }
    void on(const ClearSetupPin&) {
        if (state.waiting) return;
        state.pin.clear();
        state.again.clear();
        state.differs = false;
    }
    void on(const UseSettings&) {
        if (!state.offers_settings() || state.waiting) return;
        state.settings_answered = true;
        ask(TakeSetupSettings{});
    }
    void on(const LeaveSettings&) {
        state.settings_answered = true;
        state.since = now;
    }

    // --- what happens
    void on(const SetupTick&) {
        if (state.step <= SetupStep::Event && !state.looking && state.look_at <= now) {
            state.looking = true;
            state.look_at = now + kStickAgain;
            asked.emplace_back(LookForStick{});
        }
        if (state.offers_settings() || state.waiting) return;
        if (state.step == SetupStep::Upright && state.since + kUprightStays <= now) return go_on();
        if (state.step == SetupStep::Touch && !state.corners.touched.empty() && state.since + kCornersWait <= now)
            corners_anew();
    }
    void on(const FrameSearched& frame) {
        if (state.step != SetupStep::Camera) return;
        SetupTest& test = state.test;
        if (!frame.read) {
            if (!test.passed()) test.reads = 0;
            return;
        }
        test.reads = std::min(test.reads + 1, kReadsEnough);
        test.took = frame.took;
        if (frame.module) test.module = frame.module;
    }
    void on(const CodeTyped&) {
        if (state.step == SetupStep::Camera) state.test.typed = true;
    }
    void on(const SetupAnswerCame& came) {
        std::visit([this](const auto& answer) { take(answer); }, came.answer);
    }

    // --- answers
    void take(const StickLooked& looked) {
        const bool offered = state.offers_settings();
        state.looking = false;
        state.looked = looked;
        if (offered != state.offers_settings()) state.since = now;
    }
    void take(const CamerasFound& found) { state.test.devices = found.devices; }
    void take(const SetupEventRead& read) {
        state.waiting = false;
        state.event = read.facts;
        if (find_by_id(read.facts.checkpoints, state.choices.checkpoint) == nullptr)
            state.choices.checkpoint = read.facts.suggested;
    }
    void take(const SetupEventFaulty& faulty) {
        state.waiting = false;
        state.event.reset();
        state.errors = faulty.errors;
        state.problems = faulty.problems;
    }
    void take(const SetupEventLoaded&) {
        state.waiting = false;
        state.has_event = true;
        if (state.event) state.event->loaded = true;
        if (state.step == SetupStep::Event) go_on();
    }
    void take(const SettingsTaken& taken) {
        state.waiting = false;
        state.choices = taken.choices;
        state.answered = taken.answered;
        go_to(first_open(state, state.step));
    }
    void take(const SetupSaved& saved) {
        state.finished = saved.finished;
        if (!saved.finished) return;
        state.waiting = false;
        state.pin.clear();
        state.again.clear();
    }
    void take(const MachineClockSet& set) {
        state.waiting = false;
        state.clock_refused = set.refused;
        state.clock_detail = set.detail;
        state.clock_sure = !set.refused;
        if (state.clock_sure && state.step == SetupStep::Clock) go_on();
    }
    void take(const TeacherMade&) { ask(SaveSetup{state.choices, std::nullopt}); }
    void take(const SetupFault& fault) {
        state.waiting = false;
        state.fault = fault;
    }
};

} // namespace

std::string_view name_of(SetupStep step) {
    return kStepNames.at(static_cast<std::size_t>(step));
}

std::optional<SetupStep> setup_step(std::string_view name) {
    const auto* found = std::ranges::find(kStepNames, name);
    if (found == kStepNames.end()) return std::nullopt;
    return static_cast<SetupStep>(found - kStepNames.begin());
}

bool SetupState::offers_settings() const {
    if (settings_answered || step > SetupStep::Event || !looked || !looked->stick) return false;
    return std::ranges::any_of(looked->stick->contents.items,
                               [](const StickItem& item) { return item.kind == StickKind::Settings; });
}

bool SetupState::types_again() const {
    return check_new_pin(pin).has_value();
}

SetupStepped begin_setup(SetupStep step, SetupChoices choices, bool has_event, MonoTime now) {
    SetupStepped stepped;
    stepped.state.choices = std::move(choices);
    stepped.state.has_event = has_event;
    // Without an event there is nobody whose clock or PIN it could be.
    if (!has_event) step = std::min(step, SetupStep::Event);
    Setup{stepped.state, stepped.asked, now}.enter(step);
    return stepped;
}

SetupStepped step(SetupState state, const SetupEvent& event, MonoTime now) {
    SetupStepped stepped{std::move(state), {}};
    Setup setup{stepped.state, stepped.asked, now};
    std::visit([&](const auto& each) { setup.on(each); }, event);
    return stepped;
}

std::optional<MonoTime> next_deadline(const SetupState& state) {
    std::optional<MonoTime> next;
    if (state.step <= SetupStep::Event && !state.looking) consider(next, state.look_at);
    if (state.offers_settings() || state.waiting) return next;
    if (state.step == SetupStep::Upright) consider(next, state.since + kUprightStays);
    if (state.step == SetupStep::Touch && !state.corners.touched.empty()) consider(next, state.since + kCornersWait);
    return next;
}

bool may_go_on(const SetupState& state) {
    if (state.waiting || state.offers_settings()) return false;
    switch (state.step) {
    case SetupStep::Upright:
    case SetupStep::Touch:
        return false; // by themselves
    case SetupStep::Camera:
    case SetupStep::Clock:
        return true;
    case SetupStep::Event:
        return state.event && !state.choices.checkpoint.empty();
    case SetupStep::Pin:
        break;
    }
    return state.types_again() && state.again == state.pin;
}

bool may_go_back(const SetupState& state) {
    return state.step != SetupStep::Upright && !state.waiting && !state.offers_settings();
}

LocalTime with_field_moved(LocalTime shown, ClockField field, int by) {
    using namespace std::chrono;
    const LocalDay day = day_of(shown);
    const auto time = shown - LocalTime{day};
    const auto round = [](int value, int least, int count) {
        return least + ((value - least) % count + count) % count;
    };
    constexpr int kHours = 24, kMinutes = 60, kMonths = 12;
    switch (field) {
    case ClockField::Hour: {
        const auto now = static_cast<int>(floor<hours>(time).count());
        return shown + hours{round(now + by, 0, kHours) - now};
    }
    case ClockField::Minute: {
        const auto now = static_cast<int>(floor<minutes>(time).count() % kMinutes);
        return shown + minutes{round(now + by, 0, kMinutes) - now};
    }
    case ClockField::Year:
    case ClockField::Month:
    case ClockField::Day:
        break;
    }
    const year_month_day date{day};
    int y = static_cast<int>(date.year());
    auto m = static_cast<int>(static_cast<unsigned>(date.month()));
    auto d = static_cast<int>(static_cast<unsigned>(date.day()));
    const auto last_of = [&] {
        const year_month_day_last last{year{y}, month_day_last{month{static_cast<unsigned>(m)}}};
        return static_cast<int>(static_cast<unsigned>(last.day()));
    };
    if (field == ClockField::Year)
        y = y < kFirstYear || y > kLastYear ? kFirstYear : round(y + by, kFirstYear, kLastYear - kFirstYear + 1);
    if (field == ClockField::Month) m = round(m + by, 1, kMonths);
    if (field == ClockField::Day) d = round(d + by, 1, last_of());
    d = std::min(d, last_of());
    const year_month_day moved{year{y}, month{static_cast<unsigned>(m)}, std::chrono::day{static_cast<unsigned>(d)}};
    return LocalTime{LocalDay{local_days{moved}}} + time;
}

} // namespace kiosk::core
