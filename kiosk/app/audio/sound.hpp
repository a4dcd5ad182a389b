// Plays tones and speaks, on a thread of its own.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <variant>

#include "app/audio/speech.hpp"
#include "app/log.hpp"
#include "core/base/result.hpp"
#include "core/ledger/verdict.hpp"
#include "platform/queue.hpp"
#include "ui/model/utterance.hpp"

namespace kiosk::app {

using Stop = std::function<bool()>; // true: what is going on is to end now

// What the sounds are made with and where they go. Both wait until they are done, or stopped.
struct SoundWays {
    std::function<core::Status(const Samples&, const Stop&)> play;
    std::function<core::Result<Samples>(const std::string& text, std::string_view voice, const Stop&)> synthesise;
};
[[nodiscard]] SoundWays real_sound(); // GStreamer, espeak-ng

class Sound {
  public:
    // loudest: 0 … 1; at 0 nothing is ever opened. Without a device it is silent, says so once, and tries again every
    // five minutes. speaks: looks first which of the guests' languages can be spoken, and logs in one line which
    // cannot: those stay silent.
    Sound(double loudest, bool speaks, Log log, SoundWays ways = real_sound());
    ~Sound();
    Sound(const Sound&) = delete;
    Sound& operator=(const Sound&) = delete;

    // Never waits. volume: 0 … 1; at 0 nothing is played. A tone that comes while others are queued is dropped: late
    // tones would only confuse.
    void play(core::Tone tone, double volume);
    // Never waits. After the tones that were ordered before; what is still being said, or was to be said, gives way.
    void say(ui::Utterance utterance, double volume);

  private:
    struct ToneOrder {
        core::Tone tone;
        double volume;
    };
    struct SpeechOrder {
        ui::Utterance utterance;
        double volume;
        int number;
    };
    using Order = std::variant<ToneOrder, SpeechOrder>;

    void run();
    void check_voices();
    void carry_out(const ToneOrder& order);
    void carry_out(const SpeechOrder& order);
    void play_out(const Samples& samples, const Stop& stop);

    const bool silent_, speaks_;
    Log log_;
    SoundWays ways_;
    platform::Queue<Order> orders_{4};
    std::atomic<int> newest_{0};    // number of the last speech that was ordered
    std::set<core::Language> mute_; // languages without a voice here
    bool told_ = false;
    std::chrono::steady_clock::time_point silent_until_{};
    std::thread thread_;
};

} // namespace kiosk::app
