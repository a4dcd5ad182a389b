#include "report/summary.hpp"

#include <algorithm>

#include "core/rules/event_day.hpp"

namespace kiosk::report {
namespace {

using Days = std::vector<core::LocalDay>;

class Counter {
  public:
    Counter(const service::EventRecord& record, std::optional<core::LocalDay> day)
        : record_(record), book_(record), day_(day), days_(days_in(book_, {day, {}})) {}

    Summary count() {
        made_.event = record_.event;
        made_.revision = record_.revision;
        made_.entries = record_.entries;
        made_.first_day = days_.front();
        made_.last_day = days_.back();
        made_.purged = record_.purged;
        made_.outside = book_.outside();
        const auto elsewhere = [&](const auto& each) { return book_.from_another_time(each.id); };
        if (std::ranges::any_of(record_.delegations, elsewhere)) made_.zone = zone_of(record_);
        for (const auto& delegation : record_.delegations) add_group(delegation);
        for (const auto& [subject, sightings] : record_.sightings) add_subject(subject);
        add_traits();
        add_goals();
        add_doors();
        return std::move(made_);
    }

  private:
    // In order of time, of the days that are looked at.
    [[nodiscard]] std::vector<std::pair<core::LocalDay, const service::Sighting*>>
    entries_of(const core::SubjectKey& subject) const {
        std::vector<std::pair<core::LocalDay, const service::Sighting*>> all;
        for (const auto day : days_)
            if (const auto* sightings = book_.at(subject, day))
                for (const auto* each : *sightings)
                    if (each->enters) all.emplace_back(day, each);
        return all;
    }

    void add_group(const core::Delegation& delegation) {
        GroupCount group{delegation.name, delegation.country, delegation.home, {}};
        std::int64_t one_by_one = 0;
        for (const auto* person : people_of(record_, delegation.id)) {
            ++group.people.expected;
            if (entries_of(core::subject_of(person->id)).empty()) continue;
            ++one_by_one;
            ++made_.roles[person->role];
        }
        std::int64_t counted = 0;
        for (const auto day : days_)
            counted = std::max<std::int64_t>(counted, book_.counted_together(delegation.id, day));
        group.people.present = std::max(one_by_one, counted);
        made_.together += group.people.present - one_by_one;
        add(made_.people, group.people);
        add(delegation.home ? made_.hosts : made_.guests, group.people);
        if (!delegation.home) add(made_.countries[delegation.country], group.people);
        if (group.people.present > 0) made_.languages[delegation.language] += group.people.present;
        made_.groups.push_back(std::move(group));
    }

    static void add(Headcount& sum, const Headcount& more) {
        sum.expected += more.expected;
        sum.present += more.present;
    }

    // When somebody first came on each day.
    void add_subject(const core::SubjectKey& subject) {
        std::optional<core::LocalDay> seen;
        for (const auto& [day, sighting] : entries_of(subject)) {
            made_.time_unsure = made_.time_unsure || sighting->time_unsure;
            made_.from_paper += sighting->paper ? 1 : 0;
            if (seen == day) continue;
            if (!seen && !book_.on_roster(subject) && !core::is_group(subject)) ++made_.unlisted;
            seen = day;
            const auto minute = core::minute_after(day, sighting->at);
            made_.past_midnight = made_.past_midnight || after_midnight({minute});
            const core::MinuteOfDay quarter{minute.count() / kArrivalStep.count() * kArrivalStep.count()};
            auto found = std::ranges::find(made_.arrivals, day, &DayArrivals::day);
            if (found == made_.arrivals.end())
                found = made_.arrivals.insert(std::ranges::upper_bound(made_.arrivals, day, {}, &DayArrivals::day),
                                              DayArrivals{day, {}});
            found->people[quarter] += book_.unnamed_people(subject, day, *sighting);
        }
    }

    // After a purge they are what was counted then.
    void add_traits() {
        core::DaysThere there;
        for (const auto& [subject, sightings] : record_.sightings)
            for (const auto& [day, sighting] : entries_of(subject)) there[subject].insert(day);
        const auto counts =
            record_.purged ? record_.traits : core::count_traits(record_.event, record_.participants, there);
        for (const auto& one : counts)
            if (one.day == day_) made_.traits[one.trait][one.value] = {one.expected, one.present};
    }

    void add_goals() {
        std::map<int, GoalCount> goals;
        for (const auto day : days_) {
            for (const auto* item : items_on(record_, day)) {
                for (const int number : item->sdgs) {
                    auto& goal = goals[number];
                    goal.goal = number;
                    ++goal.items;
                    goal.length += item->ends - item->starts;
                }
            }
        }
        for (const auto& [number, goal] : goals) made_.goals.push_back(goal);
    }

    void add_doors() {
        std::map<core::CheckpointId, std::map<core::SubjectKey, int>> admitted;
        for (const auto& [subject, sightings] : record_.sightings)
            for (const auto& [day, sighting] : entries_of(subject)) {
                auto& people = admitted[sighting->checkpoint][subject];
                people = std::max(people, book_.unnamed_people(subject, day, *sighting));
            }
        for (const auto& door : record_.checkpoints) {
            if (door.direction == core::Direction::Out || !core::tells_attendance(door.kind)) continue;
            if (door.day && std::ranges::find(days_, *door.day) == days_.end()) continue;
            DoorCount count{door.name, 0};
            for (const auto& [subject, people] : admitted[door.id]) count.people += people;
            made_.doors.push_back(std::move(count));
        }
    }

    const service::EventRecord& record_;
    DayBook book_;
    std::optional<core::LocalDay> day_;
    Days days_;
    Summary made_;
};

} // namespace

std::int64_t Summary::absent() const {
    std::int64_t absent = 0;
    for (const auto& group : groups) absent += std::max<std::int64_t>(0, group.people.expected - group.people.present);
    return absent;
}

core::Result<Summary> summarise(const service::EventRecord& record, std::optional<core::LocalDay> day) {
    TRY(check_scope(record, {day, {}}));
    return Counter(record, day).count();
}

} // namespace kiosk::report
