#include "service/people_of_day.hpp"

namespace kiosk::service {

core::DayPeople PeopleOfDay::people() const {
    return {day_->today, here_, day_->event.zone, day_->delegations, people_, attendance_, excuses_, stand_ins_};
}

core::Result<PeopleOfDay> PeopleOfDay::read(const store::Database& database, const core::Checkpoint& here,
                                            const core::Now& now) {
    PeopleOfDay read;
    read.day_ = TRY(read_reception_day(database, now));
    read.here_ = read.day_->changes.changed(here, read.day_->today, {});
    read.now_ = read.day_->event.zone.to_local(now.wall);
    read.people_ = TRY(database.participants());
    read.excuses_ = core::excuses_of(read.day_->facts, read.day_->today, read.day_->event.zone);
    read.stand_ins_ = core::stand_ins_of(read.day_->facts, read.day_->today, read.day_->event.zone);
    read.attendance_ = core::merge(read.day_->entries, read.day_->context);
    return read;
}

} // namespace kiosk::service
