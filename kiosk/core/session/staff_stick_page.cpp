#include "core/session/staff_stick_page.hpp"

#include <algorithm>
#include <utility>

#include "core/session/navigation.hpp"
#include "core/session/staff_badge_making.hpp"
#include "core/session/staff_papers_page.hpp"
#include "core/session/staff_steps.hpp"

namespace kiosk::core {
namespace {

using Doing = StaffStick::Doing;

// What was done is over, well or not: whoever waited for it is there.
void end(Moment at) {
    StaffStick& stick = at.state.staff.stick;
    if (stick.is_busy()) note_activity(at);
    stick.doing = Doing::Nothing;
    stick.look_again = at.now + at.state.timing.stick;
}

Doing doing_of(StickDone::What what) {
    switch (what) {
    case StickDone::What::Marked:
        return Doing::Marking;
    case StickDone::What::Loaded:
        return Doing::Loading;
    case StickDone::What::Printed:
        return Doing::Printing;
    case StickDone::What::Made:
        return Doing::MakingBadges;
    case StickDone::What::Synced:
        return Doing::Syncing;
    case StickDone::What::Saved:
        return Doing::Saving;
    case StickDone::What::SettingsSaved:
        return Doing::SavingSettings;
    case StickDone::What::SettingsTaken:
        return Doing::TakingSettings;
    case StickDone::What::LogSaved:
        return Doing::SavingLog;
    case StickDone::What::Ejected:
        break;
    }
    return Doing::Ejecting;
}

void heard(Moment at, const StickLooked& looked) {
    if (at.state.staff.stick.doing != Doing::Looking) return;
    at.state.staff.stick.looked = looked;
    end(at);
}

void heard(Moment at, const StickChecked& checked) {
    StaffStick& stick = at.state.staff.stick;
    if (stick.doing != Doing::Checking) return;
    stick.check = checked.check;
    stick.reading = true;
    stick.choosing = false;
    stick.making.reset();
    stick.print = {};
    stick.problem = 0;
    end(at);
}

void heard(Moment at, const StickDone& done) {
    StaffStick& stick = at.state.staff.stick;
    if (stick.doing != doing_of(done.what)) return;
    end(at);
    stick.said = done;
    if (done.what == StickDone::What::Loaded && stick.check) stick.check->changes.is_new = false;
    if (done.what == StickDone::What::Printed) stick.choosing = false;
    if (done.what == StickDone::What::Ejected) {
        stick.reading = stick.choosing = false;
        stick.making.reset();
    }
    ask_for_stick(at);
}

void heard(Moment at, const BadgesMade& made) {
    StaffStick& stick = at.state.staff.stick;
    if (stick.doing != Doing::MakingBadges) return;
    stick.check = made.check;
    stick.check->changes.is_new = false;
    stick.reading = true;
    stick.making.reset();
    stick.print = {};
    stick.problem = 0;
    heard(at, made.done);
}

void heard(Moment at, const StickFailed& failed) {
    StaffStick& stick = at.state.staff.stick;
    if (stick.doing == Doing::Nothing) return;
    const bool looked = stick.doing == Doing::Looking;
    end(at);
    if (looked) return; // again soon
    stick.said = failed;
    ask_for_stick(at);
}

void heard(Moment at, const PaperShown& shown) {
    take_paper(at, shown);
}

} // namespace

const StickItem* StaffStick::event() const {
    if (!looked || !looked->stick) return nullptr;
    const auto& items = looked->stick->contents.items;
    const auto is_event = [](const StickItem& item) {
        return item.kind == StickKind::Workbook || item.kind == StickKind::Package;
    };
    auto found =
        std::ranges::find_if(items, [&](const StickItem& item) { return is_event(item) && item.name == chosen; });
    if (found == items.end()) found = std::ranges::find_if(items, is_event);
    return found == items.end() ? nullptr : &*found;
}

bool leave_stick_check(Moment at) {
    StaffStick& stick = at.state.staff.stick;
    if (leave_making(at)) return true;
    return std::exchange(stick.choosing, false) || std::exchange(stick.reading, false);
}

std::optional<MonoTime> stick_deadline(const State& state) {
    return is_about_stick(state) ? state.staff.stick.look_again : std::nullopt;
}

void expire_stick(Moment at) {
    const auto due = stick_deadline(at.state);
    if (due && *due <= at.now) ask_for_stick(at);
}

void on(Moment at, const OpenStick&) {
    if (works_in(at) && may_use_stick(at.state.staff.who->role)) turn_to(at, StaffView::Stick);
}

void on(Moment at, const ChooseOnStick& event) {
    if (works_with_stick(at)) at.state.staff.stick.chosen = event.name;
}

void on(Moment at, const CheckStick&) {
    if (!works_with_stick(at)) return;
    StaffStick& stick = at.state.staff.stick;
    if (stick.reading && stick.check) return begin_with_stick(at, Doing::Checking, CheckOnStick{stick.check->item});
    if (const StickItem* item = stick.event()) begin_with_stick(at, Doing::Checking, CheckOnStick{*item});
}

void on(Moment at, const ShowStickCheck&) {
    if (works_with_stick(at)) at.state.staff.stick.reading = at.state.staff.stick.check.has_value();
}

void on(Moment at, const ShowStickProblem& event) {
    if (!works_with_stick(at)) return;
    StaffStick& stick = at.state.staff.stick;
    if (stick.check && event.number < stick.check->problems.size()) stick.problem = event.number;
}

void on(Moment at, const MarkStick&) {
    if (!works_with_stick(at)) return;
    const auto& check = at.state.staff.stick.check;
    if (check && check->item.kind == StickKind::Workbook && !check->problems.empty())
        begin_with_stick(at, Doing::Marking, MarkOnStick{});
}

void on(Moment at, const LoadStick&) {
    if (!works_with_stick(at)) return;
    const auto& check = at.state.staff.stick.check;
    if (check && !check->hindrance && check->changes.is_new) begin_with_stick(at, Doing::Loading, LoadFromStick{});
}

void on(Moment at, const OpenStickBadges&) {
    if (!works_with_stick(at)) return;
    StaffStick& stick = at.state.staff.stick;
    stick.choosing = stick.check && stick.check->badges > 0;
    stick.said.reset();
}

void on(Moment at, const ChooseStickBadges& event) {
    if (works_with_stick(at)) at.state.staff.stick.print = event.print;
}

void on(Moment at, const PrintStick&) {
    if (!works_with_stick(at)) return;
    const StaffStick& stick = at.state.staff.stick;
    if (stick.check && stick.check->badges_of(stick.print) > 0)
        begin_with_stick(at, Doing::Printing, PrintToStick{stick.print});
}

void on(Moment at, const SaveStickSettings&) {
    if (works_with_stick(at) && at.state.staff.stick.is_in())
        begin_with_stick(at, Doing::SavingSettings, SettingsToStick{});
}

void on(Moment at, const TakeStickSettings&) {
    if (works_with_stick(at) && at.state.staff.stick.is_in())
        begin_with_stick(at, Doing::TakingSettings, SettingsFromStick{});
}

void on(Moment at, const SaveStickLog&) {
    const StaffWork& staff = at.state.staff;
    const bool here = works_with_stick(at) || (is_signed_in(at.state) && staff.view == StaffView::Health &&
                                               may_use_stick(staff.who->role) && !staff.stick.is_busy());
    if (here && staff.stick.is_in()) begin_with_stick(at, Doing::SavingLog, LogToStick{});
}

void on(Moment at, const StopStick&) {
    if (!works_in(at) || !is_about_stick(at.state) || !at.state.staff.stick.may_stop()) return;
    at.state.staff.stick.stopping = true;
    at.effects.emplace_back(StopStickWork{});
}

void on(Moment at, const SyncStick&) {
    if (works_with_stick(at) && at.state.staff.stick.is_in()) begin_with_stick(at, Doing::Syncing, SyncByStick{});
}

void on(Moment at, const TakeStickOut&) {
    if (works_with_stick(at) && at.state.staff.stick.is_in()) begin_with_stick(at, Doing::Ejecting, EjectStick{});
}

void on(Moment at, const StickPassed& event) {
    StaffStick& stick = at.state.staff.stick;
    if (is_about_stick(at.state) && stick.is_busy()) stick.percent = std::clamp(event.percent, 0, 100);
}

void on(Moment at, const StickAnswered& event) {
    if (is_about_stick(at.state)) std::visit([at](const auto& answer) { heard(at, answer); }, event.answer);
}

} // namespace kiosk::core
