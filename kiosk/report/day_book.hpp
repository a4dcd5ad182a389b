// One person on one day of the event: when they came in the morning and in the afternoon, and when they left. Pure.
//
// - Days are as core/rules/event_day.hpp cuts them.
// - Doors count before meals: a meal tells that somebody was there only where nothing else does.
// - Who left: the last exit through a gate after which they did not come back; where no gate has a way out, through any
//   door.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "report/paper.hpp"
#include "service/event_record.hpp"

namespace kiosk::report {

inline constexpr core::MinuteOfDay kNoon{12 * 60};
inline constexpr core::MinuteOfDay kAfternoonLeaving{13 * 60}; // who leaves earlier was there in the morning only

struct Arrival {
    const service::Sighting* sighting = nullptr; // the record's
    ClockTime time;
    std::optional<int> late_minutes; // where the door says when late begins; 0: late, nobody knows by how much
};

struct DayAttendance {
    std::optional<Arrival> morning;
    std::optional<Arrival> afternoon;
    std::optional<ClockTime> left;
    const service::Sighting* left_by = nullptr;    // the record's; where they left
    std::vector<const service::Sighting*> entries; // all check-ins of the day, meals too, in order of time
    bool time_unsure = false;                      // of any of those that are shown
    bool paper = false;                            // likewise: a sheet of paper said it
    [[nodiscard]] bool present() const { return !entries.empty(); }
    // By a sign-in, or by a leaving after 13:00.
    [[nodiscard]] bool in_afternoon() const { return afternoon || (left && left->minute >= kAfternoonLeaving); }
};

class DayBook {
  public:
    explicit DayBook(const service::EventRecord& record); // outlives it

    [[nodiscard]] DayAttendance of(const core::SubjectKey& subject, core::LocalDay day) const;
    // Why somebody stays away on that day: a code of core::kExcuseReasons; empty: nobody excused them.
    [[nodiscard]] std::string_view excuse(const core::ParticipantId& who, core::LocalDay day) const;
    // Who stands in for them on that day, and for whom they do; nullptr: nobody.
    [[nodiscard]] const core::Participant* stand_in(const core::ParticipantId& absent, core::LocalDay day) const;
    [[nodiscard]] const core::Participant* stands_in_for(const core::ParticipantId& who, core::LocalDay day) const;
    // What staff wrote down of that day afterwards, from paper: entries of whomever.
    [[nodiscard]] int from_paper(core::LocalDay day) const;
    // The event's days, in order.
    [[nodiscard]] std::vector<core::LocalDay> days() const;
    // Facts that belong to none of those days.
    [[nodiscard]] std::size_t outside() const { return outside_; }
    // Of delegations that were counted as a whole: people on that day, by the last count.
    [[nodiscard]] int counted_together(const core::DelegationId& delegation, core::LocalDay day) const;
    // How many people an entry is of; of a delegation's number those whom nothing in that area names on that day
    // (core/rules/attendance.hpp): whoever adds up entries counts nobody twice.
    [[nodiscard]] int unnamed_people(const core::SubjectKey& subject, core::LocalDay day,
                                     const service::Sighting& entry) const;
    // Who came in on that day and is not on the roster: badges that nobody knows, people whom a later revision dropped.
    [[nodiscard]] int unknown(core::LocalDay day) const;
    // Whether no clock vouches for something that was recorded on that day, whoever it was.
    [[nodiscard]] bool time_unsure(core::LocalDay day) const;
    // Whether they come from a country whose clocks show another time than those of the event's zone.
    [[nodiscard]] bool from_another_time(const core::DelegationId& delegation) const {
        return elsewhere_.contains(delegation);
    }
    [[nodiscard]] bool on_roster(const core::SubjectKey& subject) const { return roster_.contains(subject); }
    // All that is known of them on that day, in order of time; nullptr: nothing.
    [[nodiscard]] const std::vector<const service::Sighting*>* at(const core::SubjectKey& subject,
                                                                  core::LocalDay day) const;
    // The door where it was; nullptr: a later revision dropped it.
    [[nodiscard]] const core::Checkpoint* door(const service::Sighting& sighting) const;
    [[nodiscard]] const service::EventRecord& record() const { return *record_; }

  private:
    using Days = std::map<core::LocalDay, std::vector<const service::Sighting*>>;
    // Of everybody: each delegation's paper says them.
    struct DaySums {
        int unknown = 0;
        int from_paper = 0;
        bool time_unsure = false;
    };
    [[nodiscard]] DaySums sums(core::LocalDay day) const;
    void add_up();
    [[nodiscard]] Arrival arrival(const service::Sighting& sighting, core::LocalDay day) const;

    const service::EventRecord* record_;
    std::map<core::CheckpointId, const core::Checkpoint*> doors_;
    std::set<core::SubjectKey> roster_;
    std::set<core::DelegationId> elsewhere_;
    std::map<core::SubjectKey, Days> days_;
    std::map<core::LocalDay, DaySums> sums_;
    bool gates_have_exits_ = false;
    std::size_t outside_ = 0;
};

} // namespace kiosk::report
