// What somebody types by hand, told from what scanners type by its pace. Pure; times are arguments, of the moment when
// a key was struck; not thread-safe.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.hpp"
#include "scan/typed_codes.hpp"

namespace kiosk::scan {

// One key that was meant for a field.
struct HandKey {
    enum class Kind { Text, Erase };
    Kind kind = Kind::Text;
    std::string text; // of Text: one character, UTF-8
    bool operator==(const HandKey&) const = default;
};

class HandTyping {
  public:
    // Keys that follow each other sooner are one run. A hand rolls over two or three; a scanner types more.
    static constexpr core::Millis kPause{50};
    static constexpr std::size_t kLongestRun = 3;
    static constexpr std::size_t kMostKeyboards = 16; // beyond, none is heard

    // The keys that are known to be a hand's by now.
    [[nodiscard]] std::vector<HandKey> press(const Stroke& stroke, core::MonoTime now);
    // To be called at or after deadline(): the last run has ended.
    [[nodiscard]] std::vector<HandKey> tick(core::MonoTime now);
    [[nodiscard]] std::optional<core::MonoTime> deadline() const;

  private:
    struct Run {
        UsKeyboard keys;
        std::vector<HandKey> held;
        std::size_t strokes = 0; // of characters, in this run
        core::MonoTime last{};
    };
    static std::vector<HandKey> finish(Run& run);
    std::map<int, Run> runs_; // by keyboard
};

} // namespace kiosk::scan
