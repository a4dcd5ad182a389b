#include "report/explain.hpp"

#include <algorithm>

namespace kiosk::report {
namespace {

using service::Sighting;

bool is(const Sighting* sighting, const core::EntryRef& entry) {
    return sighting != nullptr && sighting->entry == entry;
}
bool is(const std::optional<Arrival>& arrival, const core::EntryRef& entry) {
    return arrival && is(arrival->sighting, entry);
}

std::vector<EntryUse> uses_of(const DayBook& book, const core::SubjectKey& subject, core::LocalDay day,
                              const Sighting& sighting) {
    std::vector<EntryUse> uses;
    const auto attended = book.of(subject, day);
    const auto& entry = sighting.entry;
    if (is(attended.morning, entry)) uses.push_back(EntryUse::MorningSignin);
    if (is(attended.afternoon, entry)) uses.push_back(EntryUse::AfternoonSignin);
    if (is(attended.left_by, entry)) uses.push_back(EntryUse::Leaving);
    const auto* door = book.door(sighting);
    if (sighting.enters && door != nullptr && door->kind == core::CheckpointKind::Meal) uses.push_back(EntryUse::Meal);
    if (attended.present()) {
        if (is(attended.entries.front(), entry)) uses.push_back(EntryUse::FirstRecord);
        if (is(book.at(subject, day)->back(), entry)) uses.push_back(EntryUse::LastRecord);
    }
    return uses;
}

} // namespace

std::vector<Explained> explain(const DayBook& book, std::span<const service::HistoryEntry> history,
                               const core::SubjectKey& subject, std::optional<core::LocalDay> day) {
    std::vector<Explained> all;
    for (const auto& entry : history) {
        Explained one{&entry, {}, {}};
        for (const auto each : book.days()) {
            const auto* sightings = book.at(subject, each);
            if (sightings == nullptr) continue;
            const auto found = std::ranges::find(*sightings, entry.entry.ref(),
                                                 [](const Sighting* sighting) { return sighting->entry; });
            if (found == sightings->end()) continue;
            one.day = each;
            one.uses = uses_of(book, subject, each, **found);
        }
        if (!day || one.day.value_or(core::day_of(entry.at)) == *day) all.push_back(std::move(one));
    }
    return all;
}

} // namespace kiosk::report
