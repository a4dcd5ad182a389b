#include "ui/presenters/arrivals.hpp"

#include <algorithm>
#include <utility>

namespace kiosk::ui {

bool Place::same_screen(const Place& other) const {
    return screen == other.screen && result == other.result && way == other.way && staff == other.staff &&
           person == other.person && delegation == other.delegation;
}

bool Place::same_sheet(const Place& other) const {
    return sheet == other.sheet && item == other.item && asking == other.asking;
}

Place place_of(const core::State& state) {
    Place place;
    place.screen = state.screen;
    if (state.result) place.result = state.result->shown;
    place.way = state.map.way;
    place.sheet = state.sheet;
    place.item = state.programme.item;
    place.asking = state.asking_until.has_value() || state.staff.why.has_value();
    place.staff = state.staff.view;
    place.person = state.staff.person.id;
    place.delegation = state.staff.delegation.id;
    return place;
}

Arrivals::Changed Arrivals::follow(const core::State& state, bool read, bool on, core::MonoTime now) {
    now_ = now;
    Place here = place_of(state);
    Changed changed{!place_ || !here.same_screen(*place_), !place_ || !here.same_sheet(*place_)};
    if (place_ && changed.screen) page_ = now;
    if (place_ && changed.sheet && here.has_sheet()) sheet_ = now;
    if (read && !std::exchange(read_, read)) guide_ = now;
    read_ = read;
    place_ = std::move(here);
    if (!on) page_ = sheet_ = guide_ = std::nullopt;
    return changed;
}

float Arrivals::part(const std::optional<core::MonoTime>& since, core::Millis length) const {
    if (!since || now_ >= *since + length) return 1;
    const float left =
        1 - static_cast<float>(std::max<std::int64_t>(0, (now_ - *since).count())) / static_cast<float>(length.count());
    return 1 - left * left;
}

bool Arrivals::moving() const {
    const bool sign = place_ && place_->screen == core::Screen::Result && this->sign() < 1;
    return page() < 1 || sheet() < 1 || guide() < 1 || sign;
}

} // namespace kiosk::ui
