#include "scan/typed_codes.hpp"

#include <algorithm>
#include <utility>

#include "core/presented.hpp"

namespace kiosk::scan {

std::optional<Readings> TypedCodes::type(char32_t character, core::MonoTime now) {
    return text_ended(text_.feed(character, now), now);
}

std::optional<Readings> TypedCodes::press(KeyStroke stroke, KeyFor whom, core::MonoTime now) {
    const auto character = keyboard_.type(stroke);
    if (!character) return std::nullopt;
    // Silence may have ended the burst before this one.
    auto before = keys_ended(keys_.tick(now), now);
    told_at_.reset();
    for_another_ = for_another_ || whom == KeyFor::AnotherProgram;
    auto ended = keys_ended(keys_.feed(*character, now), now);
    return before ? before : ended;
}

std::optional<Readings> TypedCodes::tick(core::MonoTime now) {
    if (auto readings = keys_ended(keys_.tick(now), now)) return readings;
    if (auto readings = text_ended(text_.tick(now), now)) return readings;
    const auto is_alone = [now](const std::optional<Half>& half) { return half && now - half->at >= kTogether; };
    if (is_alone(keys_half_) || is_alone(text_half_)) return meet();
    return std::nullopt;
}

std::optional<core::MonoTime> TypedCodes::deadline() const {
    std::optional<core::MonoTime> first;
    const auto consider = [&first](std::optional<core::MonoTime> at) {
        if (at) first = std::min(first.value_or(*at), *at);
    };
    consider(text_.deadline());
    consider(keys_.deadline());
    if (text_half_) consider(text_half_->at + kTogether);
    if (keys_half_) consider(keys_half_->at + kTogether);
    return first;
}

std::optional<Readings> TypedCodes::text_ended(std::optional<std::string> text, core::MonoTime now) {
    if (!text || (told_at_ && now - *told_at_ < kEcho)) return std::nullopt;
    auto earlier = text_half_ ? meet() : std::nullopt;
    text_half_ = Half{std::move(*text), now};
    if (earlier) return earlier;
    return keys_half_ ? meet() : std::nullopt;
}

std::optional<Readings> TypedCodes::keys_ended(std::optional<std::string> text, core::MonoTime now) {
    const bool for_another = !keys_.deadline() && std::exchange(for_another_, false);
    if (!text || (for_another && !core::is_whole_token(*text))) return std::nullopt;
    auto earlier = keys_half_ ? meet() : std::nullopt;
    keys_half_ = Half{std::move(*text), now};
    if (earlier) return earlier;
    return text_half_ ? meet() : std::nullopt;
}

std::optional<Readings> TypedCodes::meet() {
    Readings readings;
    if (keys_half_) told_at_ = keys_half_->at;
    for (auto* half : {&text_half_, &keys_half_}) {
        auto taken = std::exchange(*half, std::nullopt);
        if (taken && (readings.empty() || readings.front() != taken->text)) readings.push_back(std::move(taken->text));
    }
    return readings;
}

} // namespace kiosk::scan
