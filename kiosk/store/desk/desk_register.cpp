// Who registers at a desk, for themselves or in somebody's place, and what a sheet of paper says.
#include "core/ledger/walk_in.hpp"
#include "core/rules/paper_note.hpp"
#include "store/desk/desk_impl.hpp"
#include "store/desk/tally_change.hpp"
#include "store/roster/purge.hpp"
#include "store/roster/walk_ins.hpp"
#include "store/sqlite/entry_rows.hpp"
#include "store/sqlite/kind_sql.hpp"

namespace kiosk::store {

using core::Result, core::Status;

Status Desk::Impl::stand_in(const core::ParticipantId& absent, const core::ParticipantId& who, core::Entry made) {
    const auto person = TRY(find_participant(*connection, absent));
    if (!person) return core::fail(core::ErrorKind::NotFound, "nobody on the roster is " + absent.str());
    made.participant = absent;
    made.delegation = person->delegation;
    made.reason = who.str();
    TRY(writer->append(*connection, made));
    return {};
}

Result<core::Arrived> Desk::Impl::register_walk_in(const core::WalkIn& stated, const core::ParticipantId& in_place_of,
                                                   const core::StaffMember& by, const core::Now& now) {
    core::Arrived arrived;
    arrived.stated = TRY(core::kept_walk_in(stated));
    auto transaction = TRY(begin_at_checkpoint());
    if (cache.find_delegation(arrived.stated.delegation) == nullptr)
        return core::fail(core::ErrorKind::NotFound, "the event has no delegation " + stated.delegation.str());
    if (TRY(is_purged(*connection, cache.event)))
        return core::fail(core::ErrorKind::Refused, "the names of this event are gone, and no more are taken");
    const auto committed = core::salted(core::walk_in_text(arrived.stated));
    const auto entry =
        core::walk_in_entry(staff_entry(core::EntryKind::WalkIn, {}, by.id, now), arrived.stated, committed);
    arrived.id = entry.participant;
    arrived.code = core::walk_in_code(committed);
    TRY(keep_text(*connection, entry, committed));
    arrived.entry = TRY(writer->append(*connection, entry));
    if (!in_place_of.empty())
        TRY(stand_in(in_place_of, arrived.id, staff_entry(core::EntryKind::Substitute, {}, by.id, now)));
    arrived.number = TRY(walk_ins_here(*connection));
    cache = TRY(read_event_cache(*connection, options.checkpoint)); // they are expected now
    auto found = TRY(look_up_person(*connection, cache, arrived.id, core::StaffOrder{false, by.id, {}}, now));
    if (!found) return core::fail(core::ErrorKind::Corrupt, arrived.id.str() + " is not on the roster");
    comes_by(*found, core::Source::Staff);
    const auto decision = core::decide(found->facts);
    arrived.outcome = TRY(record_and_describe(transaction, *found, decision, now));
    if (!decision.entry) TRY(commit(transaction));
    return arrived;
}

// What tells that whoever was introduced came, left, or stood in for somebody.
Result<std::vector<core::Entry>> Desk::Impl::follow_ups(const core::ParticipantId& who) {
    static const std::string presences =
        "SELECT bytes FROM entry WHERE " + is_kind("kind", core::kPresenceKinds) + " AND subject = ?";
    static const std::string substitutions =
        "SELECT bytes FROM entry WHERE " + is_kind("kind", core::EntryKind::Substitute);
    std::vector<core::Entry> found;
    TRY(each_entry(
        *connection, presences.c_str(),
        [&](core::Entry entry) {
            found.push_back(std::move(entry));
            return true;
        },
        core::subject_of(who)));
    TRY(each_entry(*connection, substitutions.c_str(), [&](core::Entry entry) {
        if (entry.reason == who.str()) found.push_back(std::move(entry));
        return true;
    }));
    return found;
}

Status Desk::Impl::undo_follow_ups(const core::Entry& introduction, const core::Entry& made) {
    for (const auto& entry : TRY(follow_ups(introduction.participant))) {
        if (TRY(is_voided(*connection, entry.ref(), core::fact_of(entry)))) continue;
        TRY(void_entry(entry, made));
    }
    return {};
}

Result<core::EntryRef> Desk::Impl::note_paper(const core::ParticipantId& who, const core::PaperNote& note,
                                              const core::Entry& made, const core::Now& now) {
    const auto* door = cache.find_checkpoint(note.checkpoint);
    const auto person = TRY(find_participant(*connection, who));
    if (door == nullptr || !person)
        return core::fail(core::ErrorKind::NotFound, "the event has no " + (door ? who.str() : note.checkpoint.str()));
    auto entry =
        TRY(core::paper_entry({cache.event, *door, cache.stamp.number, now, options.simulated}, *person, note.at));
    entry.reason = made.reason;
    entry.by = made.by;
    const auto change = TRY(TallyChange::before(*connection, cache.event.zone, entry));
    const auto written = TRY(writer->append(*connection, entry));
    TRY(change.after(*connection, cache.event.zone));
    return written;
}

Result<core::Arrived> Desk::register_walk_in(const core::WalkIn& stated, const core::ParticipantId& in_place_of,
                                             const core::StaffMember& by, const core::Now& now) {
    if (!in_place_of.empty() && !core::may_substitute(by.role))
        return core::fail(core::ErrorKind::Refused, "only a teacher lets somebody stand in for another");
    auto arrived = impl_->register_walk_in(stated, in_place_of, by, now);
    if (!arrived) impl_->note(arrived.error());
    return arrived;
}

Result<core::EntryRef> Desk::note_paper(const core::ParticipantId& who, const core::PaperNote& note,
                                        const std::string& reason, const core::StaffMember& by, const core::Now& now) {
    if (!core::may_note_paper(by.role))
        return core::fail(core::ErrorKind::Refused, "only a teacher writes down what a sheet of paper says");
    return impl_->as_staff([&] {
        return impl_->note_paper(who, note, impl_->staff_entry(core::EntryKind::CheckIn, reason, by.id, now), now);
    });
}

} // namespace kiosk::store
