// Files that nobody means well with: bounded work, a clear word, never a crash.
#include <gmock/gmock.h>

#include "event/folder.hpp"

namespace kiosk::event {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

class Hostile : public test::PackageFolder {};

TEST_F(Hostile, AQuoteThatIsNeverClosedStopsAtItsCell) {
    write("places.csv", "id,name,kind,lon,lat\nhall,\"" + std::string(100'000, 'x'));
    EXPECT_THAT(lines(), ElementsAre(StartsWith("places.csv:2: a cell that begins here is longer than 16384 bytes")));
    write("places.csv", "id,name,kind,lon,lat\nhall,\"open");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("places.csv:2: the quotes of this cell do not match")));
    write("places.csv", "id,name,kind,lon,lat\nhall,\"a\"b\",room,1,2\n");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("places.csv:2: the quotes of this cell do not match")));
}

TEST_F(Hostile, AnOverlongCellIsNamed) {
    replace("places.csv", "大禮堂", std::string(1'001, 'x'));
    EXPECT_THAT(lines(), ElementsAre(StartsWith("places.csv:2: name: the text is longer than 1000 bytes")));
}

TEST_F(Hostile, ControlCharactersAreRefused) {
    replace("places.csv", "大禮堂", std::string("a\x1B[2Jb"));
    EXPECT_THAT(lines(), ElementsAre(StartsWith("places.csv:2: name: the text holds a control character")));
    replace("places.csv", "a\x1B[2Jb", std::string("a\0b", 3));
    EXPECT_THAT(lines(), ElementsAre(StartsWith("places.csv:2: name: the text holds a control character")));
}

TEST_F(Hostile, CellsBeyondTheHeaderAreNamed) {
    replace("places.csv", "24.17", "24.17,=cmd()");
    EXPECT_THAT(lines(),
                ElementsAre(StartsWith("places.csv:2: the row has a cell beyond the last column: \"=cmd()\"")));
}

TEST_F(Hostile, AMillionCellsInARowAreNotKept) {
    append("places.csv", std::string(1'000'000, ','));
    EXPECT_THAT(lines(), ElementsAre(StartsWith("places.csv:3: the row has more than 256 cells")));
    write("places.csv", std::string(1'000'000, ','));
    EXPECT_THAT(lines(), ElementsAre(StartsWith("places.csv:1: the row has more than 256 cells")));
}

TEST_F(Hostile, ARowWithFewCellsIsJustEmptyThere) {
    write("places.csv", "id,name,kind,lon,lat\nhall\n");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("places.csv:2: name: the cell is empty"),
                                     StartsWith("places.csv:2: kind: the cell is empty"),
                                     StartsWith("places.csv:2: lon: the cell is empty"),
                                     StartsWith("places.csv:2: lat: the cell is empty")));
}

TEST_F(Hostile, MoreRowsThanTheLimitAreRefused) {
    std::string text = "id,name,kind,lon,lat\nhall,x,room,1,2\n";
    for (int i = 0; i < 200'000; ++i) {
        text += "r" + std::to_string(i) + ",x,room,1,2\n";
    }
    write("places.csv", text);
    EXPECT_THAT(lines(), ElementsAre(StartsWith("places.csv:200002: the table has more than 200000 rows")));
}

TEST_F(Hostile, AFileOverTheLimitIsNotEvenRead) {
    std::filesystem::resize_file(dir_ / "places.csv", (std::uintmax_t{64} << 20U) + 1); // sparse
    EXPECT_THAT(lines(), ElementsAre("places.csv: the file is larger than 64 MiB — split the event"));
    remove("places.csv");
    replace("programme.csv", "hall", "");
    std::filesystem::resize_file(dir_ / "event.toml", (std::uintmax_t{1} << 20U) + 1);
    EXPECT_THAT(lines(), ElementsAre("event.toml: the file is larger than 1 MiB — split the event"));
}

TEST_F(Hostile, AFolderOrAnEmptyFileInAFilesPlaceIsSaidSo) {
    remove("places.csv");
    std::filesystem::create_directory(dir_ / "places.csv");
    EXPECT_THAT(lines(), ElementsAre("places.csv: this is no file but a folder — put the file itself here"));
    std::filesystem::remove(dir_ / "places.csv");
    write("places.csv", "");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("places.csv:1: the table is empty")));
}

TEST_F(Hostile, AThousandProblemsAreListedAndTheRestCounted) {
    std::string text = "id,name,kind,lon,lat\nhall,x,room,1,2\n";
    for (int i = 0; i < 2'000; ++i) {
        text += "r" + std::to_string(i) + ",x,room,east,2\n";
    }
    write("places.csv", text);
    const auto report = read();
    ASSERT_EQ(report.problems.size(), kMaxProblems + 1);
    EXPECT_EQ(to_line(report.problems.back()),
              "package: 1000 more problems are not listed — mend these first and check again");
}

TEST_F(Hostile, DeeplyNestedTomlIsAProblemNotACrash) {
    append("event.toml", "x = " + std::string(100'000, '[') + "\n");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("event.toml:7: character ")));
}

TEST_F(Hostile, CutAtEveryLengthAFileNeverCrashesTheReader) {
    for (const std::string name : {"event.toml", "participants.csv", "checkpoints.csv"}) {
        const auto whole = test::file_text(dir_ / name);
        for (std::size_t size = 0; size < whole.size(); size += 3) {
            write(name, whole.substr(0, size));
            (void)read();
        }
        write(name, whole);
    }
    EXPECT_TRUE(read().ok());
}

TEST_F(Hostile, AHundredThousandPeopleAreRead) {
    std::string text = "id,delegation,name,latin,role,group\n";
    for (int i = 0; i < 100'000; ++i) {
        text += "p" + std::to_string(i) + ",aoba,佐藤 美咲" + std::to_string(i) + ",SATO Misaki,student," +
                (i % 2 == 0 ? "A\n" : "B\n");
    }
    write("participants.csv", text);
    const auto report = read();
    ASSERT_THAT(report.problems, testing::IsEmpty());
    EXPECT_EQ(report.package->participants.size(), 100'000U);
}

} // namespace
} // namespace kiosk::event
