// What staff change about the day at a desk: the programme, and where the kiosk stands.
#include "core/base/find_by_id.hpp"
#include "store/desk/desk_impl.hpp"
#include "store/roster/roster_store.hpp"

namespace kiosk::store {

using core::Result, core::Status;

Result<core::EntryRef> Desk::Impl::change_day(const core::DayChange& change, core::Entry made) {
    const auto& [delegation, item] = change.subject;
    if (!delegation.empty() && cache.find_delegation(delegation) == nullptr)
        return core::fail(core::ErrorKind::NotFound, "the event has no delegation " + delegation.str());
    if (!item.empty() && core::find_by_id(cache.programme, item) == nullptr)
        return core::fail(core::ErrorKind::NotFound, "the programme has no item " + item.str());
    core::tell_change(change, made);
    return writer->append(*connection, made);
}

Status Desk::Impl::stand_at(const core::CheckpointId& checkpoint) {
    cache = TRY(read_event_cache(*connection, checkpoint));
    options.checkpoint = checkpoint;
    return {};
}

Status Desk::Impl::note_act(const core::OperatorId& by, const char* act, const std::string& what,
                            const core::Now& now) {
    return connection->run("INSERT INTO staff_act (wall, staff, act, what) VALUES (?, ?, ?, ?)", now.wall, by,
                           std::string(act), what);
}

Result<core::EntryRef> Desk::change_day(const core::DayChange& change, const core::StaffMember& by,
                                        const core::Now& now) {
    if (!core::is_possible(change)) return core::fail(core::ErrorKind::Invalid, "no change of a day is like that");
    if (!core::may_change_day(by.role)) return core::fail(core::ErrorKind::Refused, "only a teacher changes the day");
    return impl_->as_staff(
        [&] { return impl_->change_day(change, impl_->staff_entry(core::kind_of(change.what), {}, by.id, now)); });
}

Status Desk::move_to(const core::CheckpointId& checkpoint, const core::StaffMember& by, const core::Now& now) {
    if (!core::may_change_day(by.role))
        return core::fail(core::ErrorKind::Refused, "only a teacher moves the kiosk to another checkpoint");
    // Written down before it is done.
    TRY(impl_->as_staff([&]() -> Result<core::CheckpointId> {
        if (impl_->cache.find_checkpoint(checkpoint) == nullptr)
            return core::fail(core::ErrorKind::NotFound, "the event has no checkpoint " + checkpoint.str());
        TRY(impl_->note_act(by.id, "checkpoint", checkpoint.str(), now));
        return checkpoint;
    }));
    return stand_at(checkpoint);
}

Status Desk::note_clock(const core::StaffMember& by, const core::Now& now) {
    if (!core::may_change_day(by.role))
        return core::fail(core::ErrorKind::Refused, "only a teacher confirms the clock");
    return impl_
        ->as_staff([&]() -> Result<core::OperatorId> {
            TRY(impl_->note_act(by.id, "clock", "", now));
            return by.id;
        })
        .map([](const auto&) {});
}

Status Desk::note_following(const core::StaffMember& by, const core::Now& now) {
    if (!core::may_change_day(by.role))
        return core::fail(core::ErrorKind::Refused, "only a teacher lets the kiosk follow the programme");
    return impl_
        ->as_staff([&]() -> Result<bool> {
            TRY(impl_->note_act(by.id, "follow", impl_->options.checkpoint.str(), now));
            return true;
        })
        .map([](bool) {});
}

Status Desk::note_restart(const core::StaffMember& by, const std::string& reason, const core::Now& now) {
    if (!core::may_change_day(by.role))
        return core::fail(core::ErrorKind::Refused, "only a teacher lets the program begin anew");
    return impl_
        ->as_staff([&]() -> Result<bool> {
            TRY(impl_->note_act(by.id, "restart", reason, now));
            return true;
        })
        .map([](bool) {});
}

Result<bool> Desk::follow_programme(const core::Followed& followed, const core::Now& now) {
    if (!now.trusted) return false;
    core::CheckpointId to;
    const auto noted = impl_->as_staff([&]() -> Result<bool> {
        const auto& cache = impl_->cache;
        to = core::by_programme({cache.event, cache.changes, cache.programme, cache.checkpoints}, followed,
                                cache.here.id, cache.event.zone.to_local(now.wall));
        if (to == cache.here.id) return false;
        TRY(impl_->note_act(core::OperatorId{"kiosk"}, "checkpoint", to.str(), now));
        return true;
    });
    if (!noted || !*noted) return noted;
    TRY(stand_at(to));
    return true;
}

Status Desk::stand_at(const core::CheckpointId& checkpoint) {
    auto done = impl_->stand_at(checkpoint);
    if (!done) impl_->note(done.error());
    return done;
}

} // namespace kiosk::store
