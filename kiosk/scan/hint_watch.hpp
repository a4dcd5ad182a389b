// Which of the reasons that successive pictures give is told, and for how long: nothing for a badge that is about to be
// read, and no words that come and go in a blink. A pure state machine; not thread-safe.
#pragma once

#include <optional>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/frame.hpp"

namespace kiosk::scan {

class HintWatch {
  public:
    static constexpr core::Millis kPause{90};      // between pictures that are asked for their reason
    static constexpr core::Millis kAfterCode{300}; // without a code, before anything is told
    static constexpr core::Millis kSure{200};      // first to last sight of a reason before it is told
    static constexpr core::Millis kStays{600};     // after its last sight
    static constexpr core::Millis kLeast{900};     // told, before other words take its place: they are to be read

    // Whether a picture taken now is to be asked.
    [[nodiscard]] bool wants_look(core::MonoTime now) const;
    // Whether it is to be asked for a badge that is hardly seen, as every other one is while no reason is.
    [[nodiscard]] bool wants_faint_look() const { return faint_; }
    // What one picture says, none included.
    void saw(const core::ScanHint& hint, core::MonoTime now);
    // A code was read.
    void read(core::MonoTime now);
    // What is told now: the reason that was seen most often of late.
    [[nodiscard]] core::ScanHint told(core::MonoTime now);

  private:
    struct Sight {
        core::ScanHint hint;
        core::MonoTime at;
    };
    [[nodiscard]] core::ScanHint likeliest() const;
    [[nodiscard]] core::PointI part_of(core::ScanProblem problem) const;

    std::vector<Sight> sights_; // of the last kStays, oldest first
    core::ScanHint told_;
    core::MonoTime since_{};
    std::optional<core::MonoTime> looked_, code_;
    bool faint_ = false;
};

} // namespace kiosk::scan
