// Plays the tones through GStreamer, on a thread of its own.
#pragma once

#include <thread>

#include "app/log.hpp"
#include "app/queue.hpp"
#include "core/clock.hpp"
#include "core/verdict.hpp"

namespace kiosk::app {

class Sound {
  public:
    // loudest: 0 … 1; at 0 nothing is ever opened. Without a device it is silent, says so once, and tries again every
    // five minutes.
    Sound(double loudest, Log log);
    ~Sound();
    Sound(const Sound&) = delete;
    Sound& operator=(const Sound&) = delete;

    // Never waits. volume: 0 … 1; at 0 nothing is played. A tone that comes while others are queued is dropped: late
    // tones would only confuse.
    void play(core::Tone tone, double volume);

  private:
    void run();

    struct Order {
        core::Tone tone;
        double volume;
    };
    const bool silent_;
    Log log_;
    Queue<Order> tones_{2};
    std::thread thread_;
};

} // namespace kiosk::app
