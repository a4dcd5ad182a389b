#include "core/session/staff_forms.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/base/zhuyin.hpp"
#include "core/rules/staff.hpp"
#include "core/session/staff_steps.hpp"

namespace kiosk::core {
namespace {

// The form that is being filled in; nullptr: none is.
StaffWalkIn* open_form(Moment at) {
    StaffWork& staff = at.state.staff;
    const bool open = works_in(at) && staff.view == StaffView::WalkIn && !staff.acting && !staff.walk_in.arrived;
    return open ? &staff.walk_in : nullptr;
}

std::string_view open_text(const StaffWalkIn& form) {
    switch (form.field) {
    case StaffWalkIn::Field::Name:
        return form.stated.name;
    case StaffWalkIn::Field::Latin:
        return form.stated.latin;
    case StaffWalkIn::Field::Affiliation:
        return form.stated.affiliation;
    case StaffWalkIn::Field::Delegation:
        break;
    }
    return {};
}

// What the keys of 注音 have left open is asked about.
void ask_for_han(Moment at, StaffWalkIn& form) {
    const auto syllable = open_syllable(open_text(form));
    if (syllable.empty()) return form.han.reset();
    if (!form.han || form.han->syllable != syllable) ask(at, AskHan{std::string(syllable)});
}

// The sheet over somebody's page; nullptr: it is not up.
std::optional<PaperNote>* open_paper(Moment at) {
    StaffWork& staff = at.state.staff;
    const bool open = works_in(at) && staff.view == StaffView::Person && !staff.acting && staff.person.paper;
    return open ? &staff.person.paper : nullptr;
}

} // namespace

void take_han(Moment at, const HanFound& found) {
    StaffWalkIn& form = at.state.staff.walk_in;
    if (at.state.staff.view == StaffView::WalkIn && found.syllable == open_syllable(open_text(form))) form.han = found;
}

void take_registered(Moment at, const Registered& registered) {
    StaffWork& staff = at.state.staff;
    staff.acting = false;
    const auto& arrived = registered.arrived;
    if (arrived) at.effects.emplace_back(PlayTone{arrived->outcome.tone()});
    if (staff.view == StaffView::WalkIn) {
        staff.walk_in.refused = !arrived;
        staff.walk_in.arrived = arrived;
    } else if (arrived) { // whoever asked has turned to another page since
        StaffNews news;
        news.outcome = arrived->outcome;
        news.name = arrived->stated.name;
        tell(at, std::move(news));
        read_again(at);
    }
}

BadgePaper shown_badge(const StaffWork& staff) {
    if (staff.view == StaffView::WalkIn && staff.walk_in.arrived)
        return {staff.walk_in.arrived->id, staff.walk_in.arrived->code};
    if (staff.view == StaffView::Person && staff.person.badge_shown && staff.person.page)
        return {staff.person.id, staff.person.page->code};
    return {};
}

void take_reissued(Moment at, const BadgeReissued& reissued) {
    StaffWork& staff = at.state.staff;
    staff.acting = false;
    if (!reissued.badge) return tell(at, StaffNews::What::NotYours);
    StaffNews news;
    news.what = StaffNews::What::Reissued;
    news.name = reissued.name;
    tell(at, std::move(news));
    if (staff.view == StaffView::Person && staff.person.id == reissued.who && staff.person.page) {
        staff.person.page->code = reissued.badge->code;
        staff.person.page->reissued = true;
        staff.person.badge_shown = true;
    }
    read_again(at);
}

void take_printed(Moment at, const BadgePaper& badge, const PaperMade& made) {
    StaffWork& staff = at.state.staff;
    if (!is_signed_in(at.state)) return;
    if (staff.printing == badge.code) staff.printing.clear();
    StaffNews news;
    news.what = made.trouble == PaperTrouble::None ? StaffNews::What::Printed : StaffNews::What::NotPrinted;
    news.name = made.detail;
    tell(at, std::move(news));
}

void on(Moment at, const ShowBadge&) {
    StaffPerson& person = at.state.staff.person;
    if (!works_in(at) || at.state.staff.view != StaffView::Person || !person.page) return;
    person.badge_shown = !person.page->code.empty();
}

void on(Moment at, const PrintBadge&) {
    if (!works_in(at) || !at.state.prints || !at.state.staff.printing.empty()) return;
    auto badge = shown_badge(at.state.staff);
    if (badge.code.empty()) return;
    at.state.staff.printing = badge.code;
    at.effects.emplace_back(MakePaper{std::move(badge)});
}

void on(Moment at, const OpenWalkIn& event) {
    if (!works_in(at) || at.state.staff.acting) return;
    StaffWork& staff = at.state.staff;
    StaffWalkIn form;
    if (!event.in_place_of.empty()) {
        const auto& page = staff.person.page;
        if (!may_substitute(staff.who->role) || !page || page->row.id != event.in_place_of) return;
        form.in_place_of = OtherPerson{page->row.id, page->row.name};
        form.stated.role = page->row.role;
        form.stated.group = page->row.group;
    }
    form.stated.delegation = event.delegation;
    turn_to(at, StaffView::WalkIn);
    staff.walk_in = std::move(form);
}

void on(Moment at, const ChooseStated& event) {
    auto* form = open_form(at);
    if (form == nullptr) return;
    form->field = event.field;
    ask_for_han(at, *form);
}

void on(Moment at, const ChangeStated& event) {
    auto* form = open_form(at);
    if (form == nullptr) return;
    for (const auto* field : {&event.stated.name, &event.stated.latin, &event.stated.affiliation})
        if (field->size() > kLongestStatedBytes) return;
    form->stated = event.stated;
    form->refused = false;
    ask_for_han(at, *form);
}

void on(Moment at, const ToggleTold&) {
    if (auto* form = open_form(at)) form->told = !form->told;
}

void on(Moment at, const RegisterWalkIn&) {
    auto* form = open_form(at);
    if (form == nullptr || !form->told || !kept_walk_in(form->stated)) return;
    at.state.staff.acting = true;
    ask(at,
        AskToRegister{form->stated, form->in_place_of ? form->in_place_of->id : ParticipantId{}, *at.state.staff.who});
}

void on(Moment at, const OpenPaper& event) {
    StaffWork& staff = at.state.staff;
    if (!works_in(at) || staff.view != StaffView::Person || !staff.person.page || staff.acting) return;
    if (may_note_paper(staff.who->role)) staff.person.paper = event.note;
}

void on(Moment at, const ChangePaper& event) {
    if (auto* paper = open_paper(at)) *paper = event.note;
}

void on(Moment at, const NotePaper& event) {
    auto* paper = open_paper(at);
    if (paper == nullptr || std::ranges::find(kPaperReasons, event.reason) == kPaperReasons.end()) return;
    StaffWork& staff = at.state.staff;
    staff.acting = true;
    ask(at, AskToNote{staff.person.id, **paper, event.reason, *staff.who});
    paper->reset();
}

void open_handover(Moment at, OtherPerson who) {
    turn_to(at, StaffView::Handover);
    StaffWork& staff = at.state.staff;
    if (staff.view != StaffView::Handover) return;
    staff.handover = {};
    staff.handover.who = std::move(who);
}

bool ask_with_whom(Moment at, const Outcome& outcome) {
    StaffWork& staff = at.state.staff;
    const bool free = staff.view == StaffView::Home || staff.view == StaffView::Find ||
                      staff.view == StaffView::Person || staff.view == StaffView::NotArrived;
    if (outcome.who.empty() || !is_signed_in(at.state) || !free || staff.acting || staff.why) return false;
    staff.acting = true;
    ask(at, AskToAct{outcome.who, false, {}, *staff.who});
    return true;
}

void on(Moment at, const TypeFamily& event) {
    if (!works_in(at) || at.state.staff.view != StaffView::Handover || event.text.size() > kLongestStatedBytes) return;
    at.state.staff.handover.family = event.text;
}

void on(Moment at, const HandOver&) {
    StaffWork& staff = at.state.staff;
    if (!works_in(at) || staff.view != StaffView::Handover || staff.acting) return;
    if (kept_field(staff.handover.family, "family").value_or("").empty()) return;
    staff.acting = true;
    ask(at, AskToHandOver{staff.handover.who.id, staff.handover.family, *staff.who});
}

} // namespace kiosk::core
