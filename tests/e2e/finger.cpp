#include "e2e/finger.hpp"

#include <utility>

#include <nlohmann/json.hpp>

namespace kiosk::e2e {

Finger::Finger(Process& kiosk, Hands& hands)
    : kiosk_(kiosk), down_([&hands](int x, int y) { hands.rest(x, y); }), up_([&hands](int, int) { hands.lift(); }) {}

Finger::Finger(Process& kiosk, TouchScreen& screen)
    : kiosk_(kiosk), down_([&screen](int x, int y) { screen.down(1, x, y); }),
      up_([&screen](int x, int y) { screen.up(1, x, y); }) {}

Finger::Finger(Process& kiosk, std::function<void(int x, int y)> down, std::function<void(int x, int y)> up)
    : kiosk_(kiosk), down_(std::move(down)), up_(std::move(up)) {}

Finger::Places Finger::places(const std::string& errors) {
    const auto end = errors.rfind('\n');
    const auto line = end == std::string::npos ? end : errors.rfind("{\"at\":{", end);
    if (line == std::string::npos) return {};
    const auto trace = nlohmann::json::parse(errors.substr(line, errors.find('\n', line) - line));
    Places found;
    for (const auto& [id, at] : trace.at("at").items()) found[id] = {at.at(0).get<int>(), at.at(1).get<int>()};
    return found;
}

std::optional<Finger::Place> Finger::wait_for(const std::string& id) {
    const bool begins = id.ends_with('*');
    const std::string wanted = id.substr(0, id.size() - (begins ? 1 : 0));
    std::optional<Place> place;
    (void)kiosk_.wait_for([&](const std::string& errors) {
        const Places all = places(errors);
        const auto found = all.lower_bound(wanted);
        if (found != all.end() && (begins ? found->first.starts_with(wanted) : found->first == wanted))
            place = found->second;
        return place.has_value();
    });
    return place;
}

bool Finger::finds_only(const std::string& prefix, const std::set<std::string>& rest) {
    return kiosk_.wait_for([&](const std::string& errors) {
        std::set<std::string> there;
        for (const auto& [id, at] : places(errors))
            if (id.starts_with(prefix)) there.insert(id.substr(prefix.size()));
        return there == rest;
    });
}

bool Finger::finds(const std::string& id) {
    return wait_for(id).has_value();
}

bool Finger::touches(const std::string& id) {
    const auto place = wait_for(id);
    if (!place) return false;
    down_(place->x, place->y);
    up_(place->x, place->y);
    return true;
}

bool Finger::loses(const std::string& id) {
    return kiosk_.wait_for([&](const std::string& errors) { return !places(errors).contains(id); });
}

bool Finger::enters_staff_mode(std::string_view pin) {
    constexpr int kCorner = 20;
    down_(kCorner, kCorner);
    const bool there = finds("pad.1");
    up_(kCorner, kCorner);
    if (!there) return false;
    for (const char digit : pin)
        if (!touches(std::string("pad.") + digit)) return false;
    return true;
}

} // namespace kiosk::e2e
