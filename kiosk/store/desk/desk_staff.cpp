// What staff do at a desk: in and out in somebody's name, undoing, revoking, taking the names out.
#include "core/ledger/reissue.hpp"
#include "core/ledger/walk_in.hpp"
#include "core/rules/retention.hpp"
#include "core/rules/void_rules.hpp"
#include "store/desk/desk_impl.hpp"
#include "store/desk/tally_change.hpp"
#include "store/ledger/ledger_store.hpp"
#include "store/roster/purge.hpp"

namespace kiosk::store {

using core::Result;

core::Entry Desk::Impl::staff_entry(core::EntryKind kind, const std::string& reason, const core::OperatorId& by,
                                    const core::Now& now) const {
    auto entry = core::entry_at(kind, cache.event.tag, cache.stamp.number, cache.here, now, options.simulated);
    entry.source = core::Source::Staff;
    entry.reason = reason;
    entry.by = by;
    return entry;
}

Result<core::Outcome> Desk::Impl::act_for(const core::ParticipantId& who, const std::optional<core::StaffOrder>& order,
                                          const core::Now& now) {
    auto transaction = TRY(begin_at_checkpoint());
    auto found = TRY(look_up_person(*connection, cache, who, order, now));
    if (!found) return core::fail(core::ErrorKind::NotFound, "nobody on the roster is " + who.str());
    comes_by(*found, core::Source::Staff);
    return record_and_describe(transaction, *found, core::decide(found->facts), now);
}

Result<core::Entry> Desk::Impl::find_voidable(const core::EntryRef& ref) {
    auto target = TRY(find_entry(*connection, ref));
    if (!target) return core::fail(core::ErrorKind::Refused, "no such entry here");
    if (!core::can_be_voided(target->kind))
        return core::fail(core::ErrorKind::Refused, "an entry of this kind cannot be voided");
    return std::move(*target);
}

Result<core::EntryRef> Desk::Impl::void_entry(const core::Entry& target, core::Entry made) {
    made.refers_to = target.ref();
    made.commitment = core::fact_of(target);
    auto voided = TRY(is_voided(*connection, target.ref(), *made.commitment));
    if (voided) return core::fail(core::ErrorKind::Refused, "that entry is voided already");
    if (core::introduces(target)) TRY(undo_follow_ups(target, made));
    if (core::gives_badge(target)) TRY(undo_revocations(target, made));
    auto change = TRY(TallyChange::before(*connection, cache.event.zone, made));
    auto written = writer->append(*connection, made);
    if (!written) return written;
    TRY(change.after(*connection, cache.event.zone));
    return written;
}

Result<core::EntryRef> Desk::Impl::undo(const core::Entry& target, const core::StaffMember& by, core::Entry made,
                                        const core::Now& now) {
    if (!core::may_undo(by, target, now))
        return core::fail(core::ErrorKind::Refused,
                          "a volunteer undoes what they did themselves in the last " +
                              std::to_string(core::kVolunteersUndo / std::chrono::minutes{1}) +
                              " minutes; ask a teacher");
    return void_entry(target, std::move(made));
}

Result<core::EntryRef> Desk::Impl::revoke(core::BadgeId badge, core::Entry made) {
    if (badge == core::BadgeId{}) return core::fail(core::ErrorKind::Refused, "0 is no badge");
    auto known = badge_now(*connection, badge, core::BadgeKind::Participant);
    if (!known) return tl::unexpected(known.error());
    if (*known && (*known)->status != core::BadgeStatus::Active)
        return core::fail(core::ErrorKind::Refused, "that badge is revoked already");
    made.badge = badge;
    if (*known) {
        made.participant = (*known)->participant;
        made.delegation = (*known)->delegation;
    }
    return writer->append(*connection, made);
}

Result<core::EntryRef> Desk::Impl::purge_names(const core::Entry& made) {
    if (made.time_unsure)
        return core::fail(core::ErrorKind::Refused, "this machine's clock is not set, and tells no day that counts");
    if (!core::takes_names(made, cache.event)) return core::fail(core::ErrorKind::Refused, "the event is not over");
    auto purged = TRY(is_purged(*connection, cache.event));
    if (purged) return core::fail(core::ErrorKind::Refused, "its names are gone already");
    return writer->append(*connection, made);
}

Result<core::Outcome> Desk::act_for(const core::ParticipantId& who, bool leaves, const std::string& override_reason,
                                    const core::StaffMember& by, const core::Now& now) {
    if (!override_reason.empty() && !core::may_override(by.role))
        return core::fail(core::ErrorKind::Refused, "only a teacher overrides what a door or its hours say");
    impl_->last_failure.clear();
    auto outcome = impl_->act_for(who, core::StaffOrder{leaves, by.id, override_reason}, now);
    if (outcome || outcome.error().kind == core::ErrorKind::NotFound) return outcome;
    return impl_->not_recorded(outcome.error(), now);
}

core::Outcome Desk::ask_for_help(const core::ParticipantId& who, const core::Now& now) {
    impl_->last_failure.clear();
    auto outcome = impl_->act_for(who, std::nullopt, now);
    return outcome ? std::move(*outcome) : impl_->not_recorded(outcome.error(), now);
}

Result<core::EntryRef> Desk::undo(const core::EntryRef& entry, const std::string& reason, const core::StaffMember& by,
                                  const core::Now& now) {
    return impl_->as_staff([&] {
        return impl_->find_voidable(entry).and_then([&](const core::Entry& target) {
            return impl_->undo(target, by, impl_->staff_entry(core::EntryKind::Void, reason, by.id, now), now);
        });
    });
}

Result<core::EntryRef> Desk::void_entry(const core::EntryRef& entry, const std::string& reason,
                                        const core::OperatorId& by, const core::Now& now) {
    return impl_->as_staff([&] {
        return impl_->find_voidable(entry).and_then([&](const core::Entry& target) {
            return impl_->void_entry(target, impl_->staff_entry(core::EntryKind::Void, reason, by, now));
        });
    });
}

Result<core::EntryRef> Desk::revoke_badge(core::BadgeId badge, const std::string& reason, const core::OperatorId& by,
                                          const core::Now& now) {
    return impl_->as_staff(
        [&] { return impl_->revoke(badge, impl_->staff_entry(core::EntryKind::Revoke, reason, by, now)); });
}

Result<core::EntryRef> Desk::purge_names(const core::OperatorId& by, const core::Now& now) {
    return impl_->as_staff(
        [&] { return impl_->purge_names(impl_->staff_entry(core::EntryKind::Purge, "retention", by, now)); });
}

} // namespace kiosk::store
