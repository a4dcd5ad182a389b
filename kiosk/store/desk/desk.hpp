// The desk: looks up, decides and appends in one transaction. The verdict it returns is durable.
//
// One Desk owns the writing connection of a process; it is used by one thread. Another process (kioskctl beside a
// kiosk) may have its own: sequence and chain head are read inside BEGIN IMMEDIATE, never cached.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/event/roster.hpp"
#include "core/ledger/entry.hpp"
#include "core/rules/checkpoint_rules.hpp"
#include "core/rules/day_changes.hpp"
#include "core/rules/delegation_page.hpp"
#include "core/rules/outcome.hpp"
#include "core/rules/paper_note.hpp"
#include "core/rules/staff.hpp"

namespace kiosk::store {

struct DeskOptions {
    core::CheckpointId checkpoint; // must exist in the event; empty: only for void_entry and revoke_badge
    core::MachineId machine;
    bool simulated = false; // the clock was set by --now or demo_now: entries are flagged
    std::chrono::milliseconds busy_timeout{2000};
};

struct Presented {
    std::string text;
    core::Source source = core::Source::Camera;
    std::string otherwise{}; // the same burst of a scanner, read another way; empty: there is one reading
};

class Desk {
  public:
    // Opens the database (which must hold an event) and its identity, beside it in F.identity. When the identity is
    // missing or belongs to another machine, a new ledger starts, linked to the last entry of the old one. NotFound: no
    // event, or no such checkpoint. TooNew, Corrupt, Io, Busy as they say.
    static core::Result<std::unique_ptr<Desk>> open(const std::filesystem::path& database, const DeskOptions& options);
    ~Desk();
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    // One presentation. Of two readings the one counts that is a genuine token, else the one on the roster, else the
    // one that claims to be a token, else the first: `text`. Never fails; a commit that does is Verdict::NotRecorded,
    // and the next presentation tries afresh. Waits for the disk.
    [[nodiscard]] core::Outcome present(const Presented& presented, const core::Now& now);
    // Whose badge it is, of the readings that present() takes; nothing is written. NotRecorded: the database did not
    // answer.
    [[nodiscard]] core::BadgeSeen look_at(const Presented& presented, const core::Now& now);
    // The leader's badge with the number of people, 1 … 999; Admitted when written, else what present() would say.
    // Confirmed again on one day in one area, the later number replaces the earlier.
    [[nodiscard]] core::Outcome confirm_group(const std::string& token, int count, const core::Now& now);
    // In somebody's name, by staff: in or out at this checkpoint. Admitted, Late or CheckedOut when written; else what
    // stands against it, and nothing is written; NotRecorded as present(). override_reason: a code of
    // core::kOverrideReasons, or empty. NotFound: nobody on the roster has that id. Refused: not theirs to override.
    [[nodiscard]] core::Result<core::Outcome> act_for(const core::ParticipantId& who, bool leaves,
                                                      const std::string& override_reason, const core::StaffMember& by,
                                                      const core::Now& now);
    // Somebody goes with a family, at a Handover: act_for() with its name or code, which is kept beside the entry.
    // Invalid, in words: no name. Refused: the checkpoint hands nobody over.
    [[nodiscard]] core::Result<core::Outcome> hand_over(const core::ParticipantId& who, const std::string& family,
                                                        const core::StaffMember& by, const core::Now& now);
    // A guest chose their name in the search: NeedsStaff, and nothing is written. NotRecorded as present().
    [[nodiscard]] core::Outcome ask_for_help(const core::ParticipantId& who, const core::Now& now);
    // Several people at once by staff, in or out as the checkpoint goes: entries of their own for those against whom
    // nothing stands, in one transaction. Whoever is gone from the roster is passed over. Errors: of the database; then
    // nobody was let in.
    [[nodiscard]] core::Result<core::GroupActed> admit_people(std::span<const core::ParticipantId> people,
                                                              const core::StaffMember& by, const core::Now& now);
    // So many more people of a delegation have come, by staff who do not name them. NotFound: no such delegation.
    // Refused: fewer than 1, more than core::kMostInGroup together with who came, or
    // the checkpoint lets nobody in, or each must be known there (core::takes_numbers).
    [[nodiscard]] core::Result<core::GroupActed> count_people(const core::DelegationId& delegation, int more,
                                                              const core::StaffMember& by, const core::Now& now);
    // undo() of everything that was written in the act of this entry (core::is_same_act), as far as it stands: how much
    // that was. Refused as undo(), or nothing of it stands.
    [[nodiscard]] core::Result<int> undo_act(const core::EntryRef& entry, const std::string& reason,
                                             const core::StaffMember& by, const core::Now& now);
    // void_entry() by staff, as far as it is theirs (core::may_undo); Refused says so.
    [[nodiscard]] core::Result<core::EntryRef> undo(const core::EntryRef& entry, const std::string& reason,
                                                    const core::StaffMember& by, const core::Now& now);
    // A void entry for an entry of any ledger that is here; with whoever registered at the door goes what they did.
    // Refused: a void, unknown, or already voided.
    [[nodiscard]] core::Result<core::EntryRef> void_entry(const core::EntryRef& entry, const std::string& reason,
                                                          const core::OperatorId& by, const core::Now& now);

