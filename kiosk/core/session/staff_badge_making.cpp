#include "core/session/staff_badge_making.hpp"

#include <utility>

#include "core/base/ascii.hpp"
#include "core/crypto/pin.hpp"
#include "core/session/staff_steps.hpp"

namespace kiosk::core {
namespace {

using From = IssuerKeyChoice::From;

// What is on the page is there to be touched: badges are made, and nothing is being done.
StaffMaking* making_of(Moment at) {
    if (!works_with_stick(at)) return nullptr;
    auto& making = at.state.staff.stick.making;
    return making ? &*making : nullptr;
}

void begin_making(Moment at, StaffMaking& making) {
    begin_with_stick(at, StaffStick::Doing::MakingBadges,
                     MakeBadges{*making.key, std::exchange(making.typed, TypedSecret{})});
}

bool can_be_typed(char byte) {
    return byte >= ' ' && byte <= '~';
}

} // namespace

bool leave_making(Moment at) {
    auto& making = at.state.staff.stick.making;
    if (!making) return false;
    if (std::exchange(making->key, std::nullopt))
        *making = {};
    else
        making.reset();
    at.state.staff.stick.said.reset();
    return true;
}

void on(Moment at, const OpenMaking&) {
    if (!works_with_stick(at)) return;
    StaffStick& stick = at.state.staff.stick;
    if (!stick.reading || !stick.check || !stick.check->making) return;
    stick.making.emplace();
    stick.said.reset();
}

void on(Moment at, const ChooseIssuerKey& event) {
    StaffMaking* making = making_of(at);
    const auto& check = at.state.staff.stick.check;
    if (making == nullptr || !check || !check->making) return;
    const StickKey* key = check->making->find(event.key);
    const bool is_new = event.key.from == From::New;
    if (is_new ? !check->making->takes_new_key() : key == nullptr || key->use != StickKey::Use::Good) return;
    *making = {};
    making->key = event.key;
    at.state.staff.stick.said.reset();
    if (key == nullptr || !key->open) return;
    begin_making(at, *making);
    making->key.reset(); // nothing is to be typed, whatever comes of it
}

void on(Moment at, const TypeSecret& event) {
    StaffMaking* making = making_of(at);
    if (making == nullptr || !making->key) return;
    const bool pin = making->takes_pin();
    if (pin ? !is_digit(event.byte) : !can_be_typed(event.byte)) return;
    (void)making->typed.add(event.byte);
    at.state.staff.stick.said.reset();
    if (pin && making->typed.size() == kPinDigits) begin_making(at, *making);
}

void on(Moment at, const EraseSecret&) {
    if (StaffMaking* making = making_of(at)) making->typed.erase();
}

void on(Moment at, const ToggleSecretSeen&) {
    if (StaffMaking* making = making_of(at)) making->seen = !making->seen;
}

void on(Moment at, const ChooseSecretFace& event) {
    if (StaffMaking* making = making_of(at)) making->face = event.face;
}

void on(Moment at, const UseSecret&) {
    StaffMaking* making = making_of(at);
    if (making != nullptr && making->key && !making->takes_pin() && making->typed.size() > 0) begin_making(at, *making);
}

} // namespace kiosk::core
