// Frames to texts. The one place that knows ZXing's reader.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "core/base/frame.hpp"
#include "scan/sheet_stack.hpp"

namespace kiosk::scan {

// What is done to a frame before it is searched. No pass reads everything: successive frames take turns.
enum class Pass {
    Plain,
    Sharpened,      // smoothed, then an unsharp mask: blur, low contrast
    Clahe,          // smoothed, contrast equalised in large tiles: uneven light, glare
    Turned,         // smoothed, turned by 20°: other pixels meet the search's lines
    Gaussian,       // smoothed, contrast equalised in small tiles: noise
    UpscaledCentre, // enlarged, then an unsharp mask: small codes near the middle
    Inverted,       // as Sharpened, then inverted: light modules on a dark ground, of phones that are turned down too
    Thresholded,    // local mean: shadows and strong gradients
    Straightened,   // codes of a badge's size, module by module: bent, creased, partly covered
};
// In the order in which they read most where Plain reads nothing. What the last kSeldomPasses read the others mostly
// do: a camera's frames have one of them where they have each of the others.
inline constexpr std::array<Pass, 9> kAllPasses{Pass::Plain,          Pass::Straightened, Pass::Thresholded,
                                                Pass::UpscaledCentre, Pass::Inverted,     Pass::Sharpened,
                                                Pass::Turned,         Pass::Gaussian,     Pass::Clahe};
inline constexpr std::size_t kSeldomPasses = 3;

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

    // The Straightened pass over successive frames, which `turn` counts: what one of them does not say is taken from
    // those before it, which `stack` holds. `unread` is whether a code of a badge's size was seen of which too little
    // is known yet.
    struct Straightened {
        std::vector<core::FoundCode> codes;
        bool unread = false;
    };
    [[nodiscard]] Straightened straighten(core::GrayView frame, core::MonoTime taken, unsigned turn,
                                          SheetStack& stack) const noexcept;

    // Every pass, for a picture that has no successor; each text once. Enlarges the whole picture if it is small.
    [[nodiscard]] std::vector<core::FoundCode> decode_all_passes(core::GrayView picture) const noexcept;

  private:
    CodeKinds kinds_;
};

// Adds those of `more` whose text is not there yet.
void merge_codes(std::vector<core::FoundCode>& codes, const std::vector<core::FoundCode>& more);

} // namespace kiosk::scan
