// Frames to texts. The one place that knows ZXing's reader.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "core/base/frame.hpp"

namespace kiosk::scan {

// What is done to a frame before it is searched. No pass reads everything: successive frames take turns.
enum class Pass {
    Plain,
    Sharpened,      // unsharp mask: blur, low contrast
    Clahe,          // uneven light, glare
    Turned,         // by 20°, contrast equalised: other pixels meet the search's lines
    Gaussian,       // noise
    UpscaledCentre, // small codes near the middle
    Inverted,       // light modules on a dark ground
    Thresholded,    // local mean: shadows and strong gradients
};
inline constexpr std::array<Pass, 8> kAllPasses{Pass::Plain,    Pass::Sharpened,  Pass::Clahe,
                                                Pass::Turned,   Pass::Gaussian,   Pass::UpscaledCentre,
                                                Pass::Inverted, Pass::Thresholded};

enum class CodeKinds {
    QrOnly,
    // For external codes of an event (student cards): Code 128, Code 39, EAN-13 and Data Matrix too. About ten times
    // the time on an empty frame, and it reads the barcodes on posters.
    QrAndBarcodes,
};

// Stateless, so one may be shared by threads. Never throws: a view that breaks its promise, or a failure inside the
// library, is a picture without codes.
class Decoder {
  public:
    explicit Decoder(CodeKinds kinds = CodeKinds::QrOnly) : kinds_(kinds) {}

    // The codes one pass finds, at most 32, their texts as core::presented_text() has them, outlines in the pixels of
    // `frame` and inside it.
    [[nodiscard]] std::vector<core::FoundCode> decode(core::GrayView frame, Pass pass) const noexcept;

    // Every pass, for a picture that has no successor; each text once. Enlarges the whole picture if it is small.
    [[nodiscard]] std::vector<core::FoundCode> decode_all_passes(core::GrayView picture) const noexcept;

  private:
    CodeKinds kinds_;
};

// Adds those of `more` whose text is not there yet.
void merge_codes(std::vector<core::FoundCode>& codes, const std::vector<core::FoundCode>& more);

// Which pass the next frame gets: Plain every other frame, the others in turn between. A pass that reads a code while
// Plain reads none takes Plain's place for a while, so that a badge which only it can read is not lost from sight.
class PassRotation {
  public:
    [[nodiscard]] Pass next();
    void succeeded(Pass pass);

  private:
    Pass favourite_ = Pass::Plain;
    int favourite_turns_ = 0;
    bool between_ = false;
    std::size_t turn_ = 0;
};

} // namespace kiosk::scan
