// What staff write of one person at a desk: their badges are lost, or they stay away.
#include "store/desk/desk_impl.hpp"
#include "store/ledger/ledger_store.hpp"
#include "store/sqlite/entry_rows.hpp"
#include "store/sqlite/kind_sql.hpp"

namespace kiosk::store {

using core::Result;

namespace {

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

Result<int> Desk::Impl::revoke_all(const core::ParticipantId& who, const core::Entry& made) {
    int revoked = 0;
    for (const auto id : TRY(badges_of(*connection, who))) {
        const auto badge = TRY(badge_now(*connection, id, core::BadgeKind::Participant));
        if (!badge || badge->status != core::BadgeStatus::Active) continue;
        TRY(revoke(id, made));
        ++revoked;
    }
    if (revoked == 0) return core::fail(core::ErrorKind::Refused, who.str() + " has no badge that is not revoked");
    return revoked;
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

Result<int> Desk::revoke_badges_of(const core::ParticipantId& who, const std::string& reason,
                                   const core::StaffMember& by, const core::Now& now) {
    if (!core::may_revoke(by.role)) return core::fail(core::ErrorKind::Refused, "only a teacher revokes badges");
    return impl_->as_staff(
        [&] { return impl_->revoke_all(who, impl_->staff_entry(core::EntryKind::Revoke, reason, by.id, now)); });
}

Result<core::EntryRef> Desk::excuse(const core::ParticipantId& who, const std::string& reason,
                                    const core::StaffMember& by, const core::Now& now) {
    if (!core::may_excuse(by.role)) return core::fail(core::ErrorKind::Refused, "only a teacher excuses somebody");
    return impl_->as_staff(
        [&] { return impl_->excuse(who, impl_->staff_entry(core::EntryKind::Excused, reason, by.id, now)); });
}

} // namespace kiosk::store
