#include "ui/presenters/setup.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/crypto/pin.hpp"
#include "core/i18n/hidden_marks.hpp"

namespace kiosk::ui {
namespace {

using core::SetupStep;

constexpr std::array<std::string_view, core::kSetupSteps> kRailKeys{"setup.upright", "setup.touch", "setup.camera",
                                                                    "setup.event",   "setup.clock", "setup.pin"};

std::int64_t begun_seconds(core::Millis left) {
    return std::max<std::int64_t>(0, (left.count() + 999) / 1000);
}

// The end is what somebody is there for; what cannot be done now is an outline.
std::vector<SetupButton> ways_on(const core::SetupState& state, const Translator& words) {
    std::vector<SetupButton> on;
    const auto leads = [&](std::string_view key, bool primary) {
        SetupButton button{"on", words.say(key), std::nullopt, primary};
        if (core::may_go_on(state)) button.does = core::SetupOn{};
        on.push_back(std::move(button));
    };
    switch (state.step) {
    case SetupStep::Upright:
    case SetupStep::Touch:
        break;
    case SetupStep::Camera:
        on.push_back({"no_camera", words.say("setup.no_camera"), core::WithoutCamera{}});
        leads("setup.next", state.test.passed());
        break;
    case SetupStep::Event:
        leads("setup.next", true);
        break;
    case SetupStep::Clock:
        leads(state.clock_refused              ? "setup.clock_later"
              : state.moved == core::Millis{0} ? "setup.clock_right"
                                               : "setup.clock_set",
              true);
        break;
    case SetupStep::Pin:
        leads("setup.finish", true);
        break;
    }
    return on;
}

std::optional<Said> fault_said(const core::SetupState& state, const Translator& words) {
    if (!state.fault) return std::nullopt;
    const auto key = [&] {
        switch (state.fault->what) {
        case core::SetupFault::What::Event:
            return "setup.fault_event";
        case core::SetupFault::What::Settings:
            return "setup.fault_settings";
        case core::SetupFault::What::Saving:
            return "setup.fault_saving";
        case core::SetupFault::What::Teacher:
            break;
        }
        return "setup.fault_teacher";
    }();
    return words.say(key, {{"reason", core::for_screen(state.fault->detail)}});
}

// --- camera

SetupLine picture_line(const SetupInput& input, const Translator& words) {
    SetupLine line{SetupMark::Open, words.say("setup.picture"), words.say("setup.not_yet")};
    if (input.camera.status != CameraStatus::Running || !input.camera.frame) return line;
    line.mark = SetupMark::Fine;
    line.value = {std::to_string(input.camera.frame->width) + "×" + std::to_string(input.camera.frame->height), "en"};
    return line;
}

SetupLine light_line(const SetupInput& input, const Translator& words) {
    constexpr int kDark = 40, kBright = 215;
    SetupLine line{SetupMark::Open, words.say("setup.light"), words.say("setup.not_yet")};
    if (!input.light) return line;
    const bool fine = *input.light >= kDark && *input.light <= kBright;
    line.mark = fine ? SetupMark::Fine : SetupMark::Look;
    line.value = words.say(fine                   ? "setup.light_fine"
                           : *input.light < kDark ? "setup.light_dark"
                                                  : "setup.light_bright");
    return line;
}

SetupLine sharp_line(const SetupInput& input, const Translator& words) {
    SetupLine line{SetupMark::Open, words.say("setup.sharp"), words.say("setup.not_yet")};
    using core::ScanProblem;
    if (input.hint.problem == ScanProblem::Blurred || input.hint.problem == ScanProblem::TooSmall) {
        line.mark = SetupMark::Look;
        line.value = words.say(input.hint.problem == ScanProblem::Blurred ? "setup.blurred" : "setup.too_small");
    } else if (input.state.test.reads > 0) {
        line.mark = SetupMark::Fine;
        line.value = words.say("setup.sharp_fine");
        if (const auto module = input.state.test.module) {
            const auto tenths = std::lround(*module * 10);
            line.value =
                words.say("setup.module", {{"n", std::to_string(tenths / 10) + "." + std::to_string(tenths % 10)}});
        }
    }
    return line;
}

SetupLine badge_line(const SetupInput& input, const Translator& words) {
    const core::SetupTest& test = input.state.test;
    if (test.typed) return {SetupMark::Fine, words.say("setup.badge"), words.say("setup.typed")};
    const bool fine = test.reads >= core::kReadsEnough;
    return {fine ? SetupMark::Fine : SetupMark::Open, words.say("setup.badge"),
            words.say("setup.reads", {{"n", std::int64_t{test.reads}}, {"all", std::int64_t{core::kReadsEnough}}})};
}

// --- event

Spans setup_facts(const core::SetupEventFacts& facts, const Translator& words) {
    const core::EventInfo& event = facts.event;
    return joined({{say(event.title, words.language())},
                   {say(event.host_short.empty() ? event.host_school : event.host_short, words.language())},
                   {words.say("setup.event_size", {{"n", static_cast<std::int64_t>(facts.people)},
                                                   {"name", std::to_string(facts.revision.value())}})}},
                  kDot);
}

SetupFile file_of(const core::StickItem& item, const Translator& words) {
    const bool workbook = item.kind == core::StickKind::Workbook;
    return {"file." + item.name,
            false,
            workbook,
            {item.shown, "en"},
            {words.say(workbook ? "stick.workbook" : "stick.package")},
            core::ReadEventFrom{item}};
}

SetupDoor door_of(const core::Checkpoint& door, const core::SetupState& state, const Translator& words) {
    const auto direction = [&] {
        switch (door.direction) {
        case core::Direction::In:
            return "checkpoints.in";
        case core::Direction::Out:
            return "checkpoints.out";
        case core::Direction::Both:
            break;
        }
        return "checkpoints.both";
    }();
    std::vector<Spans> parts{{words.say(direction)}};
    if (door.opens || door.closes)
        parts.push_back({{(door.opens ? core::format_minute(*door.opens) : "") + "–" +
                              (door.closes ? core::format_minute(*door.closes) : ""),
                          "en"}});
    return {door.id.str(), say(door.name, words.language()), joined(parts, kDot), door.id == state.choices.checkpoint,
            core::ChooseSetupCheckpoint{door.id}};
}

SetupProblem problem_of(const core::StickProblem& problem, const Translator& words) {
    SetupProblem made{{problem.where, "en"},
                      say(problem.what, words.language()),
                      say(problem.mend, words.language()),
                      problem.is_error};
    if (!problem.column.empty()) made.where.text += " " + problem.column;
    return made;
}

// --- clock

ClockColumn clock_column(const SetupInput& input, const Translator& words, core::ClockField field, std::string_view id,
                         const core::Args& args, int value) {
    ClockColumn column{std::string(id), words.say("setup." + std::string(id), args), std::to_string(value),
                       core::MoveClock{field, 1, input.local_now}, core::MoveClock{field, -1, input.local_now}};
    if (field != core::ClockField::Year && value < 10) column.value.insert(0, "0");
    return column;
}

} // namespace

SetupChrome setup_chrome(const SetupInput& input, const Translator& words) {
    const core::SetupState& state = input.state;
    SetupChrome chrome;
    chrome.title = words.say("setup.product");
    chrome.subtitle = words.say("setup.title");
    chrome.note = words.say("setup.resumes");
    chrome.clock = core::format_time(input.local_now + state.moved);
    chrome.language = {"language", words.say("chrome.language"), core::ToggleSetupLanguage{}};
    chrome.text_size = {"text_size", words.say("setup.text_size"), core::NextTextSize{}};
    for (std::size_t i = 0; i < kRailKeys.size(); ++i) {
        const auto step = static_cast<SetupStep>(i);
        chrome.steps.push_back({words.say(kRailKeys.at(i)), step < state.step, step == state.step});
    }
    chrome.which = words.say("setup.which", {{"n", static_cast<std::int64_t>(state.step) + 1},
                                             {"all", static_cast<std::int64_t>(core::kSetupSteps)}});
    if (state.step != SetupStep::Upright) {
        chrome.back = SetupButton{"back", words.say("setup.back"), std::nullopt};
        if (core::may_go_back(state)) chrome.back->does = core::SetupBack{};
    }
    chrome.on = ways_on(state, words);
    chrome.fault = fault_said(state, words);
    return chrome;
}

UprightPage upright_page(const SetupInput& input, const Translator& words) {
    const auto left =
        std::clamp(input.state.since + core::kUprightStays - input.now, core::Millis{0}, core::kUprightStays);
    UprightPage page;
    page.title = words.say("setup.upright_title");
    page.how = words.say("setup.upright_how");
    page.seconds = static_cast<int>(begun_seconds(left));
    page.left = static_cast<float>(left.count()) / static_cast<float>(core::kUprightStays.count());
    page.countdown = words.say("setup.upright_left", {{"n", std::int64_t{page.seconds}}});
    page.anywhere = words.say("setup.anywhere");
    page.anywhere_how = words.say("setup.anywhere_how");
    page.mouse = words.say("setup.mouse");
    page.mouse_how = words.say("setup.mouse_how");
    page.up_home = {words.say("setup.up_home").text, core::Language(core::kHomeLanguage)};
    page.up = {words.say("setup.up").text, "en"};
    return page;
}

CornersPage corners_page(const SetupInput& input, const Translator& words) {
    constexpr std::array<std::string_view, core::kCorners> kCornerKeys{"setup.upper_left", "setup.upper_right",
                                                                       "setup.lower_right", "setup.lower_left"};
    const core::SetupCorners& corners = input.state.corners;
    CornersPage page;
    page.next = std::min(corners.touched.size(), core::kCorners - 1);
    page.title = words.say(kCornerKeys.at(page.next));
    page.sub = corners.anew ? words.say("setup.corners_anew")
                            : words.say("setup.corners", {{"n", static_cast<std::int64_t>(page.next)}});
    if (corners.off) {
        page.off = words.say("setup.off", {{"n", std::int64_t{std::lround(*corners.off)}}});
        page.off_fine = *corners.off <= core::kMostOff * std::max(corners.size.x, corners.size.y);
    }
    page.waits = words.say("setup.corners_wait", {{"n", begun_seconds(core::kCornersWait)}});
    page.back = {"back", words.say("setup.turn_again"), core::SetupBack{}};
    page.language = {"language", words.say("chrome.language"), core::ToggleSetupLanguage{}};
    return page;
}

CameraPage camera_page(const SetupInput& input, const Translator& words) {
    const core::SetupTest& test = input.state.test;
    CameraPage page;
    page.title = words.say("setup.camera_title");
    page.how = words.say("setup.camera_how");
    page.status = input.camera.status;
    if (page.status == CameraStatus::Starting) page.trouble = words.say("setup.camera_starting");
    if (page.status == CameraStatus::Lost) page.trouble = words.say("setup.camera_lost");
    if (page.status == CameraStatus::Off) page.trouble = words.say("setup.camera_off");
    if (test.typed) {
        page.read = words.say("setup.scanner_read");
    } else if (test.took && test.reads > 0) {
        const auto hundredths = std::clamp<std::int64_t>((test.took->count() + 5) / 10, 1, 999);
        const std::string part = std::to_string(hundredths % 100);
        page.read = words.say("setup.read",
                              {{"time", std::to_string(hundredths / 100) + "." + (part.size() < 2 ? "0" : "") + part}});
    }
    page.lines = {picture_line(input, words), light_line(input, words), sharp_line(input, words),
                  badge_line(input, words)};
    // Whoever said that there is none may have thought better of it.
    const bool none = input.state.choices.camera == "none";
    if (test.devices.size() > (none ? 0U : 1U)) {
        const auto used = std::ranges::find(test.devices, input.state.choices.camera.value_or(test.devices.front()));
        const auto number = used == test.devices.end() ? 1 : used - test.devices.begin() + 1;
        page.buttons.push_back(
            {"next_camera",
             words.say("setup.next_camera",
                       {{"n", std::int64_t{number}}, {"all", static_cast<std::int64_t>(test.devices.size())}}),
             core::NextCamera{}});
    }
    page.scanner = words.say("setup.scanner_how");
    return page;
}

EventPage event_page(const SetupInput& input, const Translator& words) {
    const core::SetupState& state = input.state;
    EventPage page;
    if (state.waiting) page.wait = words.say(state.event ? "setup.loading" : "setup.reading");
    if (state.event) {
        page.title = words.say("setup.where_title");
        page.sub = setup_facts(*state.event, words);
        for (const core::Checkpoint& door : state.event->checkpoints) page.doors.push_back(door_of(door, state, words));
        page.another = SetupButton{"another", words.say("setup.another"), core::AnotherEvent{}};
        page.follow = SetupButton{"follow", words.say("checkpoints.follow"), core::ToggleSetupFollow{}};
        page.follows = state.choices.follow;
        page.follow_how = words.say("setup.follow_how");
        return page;
    }
    if (state.errors > 0) {
        page.title = words.say("setup.errors", {{"n", static_cast<std::int64_t>(state.errors)}});
        page.sub = {words.say("setup.errors_how")};
        for (const core::StickProblem& problem : state.problems) page.problems.push_back(problem_of(problem, words));
        page.another = SetupButton{"another", words.say("setup.another"), core::AnotherEvent{}};
        return page;
    }
    page.title = words.say("setup.event_title");
    const bool in = state.looked && state.looked->stick;
    const bool unreadable = state.looked && !state.looked->stick && !state.looked->trouble.empty();
    page.sub = {words.say(in ? "setup.event_stick" : unreadable ? "stick.unreadable_how" : "setup.event_none")};
    if (in)
        for (const core::StickItem& item : state.looked->stick->contents.items)
            if (item.kind == core::StickKind::Workbook || item.kind == core::StickKind::Package)
                page.files.push_back(file_of(item, words));
    if (in && page.files.empty()) page.sub = {words.say("stick.no_files")};
    page.files.push_back(
        {"demo", true, false, words.say("setup.demo"), {words.say("setup.demo_how")}, core::ReadEventFrom{}});
    return page;
}

SetupClockPage setup_clock_page(const SetupInput& input, const Translator& words) {
    using namespace std::chrono;
    const core::SetupState& state = input.state;
    const core::LocalTime shown = input.local_now + state.moved;
    const year_month_day day{core::day_of(shown)};
    const hh_mm_ss time{floor<minutes>(shown - core::LocalTime{core::day_of(shown)})};
    SetupClockPage page;
    page.title = words.say("setup.clock_title");
    page.how = words.say("setup.clock_how");
    const int y = static_cast<int>(day.year());
    constexpr int kFirstOfRepublic = 1912;
    using core::ClockField;
    page.columns = {
        clock_column(input, words, ClockField::Year, "year", {{"n", std::to_string(y - kFirstOfRepublic + 1)}}, y),
        clock_column(input, words, ClockField::Month, "month", {},
                     static_cast<int>(static_cast<unsigned>(day.month()))),
        clock_column(input, words, ClockField::Day, "day", {}, static_cast<int>(static_cast<unsigned>(day.day()))),
        clock_column(input, words, ClockField::Hour, "hour", {}, static_cast<int>(time.hours().count())),
        clock_column(input, words, ClockField::Minute, "minute", {}, static_cast<int>(time.minutes().count()))};
    page.lines.push_back(input.synchronised
                             ? SetupLine{SetupMark::Fine, words.say("setup.ntp"), words.say("setup.ntp_how")}
                             : SetupLine{SetupMark::Look, words.say("setup.no_ntp"), words.say("setup.no_ntp_how")});
    const std::string zone = state.event ? state.event->event.zone.name() : "Asia/Taipei";
    page.lines.push_back({SetupMark::Hint, words.say("setup.zone", {{"name", zone}}), words.say("setup.zone_how")});
    if (state.clock_refused)
        page.lines.push_back(
            {SetupMark::Look, words.say("setup.clock_refused"),
             words.say("setup.clock_refused_how", {{"reason", core::for_screen(state.clock_detail)}})});
    return page;
}

PinPage pin_page(const SetupInput& input, const Translator& words) {
    const core::SetupState& state = input.state;
    const bool whole = state.pin.size() == core::kPinDigits, again = state.types_again();
    const auto mark = [](bool fine, bool wrong) {
        return fine ? SetupMark::Fine : wrong ? SetupMark::Look : SetupMark::Open;
    };
    PinPage page;
    page.title = words.say("setup.pin_title");
    page.how = words.say("setup.pin_how");
    page.who_label = words.say("setup.who");
    page.who = {std::string(core::kFirstTeacher), "en"};
    page.who_how = words.say("setup.who_how");
    page.rules = {
        {mark(whole, false), words.say("setup.pin_digits", {{"n", static_cast<std::int64_t>(state.pin.size())}}), {}},
        {mark(again, whole && !again), words.say("setup.pin_rule"), {}},
        {mark(again && state.again == state.pin, state.differs),
         words.say(state.differs ? "setup.pin_differs" : "setup.pin_again"),
         {}}};
    page.typed = again ? state.again.size() : state.pin.size();
    page.typing = words.say(again ? "setup.pin_again" : "setup.pin_first");
    page.clear = words.say("setup.clear");
    page.later = words.say("setup.pin_later");
    return page;
}

SettingsSheet settings_sheet(const Translator& words) {
    return {words.say("setup.settings_title"),
            {words.say("setup.settings_how"), words.say("setup.settings_touch")},
            {"settings.use", words.say("setup.settings_use"), core::UseSettings{}, true},
            {"settings.leave", words.say("setup.settings_leave"), core::LeaveSettings{}}};
}

} // namespace kiosk::ui
