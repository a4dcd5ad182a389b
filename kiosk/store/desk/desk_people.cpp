// What staff write of one person at a desk: with whom they go, that their badge is lost and they get a new one, or that
// they stay away.
#include <algorithm>

#include "core/ledger/handover.hpp"
#include "core/ledger/reissue.hpp"
#include "core/ledger/walk_in.hpp"
#include "store/desk/desk_impl.hpp"
#include "store/ledger/ledger_store.hpp"
#include "store/roster/purge.hpp"
#include "store/roster/walk_ins.hpp"
#include "store/sqlite/entry_rows.hpp"
#include "store/sqlite/kind_sql.hpp"

namespace kiosk::store {

using core::Result;

namespace {

// The highest number of a badge that they were given, whether or not it stands.
Result<std::uint32_t> badges_given(Connection& connection, const core::ParticipantId& who) {
    static const std::string theirs =
        "SELECT bytes FROM entry WHERE " + is_kind("kind", core::EntryKind::Reissue) + " AND participant = ?";
    std::uint32_t most = 0;
    TRY(each_entry(
        connection, theirs.c_str(),
        [&](const core::Entry& entry) {
            most = std::max(most, entry.count);
            return true;
        },
        who));
    return most;
}

// Whether an excuse of that day stands.
Result<bool> is_excused(Connection& connection, const core::ParticipantId& who, core::LocalDay day,
                        const core::Zone& zone) {
    static const std::string of_person =
        "SELECT bytes FROM entry WHERE " + is_kind("kind", core::EntryKind::Excused) + " AND participant = ?";
    std::vector<core::Entry> found;
    TRY(each_entry(
        connection, of_person.c_str(),
        [&](core::Entry entry) {
            if (zone.day_of(entry.wall) == day) found.push_back(std::move(entry));
            return true;
        },
        who));
    for (const auto& entry : found)
        if (!TRY(is_voided(connection, entry.ref(), core::fact_of(entry)))) return true;
    return false;
}

} // namespace

Result<core::NewBadge> Desk::Impl::reissue(const core::ParticipantId& who, const core::Entry& made) {
    const auto person = TRY(find_participant(*connection, who));
    if (!person) return core::fail(core::ErrorKind::NotFound, "nobody on the roster is " + who.str());
    if (TRY(is_purged(*connection, cache.event)))
        return core::fail(core::ErrorKind::Refused,
                          "the names of this event are gone, and nobody gets a badge any more");
    core::NewBadge badge;
    for (const auto id : TRY(badges_of(*connection, who))) {
        const auto old = TRY(badge_now(*connection, id, core::BadgeKind::Participant));
        if (!old || old->status != core::BadgeStatus::Active) continue;
        TRY(revoke(id, made));
        ++badge.revoked;
    }
    const auto committed = core::reissue_text(who);
    const auto entry = core::reissue_entry(made, *person, committed, TRY(badges_given(*connection, who)));
    TRY(keep_text(*connection, entry, committed));
    badge.entry = TRY(writer->append(*connection, entry));
    badge.code = core::walk_in_code(committed);
    return badge;
}

// Whatever was revoked for this badge is good again.
core::Status Desk::Impl::undo_revocations(const core::Entry& badge, const core::Entry& made) {
    static const std::string of_badge =
        "SELECT bytes FROM entry WHERE " + is_kind("kind", core::EntryKind::Revoke) + " AND badge = ?";
    std::vector<core::Entry> revocations;
    for (const auto id : TRY(badges_of(*connection, badge.participant)))
        TRY(each_entry(
            *connection, of_badge.c_str(),
            [&](core::Entry entry) {
                if (core::is_revoked_for(entry, badge)) revocations.push_back(std::move(entry));
                return true;
            },
            id));
    for (const auto& entry : revocations)
        if (!TRY(is_voided(*connection, entry.ref(), core::fact_of(entry)))) TRY(void_entry(entry, made));
    return {};
}

Result<core::EntryRef> Desk::Impl::excuse(const core::ParticipantId& who, core::Entry made) {
    const auto person = TRY(find_participant(*connection, who));
    if (!person) return core::fail(core::ErrorKind::NotFound, "nobody on the roster is " + who.str());
    if (TRY(is_excused(*connection, who, cache.event.zone.day_of(made.wall), cache.event.zone)))
        return core::fail(core::ErrorKind::Refused, who.str() + " is excused today already");
    made.participant = who;
    made.delegation = person->delegation;
    return writer->append(*connection, made);
}

Result<core::Outcome> Desk::Impl::hand_over(const core::ParticipantId& who, const std::string& family,
                                            const core::StaffMember& by, const core::Now& now) {
    const auto committed = core::salted(TRY(core::kept_family(family)));
    auto transaction = TRY(begin_at_checkpoint());
    if (cache.here.kind != core::CheckpointKind::Handover)
        return core::fail(core::ErrorKind::Refused, "nobody is handed over at " + cache.here.id.str());
    core::StaffOrder order{false, by.id};
    order.family = core::commitment_of(committed);
    auto found = TRY(look_up_person(*connection, cache, who, order, now));
    if (!found) return core::fail(core::ErrorKind::NotFound, "nobody on the roster is " + who.str());
    comes_by(*found, core::Source::Staff);
    const auto decision = core::decide(found->facts);
    if (decision.entry) TRY(keep_text(*connection, *decision.entry, committed));
    return record_and_describe(transaction, *found, decision, now);
}

Result<core::Outcome> Desk::hand_over(const core::ParticipantId& who, const std::string& family,
                                      const core::StaffMember& by, const core::Now& now) {
    impl_->last_failure.clear();
    auto outcome = impl_->hand_over(who, family, by, now);
    using core::ErrorKind;
    if (outcome || outcome.error().kind == ErrorKind::Invalid || outcome.error().kind == ErrorKind::NotFound ||
        outcome.error().kind == ErrorKind::Refused)
        return outcome;
    return impl_->not_recorded(outcome.error(), now);
}

Result<core::NewBadge> Desk::reissue_badge(const core::ParticipantId& who, const std::string& reason,
                                           const core::StaffMember& by, const core::Now& now) {
    if (!core::may_revoke(by.role)) return core::fail(core::ErrorKind::Refused, "only a teacher revokes badges");
    return impl_->as_staff(
        [&] { return impl_->reissue(who, impl_->staff_entry(core::EntryKind::Revoke, reason, by.id, now)); });
}

Result<core::EntryRef> Desk::excuse(const core::ParticipantId& who, const std::string& reason,
                                    const core::StaffMember& by, const core::Now& now) {
    if (!core::may_excuse(by.role)) return core::fail(core::ErrorKind::Refused, "only a teacher excuses somebody");
    return impl_->as_staff(
        [&] { return impl_->excuse(who, impl_->staff_entry(core::EntryKind::Excused, reason, by.id, now)); });
}

} // namespace kiosk::store