    // Revoked on the day, for instance because it was lost: a ledger fact. Refused: revoked already, or no badge id.
    [[nodiscard]] core::Result<core::EntryRef> revoke_badge(core::BadgeId badge, const std::string& reason,
                                                            const core::OperatorId& by, const core::Now& now);

    // A new badge for somebody who has lost theirs, by staff: every badge of theirs that is good is revoked, and the
    // code of the new one is all that is good from now on, in one transaction. Undone as one: undo() of its entry.
    // reason: a code of core::kLostReasons. NotFound: nobody on the roster has that id. Refused: the names are gone, or
    // it is not theirs to do.
    [[nodiscard]] core::Result<core::NewBadge> reissue_badge(const core::ParticipantId& who, const std::string& reason,
                                                             const core::StaffMember& by, const core::Now& now);
    // Somebody stays away today: a ledger fact. reason: a code of core::kExcuseReasons. NotFound: nobody on the roster
    // has that id. Refused: excused today already, or it is not theirs to do.
    [[nodiscard]] core::Result<core::EntryRef> excuse(const core::ParticipantId& who, const std::string& reason,
                                                      const core::StaffMember& by, const core::Now& now);

    // The programme on the day is another than was planned: a ledger fact. Invalid: core::is_possible() says no.
    // NotFound: the event has no such delegation or item. Refused: it is not theirs to do.
    [[nodiscard]] core::Result<core::EntryRef> change_day(const core::DayChange& change, const core::StaffMember& by,
                                                          const core::Now& now);
    // At another checkpoint from now on, until the desk is closed. By staff, who are written down for it beside the
    // ledger (store/staff.hpp); Refused: it is not theirs to do. NotFound: the event has no such checkpoint.
    [[nodiscard]] core::Status move_to(const core::CheckpointId& checkpoint, const core::StaffMember& by,
                                       const core::Now& now);
    // Staff held the clock against another: a row of its own, as move_to() leaves. Refused: it is not theirs to do.
    [[nodiscard]] core::Status note_clock(const core::StaffMember& by, const core::Now& now);
    [[nodiscard]] core::Status stand_at(const core::CheckpointId& checkpoint); // the same, as somebody said before
    // Staff let the kiosk follow the programme: written down, and no more. Refused: it is not theirs to do.
    [[nodiscard]] core::Status note_following(const core::StaffMember& by, const core::Now& now);
    // Staff let the program begin anew: written down, and no more. reason: a code of core::kRestartReasons. Refused: it
    // is not theirs to do.
    [[nodiscard]] core::Status note_restart(const core::StaffMember& by, const std::string& reason,
                                            const core::Now& now);
    // As move_to(), by the programme and not by staff; whether it went to another. A clock that is not trusted moves
    // nothing.
    [[nodiscard]] core::Result<bool> follow_programme(const core::Followed& followed, const core::Now& now);
    // Somebody who is not on the roster registers at the door and comes in, in one transaction: ledger facts, a text
    // beside them, and a row of the roster. in_place_of: whoever they stand in for today; empty: nobody. Where a rule
    // of the door stands against it they are registered, and the outcome says why they are not in. Invalid, in words:
    // what was stated. NotFound: no such delegation or person. Refused: the names are gone, or it is not theirs to do.
    [[nodiscard]] core::Result<core::Arrived> register_walk_in(const core::WalkIn& stated,
                                                               const core::ParticipantId& in_place_of,
                                                               const core::StaffMember& by, const core::Now& now);
    // What a sheet of paper says of somebody (core/rules/paper_note.hpp): a ledger fact with the claimed time. reason:
    // a code of core::kPaperReasons. NotFound: nobody, or no checkpoint, has that id. Refused: it cannot have been so,
    // or is not theirs to do.
    [[nodiscard]] core::Result<core::EntryRef> note_paper(const core::ParticipantId& who, const core::PaperNote& note,
                                                          const std::string& reason, const core::StaffMember& by,
                                                          const core::Now& now);

    // The event is over and its names must go (core/rules/retention.hpp): a ledger fact, which takes them out of this
    // file in the same transaction and out of every other that it reaches. Refused: the event is not over, the clock
    // cannot be trusted, or they are gone already.
    [[nodiscard]] core::Result<core::EntryRef> purge_names(const core::OperatorId& by, const core::Now& now);

    // The database's own upkeep, a few milliseconds now and then: call it when no badge waits. present() does it itself
    // when it was never called, and is slower then.
    void checkpoint_wal();

    [[nodiscard]] core::Counts counts(const core::Now& now);
    // References hold until the next call that is not const: another process may have loaded a new revision.
    [[nodiscard]] const core::EventInfo& event() const;
    [[nodiscard]] const core::Checkpoint& checkpoint() const;
    [[nodiscard]] const core::LedgerId& ledger() const;
    // Why the last present() was NotRecorded; empty when it was recorded. For the log and for staff.
    [[nodiscard]] const std::string& last_failure() const;
    // What staff and the log should know after opening (for example that a new ledger started, and why).
    [[nodiscard]] const std::vector<std::string>& notices() const;

  private:
    struct Impl;
    explicit Desk(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace kiosk::store
