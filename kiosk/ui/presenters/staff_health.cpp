#include "ui/presenters/staff_health.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

#include "core/base/iso_day.hpp"

namespace kiosk::ui {
namespace {

using core::HealthLevel;

std::string_view reason_of(core::ClockFault fault) {
    switch (fault) {
    case core::ClockFault::BeforeBuild:
        return "machine.clock.never_set";
    case core::ClockFault::Jumped:
        return "machine.clock.jumped";
    case core::ClockFault::NoRtc:
    case core::ClockFault::RtcNotUsed:
        return "machine.clock.nothing_sets_it";
    case core::ClockFault::RtcUnset:
        return "machine.clock.battery";
    case core::ClockFault::RtcDisagrees:
        return "machine.clock.disagrees";
    case core::ClockFault::BeforeLastEntry:
        return "machine.clock.before_entry";
    case core::ClockFault::FarFromEvent:
        break;
    }
    return "machine.clock.far";
}

std::string_view source_of(core::ClockSource source) {
    switch (source) {
    case core::ClockSource::Ntp:
        return "machine.clock.ntp";
    case core::ClockSource::Staff:
        return "machine.clock.by_staff";
    case core::ClockSource::Earlier:
        return "machine.clock.earlier";
    case core::ClockSource::Rtc:
        break;
    }
    return "machine.clock.rtc";
}

class HealthTeller {
  public:
    HealthTeller(HealthPage& page, const StaffWords& words) : page_(page), words_(words) {}

    // stem: of the sentences; n: their number.
    void trouble(HealthLevel level, const std::string& stem, std::int64_t n = 0, std::optional<Said> why = {},
                 std::optional<HealthAct> act = {}) {
        const auto said = [&](const char* part) { return words_.say(stem + "." + part, {{"n", n}}); };
        page_.troubles.push_back({level == HealthLevel::Act ? core::Tone::Red : core::Tone::Amber, said("what"),
                                  std::move(why), said("guests"), said("todo"), std::move(act)});
    }
    void fine(std::string_view label, Said value) { page_.fine.push_back({words_.say(label), std::move(value)}); }
    [[nodiscard]] const StaffWords& words() const { return words_; }

