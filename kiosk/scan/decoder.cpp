#define ZX_USE_UTF8 // 1.4: text() is UTF-8, as it always is in 2.x

#include "scan/decoder.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <string>

#include <ZXing/ReadBarcode.h>
#if __has_include(<ZXing/Version.h>)
#include <ZXing/Version.h>
#else
#include <ZXing/ZXVersion.h>
#endif

#include "core/event/presented.hpp"
#include "scan/grid_reader.hpp"
#include "scan/preprocess.hpp"

namespace kiosk::scan {
namespace {

#if ZXING_VERSION_MAJOR >= 2
using Options = ZXing::ReaderOptions;
using Symbol = ZXing::Barcode;
#else
using Options = ZXing::DecodeHints;
using Symbol = ZXing::Result;
#endif

constexpr int kMinSide = 21;            // a QR code of one pixel a module; ZXing 1.4 is not safe on a few pixels
constexpr std::size_t kMaxSymbols = 32; // a hostile sheet full of codes costs no more than this
constexpr double kTurn = 20.0;          // degrees
constexpr double kSecondTurn = 30.0;    // degrees

Options options_for(CodeKinds kinds, Pass pass) {
    Options options;
    options.setTryHarder(true);
    options.setTryDownscale(false); // search() makes smaller ones, in a fifth of the time
    options.setMaxNumberOfSymbols(static_cast<int>(kMaxSymbols));
    options.setBinarizer(pass == Pass::Thresholded ? ZXing::Binarizer::FixedThreshold : ZXing::Binarizer::LocalAverage);
    if (kinds == CodeKinds::QrOnly) {
        options.setFormats(ZXing::BarcodeFormat::QRCode);
        options.setTryRotate(false); // the QR search never uses it
    } else {
        using ZXing::BarcodeFormat;
        options.setFormats(BarcodeFormat::QRCode | BarcodeFormat::Code128 | BarcodeFormat::Code39 |
                           BarcodeFormat::EAN13 | BarcodeFormat::DataMatrix);
        options.setTryRotate(true);
        options.setMinLineCount(3);
    }
#if ZXING_VERSION_MAJOR >= 2
    options.setTryInvert(false); // a pass of its own
    options.setTextMode(ZXing::TextMode::Plain);
#endif
    return options;
}

bool is_utf8(const ZXing::ByteArray& bytes) {
    std::size_t i = 0;
    while (i < bytes.size()) {
        const unsigned lead = bytes[i++];
        if (lead < 0x80) continue;
        const int more = lead >= 0xF0 && lead <= 0xF4  ? 3
                         : lead >= 0xE0 && lead < 0xF0 ? 2
                         : lead >= 0xC2 && lead < 0xE0 ? 1
                                                       : 0;
        if (more == 0) return false;
        unsigned point = lead & (0x3FU >> more);
        for (int k = 0; k < more; ++k) {
            if (i == bytes.size() || (bytes[i] & 0xC0) != 0x80) return false;
            point = (point << 6) | (bytes[i++] & 0x3FU);
        }
        if ((more == 2 && point < 0x800) || (more == 3 && (point < 0x10000 || point > 0x10FFFF))) return false;
        if (point >= 0xD800 && point <= 0xDFFF) return false;
    }
    return true;
}

// The library guesses a character set; bytes that are UTF-8 already need no guess.
std::string text_of(const Symbol& symbol) {
    const ZXing::ByteArray& bytes = symbol.bytes();
    std::string raw(bytes.begin(), bytes.end());
    if (!symbol.hasECI() && is_utf8(bytes)) return raw;
    std::string text = symbol.text();
    return text.empty() ? raw : text;
}

using BackToFrame = std::function<core::PointI(core::PointI)>;

// In one picture, which is so many times smaller than what `back` and the frame know.
void search_one(core::GrayView image, int scale, const Options& options, core::GrayView frame, const BackToFrame& back,
                std::vector<core::FoundCode>& found) {
    const ZXing::ImageView view(image.data, image.width, image.height, ZXing::ImageFormat::Lum, image.stride);
    for (const Symbol& symbol : ZXing::ReadBarcodes(view, options)) {
        if (!symbol.isValid()) continue;
        core::FoundCode code;
        code.text = core::presented_text(text_of(symbol));
        if (code.text.empty()) continue;
        const auto& corners = symbol.position();
        for (std::size_t i = 0; i < code.outline.size(); ++i) {
            core::PointI corner{scale * corners[i].x, scale * corners[i].y};
            if (back) corner = back(corner);
            code.outline[i] = {std::clamp(corner.x, 0, frame.width - 1), std::clamp(corner.y, 0, frame.height - 1)};
        }
        found.push_back(std::move(code));
    }
}

// In the picture, and in the same made smaller and smaller: blur and noise that break up a large code are gone there.
std::vector<core::FoundCode> search(core::GrayView image, const Options& options, core::GrayView frame,
                                    const BackToFrame& back) {
    constexpr int kSmallEnough = 250;
    std::vector<core::FoundCode> found;
    GrayImage smaller;
    for (int scale = 1; usable(image) && image.width >= kMinSide && image.height >= kMinSide; scale *= 2) {
        std::vector<core::FoundCode> here;
        search_one(image, scale, options, frame, back, here);
        merge_codes(found, here);
        if (std::max(image.width, image.height) <= kSmallEnough) break;
        smaller = downscale2(image);
        image = smaller.view();
    }
    if (found.size() > kMaxSymbols) found.resize(kMaxSymbols);
    return found;
}

// Modules lifted out of blur, weak contrast and uneven light; without the noise, which lifted too would cost the search
// half of its time again and a third of what it reads.
GrayImage lifted(core::GrayView image) {
    return sharpen(gaussian3(image).view());
}

std::vector<core::FoundCode> search_turned(core::GrayView frame, double degrees, const Options& options) {
    const Rotation rotation = Rotation::degrees(degrees);
    const GrayImage image = rotate(gaussian3(frame).view(), rotation);
    return search(image.view(), options, frame,
                  [rotation, frame](core::PointI point) { return rotation.back(point, frame.width, frame.height); });
}

std::vector<core::FoundCode> search_enlarged(core::GrayView frame, core::GrayView part, const Options& options) {
    const GrayImage image = sharpen(upscale2(part).view());
    const std::ptrdiff_t offset = part.data - frame.data;
    const core::PointI corner{static_cast<int>(offset % frame.stride), static_cast<int>(offset / frame.stride)};
    return search(image.view(), options, frame, [corner](core::PointI point) {
        return core::PointI{corner.x + point.x / 2, corner.y + point.y / 2};
    });
}

// The reader has the last word on what was straightened; the place is the lattice's. A text that has a badge's form is
// proof enough where little of the redundancy is left over.
std::vector<core::FoundCode> confirmed(const RepairedCode& code, const core::Quad& outline, const Options& options) {
    const GrayImage image = drawn(code.modules);
    std::vector<core::FoundCode> codes = search(image.view(), options, image.view(), {});
    if (code.spare < kProof)
        std::erase_if(codes, [](const core::FoundCode& found) { return !core::is_whole_token(found.text); });
    for (core::FoundCode& found : codes) found.outline = outline;
    return codes;
}

std::vector<core::FoundCode> all_confirmed(const std::vector<GridReading>& readings, const Options& options) {
    std::vector<core::FoundCode> codes;
    for (const GridReading& reading : readings) {
        if (reading.code) merge_codes(codes, confirmed(*reading.code, reading.outline, options));
    }
    return codes;
}

std::vector<core::FoundCode> search_pass(core::GrayView frame, Pass pass, const Options& options) {
    switch (pass) {
    case Pass::Plain:
        return search(frame, options, frame, {});
    case Pass::Sharpened:
        return search(lifted(frame).view(), options, frame, {});
    case Pass::Clahe:
        return search(clahe(gaussian3(frame).view(), 4, 2.0).view(), options, frame, {});
    case Pass::Turned:
        return search_turned(frame, kTurn, options);
    case Pass::Gaussian:
        return search(clahe(gaussian3(frame).view(), 8, 3.0).view(), options, frame, {});
    case Pass::UpscaledCentre:
        return search_enlarged(frame, centre_half(frame), options);
    case Pass::Inverted:
        return search(invert(lifted(frame).view()).view(), options, frame, {});
    case Pass::Thresholded:
        return search(local_threshold(gaussian3(frame).view(), 2).view(), options, frame, {});
    case Pass::Straightened:
        return all_confirmed(read_grids(frame, 0), options);
    }
    return {};
}

} // namespace

std::vector<core::FoundCode> Decoder::decode(core::GrayView frame, Pass pass) const noexcept {
    try {
        if (!usable(frame)) return {};
        return search_pass(frame, pass, options_for(kinds_, pass));
    } catch (...) {
        return {};
    }
}

Decoder::Straightened Decoder::straighten(core::GrayView frame, core::MonoTime taken, unsigned turn,
                                          SheetStack& stack) const noexcept {
    try {
        const Options options = options_for(kinds_, Pass::Straightened);
        const std::vector<GridReading> readings = read_grids(frame, turn);
        Straightened result{all_confirmed(readings, options), false};
        if (readings.empty() || !result.codes.empty()) return result;
        const GridReading& best = readings.front();
        if (const auto code = stack.add(best.sheet, taken)) result.codes = confirmed(*code, best.outline, options);
        result.unread = result.codes.empty() && best.agreement >= SheetStack::kLeastAgreement;
        return result;
    } catch (...) {
        return {};
    }
}

std::vector<core::FoundCode> Decoder::decode_all_passes(core::GrayView picture) const noexcept {
    try {
        if (!usable(picture)) return {};
        std::vector<core::FoundCode> codes;
        for (const Pass pass : kAllPasses) {
            if (pass != Pass::Straightened) merge_codes(codes, decode(picture, pass));
        }
        // What would cost too much for each frame of a camera.
        const Options plain = options_for(kinds_, Pass::Plain);
        constexpr int kSmall = 3'000'000; // pixels
        if (picture.width * picture.height <= kSmall) merge_codes(codes, search_enlarged(picture, picture, plain));
        merge_codes(codes, search_turned(picture, kSecondTurn, plain));
        merge_codes(codes,
                    search(local_threshold(picture, 0).view(), options_for(kinds_, Pass::Thresholded), picture, {}));
        if (codes.empty()) codes = all_confirmed(read_all_grids(picture), plain);
        return codes;
    } catch (...) {
        return {};
    }
}

void merge_codes(std::vector<core::FoundCode>& codes, const std::vector<core::FoundCode>& more) {
    for (const core::FoundCode& code : more) {
        const bool known = std::any_of(codes.begin(), codes.end(),
                                       [&code](const core::FoundCode& other) { return other.text == code.text; });
        if (!known) codes.push_back(code);
    }
}

} // namespace kiosk::scan
