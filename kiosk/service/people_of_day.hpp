// Who came today in the area of a checkpoint, and who is expected there: for the pages of staff and for kioskctl.
#pragma once

#include <memory>
#include <vector>

#include "core/base/result.hpp"
#include "core/rules/day_people.hpp"
#include "service/reception_day.hpp"

namespace kiosk::service {

class PeopleOfDay {
  public:
    // Reads the roster whole, in time of its size. Errors: of the database.
    static core::Result<PeopleOfDay> read(const store::Database& database, const core::Checkpoint& here,
                                          const core::Now& now);
    [[nodiscard]] core::NotArrived not_arrived() const { return core::not_arrived(people(), now_); }
    [[nodiscard]] core::InsideNow inside() const { return core::inside_now(people()); }

  private:
    [[nodiscard]] core::DayPeople people() const;

    core::Checkpoint here_;
    core::LocalTime now_{};
    std::unique_ptr<ReceptionDay> day_;
    std::vector<core::Participant> people_;
    core::Attendance attendance_;
    core::Excuses excuses_;
    core::StandIns stand_ins_;
};

} // namespace kiosk::service
