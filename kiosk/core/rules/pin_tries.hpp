// Who guesses at PINs waits: after the free tries 30 seconds, then 1, 5 and 15 minutes. Of a whole kiosk, whoever
// tries, and over its restarts: what is kept is a value that a database holds. Pure; any thread.
#pragma once

#include "core/base/clock.hpp"

namespace kiosk::core {

inline constexpr int kFreeTries = 3;
inline constexpr int kMostWrongTries = 1'000'000; // counted no further

struct PinTries {
    int wrong = 0; // in a row, 0 … kMostWrongTries
    Now last{};    // when the last of them was; without meaning while there is none
    bool operator==(const PinTries&) const = default;
};

// After so many wrong ones in a row; 0 while there are free tries.
[[nodiscard]] Millis wait_after(int wrong);
// 0 … kFreeTries, before there is any wait.
[[nodiscard]] int free_tries(const PinTries& tries);
// Until the next try is heard; 0: at once. In another boot than that of the last try only the time since that boot
// counts, or the wall's where it was trusted then and is now: whoever sets the clock or pulls the plug does not wait
// less.
[[nodiscard]] Millis wait_left(const PinTries& tries, const Now& now);
// What to keep after a wrong one. A right one leaves PinTries{}.
[[nodiscard]] PinTries after_wrong_pin(const PinTries& tries, const Now& now);

} // namespace kiosk::core
