#include "report/day_book.hpp"

#include <algorithm>

#include "core/base/find_by_id.hpp"
#include "core/rules/event_day.hpp"

namespace kiosk::report {

using service::Sighting;

DayBook::DayBook(const service::EventRecord& record) : record_(&record) {
    for (const auto& door : record.checkpoints) {
        doors_.emplace(door.id, &door);
        if (door.kind == core::CheckpointKind::Gate && door.direction != core::Direction::In) gates_have_exits_ = true;
    }
    std::map<std::string, bool> shares_time; // by country
    for (const auto& each : record.delegations) {
        if (each.country.empty()) continue;
        const auto [country, is_new] = shares_time.try_emplace(each.country);
        if (is_new) country->second = core::shares_time(each.country, record.event.zone, record.event.first_day);
        if (!country->second) elsewhere_.insert(each.id);
    }
    for (const auto& person : record.participants) roster_.insert(core::subject_of(person.id));
    for (const auto& [subject, sightings] : record.sightings) {
        auto& days = days_[subject];
        core::DaysOfSubject cut(record.event);
        for (const auto& sighting : sightings) {
            const auto day = cut.next(sighting.at, sighting.enters);
            if (core::is_event_day(record.event, day))
                days[day].push_back(&sighting);
            else
                ++outside_;
        }
    }
    add_up();
}

const core::Checkpoint* DayBook::door(const Sighting& sighting) const {
    const auto found = doors_.find(sighting.checkpoint);
    return found == doors_.end() ? nullptr : found->second;
}

Arrival DayBook::arrival(const Sighting& sighting, core::LocalDay day) const {
    Arrival arrival{&sighting, {core::minute_after(day, sighting.at)}, {}};
    if (!sighting.late) return arrival;
    const auto* through = door(sighting);
    const auto limit = through == nullptr ? std::nullopt : through->late_after;
    arrival.late_minutes = limit ? std::max(0, static_cast<int>((arrival.time.minute - *limit).count())) : 0;
    return arrival;
}

namespace {

// Of a time that is shown.
void note_doubts(DayAttendance& found, const Sighting& shown) {
    found.time_unsure = found.time_unsure || shown.time_unsure;
    found.paper = found.paper || shown.paper;
}

} // namespace

DayAttendance DayBook::of(const core::SubjectKey& subject, core::LocalDay day) const {
    DayAttendance found;
    const auto* sightings = at(subject, day);
    if (sightings == nullptr) return found;
    std::optional<Arrival> meal;
    for (const auto* each : *sightings) {
        const auto* through = door(*each);
        if (!each->enters) {
            const bool way_out =
                !gates_have_exits_ || through == nullptr || through->kind == core::CheckpointKind::Gate;
            if (way_out && !found.entries.empty()) {
                found.left = ClockTime{core::minute_after(day, each->at)};
                found.left_by = each;
                note_doubts(found, *each);
            }
            continue;
        }
        found.entries.push_back(each);
        found.left.reset();
        found.left_by = nullptr;
        auto arrived = arrival(*each, day);
        auto& half = arrived.time.minute < kNoon ? found.morning : found.afternoon;
        if (through != nullptr && through->kind == core::CheckpointKind::Meal) {
            if (!meal) meal = arrived;
        } else if (!half) {
            half = arrived;
            note_doubts(found, *each);
        }
    }
    if (meal && !found.morning && !found.afternoon) {
        (meal->time.minute < kNoon ? found.morning : found.afternoon) = meal;
        note_doubts(found, *meal->sighting);
    }
    return found;
}

std::string_view DayBook::excuse(const core::ParticipantId& who, core::LocalDay day) const {
    const auto of_day = record_->excuses.find(day);
    if (of_day == record_->excuses.end()) return {};
    const auto found = of_day->second.find(who);
    return found == of_day->second.end() ? std::string_view() : found->second.reason;
}

const core::Participant* DayBook::stand_in(const core::ParticipantId& absent, core::LocalDay day) const {
    const auto of_day = record_->stand_ins.find(day);
    if (of_day == record_->stand_ins.end()) return nullptr;
    const auto found = of_day->second.find(absent);
    return found == of_day->second.end() ? nullptr : core::find_by_id(record_->participants, found->second.who);
}

const core::Participant* DayBook::stands_in_for(const core::ParticipantId& who, core::LocalDay day) const {
    const auto of_day = record_->stand_ins.find(day);
    if (of_day == record_->stand_ins.end()) return nullptr;
    const auto found = std::ranges::find_if(of_day->second, [&](const auto& each) { return each.second.who == who; });
    return found == of_day->second.end() ? nullptr : core::find_by_id(record_->participants, found->first);
}

int DayBook::from_paper(core::LocalDay day) const {
    return sums(day).from_paper;
}

std::vector<core::LocalDay> DayBook::days() const {
    std::vector<core::LocalDay> all;
    for (auto day = record_->event.first_day; day <= record_->event.last_day; day += std::chrono::days{1})
        all.push_back(day);
    return all;
}

int DayBook::counted_together(const core::DelegationId& delegation, core::LocalDay day) const {
    int people = 0;
    if (const auto* sightings = at(core::subject_of(delegation), day))
        for (const auto* each : *sightings)
            if (each->enters) people = each->people;
    return people;
}

int DayBook::unnamed_people(const core::SubjectKey& subject, core::LocalDay day, const Sighting& entry) const {
    if (!core::is_group(subject)) return entry.people;
    const auto is_named = [&](const core::Participant& person) {
        if (core::subject_of(person.delegation) != subject) return false;
        const auto* sightings = at(core::subject_of(person.id), day);
        return sightings != nullptr && std::ranges::any_of(*sightings, [&](const Sighting* one) {
                   return one->enters && one->area == entry.area;
               });
    };
    return std::max(0, entry.people - static_cast<int>(std::ranges::count_if(record_->participants, is_named)));
}

int DayBook::unknown(core::LocalDay day) const {
    return sums(day).unknown;
}

bool DayBook::time_unsure(core::LocalDay day) const {
    return sums(day).time_unsure;
}

DayBook::DaySums DayBook::sums(core::LocalDay day) const {
    const auto found = sums_.find(day);
    return found == sums_.end() ? DaySums{} : found->second;
}

void DayBook::add_up() {
    for (const auto& [subject, days] : days_) {
        const bool known = on_roster(subject) || core::is_group(subject);
        for (const auto& [day, sightings] : days) {
            DaySums& sums = sums_[day];
            if (!known && std::ranges::any_of(sightings, &Sighting::enters)) ++sums.unknown;
            sums.from_paper += static_cast<int>(std::ranges::count_if(sightings, &Sighting::paper));
            sums.time_unsure = sums.time_unsure || std::ranges::any_of(sightings, &Sighting::time_unsure);
        }
    }
}

const std::vector<const Sighting*>* DayBook::at(const core::SubjectKey& subject, core::LocalDay day) const {
    const auto whose = days_.find(subject);
    if (whose == days_.end()) return nullptr;
    const auto found = whose->second.find(day);
    return found == whose->second.end() ? nullptr : &found->second;
}

} // namespace kiosk::report
