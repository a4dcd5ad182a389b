#include "store/desk/describe.hpp"

#include <chrono>

#include "core/base/find_by_id.hpp"
#include "core/rules/checkpoint_rules.hpp"

namespace kiosk::store {

namespace {

using core::Verdict;

std::string shown_name(const core::Participant& person, core::ResultName how) {
    switch (how) {
    case core::ResultName::Full:
        return person.name;
    case core::ResultName::Given:
        return person.given.empty() ? core::mask_name(person.name) : person.given;
    case core::ResultName::Masked:
        return core::mask_name(person.name);
    }
    return {};
}

core::PersonCard card_of(const EventCache& cache, const core::Participant& person, const core::Delegation* delegation) {
    core::PersonCard card;
    const auto how = cache.event.result_name;
    card.name = shown_name(person, how);
    if (how == core::ResultName::Full) card.latin = person.latin;
    card.delegation = person.delegation;
    if (!person.affiliation.empty())
        card.affiliation.by_language[""] = person.affiliation;
    else if (delegation)
        card.affiliation = delegation->name;
    card.role = person.role;
    card.group = person.group;
    card.buddy_class = person.buddy_class;
    if (cache.here.kind == core::CheckpointKind::Meal) {
        card.diet = person.diet;
        card.avoid = person.avoid;
    }
    card.language = person.language.value_or(delegation ? delegation->language : core::Language{});
    return card;
}

// Of somebody who says who they are: what the search showed, and no more.
core::PersonCard masked_card(const core::Participant& person) {
    core::PersonCard card;
    card.name = core::mask_name(person.name);
    return card;
}

core::NextItem where_and_when(const EventCache& cache, const core::ProgrammeItem& item) {
    core::NextItem next{item.title, item.place_text, item.way, item.starts, item.ends, item.id, item.place, item.day};
    if (next.place.empty())
        if (const auto place = cache.places.find(item.place); place != cache.places.end()) next.place = place->second;
    return next;
}

// What comes next for this person; when nothing does, what is on now behind another door.
std::optional<core::NextItem> next_for(const EventCache& cache, core::LocalTime at, const core::Participant* person) {
    const auto items = core::now_and_next(cache.programme, at, person);
    const bool is_here = items.now && !cache.here.item.empty() && items.now->id == cache.here.item;
    const auto* item = items.next ? items.next : is_here ? nullptr : items.now;
    if (!item) return std::nullopt;
    return where_and_when(cache, *item);
}

void tell_first(const EventCache& cache, const core::Standing& first, const core::Now& now, core::Outcome& outcome) {
    outcome.first_at = cache.event.zone.to_local(first.wall);
    if (const auto* checkpoint = cache.find_checkpoint(first.checkpoint)) outcome.first_checkpoint = checkpoint->name;
    outcome.first_minutes_ago =
        static_cast<int>(std::chrono::floor<std::chrono::minutes>(core::elapsed_since(first, now)).count());
}

void tell_instead(const EventCache& cache, const core::Checkpoint& other, core::Outcome& outcome) {
    outcome.instead = other.name;
    if (const auto* item = core::find_by_id(cache.programme, other.item))
        outcome.instead_item = where_and_when(cache, *item);
    const auto day = core::day_of(other, cache.event, core::day_of(outcome.at));
    if (const auto opens = cache.changes.changed(other, day, {}).opens)
        outcome.instead_opens = core::LocalTime{day} + *opens;
}

} // namespace

core::Outcome bare_outcome(const EventCache& cache, Verdict verdict, const core::Now& now) {
    core::Outcome outcome;
    outcome.verdict = verdict;
    outcome.at = cache.event.zone.to_local(now.wall);
    outcome.checkpoint = cache.here.name;
    outcome.kind = cache.here.kind;
    return outcome;
}

core::Outcome describe(const EventCache& cache, const core::Facts& facts, const core::Decision& decision) {
    auto outcome = bare_outcome(cache, decision.verdict, facts.now);
    outcome.repeats_green = decision.repeats_green;
    outcome.opens = decision.opens;
    const bool red = core::tone_of(decision.verdict) == core::Tone::Red;
    const auto* person = facts.participant ? &*facts.participant : nullptr;
    const bool by_badge = facts.credential.state != core::CredentialState::ChosenByName;
    if (person && decision.verdict == Verdict::NeedsStaff && by_badge) outcome.who = person->id;
    if (person && decision.verdict == Verdict::NeedsStaff && !by_badge)
        outcome.person = masked_card(*person);
    else if (person && !red)
        outcome.person = card_of(cache, *person, facts.delegation ? &*facts.delegation : nullptr);
    if (core::tone_of(decision.verdict) == core::Tone::Green || decision.verdict == Verdict::AlreadyIn)
        outcome.next = next_for(cache, outcome.at, person);
    if (decision.verdict == Verdict::AlreadyIn) {
        if (decision.first) tell_first(cache, *decision.first, facts.now, outcome);
    }
    if (decision.instead)
        if (const auto* other = cache.find_checkpoint(*decision.instead)) tell_instead(cache, *other, outcome);
    return outcome;
}

const core::Delegation* counted_delegation(const core::Facts& facts, const core::Outcome& outcome) {
    const bool leaders = !facts.participant && outcome.tone() != core::Tone::Red;
    const bool shown = outcome.tone() == core::Tone::Green || leaders;
    return shown && facts.delegation ? &*facts.delegation : nullptr;
}

} // namespace kiosk::store
