#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "architecture/rules.hpp"

namespace kiosk::architecture {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::filesystem::path kCheckout = KIOSK_SOURCE_DIR;

// Every offence of a check over the tree, one a line, so that one run shows them all.
std::string all_offences(const std::vector<SourceFile>& files, std::vector<std::string> (*check)(const SourceFile&)) {
    std::string lines;
    for (const SourceFile& file : files) {
        for (const std::string& offence : check(file)) lines += offence + "\n";
    }
    return lines;
}

std::vector<SourceFile> sources() {
    std::vector<SourceFile> files = read_files(kCheckout, {"kiosk"});
    std::erase_if(files,
                  [](const SourceFile& file) { return !file.path.ends_with(".cpp") && !file.path.ends_with(".hpp"); });
    return files;
}

std::vector<SourceFile> written_by_hand() {
    return read_files(kCheckout,
                      {"kiosk", "tests", "scripts", "assets", "data", ".ci", "CMakeLists.txt", "CMakePresets.json",
                       "README.md", "LICENSE", "NOTICE", ".clang-tidy", ".clang-format", ".editorconfig"});
}

SourceFile file(std::string path, std::string text) {
    return {std::move(path), std::move(text)};
}

// --- the house as it stands

TEST(House, HasEveryRoomThatTheProgramsNeed) {
    std::map<std::string, int> files;
    for (const SourceFile& source : sources()) ++files[source.path.substr(6, source.path.find('/', 6) - 6)];
    for (const std::string room : {"core", "store", "event", "scan", "service", "print", "ui", "app", "tool"}) {
        EXPECT_GE(files[room], 4) << "kiosk/" << room;
    }
}

TEST(House, IncludesOnlyAlongTheArrows) {
    EXPECT_EQ(all_offences(sources(), check_includes), "");
}

TEST(House, OpensFilesOnlyWhereNoneCanBeADatabase) {
    EXPECT_EQ(all_offences(sources(), check_openings), "");
}

TEST(House, LooksAtForeignMemoryAsBytesOnly) {
    EXPECT_EQ(all_offences(sources(), check_casts), "");
}

TEST(House, LinksOnlyAlongTheArrows) {
    const auto cmake = read_files(kCheckout, {"kiosk/CMakeLists.txt"});
    ASSERT_EQ(cmake.size(), 1U);
    ASSERT_THAT(cmake[0].text, HasSubstr("kiosk_room(core"));
    EXPECT_EQ(all_offences(cmake, check_links), "");
}

TEST(House, IsDescribedAsItIs) {
    const auto readme = read_files(kCheckout, {"kiosk/README.md"});
    ASSERT_EQ(readme.size(), 1U);
    std::string law;
    for (const std::string& from : rooms()) {
        std::string arrows;
        for (const std::string& to : rooms()) {
            if (may_include(from, to)) arrows += " " + to;
        }
        law += from + ":" + arrows + "\n";
    }
    EXPECT_EQ(documented_arrows(readme[0].text), law) << "the table of kiosk/README.md and the one of rules.cpp differ";
}

TEST(House, NamesNoMachineNoRegistryAndNothingUnfinished) {
    const auto files = written_by_hand();
    EXPECT_GE(files.size(), 100U);
    EXPECT_EQ(all_offences(files, check_words), "");
}

TEST(House, SkipsNoTest) {
    const auto files = read_files(kCheckout, {"tests"});
    EXPECT_GE(files.size(), 20U);
    EXPECT_EQ(all_offences(files, check_skips), "");
}

TEST(House, KeepsFilesShort) {
    auto files = read_files(kCheckout, {"kiosk", "tests", "scripts"});
    std::erase_if(files,
                  [](const SourceFile& file) { return file.path.ends_with(".csv") || file.path.ends_with(".txt"); });
    EXPECT_EQ(all_offences(files, check_shape), "");
}

// --- the rules bite

TEST(IncludeRule, LetsARoomIncludeItselfAndTheRoomsOfItsArrows) {
    EXPECT_THAT(
        check_includes(file("kiosk/event/load.cpp", "#include \"event/load.hpp\"\n#include \"core/base/result.hpp\"\n"
                                                    "#include \"store/database.hpp\"\n#include <vector>\n")),
        IsEmpty());
}

TEST(IncludeRule, RefusesAnArrowThatIsNotInTheTable) {
    EXPECT_THAT(
        check_includes(file("kiosk/core/rules/decide.cpp", "#include <string>\n\n#include \"store/desk/desk.hpp\"\n")),
        ElementsAre("kiosk/core/rules/decide.cpp:3: core may not include store"));
    EXPECT_THAT(check_includes(file("kiosk/ui/screens/guest/home.cpp", "#include \"app/window/window.hpp\"\n")),
                ElementsAre("kiosk/ui/screens/guest/home.cpp:1: ui may not include app"));
    EXPECT_THAT(check_includes(file("kiosk/tool/scan.cpp", "#  include \"ui/canvas/theme.hpp\"\n")),
                ElementsAre("kiosk/tool/scan.cpp:1: tool may not include ui"));
}

TEST(IncludeRule, HasNoArrowBackFromAnyRoomThatAnotherMayInclude) {
    for (const std::string& from : rooms()) {
        for (const std::string& to : rooms()) {
            EXPECT_FALSE(may_include(from, to) && may_include(to, from)) << from << " and " << to;
        }
    }
}

TEST(IncludeRule, KeepsEachLibraryBehindItsDoor) {
    const std::map<std::string, std::string> wrong{
        {"kiosk/app/sneaky.cpp", "sqlite3.h"},
        {"kiosk/scan/camera.cpp", "ZXing/ReadBarcode.h"},
        {"kiosk/scan/decoder.cpp", "gst/gst.h"},
        {"kiosk/app/effects.cpp", "imgui.h"},
        {"kiosk/ui/text/fonts.cpp", "GLFW/glfw3.h"},
        {"kiosk/core/event/token.cpp", "sodium.h"},
        {"kiosk/core/crypto/crypto.hpp", "sodium.h"},
        {"kiosk/core/i18n/text.hpp", "unicode/unistr.h"},
        {"kiosk/store/database.cpp", "toml++/toml.h"},
        {"kiosk/event/toml.cpp", "nlohmann/json.hpp"},
        {"kiosk/store/desk/desk.cpp", "spdlog/spdlog.h"},
        {"kiosk/core/base/clock.cpp", "unistd.h"},
        {"kiosk/ui/shot.cpp", "png.h"},
        {"kiosk/tool/fetch.cpp", "libpq-fe.h"},
    };
    for (const auto& [path, header] : wrong) {
        EXPECT_THAT(check_includes(file(path, "#include <" + header + ">\n")),
                    ElementsAre(HasSubstr("does not belong here")))
            << path << " with " << header;
        EXPECT_THAT(check_includes(file(path, "#include \"" + header + "\"\n")),
                    ElementsAre(HasSubstr("does not belong here")))
            << path << " with " << header << " in quotes";
    }
}

TEST(IncludeRule, OpensEachDoorForItsOwner) {
    const std::map<std::string, std::string> right{
        {"kiosk/store/sqlite/connection.cpp", "sqlite3.h"},
        {"kiosk/scan/decoder.cpp", "ZXing/ReadBarcode.h"},
        {"kiosk/scan/camera.cpp", "gst/gst.h"},
        {"kiosk/app/audio/sound.cpp", "gst/gst.h"},
        {"kiosk/ui/canvas/canvas.cpp", "imgui.h"},
        {"kiosk/app/window/window.cpp", "GLFW/glfw3.h"},
        {"kiosk/core/crypto/crypto.cpp", "sodium.h"},
        {"kiosk/core/i18n/zone.cpp", "unicode/timezone.h"},
        {"kiosk/event/toml.cpp", "toml++/toml.h"},
        {"kiosk/tool/main.cpp", "CLI/CLI.hpp"},
    };
    for (const auto& [path, header] : right) {
        EXPECT_THAT(check_includes(file(path, "#include <" + header + ">\n")), IsEmpty()) << path << " with " << header;
    }
}

TEST(IncludeRule, RefusesWhatItDoesNotKnow) {
    EXPECT_THAT(check_includes(file("kiosk/app/x.cpp", "#include <boost/asio.hpp>\n")),
                ElementsAre(HasSubstr("library in the table")));
    EXPECT_THAT(check_includes(file("kiosk/app/x.cpp", "#include \"x.hpp\"\n")),
                ElementsAre(HasSubstr("room's header")));
    EXPECT_THAT(check_includes(file("kiosk/app/x.cpp", "#include \"../store/desk/desk.hpp\"\n")),
                ElementsAre(HasSubstr("room's header")));
    EXPECT_THAT(check_includes(file("kiosk/app/x.cpp", "#include HEADER\n")),
                ElementsAre(HasSubstr("must name its header")));
    EXPECT_THAT(check_includes(file("kiosk/cellar/x.cpp", "")), ElementsAre(HasSubstr("not a room")));
    EXPECT_THAT(check_includes(file("kiosk/core/x.cpp", "#include <stdint.h>\n")), ElementsAre(HasSubstr("stdint.h")));
}

TEST(OpeningRule, RefusesEveryWayToADescriptorElsewhere) {
    for (const char* line : {"std::ifstream in(file, std::ios::binary);", "std::ofstream out{file};",
                             "auto* f = std::fopen(name, \"rb\");", "const int f = ::open(file.c_str(), O_RDONLY);",
                             "const Descriptor f(open(path, O_RDWR | O_CLOEXEC));", "openat(folder, name, 0);",
                             "syscall(SYS_openat2, folder, name, &how, sizeof how);", "mkostemp(name, 0);"})
        EXPECT_THAT(check_openings(file("kiosk/store/sqlite/schema.cpp", std::string(line) + "\n")),
                    ElementsAre(HasSubstr("kiosk/store/sqlite/schema.cpp:1: opens a file")))
            << line;
    EXPECT_THAT(check_openings(file("kiosk/store/sqlite/schema.cpp",
                                    "auto opened = Connection::open(file, access);\nif (!in.open()) return;\n")),
                IsEmpty());
}

TEST(CastRule, RefusesWhatHasAnAlignmentWhereStrangersAreRead) {
    const std::string bytes = "auto* p = reinterpret_cast<const std::uint8_t*>(text.data());\n";
    const std::string words = "auto* p = reinterpret_cast<const std::uint32_t*>(text.data());\n";
    EXPECT_THAT(check_casts(file("kiosk/core/base/bytes.cpp", bytes)), IsEmpty());
    EXPECT_THAT(check_casts(file("kiosk/core/base/bytes.cpp", words)), ElementsAre(HasSubstr("bytes.cpp:1: looks at")));
    EXPECT_THAT(check_casts(file("kiosk/ui/text/shaper.cpp", words)), IsEmpty());
}

TEST(LinkRule, RefusesALinkAgainstTheArrows) {
    EXPECT_THAT(
        check_links(
            file("c", "kiosk_room(store LINK kiosk_core dep_sqlite)\nkiosk_room(ui LINK kiosk_core\n  kiosk_app)\n")),
        ElementsAre("c: ui may not link app"));
}

TEST(LinkRule, HoldsForAPartOfARoomTooWhichItsOwnRoomMayLink) {
    EXPECT_THAT(
        check_links(file("c", "kiosk_room_part(app threads SOURCES clock.cpp LINK kiosk_core kiosk_tool)\n"
                              "kiosk_room(app LINK kiosk_app_threads)\nkiosk_room(ui LINK kiosk_app_threads)\n")),
        ElementsAre("c: app may not link tool", "c: ui may not link app_threads"));
}

TEST(LinkRule, HoldsForARoomsHeadersToo) {
    EXPECT_THAT(
        check_links(file("c", "kiosk_room(app LINK kiosk_ui_headers)\nkiosk_room(core LINK kiosk_ui_headers)\n")),
        ElementsAre("c: core may not link ui"));
}

TEST(WordRule, RefusesPathsOfOneMachine) {
    const std::string slash = "/";
    EXPECT_THAT(check_words(file("a", "open(\"" + slash + "home/me/x\")\n")),
                ElementsAre("a:1: a path of one machine"));
    EXPECT_THAT(check_words(file("a", "\n" + slash + "work/x\n")), ElementsAre("a:2: a path of one machine"));
    EXPECT_THAT(check_words(file("a", slash + "home/kiosk/.local\n")), IsEmpty());
    EXPECT_THAT(check_words(file("a", "the frame" + slash + "work/flow of build" + slash + "work/x\n")), IsEmpty());
}

TEST(WordRule, RefusesRegistriesAndUnknownHosts) {
    const std::string scheme = "https:" + std::string("//");
    EXPECT_THAT(check_words(file("a", "from py"
                                      "pi.org\n")),
                ElementsAre(HasSubstr("registry")));
    EXPECT_THAT(check_words(file("a", scheme + "downloads.somewhere.net/x\n")),
                ElementsAre(HasSubstr("downloads.somewhere.net")));
    EXPECT_THAT(check_words(file("a", scheme + "www.w3.org/2000/svg\n")), IsEmpty());
}

TEST(WordRule, RefusesUnfinishedWork) {
    EXPECT_THAT(check_words(file("a", "// TO"
                                      "DO later\n")),
                ElementsAre("a:1: unfinished work"));
    EXPECT_THAT(check_words(file("a", "#if"
                                      " 0\n")),
                ElementsAre("a:1: code that is switched off"));
    EXPECT_THAT(check_words(file("a", "mktemp imgui.XXXXXX\n")), IsEmpty());
}

TEST(SkipRule, RefusesTestsThatDoNotRun) {
    EXPECT_THAT(check_skips(file("a", "GTEST_"
                                      "SKIP() << 1;\nTEST(A, DIS"
                                      "ABLED_B) {}\n")),
                ElementsAre("a:1: a test that does not run", "a:2: a test that does not run"));
}

TEST(ShapeRule, RefusesLongFilesAndUnguardedHeaders) {
    std::string lines;
    for (int i = 0; i < 401; ++i) lines += "x\n";
    EXPECT_THAT(check_shape(file("long.cpp", lines)), ElementsAre(HasSubstr("long.cpp: 401 lines")));
    EXPECT_THAT(check_shape(file("fine.cpp", lines.substr(2))), IsEmpty());
    EXPECT_THAT(check_shape(file("a.hpp", "int x;\n")), ElementsAre(HasSubstr("#pragma once")));
}

} // namespace
} // namespace kiosk::architecture
