// What is wrong, as the log hears it from something that finds out again and again: at once, and once an hour as long
// as it stands. Neither a line every half minute nor one line on Monday for what is still broken on Friday. Pure.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/base/clock.hpp"

namespace kiosk::app {

class StandingProblems {
  public:
    static constexpr core::Millis kAgainAfter{3'600'000};

    struct News {
        std::vector<std::string> to_say; // in the order given
        bool all_over = false;           // some stood before, and none does now
    };
    // problems: every one that stands now. One that was over and comes back is new.
    [[nodiscard]] News look(const std::vector<std::string>& problems, core::MonoTime now);

  private:
    std::map<std::string, core::MonoTime> said_; // of those that stand: when the log heard of it last
};

} // namespace kiosk::app
