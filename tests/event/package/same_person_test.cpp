// One guest under two ids.
#include <gmock/gmock.h>

#include "event/folder.hpp"
#include "event/problems.hpp"

namespace kiosk::event {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::StartsWith;

class OnePerson : public test::PackageFolder {
  protected:
    OnePerson() {
        replace("programme.csv", "A;B", "");
        write("checkpoints.csv", "id,kind,name,area,direction\ngate,gate,正門,campus,in\n");
    }
    void write_people(const std::string& rows) const {
        write("participants.csv", "id,delegation,name,affiliation,group\n" + rows);
    }
};

TEST_F(OnePerson, UnderTwoIdsIsAWarningThatNamesBothRows) {
    write_people("p1,aoba,佐藤 美咲,青葉台高校,A\np2,aoba,田中 湊,,A\np3,aoba,佐藤 美咲,青葉台高校,B\n");
    EXPECT_THAT(lines(), ElementsAre("participants.csv:4: warning: name: \"p3\" has the name, school and delegation of "
                                     "\"p1\" on line 2 — remove one of the rows, if they are one person: each gets a "
                                     "badge and is counted"));
    EXPECT_EQ(read().package->participants.size(), 3U) << "twins are real";
}

TEST_F(OnePerson, IsFoundThroughCaseWidthAndBlanks) {
    for (const auto* same :
         {"Sato Misaki,Aoba", "SATO  MISAKI,AOBA", "ＳＡＴＯ　Ｍｉｓａｋｉ,aoba", "Sato\u200BMisaki,Aoba"}) {
        write_people("p1,aoba,Sato Misaki,Aoba,\np2,aoba," + std::string(same) + ",\n");
        EXPECT_THAT(lines(), Contains(StartsWith("participants.csv:3: warning: name: \"p2\" has the name")));
    }
}

TEST_F(OnePerson, IsNotWhoeverDiffersInNameSchoolOrDelegation) {
    write_people(
        "p1,aoba,Nguyễn Hà,Aoba,\np2,aoba,Nguyễn Hạ,Aoba,\np3,aoba,Nguyễn Hà,Sakura,\np4,home,Nguyễn Hà,Aoba,\n"
        "p5,aoba,Nguyễn Hà Aoba,,\n");
    EXPECT_THAT(lines(), IsEmpty());
}

TEST_F(OnePerson, InEveryRowIsSaidOfAHundredAndCounted) {
    std::string rows;
    for (int i = 0; i < 1'000; ++i) rows += "p" + std::to_string(i) + ",aoba,佐藤 美咲,,\n";
    write_people(rows);
    const auto found = lines();
    EXPECT_EQ(found.size(), kMaxOfAKind + 1);
    EXPECT_THAT(found.back(),
                StartsWith("participants.csv:1001: warning: 899 more of the kind: the same person twice"));
}

} // namespace
} // namespace kiosk::event
