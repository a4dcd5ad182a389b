#include "scan/qr_writer.hpp"

#include <algorithm>
#include <exception>
#include <string>

#include <ZXing/BarcodeFormat.h>
#include <ZXing/BitMatrix.h>
#include <ZXing/CharacterSet.h>
#include <ZXing/MultiFormatWriter.h>

namespace kiosk::scan {
namespace {

constexpr int kEccMedium = 4;                  // the library's scale of 0 … 8 over L, M, Q, H
constexpr std::size_t kMostCharacters = 5'596; // digits in version 40-M: nothing longer fits

} // namespace

core::Result<QrMatrix> write_qr(std::string_view text, int margin) {
    using core::ErrorKind;
    if (text.empty()) return core::fail(ErrorKind::Invalid, "there is no text to put into a QR code");
    if (margin < 0 || margin > 64) return core::fail(ErrorKind::Invalid, "a QR code's margin is 0 to 64 modules");
    if (text.size() > kMostCharacters) return core::fail(ErrorKind::Invalid, "the text is too long for a QR code");
    try {
        ZXing::MultiFormatWriter writer(ZXing::BarcodeFormat::QRCode);
        writer.setEccLevel(kEccMedium).setMargin(margin);
        const bool ascii =
            std::all_of(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
        if (!ascii) writer.setEncoding(ZXing::CharacterSet::UTF8);
        const ZXing::BitMatrix bits = writer.encode(std::string(text), 0, 0);
        QrMatrix matrix;
        matrix.size = bits.width();
        matrix.margin = margin;
        matrix.modules.reserve(static_cast<std::size_t>(bits.width()) * static_cast<std::size_t>(bits.height()));
        for (int y = 0; y < bits.height(); ++y) {
            for (int x = 0; x < bits.width(); ++x) matrix.modules.push_back(bits.get(x, y));
        }
        return matrix;
    } catch (const std::exception& error) {
        return core::fail(ErrorKind::Invalid, std::string("no QR code holds this text: ") + error.what());
    }
}

} // namespace kiosk::scan