  private:
    HealthPage& page_;
    const StaffWords& words_;
};

void tell_camera(HealthTeller& tell, const ScreenInput& screen) {
    switch (screen.camera) {
    case CameraStatus::Lost:
        return tell.trouble(HealthLevel::Act, "machine.camera_lost");
    case CameraStatus::Running:
        return tell.fine("health.camera", tell.words().say("health.camera_running"));
    case CameraStatus::Starting:
        return tell.fine("health.camera", tell.words().say("health.camera_starting"));
    case CameraStatus::Off:
        return tell.fine("health.camera", tell.words().say("health.camera_off"));
    }
}

void tell_scanner(HealthTeller& tell, const ScreenInput& screen) {
    if (screen.keyboard_away) return tell.trouble(HealthLevel::Look, "machine.scanner_away");
    tell.fine("health.keyboard", tell.words().say("health.keyboard_here"));
}

HealthAct confirm_clock(const core::StaffWork& staff, const StaffWords& words) {
    HealthAct act{"staff.machine.clock", {words.say("machine.confirm_clock"), {}, {}}};
    act.button.locked = !staff.who || !core::may_change_day(staff.who->role);
    if (!act.button.locked && !staff.acting) act.button.does = core::ConfirmClock{};
    return act;
}

// id: where there is none, it stands with the trouble and with all that can be done.
HealthAct back_up(const core::StaffWork& staff, const StaffWords& words, std::string id = "staff.machine.backup") {
    HealthAct act{std::move(id), {words.say(staff.backing_up ? "machine.backing_up" : "machine.back_up"), {}, {}}};
    if (!staff.backing_up) act.button.does = core::BackUpNow{};
    return act;
}

HealthAct rehearse(const core::State& state, const StaffWords& words) {
    HealthAct act{"staff.machine.practice",
                  {words.say(state.practice ? "machine.practice_end" : "machine.practice"), {}, {}}};
    act.button.locked = !state.staff.who || !core::may_change_day(state.staff.who->role);
    if (!act.button.locked && !state.staff.acting) act.button.does = core::AskForPractice{!state.practice};
    return act;
}

HealthAct look_again(const StaffWords& words) {
    return {"staff.machine.look", {words.say("machine.look_again"), {}, core::LookAtMachine{}}};
}

// As on the page of the stick, for whoever may use one.
HealthAct save_support(const core::StaffWork& staff, const StaffWords& words) {
    const bool writable = staff.stick.is_in() && !staff.stick.looked->stick->read_only;
    HealthAct act{"staff.machine.support",
                  {words.say(writable ? "machine.support" : "machine.support_no_stick"), {}, {}}};
    act.button.locked = !staff.who || !core::may_use_stick(staff.who->role);
    if (!act.button.locked && writable && !staff.stick.is_busy()) act.button.does = core::SaveStickLog{};
    return act;
}

HealthAct start_again(const core::StaffWork& staff, const StaffWords& words) {
    HealthAct act{"staff.machine.restart", {words.say("machine.restart"), {}, {}}};
    act.button.locked = !staff.who || !core::may_change_day(staff.who->role);
    const bool busy = staff.acting || staff.backing_up || staff.stick.is_busy();
    if (!act.button.locked && !busy) act.button.does = core::AskForRestart{};
    return act;
}

void tell_clock(HealthTeller& tell, const core::HealthFact& fact, const core::StaffWork& staff) {
    const auto judged = fact.clock.value_or(core::ClockJudgement{});
    if (judged.source) return tell.fine("health.clock", tell.words().say(source_of(*judged.source)));
    tell.trouble(fact.level, "machine.clock_unsure", 0, tell.words().say(reason_of(judged.fault)),
                 confirm_clock(staff, tell.words()));
}

void tell_hub(HealthTeller& tell, const core::HealthFact& fact) {
    const StaffWords& words = tell.words();
    const auto met =
        fact.at ? words.say("machine.hub.met", {{"time", staff_time(*fact.at)}}) : words.say("machine.hub.never");
    if (fact.level != HealthLevel::Fine) return tell.trouble(fact.level, "machine.hub_away", fact.number, met);
    tell.fine("machine.hub.label", fact.number > 0 ? words.say("machine.hub.waiting", {{"n", fact.number}}) : met);
}

void tell_disk(HealthTeller& tell, const core::HealthFact& fact) {
    if (fact.level == HealthLevel::Act) return tell.trouble(fact.level, "machine.disk_full", fact.number);
    if (fact.level == HealthLevel::Look) return tell.trouble(fact.level, "machine.disk_little", fact.number);
    tell.fine("machine.disk.label", tell.words().say("machine.disk.free", {{"n", fact.number / 1024}}));
}

void tell_backup(HealthTeller& tell, const core::HealthFact& fact, const core::State& state) {
    const StaffWords& words = tell.words();
    if (state.practice) return tell.fine("machine.backup.label", words.say("machine.backup.practice"));
    auto act = back_up(state.staff, words, "staff.machine.backup_first");
    if (!fact.at) return tell.trouble(fact.level, "machine.no_backup", 0, {}, std::move(act));
    const Said of{core::format_day(core::day_of(*fact.at)) + " " + staff_time(*fact.at), "en"};
    if (fact.level != HealthLevel::Fine) return tell.trouble(fact.level, "machine.old_backup", 0, of, std::move(act));
    tell.fine("machine.backup.label", words.say("machine.backup.verified", {{"time", of.text}, {"n", fact.number}}));
}

void tell_stick(HealthTeller& tell, const core::StaffStick& stick) {
    if (!stick.looked) return;
    const StaffWords& words = tell.words();
    if (!stick.looked->trouble.empty())
        return tell.trouble(HealthLevel::Look, "machine.stick_unreadable", 0, plain_text(stick.looked->trouble));
    const auto& in = stick.looked->stick;
    tell.fine("machine.stick.label", !in             ? words.say("machine.stick.none")
                                     : in->read_only ? words.say("machine.stick.protected")
                                                     : words.say("machine.stick.ready"));
}

// What came of the last copy of the roll is all that is known of a printer that is named.
void tell_copies(HealthTeller& tell, const core::State& state) {
    const core::RollCopies& copies = state.copies;
    const bool failed = copies.to && copies.trouble != core::PaperTrouble::None;
    const bool printer = copies.to == core::PaperTo::Printer;
    if (failed)
        tell.trouble(HealthLevel::Look, printer ? "machine.no_paper" : "machine.no_copy", 0, plain_text(copies.detail));
    if (!failed || !printer)
        tell.fine("machine.printer.label",
                  tell.words().say(state.prints ? "machine.printer.named" : "machine.printer.none"));
}

void tell_fact(HealthTeller& tell, const core::HealthFact& fact, const core::State& state) {
    switch (fact.part) {
    case core::HealthPart::Disk:
        return tell_disk(tell, fact);
    case core::HealthPart::Clock:
        return tell_clock(tell, fact, state.staff);
    case core::HealthPart::Hub:
        return tell_hub(tell, fact);
    case core::HealthPart::Database:
        return tell.fine("machine.database.label", tell.words().say("machine.database.entries", {{"n", fact.number}}));
    case core::HealthPart::Backup:
        return tell_backup(tell, fact, state);
    case core::HealthPart::Staff:
        if (fact.level != HealthLevel::Fine) return tell.trouble(fact.level, "machine.no_teacher");
        return tell.fine("machine.staff.label", tell.words().say("machine.staff.people", {{"n", fact.number}}));
    }
}

// So that whoever looks again sees that it was.
std::string to_the_second(core::LocalTime at) {
    const auto second = std::chrono::floor<std::chrono::seconds>(at.time_since_epoch()).count() % 60;
    return staff_time(at) + (second < 10 ? ":0" : ":") + std::to_string(second);
}

Said title_of(const HealthPage& page, const StaffWords& words) {
    const auto act = std::ranges::count(page.troubles, core::Tone::Red, &HealthTrouble::tone);
    const auto look = static_cast<std::int64_t>(page.troubles.size()) - act;
    if (act == 0 && look == 0) return words.say("machine.all_fine");
    if (act == 0) return words.say("machine.look", {{"n", look}});
    if (look == 0) return words.say("machine.act", {{"n", std::int64_t{act}}});
    return words.say("machine.act_and_look", {{"act", std::int64_t{act}}, {"look", look}});
}

} // namespace

HealthPage health_page(const ScreenInput& screen, const StaffWords& words) {
    HealthPage page;
    HealthTeller tell(page, words);
    const auto& health = screen.state.staff.health;
    tell_camera(tell, screen);
    tell_scanner(tell, screen);
    if (!screen.trouble.empty())
        tell.trouble(HealthLevel::Act, "machine.database_closed", 0, plain_text(std::string(screen.trouble)));
    if (health)
        for (const core::HealthFact& fact : health->facts) tell_fact(tell, fact, screen.state);
    tell_stick(tell, screen.state.staff.stick);
    tell_copies(tell, screen.state);
    std::ranges::stable_sort(page.troubles, std::greater{}, &HealthTrouble::tone);
    page.title = health ? title_of(page, words) : words.say("home.reading");
    if (health) page.looked = words.say("machine.looked", {{"time", to_the_second(health->looked)}});
    page.state = words.say("machine.state");
    page.guests = words.say("machine.guests");
    page.todo = words.say("machine.todo");
    if (!page.fine.empty())
        page.fine_title = words.say("machine.fine", {{"n", static_cast<std::int64_t>(page.fine.size())}});
    page.note = note_of(screen.state.staff.stick, words);
    // The same ones whatever is told: none moves when there is a trouble.
    const core::StaffWork& staff = screen.state.staff;
    page.acts = {look_again(words), save_support(staff, words), start_again(staff, words),
                 rehearse(screen.state, words)};
    if (!screen.state.practice) page.acts.push_back(back_up(staff, words));
    return page;
}

} // namespace kiosk::ui
