// The encodings and separators that spreadsheets write.
#include <gmock/gmock.h>

#include "event/folder.hpp"

namespace kiosk::event {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

class EncodedTables : public test::PackageFolder {
  protected:
    static std::string utf16(const std::string& text, bool big_endian) {
        std::string out = big_endian ? "\xFE\xFF" : "\xFF\xFE";
        for (std::size_t at = 0; at < text.size();) {
            const auto byte = static_cast<unsigned char>(text[at]);
            const std::size_t size = byte < 0x80U ? 1 : byte < 0xE0U ? 2 : 3;
            unsigned sign = size == 1 ? byte : byte & (size == 2 ? 0x1FU : 0x0FU);
            for (std::size_t i = 1; i < size; ++i) {
                sign = sign << 6U | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
            }
            const char high = static_cast<char>(sign >> 8U);
            const char low = static_cast<char>(sign & 0xFFU);
            out += {big_endian ? high : low, big_endian ? low : high};
            at += size;
        }
        return out;
    }
    // The table's commas as another separator.
    static std::string parted_by(std::string text, char separator) {
        std::replace(text.begin(), text.end(), ',', separator);
        return text;
    }
};

constexpr const char* kPeople = "id,delegation,name,group,avoid\nt1,home,王小明,A,花生\nt2,home,許功蓋,B,\n";
// The same in code page 950.
constexpr const char* kPeopleBig5 =
    "id,delegation,name,group,avoid\nt1,home,\xA4\xFD\xA4p\xA9\xFA,A,\xAA\xE1\xA5\xCD\nt2,home,\xB3\\\xA5\\\xBB\\,B,\n";

TEST_F(EncodedTables, EveryEncodingOfASpreadsheetGivesTheSamePeople) {
    write("participants.csv", kPeople);
    const auto plain = read().package->participants;
    ASSERT_EQ(plain.size(), 2U);
    for (const auto& bytes : {"\xEF\xBB\xBF" + std::string(kPeople), utf16(kPeople, false), utf16(kPeople, true),
                              utf16(parted_by(kPeople, '\t'), false), std::string(kPeopleBig5)}) {
        write("participants.csv", bytes);
        EXPECT_THAT(lines(), IsEmpty());
        EXPECT_EQ(read().package->participants, plain);
    }
}

TEST_F(EncodedTables, TabsAndSemicolonsPartCellsWhereTheHeaderUsesThem) {
    write("participants.csv", kPeople);
    const auto plain = read().package->participants;
    for (const char separator : {'\t', ';'}) {
        write("participants.csv", parted_by(kPeople, separator));
        EXPECT_THAT(lines(), IsEmpty());
        EXPECT_EQ(read().package->participants, plain);
    }
    write("participants.csv", "id;delegation;name;codes\nt1;home;王小明;\"a;b\"\n");
    EXPECT_THAT(read().package->participants[0].external_codes, ElementsAre("A", "B"));
}

TEST_F(EncodedTables, LinesStayRightInUtf16AndBig5) {
    write("participants.csv", utf16("id,delegation,name\r\nt1,home,\"王\r\n小明\"\r\nt2,nowhere,林大同\r\n", false));
    EXPECT_THAT(lines(), testing::Contains(StartsWith("participants.csv:4: delegation: \"nowhere\"")));
    write("participants.csv", std::string(kPeopleBig5) + "t3,nowhere,x,A,\n");
    EXPECT_THAT(lines(), testing::Contains(StartsWith("participants.csv:4: delegation: \"nowhere\"")));
}

TEST_F(EncodedTables, AByteOfNoEncodingIsAnErrorWithItsLineAndTheCure) {
    append("places.csv", "park,\xA4\xBD\xB6\xE9,sight,120.1,24.1\n");
    EXPECT_THAT(
        lines(),
        ElementsAre("places.csv:3: from here on the file is not in the encoding that it seems to be in, utf-8 — "
                    "save it as \"CSV UTF-8\", or name its encoding with --encoding"));
    write("places.csv", std::string("PK\x03\x04") + "rest");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("places.csv:1: this is a spreadsheet file")));
    write("places.csv", "\xD0\xCF\x11\xE0 old");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("places.csv:1: this is a spreadsheet file")));
}

