// All scanners that type into a machine. Each keyboard's strokes are a stream of its own, so two scanners at once, or a
// scanner and somebody's keyboard, do not garble each other where the system tells them apart. Pure; times are
// arguments, of the moment when a key was struck, not of the moment when it was heard; not thread-safe.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "core/base/clock.hpp"
#include "scan/us_keyboard.hpp"
#include "scan/wedge.hpp"

namespace kiosk::scan {

// Which program the system gives a key to.
enum class KeyFor { Us, AnotherProgram };

struct Stroke {
    KeyStroke key;
    char32_t text = 0; // what the layout makes of it; 0: nothing
    int keyboard = 0;
    KeyFor whom = KeyFor::Us;
};

class TypedCodes {
  public:
    static constexpr std::size_t kMostKeyboards = 16; // beyond, the one that was silent longest is forgotten

    // Returns the codes that are complete. Of a burst that had a key for another program only whole tokens are taken,
    // and nothing else is kept: the rest is not ours to read.
    [[nodiscard]] std::vector<Readings> press(const Stroke& stroke, core::MonoTime now);
    // Text alone, where it comes apart from its key; whole strokes and these may mix.
    [[nodiscard]] std::vector<Readings> type(char32_t text, core::MonoTime now);
    // To be called at or after deadline().
    [[nodiscard]] std::vector<Readings> tick(core::MonoTime now);
    [[nodiscard]] std::optional<core::MonoTime> deadline() const;

  private:
    struct Keyboard {
        UsKeyboard keys;
        Wedge wedge;
        bool for_another = false; // a key of the burst in wedge was
        core::MonoTime last{};
    };
    Keyboard& keyboard(int id);
    static std::vector<Readings> feed(Keyboard& from, TypedCharacter character, KeyFor whom, core::MonoTime now);

    std::map<int, Keyboard> keyboards_;
};

} // namespace kiosk::scan
