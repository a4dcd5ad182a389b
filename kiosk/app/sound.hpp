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
    // volume 0 … 1; at 0 nothing is opened. Without a device it is silent, says so once, and tries again every five
    // minutes.
    Sound(double volume, Log log);
    ~Sound();
    Sound(const Sound&) = delete;
    Sound& operator=(const Sound&) = delete;

    // Never waits. A tone that comes while others are queued is dropped: late tones would only confuse.
    void play(core::Tone tone);

  private:
    void run();

    const double volume_;
    Log log_;
    Queue<core::Tone> tones_{2};
    std::thread thread_;
};

} // namespace kiosk::app
