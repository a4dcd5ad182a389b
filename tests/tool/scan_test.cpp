#include "kioskctl.hpp"
#include "png_text.hpp"
#include "scan/qr_writer.hpp"

namespace kiosk::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;

void write_picture(const std::filesystem::path& file, const std::string& text) {
    const auto code = scan::write_qr(text).value();
    constexpr int kScale = 4;
    const int size = code.size * kScale;
    std::string pixels;
    for (int y = 0; y < size; ++y) {
        for (int x = 0; x < size; ++x) pixels += code.dark(x / kScale, y / kScale) ? '\0' : '\xff';
    }
    write_text(file, png_of(pixels, size, size));
}

TEST(ScanCommand, PrintsFileAndTextOfEachCode) {
    const Folder folder;
    write_picture(folder / "a.png", "HELLO");
    write_picture(folder / "b.png", "KB1ABC");
    const auto ran = kioskctl({"scan", folder.file("a.png"), folder.file("b.png")});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_EQ(ran.out, folder.file("a.png") + "\tHELLO\n" + folder.file("b.png") + "\tKB1ABC\n");
    const auto json = kioskctl({"scan", "--json", folder.file("a.png")}).json();
    EXPECT_EQ(json["text"], "HELLO");
}

TEST(ScanCommand, PrintsOfABadgeItsTokenAlone) {
    const Folder folder;
    const std::string token = "KB1" + std::string(138, 'A');
    std::string expected;
    std::vector<std::string> words{"scan"};
    for (const std::string around : {"#", ";", "\r\n", " ", "\t"}) {
        const auto file = std::to_string(words.size()) + ".png";
        write_picture(folder / file, around + token + around);
        words.push_back(folder.file(file));
        expected += folder.file(file) + "\t" + token + "\n";
    }
    EXPECT_EQ(kioskctl(words).out, expected);
}

TEST(ScanCommand, PrintsACodesControlCharactersSoThatNoTerminalObeysThem) {
    const Folder folder;
    write_picture(folder / "evil.png", "\x1b[2J\nKB1");
    EXPECT_EQ(kioskctl({"scan", folder.file("evil.png")}).out, folder.file("evil.png") + "\t\\x1b[2J\\x0aKB1\n");
}

TEST(ScanCommand, ReadsTheOtherFilesWhenOneIsNoPicture) {
    const Folder folder;
    write_picture(folder / "good.png", "HELLO");
    write_text(folder / "bad.png", "no picture");
    const auto ran = kioskctl({"scan", folder.file("missing.png"), folder.file("bad.png"), folder.file("good.png")});
    EXPECT_EQ(ran.code, 1);
    EXPECT_EQ(ran.out, folder.file("good.png") + "\tHELLO\n");
    EXPECT_THAT(ran.err, AllOf(HasSubstr("missing.png"), HasSubstr("bad.png")));
}

TEST(ScanCommand, OfACameraEndsWithItsSourceAndSaysEachBadgeOnce) {
    const Folder folder;
    write_picture(folder / "badge.png", "KB1ABC");
    const auto source = "filesrc location=" + folder.file("badge.png") + " ! pngdec ! imagefreeze num-buffers=5";
    const auto ran = kioskctl({"scan", "--camera", source});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_EQ(ran.out, source + "\tKB1ABC\n");
}

TEST(ScanCommand, FailsWhenTheCameraIsNoPipeline) {
    const auto ran = kioskctl({"scan", "--camera", "nosuchelement ! alsonot"});
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.err, HasSubstr("nosuchelement"));
}

} // namespace
} // namespace kiosk::test
