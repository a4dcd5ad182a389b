// The same-badge rule: a text is one presentation until it has been unseen for 3 seconds, however many frames, passes
// and scanners see it. A pure state machine; not thread-safe.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/frame.hpp"

namespace kiosk::scan {

class ScannerRule {
  public:
    static constexpr core::Millis kUnseen{3000};
    static constexpr core::Millis kOutlineStays{400}; // passes take turns: an outline outlives the frames that miss it
    static constexpr std::size_t kMostTexts = 256;    // beyond, the text unseen for longest is forgotten

    // Codes of one frame. Returns the texts that are new presentations, in the order found, each once. An earlier
    // `now` than before counts as the latest one seen.
    [[nodiscard]] std::vector<std::string> see(const std::vector<core::FoundCode>& codes, core::MonoTime now);

    // The same for one code of a scanner that types, which has no place, in all its readings. Seen before is the code
    // of which a whole token was seen, or everything: what a layout garbles two codes into may be the same.
    [[nodiscard]] bool see_readings(const std::vector<std::string>& readings, core::MonoTime now);

    // Codes to outline on the preview: where each was last found, if within kOutlineStays; in order of text.
    [[nodiscard]] std::vector<core::FoundCode> visible(core::MonoTime now) const;

    // Texts held, at most kMostTexts.
    [[nodiscard]] std::size_t remembered() const { return seen_.size(); }

  private:
    struct Sighting {
        core::MonoTime last;
        core::MonoTime last_outline;
        core::Quad outline{};
        bool has_outline = false;
    };
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
    };

    core::MonoTime advance(core::MonoTime now);
    std::pair<Sighting*, bool> note(std::string_view text, core::MonoTime now);
    void make_room(core::MonoTime now);

    std::unordered_map<std::string, Sighting, TextHash, std::equal_to<>> seen_;
    core::MonoTime latest_{};
};

} // namespace kiosk::scan
