// With which characters a syllable typed in 注音 may be written: for a keyboard on the screen, where there is no input
// method.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace kiosk::core {

// The characters of Big5, which are those of names in Taiwan but for the rarest, by how they are read. Immutable; any
// thread.
class HanChoices {
  public:
    // Takes some tenths of a second. Unavailable: this ICU has no such readings.
    static Result<HanChoices> make();
    // Common ones first, each of those by its strokes. Of a tone those that have it; without one all, of the first
    // tone, which has no sign, before the others.
    [[nodiscard]] std::vector<std::string> of(std::string_view syllable, std::size_t most) const;

  private:
    struct Choice {
        std::string character;
        int tone = 0; // 1 … 5; 0: not known, and as good as any
    };
    std::map<std::string, std::vector<Choice>, std::less<>> by_syllable_; // in 注音, without tones
};

} // namespace kiosk::core
