#include "scan/qr_writer.hpp"

#include <string>

#include <gtest/gtest.h>

#include "core/event/token.hpp"
#include "scan/decoder.hpp"
#include "support/paint.hpp"

namespace kiosk::scan {
namespace {

std::string read_back(const std::string& text) {
    GrayImage image = test::plain(900, 900, 255);
    test::paint_qr(image, text, {.x = 450, .y = 450, .module = 4});
    const auto codes = Decoder().decode(image.view(), Pass::Plain);
    return codes.size() == 1 ? codes[0].text : "";
}

TEST(QrWriter, ATokenBecomesVersionSixOf41Modules) {
    const std::string token = test::token_text(1);
    ASSERT_EQ(token.size(), core::kTokenCharacters);
    EXPECT_EQ(write_qr(token, 0).value().size, 41);
    EXPECT_EQ(write_qr(token).value().size, 41 + 2 * kQuietZone);
}

TEST(QrWriter, ErrorCorrectionIsM) {
    // Format information beside the top left finder pattern; level M is 00, masked with the leading 10 of
    // 101010000010010.
    const QrMatrix code = write_qr(test::token_text(1), 0).value();
    EXPECT_TRUE(code.dark(0, 8));
    EXPECT_FALSE(code.dark(1, 8));
}

TEST(QrWriter, TheQuietZoneIsLightOnAllSides) {
    const QrMatrix code = write_qr("HELLO").value();
    for (int i = 0; i < code.size; ++i) {
        for (int k = 0; k < kQuietZone; ++k) {
            EXPECT_FALSE(code.dark(i, k) || code.dark(k, i) || code.dark(i, code.size - 1 - k) ||
                         code.dark(code.size - 1 - k, i));
        }
    }
    EXPECT_TRUE(code.dark(kQuietZone, kQuietZone));
    EXPECT_FALSE(code.dark(-1, 0));
    EXPECT_FALSE(code.dark(0, code.size));
}

TEST(QrWriter, WhatIsWrittenIsRead) {
    EXPECT_EQ(read_back(test::token_text(7)), test::token_text(7));
    EXPECT_EQ(read_back("https://example.org/?a=1&b=2"), "https://example.org/?a=1&b=2");
    EXPECT_EQ(read_back("王小明 さくら 김민준 Nguyễn"), "王小明 さくら 김민준 Nguyễn");
}

TEST(QrWriter, WhatNoCodeHoldsIsRefusedInWords) {
    EXPECT_EQ(write_qr("").error().kind, core::ErrorKind::Invalid);
    EXPECT_EQ(write_qr(std::string(3000, 'a')).error().kind, core::ErrorKind::Invalid);
    EXPECT_EQ(write_qr(std::string(1'000'000, '1')).error().kind, core::ErrorKind::Invalid);
    EXPECT_EQ(write_qr("A", -1).error().kind, core::ErrorKind::Invalid);
    EXPECT_EQ(write_qr("A", 65).error().kind, core::ErrorKind::Invalid);
}

} // namespace
} // namespace kiosk::scan
