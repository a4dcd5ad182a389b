#include "app/loop_rules.hpp"

#include <algorithm>
#include <utility>

#include "core/base/ascii.hpp"
#include "ui/widgets/keyboard.hpp"

namespace kiosk::app {
namespace {

constexpr std::chrono::minutes kBeforeArrival{30};
constexpr std::chrono::minutes kAfterArrival{90};

} // namespace

core::Language language_due(const std::vector<core::Delegation>& delegations, core::LocalTime now) {
    const core::Delegation* due = nullptr;
    core::Millis nearest = core::Millis::max();
    for (const core::Delegation& each : delegations) {
        if (each.home || !each.arrives) continue;
        const core::Millis since = now - *each.arrives;
        if (since < -kBeforeArrival || since > kAfterArrival) continue;
        if (std::chrono::abs(since) >= nearest) continue;
        nearest = std::chrono::abs(since);
        due = &each;
    }
    if (due == nullptr) return core::Language(core::kHomeLanguage);
    const auto ours = core::guest_languages();
    return std::find(ours.begin(), ours.end(), due->language) != ours.end() ? due->language : core::Language("en");
}

void show_event(ui::Model& model, service::EventSnapshot event) {
    model.event = std::move(event.event);
    model.revision = event.revision.number;
    model.delegations = std::move(event.delegations);
    model.programme = std::move(event.programme);
    model.late_changes = std::move(event.late_changes);
    model.checkpoint = std::move(event.checkpoint);
    model.follows_programme = event.follows;
    model.checkpoints = std::move(event.checkpoints);
    model.changes = std::move(event.changes);
    model.places = std::move(event.places);
}

void show_people(ui::Model& model, service::PeopleCounted counted) {
    model.delegation_counts = std::move(counted.delegations);
    model.seats.clear();
    for (const auto& [item, places] : counted.places) model.seats[item] = {places.left, places.capacity};
}

bool take_counts(ui::Model& model, const std::vector<core::Outcome>& rows) {
    bool changed = false;
    for (const core::Outcome& row : rows) {
        if (!row.delegation) continue;
        const auto [known, added] = model.delegation_counts.try_emplace(row.delegation->delegation, *row.delegation);
        changed = changed || added || known->second.arrived != row.delegation->arrived;
        known->second.arrived = row.delegation->arrived;
    }
    return changed;
}

namespace {

// Into the field that is open; a delegation is chosen.
std::optional<core::SessionEvent> typed_into(const core::StaffWalkIn& form, const ui::KeyPress& press) {
    using Field = core::StaffWalkIn::Field;
    if (form.field == Field::Delegation) return std::nullopt;
    auto stated = form.stated;
    auto& text = form.field == Field::Name    ? stated.name
                 : form.field == Field::Latin ? stated.latin
                                              : stated.affiliation;
    text = ui::typed(text, press);
    return core::ChangeStated{std::move(stated)};
}

} // namespace

std::optional<core::SessionEvent> typed_by_hand(const core::State& state, const scan::HandKey& key) {
    const bool erases = key.kind == scan::HandKey::Kind::Erase;
    const ui::KeyPress press{erases ? ui::KeyPress::Kind::Erase : ui::KeyPress::Kind::Sign, key.text};
    if (core::is_search(state.sheet)) return core::TypeSearch{ui::typed(state.search, press)};
    if (state.screen != core::Screen::Staff || state.sheet != core::Sheet::None || state.staff.why) return std::nullopt;
    if (state.staff.view == core::StaffView::Pad) {
        if (erases) return core::ErasePinDigit{};
        const bool digit = key.text.size() == 1 && core::is_digit(key.text.front());
        return digit ? std::optional<core::SessionEvent>(core::TypePinDigit{key.text.front()}) : std::nullopt;
    }
    if (state.staff.view == core::StaffView::Stick) {
        const auto& making = state.staff.stick.making;
        if (!making || !making->key) return std::nullopt;
        if (erases) return core::EraseSecret{};
        return key.text.size() == 1 ? std::optional<core::SessionEvent>(core::TypeSecret{key.text.front()})
                                    : std::nullopt;
    }
    if (state.staff.view == core::StaffView::WalkIn) return typed_into(state.staff.walk_in, press);
    if (state.staff.view == core::StaffView::Handover)
        return core::TypeFamily{ui::typed(state.staff.handover.family, press)};
    if (state.staff.view != core::StaffView::Find) return std::nullopt;
    return core::TypeName{ui::typed(state.staff.find.typed, press)};
}

bool photo_due(const PhotoTurn& before, const PhotoTurn& now, bool has_photo) {
    if (before.shown && before.shown != now.shown) return true;
    return now.attracts && !before.attracts && !has_photo;
}

core::Millis may_sleep(const SleepFacts& facts) {
    const auto minute = std::chrono::floor<std::chrono::minutes>(facts.local) + std::chrono::minutes(1);
    core::Millis sleep = minute - facts.local;
    for (const auto& time : {facts.deadline, facts.redraw_at, facts.preview_at, facts.burst_at})
        if (time) sleep = std::min(sleep, *time - facts.now);
    return std::max(sleep, core::Millis::zero());
}

} // namespace kiosk::app
