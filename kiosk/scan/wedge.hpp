// One USB scanner that types like a keyboard. Characters come as a burst, much faster than a hand, ended by Enter, Tab
// or 100 ms of silence. Each is heard twice: as the position of its key on a US keyboard, which is what a scanner
// believes to be plugged into, and as the text that the machine's layout makes of it. A layout garbles the text and
// leaves the keys; a scanner that was set to the machine's layout is right as text only. Both readings are of the same
// key strokes, so no clock pairs them. Pure; times are arguments; not thread-safe.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.hpp"

namespace kiosk::scan {

// One key stroke, or what is known of it; 0: nothing. '\r', '\n' or '\t' in either ends a burst; other control
// characters are ignored.
struct TypedCharacter {
    char32_t text = 0; // by the machine's layout
    char32_t key = 0;  // by its place on a US keyboard
};

// Of one scanned code, each once: the text's before the keys'. Never empty; whoever can verify them chooses.
using Readings = std::vector<std::string>;

class Wedge {
  public:
    static constexpr core::Millis kSilence{100}; // ends a burst
    // Mean time a character, above which a hand typed what is no whole token.
    static constexpr core::Millis kSlowest{35};
    static constexpr core::Millis kPiecesWithin{1500}; // from one piece of a cut burst to the next
    static constexpr std::size_t kShortest = 4;        // characters; fewer are never a scan
    static constexpr std::size_t kLongest = 512;       // of a code that is no token
    static constexpr std::size_t kMost = 8192;         // of a burst; more are dropped, to its end

    // Returns what is complete, cleaned by clean_wedge_text(): mostly nothing or one code. Tokens that were typed
    // without anything between them are one burst and each a code.
    [[nodiscard]] std::vector<Readings> feed(TypedCharacter character, core::MonoTime now);

    // To be called at or after deadline(): silence may have completed a code.
    [[nodiscard]] std::vector<Readings> tick(core::MonoTime now);

    // When tick() has something to do, if no character comes before.
    [[nodiscard]] std::optional<core::MonoTime> deadline() const;

  private:
    enum class EndedBy { Key, Silence };
    // One way to read the burst.
    struct Line {
        std::string burst;
        std::string piece; // the beginning of a token whose end has not come yet
    };
    std::vector<Readings> finish(EndedBy ended_by);
    [[nodiscard]] std::vector<std::string> codes_of(Line& line, EndedBy ended_by, bool by_hand) const;
    [[nodiscard]] std::vector<Readings> pair_up(std::vector<std::string> texts, std::vector<std::string> keys) const;
    static void add(Line& line, char32_t character);

    std::array<Line, 2> lines_; // as text, as keys
    std::size_t characters_ = 0;
    core::MonoTime first_{};
    core::MonoTime last_{};
    core::MonoTime piece_at_{};
};

// What a scanner adds is taken away: ECI marks such as \000026 and symbology marks such as ]Q1 in front, blanks around,
// and whatever stands around a whole token. A damaged token behind a prefix becomes upper case too, and the prefix is
// dropped. Another text keeps its letters.
[[nodiscard]] std::string clean_wedge_text(std::string_view text);

} // namespace kiosk::scan
