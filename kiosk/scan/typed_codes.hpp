// A scanner that types, heard twice: as the text that the system makes of its keys, and as the keys themselves. A
// layout garbles the first, an input method swallows it, and both leave the keys as they are; a scanner that was set to
// the machine's layout is right as text only. So a burst has up to two readings, and whoever can verify them chooses.
// Pure; times are arguments; not thread-safe.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/clock.hpp"
#include "scan/us_keyboard.hpp"
#include "scan/wedge.hpp"

namespace kiosk::scan {

// Of one burst, each once: the text's before the keys'. Never empty.
using Readings = std::vector<std::string>;

// Which program the system gives a key to.
enum class KeyFor { Us, AnotherProgram };

class TypedCodes {
  public:
    static constexpr core::Millis kTogether{100}; // between the ends of one burst's text and keys
    static constexpr core::Millis kEcho{1000}; // an input method may still bring a burst's text so long after its keys

    // One character, or '\n' or '\t', as the system made it of the keys.
    [[nodiscard]] std::optional<Readings> type(char32_t character, core::MonoTime now);
    // One key. Of a burst that had a key for another program only a whole token is taken: the rest is not ours to read.
    [[nodiscard]] std::optional<Readings> press(KeyStroke stroke, KeyFor whom, core::MonoTime now);
    // To be called at or after deadline().
    [[nodiscard]] std::optional<Readings> tick(core::MonoTime now);
    [[nodiscard]] std::optional<core::MonoTime> deadline() const;

  private:
    struct Half {
        std::string text;
        core::MonoTime at;
    };
    std::optional<Readings> text_ended(std::optional<std::string> text, core::MonoTime now);
    std::optional<Readings> keys_ended(std::optional<std::string> text, core::MonoTime now);
    [[nodiscard]] std::optional<Readings> meet();

    Wedge text_;
    Wedge keys_;
    UsKeyboard keyboard_;
    std::optional<Half> text_half_;         // ended, and waits for the keys'
    std::optional<Half> keys_half_;         // likewise for the text's
    bool for_another_ = false;              // a key of the burst in keys_ was
    std::optional<core::MonoTime> told_at_; // the last burst with keys; no key came since
};

} // namespace kiosk::scan
