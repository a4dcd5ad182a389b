#include "scan/hand_typing.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/base/earliest.hpp"
#include "core/i18n/text.hpp"

namespace kiosk::scan {
namespace {

constexpr std::uint16_t kBackspace = 14; // input-event-codes.h

std::optional<HandKey> key_of(char32_t character) {
    if (character == U'\b' || character == 0x7F) return HandKey{HandKey::Kind::Erase, {}};
    if (character < U' ') return std::nullopt; // Enter and the like say nothing to a field
    HandKey key;
    core::append_utf8(key.text, character);
    return key;
}

} // namespace

std::vector<HandKey> HandTyping::finish(Run& run) {
    const bool by_hand = run.strokes <= kLongestRun;
    run.strokes = 0;
    auto held = std::exchange(run.held, {});
    return by_hand ? held : std::vector<HandKey>{};
}

std::vector<HandKey> HandTyping::press(const Stroke& stroke, core::MonoTime now) {
    if (!runs_.contains(stroke.keyboard) && runs_.size() >= kMostKeyboards) return {};
    Run& run = runs_[stroke.keyboard];
    const auto by_place = run.keys.type(stroke.key); // keeps count of what is held down
    if (!stroke.key.down || stroke.whom != KeyFor::Us) return {};
    const bool erases = stroke.key.code == kBackspace;
    const char32_t character = erases ? U'\b' : stroke.text != 0 ? stroke.text : by_place.value_or(0);
    if (character == 0) return {};
    std::vector<HandKey> told;
    if (run.strokes > 0 && now - run.last >= kPause) told = finish(run);
    run.last = now;
    ++run.strokes;
    if (auto key = key_of(character); key && run.held.size() <= kLongestRun) run.held.push_back(std::move(*key));
    return told;
}

std::vector<HandKey> HandTyping::tick(core::MonoTime now) {
    std::vector<HandKey> told;
    for (auto& [keyboard, run] : runs_) {
        if (run.strokes == 0 || now - run.last < kPause) continue;
        auto more = finish(run);
        told.insert(told.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
    return told;
}

std::optional<core::MonoTime> HandTyping::deadline() const {
    std::optional<core::MonoTime> next;
    for (const auto& [keyboard, run] : runs_) {
        if (run.strokes > 0) core::consider(next, run.last + kPause);
    }
    return next;
}

} // namespace kiosk::scan
