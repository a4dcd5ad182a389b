#include "app/workers/staff_desk.hpp"

#include <utility>
#include <variant>

namespace kiosk::app {

using service::ReceptionMoment;

StaffDesk::Answered StaffDesk::answer(const core::StaffQuestion& question, store::Desk* desk,
                                      const ReceptionMoment& moment) {
    if (desk == nullptr || !open_) return {core::StaffTrouble{}, false};
    const auto not_answered = [this](const core::Error& error) -> Answered {
        log_.error("staff are not answered: " + error.detail);
        reception_.reset();
        return {core::StaffTrouble{}, false};
    };
    if (!reception_) {
        auto opened = open_();
        if (!opened) return not_answered(opened.error());
        reception_ = std::move(*opened);
    }
    auto answered = std::visit([&](const auto& asked) { return ask(asked, *desk, moment); }, question);
    return answered ? std::move(*answered) : not_answered(answered.error());
}

StaffDesk::Answer StaffDesk::ask(const core::AskWhoIsStaff&, store::Desk&, const ReceptionMoment& moment) {
    return Answered{TRY(reception_->who_is_staff(moment.now)), false};
}

// Of a try the log has what came of it, never what was typed.
StaffDesk::Answer StaffDesk::ask(const core::AskWhosePin& question, store::Desk&, const ReceptionMoment& moment) {
    auto checked = TRY(reception_->whose_pin(question.pin, moment.now));
    if (checked.who)
        log_.info("staff mode: " + checked.who->id.str() + " (" + std::string(core::name_of(checked.who->role)) + ")");
    else
        log_.warn("staff mode: a wrong PIN" +
                  (checked.wait > core::Millis{0}
                       ? "; the next try is heard in " + std::to_string(checked.wait.count() / 1000) + " s"
                       : std::string()));
    return Answered{std::move(checked), false};
}

StaffDesk::Answer StaffDesk::ask(const core::AskPeople& question, store::Desk&, const ReceptionMoment& moment) {
    return Answered{TRY(reception_->find(question.typed, moment)), false};
}

StaffDesk::Answer StaffDesk::ask(const core::AskNames& question, store::Desk&, const ReceptionMoment&) {
    return Answered{TRY(reception_->names(question.typed)), false};
}

StaffDesk::Answer StaffDesk::ask(const core::AskPerson& question, store::Desk&, const ReceptionMoment& moment) {
    return Answered{TRY(reception_->person(question.id, question.by, moment)), false};
}

StaffDesk::Answer StaffDesk::ask(const core::AskBoard& question, store::Desk&, const ReceptionMoment& moment) {
    return Answered{core::BoardRead{TRY(reception_->board(question.by, moment))}, false};
}

StaffDesk::Answer StaffDesk::ask(const core::AskNotArrived&, store::Desk&, const ReceptionMoment& moment) {
    return Answered{core::NotArrivedRead{TRY(reception_->not_arrived(moment))}, false};
}

StaffDesk::Answer StaffDesk::ask(const core::AskInside&, store::Desk&, const ReceptionMoment& moment) {
    return Answered{core::InsideRead{TRY(reception_->inside(moment))}, false};
}

StaffDesk::Answer StaffDesk::ask(const core::AskHealth&, store::Desk&, const ReceptionMoment& moment) {
    return Answered{core::HealthRead{TRY(reception_->health(moment.now))}, false};
}

StaffDesk::Answer StaffDesk::ask(const core::AskToAct& question, store::Desk& desk, const ReceptionMoment& moment) {
    return acted(question.who, desk,
                 desk.act_for(question.who, question.leaves, question.override_reason, question.by, moment.now));
}

StaffDesk::Answer StaffDesk::acted(const core::ParticipantId& who, const store::Desk& desk,
                                   core::Result<core::Outcome> outcome) {
    core::Acted acted{who, TRY(reception_->name_of(who)), std::nullopt};
    if (outcome) {
        acted.outcome = std::move(*outcome);
        if (acted.outcome->verdict == core::Verdict::NotRecorded) log_.error("not recorded: " + desk.last_failure());
    } else {
        TRY(done_or_not(outcome));
    }
    const bool wrote = acted.outcome && acted.outcome->entry;
    return Answered{std::move(acted), wrote};
}

StaffDesk::Answer StaffDesk::ask(const core::AskToUndo& question, store::Desk& desk, const ReceptionMoment& moment) {
    const auto undone =
        question.whole ? desk.undo_act(question.entry, question.reason, question.by, moment.now).map([](int) {})
                       : desk.undo(question.entry, question.reason, question.by, moment.now).map([](const auto&) {});
    if (!undone && undone.error().kind != core::ErrorKind::Refused) return tl::unexpected(undone.error());
    if (!undone) log_.info("not undone: " + undone.error().detail);
    return Answered{core::Undone{undone.has_value()}, undone.has_value(), true};
}

StaffDesk::Answer StaffDesk::ask(const core::AskDelegation& question, store::Desk&, const ReceptionMoment& moment) {
    return Answered{TRY(reception_->delegation(question.id, question.by, moment)), false};
}

StaffDesk::Answer StaffDesk::ask(const core::AskToAdmit& question, store::Desk& desk, const ReceptionMoment& moment) {
    auto acted = question.people.empty() ? desk.count_people(question.id, question.more, question.by, moment.now)
                                         : desk.admit_people(question.people, question.by, moment.now);
    core::PeopleAdmitted admitted{question.id, std::nullopt};
    if (acted)
        admitted.acted = std::move(*acted);
    else
        log_.error("not recorded: " + acted.error().detail);
    const bool wrote = admitted.acted && admitted.acted->entry;
    return Answered{std::move(admitted), wrote};
}

template <class Done> core::Result<bool> StaffDesk::done_or_not(const Done& done) const {
    if (done) return true;
    const auto kind = done.error().kind;
    if (kind != core::ErrorKind::Refused && kind != core::ErrorKind::NotFound) return tl::unexpected(done.error());
    log_.info("not written: " + done.error().detail);
    return false;
}

template <class Done>
StaffDesk::Answer StaffDesk::marked(const core::ParticipantId& who, core::PersonMarked::As as, const Done& done) {
    const bool wrote = TRY(done_or_not(done));
    return Answered{core::PersonMarked{who, TRY(reception_->name_of(who)), as, wrote}, wrote};
}

StaffDesk::Answer StaffDesk::ask(const core::AskToReissue& question, store::Desk& desk, const ReceptionMoment& moment) {
    const auto made = desk.reissue_badge(question.who, question.reason, question.by, moment.now);
    core::BadgeReissued reissued{question.who, {}, std::nullopt};
    const bool wrote = TRY(done_or_not(made));
    if (wrote) reissued.badge = *made;
    reissued.name = TRY(reception_->name_of(question.who));
    return Answered{std::move(reissued), wrote};
}

StaffDesk::Answer StaffDesk::ask(const core::AskToExcuse& question, store::Desk& desk, const ReceptionMoment& moment) {
    return marked(question.who, core::PersonMarked::As::Excused,
                  desk.excuse(question.who, question.reason, question.by, moment.now));
}

StaffDesk::Answer StaffDesk::ask(const core::AskToStand& question, store::Desk& desk, const ReceptionMoment& moment) {
    const bool done = TRY(done_or_not(desk.move_to(question.at, question.by, moment.now)));
    if (done) log_.info("the kiosk stands at " + question.at.str() + ", by " + question.by.id.str());
    return Answered{core::StandsAt{done}, false, false, done};
}

StaffDesk::Answer StaffDesk::ask(const core::AskToFollow& question, store::Desk& desk, const ReceptionMoment& moment) {
    const bool done = TRY(done_or_not(desk.note_following(question.by, moment.now)));
    Answered answered{core::StandsAt{done, done}, false};
    answered.follows = done;
    return answered;
}

StaffDesk::Answer StaffDesk::ask(const core::AskToHandOver& question, store::Desk& desk,
                                 const ReceptionMoment& moment) {
    return acted(question.who, desk, desk.hand_over(question.who, question.family, question.by, moment.now));
}

StaffDesk::Answer StaffDesk::ask(const core::AskToChange& question, store::Desk& desk, const ReceptionMoment& moment) {
    const bool done = TRY(done_or_not(desk.change_day(question.change, question.by, moment.now)));
    return Answered{core::DayChanged{done}, done, done};
}

StaffDesk::Answer StaffDesk::ask(const core::AskToConfirmClock& question, store::Desk& desk,
                                 const ReceptionMoment& moment) {
    const auto confirmed =
        desk.note_clock(question.by, moment.now).and_then([&] { return reception_->confirm_clock(); });
    const bool done = TRY(done_or_not(confirmed));
    if (done) log_.info("the clock is confirmed by " + question.by.id.str());
    return Answered{core::ClockConfirmed{done}, false, done};
}

StaffDesk::Answer StaffDesk::ask(const core::AskToNote& question, store::Desk& desk, const ReceptionMoment& moment) {
    return marked(question.who, core::PersonMarked::As::Noted,
                  desk.note_paper(question.who, question.note, question.reason, question.by, moment.now));
}

StaffDesk::Answer StaffDesk::ask(const core::AskToStartAgain& question, store::Desk& desk,
                                 const ReceptionMoment& moment) {
    const bool done = TRY(done_or_not(desk.note_restart(question.by, question.reason, moment.now)));
    if (done) log_.info("the program begins anew: " + question.reason + ", says " + question.by.id.str());
    return Answered{core::StartsAgain{done}, false};
}

StaffDesk::Answer StaffDesk::ask(const core::AskHan& question, store::Desk&, const ReceptionMoment&) {
    return Answered{TRY(reception_->han(question.syllable)), false};
}

StaffDesk::Answer StaffDesk::ask(const core::AskToRegister& question, store::Desk& desk,
                                 const ReceptionMoment& moment) {
    auto arrived = desk.register_walk_in(question.stated, question.in_place_of, question.by, moment.now);
    if (arrived) return Answered{core::Registered{std::move(*arrived)}, true};
    using core::ErrorKind;
    const auto kind = arrived.error().kind;
    if (kind != ErrorKind::Invalid && kind != ErrorKind::Refused && kind != ErrorKind::NotFound)
        return tl::unexpected(arrived.error());
    log_.info("nobody is registered: " + arrived.error().detail);
    return Answered{core::Registered{}, false};
}

} // namespace kiosk::app
