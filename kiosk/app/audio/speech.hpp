// Words made into sound by the program espeak-ng. It runs as a process of its own: its library is under the GPL, which
// would reach over all of the kiosk, and what goes wrong in it stays there.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/i18n/text.hpp"

namespace kiosk::app {

// Signed 16-bit mono.
struct Samples {
    int rate = 0; // a second
    std::vector<std::int16_t> values;
};

// The voice of espeak-ng 1.51 for a guest's language; none: it has no voice that could be understood, and a wrong one
// is worse than silence.
[[nodiscard]] std::optional<std::string_view> voice_of(const core::Language& language);

// text: UTF-8. Waits for the program, at most five seconds, unless stop says so earlier. NotFound: it is not
// installed. Unavailable: it has no such voice, it failed, or it was stopped. The detail says how to mend it.
[[nodiscard]] core::Result<Samples> synthesise(const std::string& text, std::string_view voice,
                                               const std::function<bool()>& stop,
                                               const std::string& program = "espeak-ng");

// What the program writes: a WAV whose lengths say nothing, for it is written to a pipe.
[[nodiscard]] core::Result<Samples> parse_wav(std::string_view bytes);

} // namespace kiosk::app