TEST_F(EncodedTables, ASignThatOnlyItsOwnMachineKnowsIsAnError) {
    write("participants.csv", std::string(kPeopleBig5) + "t3,home,\xFA\x40,A,\n");
    EXPECT_THAT(lines(),
                testing::Contains(StartsWith("participants.csv:4: from here on the file is not in the encoding")));
}

TEST_F(EncodedTables, ADoubtfulFileIsAnErrorThatShowsAWordInEachReading) {
    write("places.csv", "id,name,kind,lon,lat\nhall,\xB1\xE8,room,120.66,24.17\n");
    EXPECT_THAT(lines(),
                testing::Contains(testing::AllOf(
                    StartsWith("places.csv:2: the file's encoding is not sure: this reads "),
                    HasSubstr("\"梯\" (big5)"), HasSubstr("\"김\" (euc-kr)"), HasSubstr("--encoding euc-kr"))));
}

TEST_F(EncodedTables, ANamedEncodingIsOnlyForFilesThatAreNotUtf8) {
    write("participants.csv", "id,delegation,name,group\np1,aoba,\xB1\xE8\xC7\xCF\xB4\xC3,A\np2,aoba,\xB9\xDA,B\n");
    const auto report = read_package(dir_, {"euc-kr", {}});
    ASSERT_TRUE(report.ok()) << to_line(report.problems.front());
    EXPECT_EQ(report.package->participants[0].name, "김하늘");
    EXPECT_EQ(report.package->delegations[0].name.in("zh-TW"), "青葉台高等学校");
}

TEST_F(EncodedTables, ALetterForPrivateUseIsAnErrorInEveryColumn) {
    for (const auto* letter : {"\xEE\x80\x80", "\xEF\xA3\xBF", "\xF3\xB0\x84\xA3"}) {
        write("places.csv", "id,name,kind,lon,lat\nhall,大" + std::string(letter) + ",room,120.66,24.17\n");
        EXPECT_THAT(lines(),
                    testing::Contains(StartsWith("places.csv:2: name: the text holds a letter for private use")));
    }
    write("places.csv", "id,name,kind,lon,lat\nhall,\xEF\xBC\xA1\xEF\xA4\x80\xF3\xA0\x84\x80,room,120.66,24.17\n");
    EXPECT_THAT(lines(), IsEmpty()) << "full width, a compatibility ideograph, a variation selector";
}

TEST_F(EncodedTables, AnEncodingCanBeForced) {
    write("participants.csv", "id,delegation,name\np1,aoba,"
                              "\x8D\xB2\x93\xA1 \x94\xFC\x8D\xE7"
                              "\n");
    for (const auto* name : {"event.toml", "delegations.csv", "programme.csv", "checkpoints.csv", "places.csv"}) {
        auto text = test::file_text(dir_ / name);
        std::erase_if(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80U; });
        write(name, text);
    }
    replace("delegations.csv", "home,,", "home,Home,");
    replace("delegations.csv", "aoba,,", "aoba,Aoba,");
    replace("event.toml", "title = \"\"", "title = \"Visit\"");
    for (const auto* name : {"welcome", "lab"}) {
        replace("programme.csv", std::string(name) + ",2026-11-26", std::string(name) + ",2026/11/26");
    }
    replace("programme.csv", "10:00,,,hall", "10:00,Welcome,,hall");
    replace("programme.csv", "10:50,,,", "10:50,Lab,,");
    replace("programme.csv", "A;B", "");
    replace("checkpoints.csv", "gate,gate,,", "gate,gate,Gate,");
    replace("checkpoints.csv", "lab,session,,", "lab,session,Lab,");
    replace("places.csv", "hall,,", "hall,Hall,");
    const auto report = read_package(dir_, {"shift_jis", {}});
    ASSERT_TRUE(report.ok()) << to_line(report.problems.front());
    EXPECT_EQ(report.package->participants[0].name, "佐藤 美咲");
}

} // namespace
} // namespace kiosk::event
