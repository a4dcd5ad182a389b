// USB scanners that type like a keyboard. Characters come as a burst, much faster than a hand, ended by Enter, Tab or
// 100 ms of silence. Pure; times are arguments; not thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/clock.hpp"

namespace kiosk::scan {

class Wedge {
  public:
    static constexpr core::Millis kSilence{100}; // ends a burst
    static constexpr core::Millis kSlowest{
        35}; // mean time a character, above which a hand typed what is no whole token
    static constexpr core::Millis kPiecesWithin{1500}; // from one piece of a cut burst to the next
    static constexpr std::size_t kShortest = 4;        // characters; fewer are never a scan
    static constexpr std::size_t kLongest = 512;       // more are dropped, to the end of their burst

    // One typed character, or '\r', '\n' or '\t' for the key that ends a burst; other control characters are ignored.
    // Returns a text when one is complete, cleaned by clean_wedge_text().
    [[nodiscard]] std::optional<std::string> feed(char32_t character, core::MonoTime now);

    // To be called at or after deadline(): silence may have completed a text.
    [[nodiscard]] std::optional<std::string> tick(core::MonoTime now);

    // When tick() has something to do, if no character comes before.
    [[nodiscard]] std::optional<core::MonoTime> deadline() const;

  private:
    enum class EndedBy { Key, Silence };
    std::optional<std::string> finish(EndedBy ended_by);
    std::optional<std::string> join(std::string text, EndedBy ended_by);

    std::string burst_;
    std::size_t characters_ = 0;
    core::MonoTime first_{};
    core::MonoTime last_{};
    bool too_long_ = false;
    std::string piece_; // the beginning of a token whose end has not come yet
    core::MonoTime piece_at_{};
};

// What a scanner adds is taken away: ECI marks such as \000026 and symbology marks such as ]Q1 in front; the rest as
// core::presented_text() has it. A damaged token behind a prefix becomes upper case too, and the prefix is dropped.
// Another text keeps its letters.
[[nodiscard]] std::string clean_wedge_text(std::string_view text);

} // namespace kiosk::scan
