#include "scan/typed_codes.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/base/earliest.hpp"
#include "core/event/presented.hpp"

namespace kiosk::scan {
namespace {

std::vector<Readings> only_tokens(std::vector<Readings> codes) {
    for (Readings& readings : codes)
        std::erase_if(readings, [](const std::string& text) { return !core::is_whole_token(text); });
    std::erase_if(codes, [](const Readings& readings) { return readings.empty(); });
    return codes;
}

void append(std::vector<Readings>& to, std::vector<Readings> from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

} // namespace

TypedCodes::Keyboard& TypedCodes::keyboard(int id) {
    const auto known = keyboards_.find(id);
    if (known != keyboards_.end()) return known->second;
    if (keyboards_.size() >= kMostKeyboards) {
        keyboards_.erase(std::min_element(keyboards_.begin(), keyboards_.end(),
                                          [](const auto& a, const auto& b) { return a.second.last < b.second.last; }));
    }
    return keyboards_[id];
}

std::vector<Readings> TypedCodes::feed(Keyboard& from, TypedCharacter character, KeyFor whom, core::MonoTime now) {
    const auto told = [&from](std::vector<Readings> codes) {
        return from.for_another ? only_tokens(std::move(codes)) : std::move(codes);
    };
    // Silence may have ended the burst before this one, which was for whom it was.
    std::vector<Readings> complete = told(from.wedge.tick(now));
    if (!from.wedge.deadline()) from.for_another = false;
    from.for_another = from.for_another || whom == KeyFor::AnotherProgram;
    append(complete, told(from.wedge.feed(character, now)));
    from.last = now;
    return complete;
}

std::vector<Readings> TypedCodes::press(const Stroke& stroke, core::MonoTime now) {
    Keyboard& from = keyboard(stroke.keyboard);
    const auto key = from.keys.type(stroke.key);
    const TypedCharacter character{stroke.key.down ? stroke.text : 0, key.value_or(0)};
    if (character.text == 0 && character.key == 0) return {};
    return feed(from, character, stroke.whom, now);
}

std::vector<Readings> TypedCodes::type(char32_t text, core::MonoTime now) {
    return feed(keyboard(0), {text, 0}, KeyFor::Us, now);
}

std::vector<Readings> TypedCodes::tick(core::MonoTime now) {
    std::vector<Readings> complete;
    for (auto& [id, from] : keyboards_) {
        auto codes = from.wedge.tick(now);
        append(complete, from.for_another ? only_tokens(std::move(codes)) : std::move(codes));
    }
    return complete;
}

std::optional<core::MonoTime> TypedCodes::deadline() const {
    std::optional<core::MonoTime> first;
    for (const auto& [id, from] : keyboards_) core::consider(first, from.wedge.deadline());
    return first;
}

} // namespace kiosk::scan
