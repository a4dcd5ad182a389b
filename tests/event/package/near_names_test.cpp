// Files of an event's folder under names that are almost right: each is pointed at, none is left out without a word.
#include <gmock/gmock.h>

#include "event/package/near_names.hpp"
#include "event/workbook_file.hpp"

namespace kiosk::event {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

TEST(NearNames, MarksOfCopiesEndingsCaseAndWidthMakeNoDifference) {
    for (const auto* name : {"participants.csv.csv",
                             "participants.csv.txt",
                             "participants.xlsx.csv",
                             "participants (1).csv",
                             "participants(2).csv",
                             "participants[1].csv",
                             "participants.csv (1)",
                             "participants - Copy.csv",
                             "participants - Copy (2).csv",
                             "Copy of participants.csv",
                             "participants copy 2.csv",
                             "participants - 複製.csv",
                             "participants - 複製 (3).csv",
                             "participants的副本.csv",
                             "「participants」的副本.csv",
                             "participants 拷貝.csv",
                             "participants_v2.csv",
                             "participants_final.csv",
                             "participants-20261126.csv",
                             "participants2.xlsx",
                             "Participants.csv",
                             "PARTICIPANTS.CSV",
                             "participants.CSV",
                             "ｐａｒｔｉｃｉｐａｎｔｓ.csv",
                             "participants．csv",
                             "participants。csv",
                             "participants .csv",
                             " participants.csv",
                             "participants. csv",
                             "participants",
                             "participants.txt",
                             "participants.tsv",
                             "participants.xls",
                             "participants.ods",
                             "participants.numbers",
                             "participants.xlsb",
                             "participants.csv.bak",
                             "participants.csv~"}) {
        const auto near = near_name(name);
        ASSERT_TRUE(near) << name;
        EXPECT_EQ(near->meant, "participants.csv") << name;
        EXPECT_TRUE(near->sure) << name;
    }
    for (const auto* name :
         {"event.toml.txt", "Event.toml", "event (1).toml", "event.toml.toml", "event.txt", "event"}) {
        const auto near = near_name(name);
        ASSERT_TRUE(near) << name;
        EXPECT_EQ(near->meant, "event.toml") << name;
        EXPECT_THAT(say(near->mend), AllOf(StartsWith("rename "), HasSubstr(" to event.toml")));
    }
    EXPECT_EQ(near_name("seal.toml.txt")->meant, "seal.toml");
    EXPECT_EQ(near_name("badges (1).csv")->meant, "badges.csv");
}

TEST(NearNames, LongerAndMisspeltOnesAreLikelyOnly) {
    for (const auto& [name, meant] :
         std::vector<std::pair<std::string, std::string_view>>{{"participants list 2025 old.csv", "participants.csv"},
                                                               {"青葉台 participants.xlsx", "participants.csv"},
                                                               {"participant.csv", "participants.csv"},
                                                               {"particpants.csv", "participants.csv"},
                                                               {"program.csv", "programme.csv"},
                                                               {"checkpoint.xlsx", "checkpoints.csv"},
                                                               {"place.csv", "places.csv"},
                                                               {"badge.csv", "badges.csv"}}) {
        const auto near = near_name(name);
        ASSERT_TRUE(near) << name;
        EXPECT_EQ(near->meant, meant) << name;
        EXPECT_FALSE(near->sure) << name;
    }
}

TEST(NearNames, OtherFilesAreLeftAlone) {
    for (const auto* name : {"event.toml",
                             "participants.csv",
                             "participants.xlsx",
                             "participants.xlsm",
                             "badges.csv",
                             "seal.toml",
                             "README.txt",
                             "clip.csv",
                             "demo.key",
                             "badges.pdf",
                             "participants.docx",
                             "participants.png",
                             "attendance.csv",
                             "faces.csv",
                             "events.csv",
                             "名單.xlsx",
                             ".participants.csv",
                             ".DS_Store",
                             "Thumbs.db",
                             "kiosk.db",
                             "notes.txt",
                             "",
                             ".",
                             "plan.csv",
                             "event.csv"}) {
        EXPECT_FALSE(near_name(name)) << name;
    }
    EXPECT_FALSE(near_name(std::string(10'000, '(')));
    (void)near_name(std::string(200, ')') + ".csv");
    (void)near_name("((((((1).csv\xFF\xFE");
}

class Names : public test::WorkbookFolder {};

TEST_F(Names, AMissingTableIsSaidToBeThereUnderItsOtherName) {
    for (const auto& [other, mend] : std::vector<std::pair<std::string, std::string>>{
             {"participants (1).csv", "rename \"participants (1).csv\" to participants.csv"},
             {"participants.csv.csv", "rename participants.csv.csv to participants.csv: Windows does not show"},
             {"participants．csv", "rename \"participants．csv\" to participants.csv"},
             {"PARTICIPANTS.XLSM", "rename PARTICIPANTS.XLSM to participants.xlsm, in small letters"},
             {"participants - 複製.xlsx", "rename \"participants - 複製.xlsx\" to participants.xlsx"},
             {"participants.ods", "open participants.ods in a spreadsheet and save it as participants.xlsx"},
             {"participants", "rename participants to participants.csv"},
             {"participant.csv", "rename participant.csv to participants.csv"},
             {"名單.xlsx",
              "add it to the folder, or rename \"名單.xlsx\" to participants.xlsx if that is the table"}}) {
        std::filesystem::rename(dir_ / "participants.csv", dir_ / other);
        EXPECT_THAT(lines(), ElementsAre(StartsWith("participants.csv: the file is missing — " + mend))) << other;
        std::filesystem::rename(dir_ / other, dir_ / "participants.csv");
    }
    std::filesystem::rename(dir_ / "event.toml", dir_ / "event.toml.txt");
    EXPECT_THAT(lines(), Contains(StartsWith("event.toml: the file is missing — rename event.toml.txt to event.toml")));
}

TEST_F(Names, AFileThatMayBeMissingIsNotWhereItsCopyLies) {
    std::filesystem::rename(dir_ / "places.csv", dir_ / "Places.csv");
    replace("programme.csv", "hall", "");
    EXPECT_THAT(lines(),
                ElementsAre("places.csv: the file is missing — rename Places.csv to places.csv, in small letters"));
    std::filesystem::rename(dir_ / "Places.csv", dir_ / "places of interest.csv");
    EXPECT_THAT(lines(), ElementsAre("places of interest.csv: warning: the file is not read — rename \"places of "
                                     "interest.csv\" to places.csv, if that is what it is"));
    remove("places of interest.csv");
    write("badges.xlsx", "");
    EXPECT_THAT(lines(),
                ElementsAre("badges.csv: the file is missing — open badges.xlsx in a spreadsheet and save it as "
                            "badges.csv (CSV UTF-8)"));
    remove("badges.xlsx");
    write("seal (1).toml", "");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("seal (1).toml: warning: the file is not read — rename")));
}

TEST_F(Names, ACopyBesideTheTableIsNamed) {
    for (const auto* name : {"participants (1).csv", "participants - Copy.csv", "participants.csv.csv",
                             "participants.xls", "Participants.csv", "participants_old_2025.csv"}) {
        write(name, "anything");
        EXPECT_THAT(lines(),
                    ElementsAre(std::string(name) + ": warning: the file is not read: participants.csv is — remove "
                                                    "it, or put it in the place of participants.csv if it is the "
                                                    "newer one"));
        remove(name);
    }
    EXPECT_THAT(lines(), IsEmpty());
}

TEST_F(Names, TwoKindsOfOneTableAreRefused) {
    const auto csv = test::file_text(dir_ / "participants.csv");
    put(test::parts_of(test::roster_rows()));
    write("participants.csv", csv);
    EXPECT_THAT(lines(),
                ElementsAre(StartsWith("participants.xlsx: participants.csv is in the folder too, and only one")));
    remove("participants.csv");
    std::filesystem::copy_file(dir_ / "participants.xlsx", dir_ / "participants.xlsm");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("participants.xlsm: participants.xlsx is in the folder too")));
}

TEST_F(Names, ATableThatIsOpenInASpreadsheetIsNamed) {
    write(".~lock.participants.csv#", "");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("participants.csv: warning: the file is open in a spreadsheet")));
    remove(".~lock.participants.csv#");
    write("~$places.csv", "");
    write("~$other.xlsx", "");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("places.csv: warning: the file is open in a spreadsheet")));
}

TEST_F(Names, FoldersAreNotFiles) {
    std::filesystem::create_directory(dir_ / "participants");
    std::filesystem::create_directory(dir_ / "badges");
    EXPECT_THAT(lines(), IsEmpty());
}

} // namespace
} // namespace kiosk::event
