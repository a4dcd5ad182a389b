// What a desk holds, and the steps that its units share.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include "core/rules/decide.hpp"
#include "store/desk/desk.hpp"
#include "store/desk/event_cache.hpp"
#include "store/desk/fact_lookup.hpp"
#include "store/ledger/ledger_writer.hpp"
#include "store/sqlite/checkpoint_lock.hpp"

namespace kiosk::store {

// One way to read what was presented.
struct Reading {
    std::string text;
    core::Credential credential;
};

struct Desk::Impl {
    std::filesystem::path file;
    DeskOptions options;
    CheckpointLock lock;
    std::unique_ptr<Connection> connection;
    EventCache cache;
    std::optional<LedgerWriter> writer;
    std::vector<std::string> notices;
    std::string last_failure;
    core::Counts last_counts;
    bool reconnect = false;      // after an error that a fresh connection may not have
    bool checkpoint_due = false; // only after a commit made while holding the lock

    Impl(std::filesystem::path path, DeskOptions given)
        : file(std::move(path)), options(std::move(given)), lock(file) {}

    core::Status connect();
    core::Result<Transaction> begin();
    core::Result<Transaction> begin_at_checkpoint(); // Usage: the desk serves none
    // In which way whoever was looked up comes to this desk.
    void comes_by(Found& found, core::Source source) const;
    [[nodiscard]] core::Status still_there() const;
    core::Status commit(Transaction& transaction);
    void checkpoint(int frames);
    core::Entry staff_entry(core::EntryKind kind, const std::string& reason, const core::OperatorId& by,
                            const core::Now& now) const;
    core::Result<core::Counts> read_counts(const core::Now& now);
    core::Status finish(core::Outcome& outcome, const Found& found, const core::Now& now);
    core::Result<core::EntryRef> record(const core::Entry& entry, const Found& found);
    core::Result<Found> look_up_best(const std::vector<Reading>& readings, const core::Now& now);
    core::Result<core::Outcome> attempt(const std::vector<std::string>& texts, std::vector<Reading> readings,
                                        core::Source source, const core::Now& now, std::optional<int> group_count);
    core::Result<core::Outcome> record_and_describe(Transaction& transaction, const Found& found,
                                                    const core::Decision& decision, const core::Now& now);
    core::Outcome present(const std::vector<std::string>& texts, core::Source source, const core::Now& now,
                          std::optional<int> group_count);
    core::Result<core::BadgeSeen> look_at(const std::vector<std::string>& texts, const core::Now& now);
    core::Status stand_at(const core::CheckpointId& checkpoint); // inside a transaction or not
    core::Status note_act(const core::OperatorId& by, const char* act, const std::string& what, const core::Now& now);
    core::Result<core::EntryRef> change_day(const core::DayChange& change, core::Entry made);
    core::Outcome not_recorded(const core::Error& error, const core::Now& now);
    core::Result<core::Outcome> act_for(const core::ParticipantId& who, const std::optional<core::StaffOrder>& order,
                                        const core::Now& now);
    core::Result<core::Outcome> hand_over(const core::ParticipantId& who, const std::string& family,
                                          const core::StaffMember& by, const core::Now& now);
    core::Result<core::GroupActed> admit_people(std::span<const core::ParticipantId> people,
                                                const core::StaffMember& by, const core::Now& now);
    core::Result<core::GroupActed> count_people(const core::DelegationId& delegation, int more,
                                                const core::StaffMember& by, const core::Now& now);
    core::Result<int> undo_act(const core::EntryRef& entry, const core::StaffMember& by, const core::Entry& made,
                               const core::Now& now);
    core::Result<core::Entry> find_voidable(const core::EntryRef& entry);
    // target: found to be voidable, in this transaction.
    core::Result<core::EntryRef> undo(const core::Entry& target, const core::StaffMember& by, core::Entry made,
                                      const core::Now& now);
    core::Result<core::EntryRef> void_entry(const core::Entry& target, core::Entry made);
    core::Result<core::EntryRef> revoke(core::BadgeId badge, core::Entry made);
    core::Result<core::NewBadge> reissue(const core::ParticipantId& who, const core::Entry& made);
    core::Status undo_revocations(const core::Entry& badge, const core::Entry& made);
    core::Result<core::EntryRef> excuse(const core::ParticipantId& who, core::Entry made);
    core::Status stand_in(const core::ParticipantId& absent, const core::ParticipantId& who, core::Entry made);
    core::Result<core::Arrived> register_walk_in(const core::WalkIn& stated, const core::ParticipantId& in_place_of,
                                                 const core::StaffMember& by, const core::Now& now);
    core::Result<std::vector<core::Entry>> follow_ups(const core::ParticipantId& who);
    core::Status undo_follow_ups(const core::Entry& introduction, const core::Entry& made);
    core::Result<core::EntryRef> note_paper(const core::ParticipantId& who, const core::PaperNote& note,
                                            const core::Entry& made, const core::Now& now);
    core::Result<core::EntryRef> purge_names(const core::Entry& made);
    void note(const core::Error& error);
    // work: core::Result<…>(), in a transaction of its own, which is committed if it succeeds; an error is noted.
    template <class Work> std::invoke_result_t<Work> as_staff(Work work) {
        auto made = [&]() -> std::invoke_result_t<Work> {
            auto transaction = TRY(begin());
            auto done = TRY(work());
            TRY(commit(transaction));
            return done;
        }();
        if (!made) note(made.error());
        return made;
    }
};

} // namespace kiosk::store
