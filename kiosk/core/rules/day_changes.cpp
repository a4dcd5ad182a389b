#include "core/rules/day_changes.hpp"

#include <algorithm>
#include <utility>

namespace kiosk::core {
namespace {

using std::chrono::minutes;

constexpr minutes kDay{24 * 60};

MinuteOfDay within_day(MinuteOfDay time, minutes lasts = minutes{0}) {
    return std::clamp(time, MinuteOfDay{0}, std::max(MinuteOfDay{0}, kDay - lasts));
}

} // namespace

bool is_possible(const DayChange& change) {
    const bool of_item = !change.subject.item.empty() && change.subject.delegation.empty();
    switch (change.what) {
    case DayChange::What::Delay:
        return change.subject.item.empty() && change.minutes >= 0 && change.minutes <= kLongestDelay;
    case DayChange::What::Move:
        return of_item && change.minutes >= 0 && minutes{change.minutes} < kDay;
    case DayChange::What::Cancel:
    case DayChange::What::Rain:
        break;
    }
    return of_item && change.minutes == 0;
}

EntryKind kind_of(DayChange::What what) {
    switch (what) {
    case DayChange::What::Delay:
        return EntryKind::Delayed;
    case DayChange::What::Move:
        return EntryKind::ItemMoved;
    case DayChange::What::Cancel:
        return EntryKind::ItemCancelled;
    case DayChange::What::Rain:
        break;
    }
    return EntryKind::ItemToRain;
}

bool changes_day(EntryKind kind) {
    return kind == EntryKind::Delayed || kind == EntryKind::ItemMoved || kind == EntryKind::ItemCancelled ||
           kind == EntryKind::ItemToRain;
}

void tell_change(const DayChange& change, Entry& entry) {
    entry.kind = kind_of(change.what);
    entry.delegation = change.subject.delegation;
    if (!change.subject.item.empty()) {
        entry.checkpoint = CheckpointId{change.subject.item.str()};
        entry.area = {};
    }
    if (change.what == DayChange::What::Delay || change.what == DayChange::What::Move)
        entry.count = static_cast<std::uint32_t>(change.minutes);
}

std::optional<DayChange> change_in(const Entry& entry) {
    DayChange change;
    switch (entry.kind) {
    case EntryKind::Delayed:
        change.subject.delegation = entry.delegation;
        break;
    case EntryKind::ItemMoved:
        change.what = DayChange::What::Move;
        break;
    case EntryKind::ItemCancelled:
        change.what = DayChange::What::Cancel;
        break;
    case EntryKind::ItemToRain:
        change.what = DayChange::What::Rain;
        break;
    default:
        return std::nullopt;
    }
    if (change.what != DayChange::What::Delay) change.subject.item = ItemId{entry.checkpoint.str()};
    if (change.what == DayChange::What::Delay || change.what == DayChange::What::Move)
        change.minutes = static_cast<int>(std::min<std::uint32_t>(entry.count, kLongestDelay + kDay.count()));
    return is_possible(change) ? std::optional(std::move(change)) : std::nullopt;
}

std::vector<ChangeMade> changes_made(std::span<const Entry* const> facts, const Zone& zone) {
    std::vector<ChangeMade> made;
    for (const Entry* fact : facts)
        if (auto change = change_in(*fact))
            made.push_back({*std::move(change), fact->ref(), zone.to_local(fact->wall), fact->by});
    return made;
}

DayChanges::DayChanges(std::vector<ChangeMade> made, std::span<const ProgrammeItem> planned) : made_(std::move(made)) {
    if (made_.empty()) return;
    for (const ProgrammeItem& item : planned)
        if (const Shift shift = shift_of(item); shift.by != minutes{0}) items_.emplace(item.id, shift);
}

minutes DayChanges::delay_by(const DelegationId& whose, LocalDay day, std::size_t facts) const {
    minutes theirs{0}, everyones{0};
    for (const ChangeMade& each : std::span(made_).first(facts)) {
        if (each.change.what != DayChange::What::Delay || day_of(each.at) != day) continue;
        const auto& of = each.change.subject.delegation;
        if (of.empty()) everyones = minutes{each.change.minutes};
        if (!of.empty() && of == whose) theirs = minutes{each.change.minutes};
    }
    return std::max(theirs, everyones);
}

minutes DayChanges::delay_of(const DelegationId& whose, LocalDay day) const {
    return delay_by(whose, day, made_.size());
}

minutes DayChanges::delay_of_item(const ProgrammeItem& item, std::size_t facts) const {
    const auto& whose = item.audience.delegations;
    if (whose.empty()) return delay_by({}, item.day, facts);
    minutes least = minutes::max();
    for (const auto& each : whose) least = std::min(least, delay_by(each, item.day, facts));
    return least;
}

DayChanges::Shift DayChanges::shift_of(const ProgrammeItem& planned) const {
    const minutes lasts = planned.ends - planned.starts;
    MinuteOfDay begins = planned.starts; // as the last move says
    minutes before{0};                   // the delay that it was said with
    minutes behind{0};
    Shift shift;
    for (std::size_t i = 0; i < made_.size(); ++i) {
        const auto& [change, entry, at, by] = made_[i];
        if (change.what == DayChange::What::Move && change.subject.item == planned.id) {
            begins = MinuteOfDay{change.minutes};
            before = delay_of_item(planned, i);
            behind = minutes{0};
            shift.since = at;
        } else if (change.what == DayChange::What::Delay && day_of(at) == planned.day &&
                   at < planned.day + begins + behind + lasts) {
            const minutes now = delay_of_item(planned, i + 1) - before;
            if (std::exchange(behind, now) != now) shift.since = at;
        }
    }
    shift.by = within_day(begins + behind, lasts) - planned.starts;
    return shift;
}

DayChanges::Shift DayChanges::shift_of_everyone(LocalDay day) const {
    Shift shift;
    for (const auto& [change, entry, at, by] : made_)
        if (change.what == DayChange::What::Delay && change.subject.delegation.empty() && day_of(at) == day)
            shift = {minutes{change.minutes}, at};
    return shift;
}

ProgrammeItem DayChanges::changed(ProgrammeItem planned) const {
    if (const auto shift = items_.find(planned.id); shift != items_.end()) {
        planned.starts += shift->second.by;
        planned.ends += shift->second.by;
    }
    for (const auto& [change, entry, at, by] : made_) {
        if (change.subject.item.empty() || change.subject.item != planned.id) continue;
        if (change.what == DayChange::What::Cancel) planned.status = ItemStatus::Cancelled;
        if (change.what == DayChange::What::Rain && !planned.rain_place.empty()) planned.status = ItemStatus::Rain;
    }
    return planned;
}

Delegation DayChanges::changed(Delegation planned) const {
    if (planned.arrives) *planned.arrives += delay_of(planned.id, day_of(*planned.arrives));
    return planned;
}

Checkpoint DayChanges::changed(Checkpoint planned, LocalDay day, const DelegationId& whose) const {
    if (made_.empty()) return planned;
    Shift shift;
    if (planned.item.empty())
        shift = shift_of_everyone(day);
    else if (const auto item = items_.find(planned.item); item != items_.end() && planned.day.value_or(day) == day)
        shift = item->second;
    const minutes further = std::max(minutes{0}, delay_of(whose, day) - std::max(minutes{0}, shift.by));
    if (planned.opens && (shift.by < minutes{0} || shift.since < day + *planned.opens))
        planned.opens = within_day(*planned.opens + shift.by);
    if (planned.closes) planned.closes = within_day(*planned.closes + shift.by + further);
    if (planned.late_after) planned.late_after = within_day(*planned.late_after + shift.by + further);
    return planned;
}

} // namespace kiosk::core
