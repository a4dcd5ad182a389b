#include "app/audio/sound.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/audio/tones.hpp"
#include "core/i18n/text.hpp"

namespace kiosk::app {
namespace {

constexpr std::chrono::minutes kTryAgain{5};

Samples softened(Samples samples, double volume) {
    for (auto& value : samples.values)
        value = static_cast<std::int16_t>(std::lround(value * std::clamp(volume, 0.0, 1.0)));
    return samples;
}

} // namespace

Sound::Sound(double loudest, bool speaks, Log log, SoundWays ways)
    : silent_(loudest <= 0), speaks_(speaks), log_(std::move(log)), ways_(std::move(ways)) {
    if (!silent_) thread_ = std::thread([this] { run(); });
}

Sound::~Sound() {
    orders_.close();
    if (thread_.joinable()) thread_.join();
}

void Sound::play(core::Tone tone, double volume) {
    if (!silent_ && volume > 0) static_cast<void>(orders_.push(ToneOrder{tone, volume}));
}

void Sound::say(ui::Utterance utterance, double volume) {
    if (silent_ || !speaks_ || volume <= 0) return;
    const int number = newest_ + 1;
    if (orders_.push(SpeechOrder{std::move(utterance), volume, number})) newest_ = number;
}

// A short word in every voice. What fails then would fail before a guest.
void Sound::check_voices() {
    std::string missing, why;
    for (const std::string_view tag : core::guest_languages()) {
        const core::Language language(tag);
        const auto voice = voice_of(language);
        core::Status there = core::fail(core::ErrorKind::NotFound, "espeak-ng has no voice for it");
        if (voice) there = ways_.synthesise("1", *voice, [this] { return orders_.closed(); }).map([](const auto&) {});
        if (there) continue;
        mute_.insert(language);
        missing += (missing.empty() ? "" : ", ") + language;
        if (voice || why.empty()) why = there.error().detail;
    }
    if (!missing.empty() && !orders_.closed()) log_.warn("nothing is said aloud in " + missing + ": " + why);
}

void Sound::play_out(const Samples& samples, const Stop& stop) {
    using Steady = std::chrono::steady_clock;
    if (Steady::now() < silent_until_) return;
    const auto done = ways_.play(samples, stop);
    if (done) return;
    silent_until_ = Steady::now() + kTryAgain;
    if (!std::exchange(told_, true)) log_.warn("no sound: " + done.error().detail);
}

void Sound::carry_out(const ToneOrder& order) {
    play_out({kSampleRate, samples_of(order.tone, order.volume)}, [this] { return orders_.closed(); });
}

void Sound::carry_out(const SpeechOrder& order) {
    const Stop stop = [this, &order] { return orders_.closed() || order.number < newest_; };
    const auto voice = voice_of(order.utterance.language);
    if (!voice || mute_.contains(order.utterance.language) || stop()) return;
    auto samples = ways_.synthesise(order.utterance.text, *voice, stop);
    if (samples) return play_out(softened(std::move(*samples), order.volume), stop);
    if (stop()) return;
    mute_.insert(order.utterance.language);
    log_.warn("nothing is said aloud in " + order.utterance.language + " any more: " + samples.error().detail);
}

void Sound::run() {
    if (speaks_) check_voices();
    while (const auto order = orders_.pop()) {
        if (orders_.closed()) return;
        std::visit([this](const auto& each) { carry_out(each); }, *order);
    }
}

} // namespace kiosk::app
