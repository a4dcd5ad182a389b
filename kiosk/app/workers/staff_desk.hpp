// Answers what staff ask of the desk. Of the desk's thread.
#pragma once

#include <functional>
#include <optional>

#include "app/log.hpp"
#include "core/session/staff_questions.hpp"
#include "service/reception.hpp"
#include "store/desk/desk.hpp"

namespace kiosk::app {

class StaffDesk {
  public:
    using Open = std::function<core::Result<service::Reception>()>;
    // open: called when something is asked, and again after it failed; may be empty: nothing is answered.
    StaffDesk(Open open, Log log) : open_(std::move(open)), log_(std::move(log)) {}

    struct Answered {
        core::StaffAnswer answer;
        bool wrote = false;       // an entry
        bool changed_day = false; // or may have
        bool moved = false;       // the kiosk stands at another checkpoint
        bool follows = false;     // the programme from now on
    };
    // desk: nullptr while it is closed. What the database refuses is in the log, and answered by StaffTrouble.
    [[nodiscard]] Answered answer(const core::StaffQuestion& question, store::Desk* desk,
                                  const service::ReceptionMoment& moment);

  private:
    using Answer = core::Result<Answered>;
    [[nodiscard]] Answer ask(const core::AskWhoIsStaff& question, store::Desk& desk,
                             const service::ReceptionMoment& moment);
    [[nodiscard]] Answer ask(const core::AskWhosePin& question, store::Desk& desk,
                             const service::ReceptionMoment& moment);
    [[nodiscard]] Answer ask(const core::AskPeople& question, store::Desk& desk,
                             const service::ReceptionMoment& moment);
    [[nodiscard]] Answer ask(const core::AskNames& question, store::Desk& desk, const service::ReceptionMoment& moment);
    [[nodiscard]] Answer ask(const core::AskPerson& question, store::Desk& desk,
                             const service::ReceptionMoment& moment);
    [[nodiscard]] Answer ask(const core::AskBoard& question, store::Desk& desk, const service::ReceptionMoment& moment);
    [[nodiscard]] Answer ask(const core::AskNotArrived& question, store::Desk& desk,
                             const service::ReceptionMoment& moment);
    [[nodiscard]] Answer ask(const core::AskInside& question, store::Desk& desk,
                             const service::ReceptionMoment& moment);
    [[nodiscard]] Answer ask(const core::AskHealth& question, store::Desk& desk,
                             const service::ReceptionMoment& moment);
    [[nodiscard]] Answer ask(const core::AskToAct& question, store::Desk& desk, const service::ReceptionMoment& moment);
    [[nodiscard]] Answer ask(const core::AskDelegation& question, store::Desk& desk,
                             const service::ReceptionMoment& moment);
    [[nodiscard]] Answer ask(const core::AskToAdmit& question, store::Desk& desk,
                             const service::ReceptionMoment& moment);
    [[nodiscard]] Answer ask(const core::AskToReissue& question, store::Desk& desk,
                             const service::ReceptionMoment& moment);
    [[nodiscard]] Answer ask(const core::AskToExcuse& question, store::Desk& desk,
                             const service::ReceptionMoment& moment);
    [[nodiscard]] Answer ask(const core::AskToUndo& question, store::Desk& desk,
                             const service::ReceptionMoment& moment);
    [[nodiscard]] Answer ask(const core::AskToStand& question, store::Desk& desk,
                             const service::ReceptionMoment& moment);
    [[nodiscard]] Answer ask(const core::AskToFollow& question, store::Desk& desk,
                             const service::ReceptionMoment& moment);
    [[nodiscard]] Answer ask(const core::AskToHandOver& question, store::Desk& desk,
                             const service::ReceptionMoment& moment);
    [[nodiscard]] Answer ask(const core::AskToChange& question, store::Desk& desk,
                             const service::ReceptionMoment& moment);
    [[nodiscard]] Answer ask(const core::AskToConfirmClock& question, store::Desk& desk,
                             const service::ReceptionMoment& moment);
    [[nodiscard]] Answer ask(const core::AskHan& question, store::Desk& desk, const service::ReceptionMoment& moment);
    [[nodiscard]] Answer ask(const core::AskToRegister& question, store::Desk& desk,
                             const service::ReceptionMoment& moment);
    [[nodiscard]] Answer ask(const core::AskToNote& question, store::Desk& desk,
                             const service::ReceptionMoment& moment);
    [[nodiscard]] Answer ask(const core::AskToStartAgain& question, store::Desk& desk,
                             const service::ReceptionMoment& moment);
    [[nodiscard]] Answer acted(const core::ParticipantId& who, const store::Desk& desk,
                               core::Result<core::Outcome> outcome);
    // Whether it was done. What is not theirs, or is not there, is in the log and told to staff; anything else is
    // trouble.
    template <class Done> [[nodiscard]] core::Result<bool> done_or_not(const Done& done) const;
    template <class Done>
    [[nodiscard]] Answer marked(const core::ParticipantId& who, core::PersonMarked::As as, const Done& done);

    Open open_;
    Log log_;
    std::optional<service::Reception> reception_;
};

} // namespace kiosk::app
