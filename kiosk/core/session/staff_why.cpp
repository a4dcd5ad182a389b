#include "core/session/staff_why.hpp"

#include <algorithm>
#include <utility>

#include "core/session/staff_steps.hpp"

namespace kiosk::core {
namespace {

StaffQuestion question_of(const StaffWhy& why, const std::string& code, const StaffMember& by) {
    if (why.undo) return AskToUndo{*why.undo, code, by, why.whole};
    switch (why.what) {
    case StaffWhy::For::LostBadge:
        return AskToReissue{why.who, code, by};
    case StaffWhy::For::Excuse:
        return AskToExcuse{why.who, code, by};
    case StaffWhy::For::Restart:
        return AskToStartAgain{code, by};
    case StaffWhy::For::Override:
        break;
    }
    return AskToAct{why.who, false, code, by};
}

void ask_why(Moment at, const ParticipantId& who, StaffWhy::For what) {
    if (who.empty() || at.state.staff.acting) return;
    StaffWhy why;
    why.who = who;
    why.what = what;
    at.state.staff.why = std::move(why);
}

} // namespace

std::span<const std::string_view> reasons_for(const StaffWhy& why) {
    if (why.undo) return kUndoReasons;
    switch (why.what) {
    case StaffWhy::For::LostBadge:
        return kLostReasons;
    case StaffWhy::For::Excuse:
        return kExcuseReasons;
    case StaffWhy::For::Restart:
        return kRestartReasons;
    case StaffWhy::For::Override:
        break;
    }
    return kOverrideReasons;
}

bool is_starting_again(const State& state) {
    const StaffWork& staff = state.staff;
    return staff.acting && staff.why && !staff.why->undo && staff.why->what == StaffWhy::For::Restart;
}

void start_again(Moment at) {
    at.effects.emplace_back(StartAgain{});
}

void take_start(Moment at, const StartsAgain& starts) {
    StaffWork& staff = at.state.staff;
    staff.acting = false;
    staff.why.reset();
    if (!starts.done) return tell(at, StaffNews::What::NotYours);
    start_again(at);
}

void on(Moment at, const UndoEntry& event) {
    if (works_in(at) && !at.state.staff.acting) at.state.staff.why = StaffWhy{event.entry, {}, {}, event.whole, {}};
}

void on(Moment at, const GiveReason& event) {
    if (!works_in(at) || !at.state.staff.why || at.state.staff.acting) return;
    StaffWork& staff = at.state.staff;
    const StaffWhy why = *std::exchange(staff.why, std::nullopt);
    const auto codes = reasons_for(why);
    if (std::ranges::find(codes, event.code) == codes.end()) return;
    staff.acting = true;
    if (why.what == StaffWhy::For::Restart) staff.why = why; // nothing else begins meanwhile
    ask(at, question_of(why, event.code, *staff.who));
}

void on(Moment at, const ReportLostBadge& event) {
    if (works_in(at) && may_revoke(at.state.staff.who->role)) ask_why(at, event.who, StaffWhy::For::LostBadge);
}

void on(Moment at, const ExcusePerson& event) {
    if (works_in(at) && may_excuse(at.state.staff.who->role)) ask_why(at, event.who, StaffWhy::For::Excuse);
}

void on(Moment at, const AskForRestart&) {
    StaffWork& staff = at.state.staff;
    if (!works_in(at) || staff.view != StaffView::Health || !may_change_day(staff.who->role)) return;
    if (staff.acting || staff.backing_up || staff.stick.is_busy()) return;
    staff.why = StaffWhy{std::nullopt, {}, {}, false, StaffWhy::For::Restart};
}

} // namespace kiosk::core
