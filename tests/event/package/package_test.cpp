#include <gmock/gmock.h>

#include "event/folder.hpp"

namespace kiosk::event {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

class Package : public test::PackageFolder {};

core::LocalDay day(int d) {
    return core::LocalDay{(std::chrono::sys_days{std::chrono::year{2026} / 11 / d}).time_since_epoch()};
}

TEST_F(Package, ThatIsRightGivesEveryValue) {
    const auto report = read();
    ASSERT_THAT(lines(), IsEmpty());
    const auto& package = *report.package;
    EXPECT_EQ(package.event.id.str(), "visit-1");
    EXPECT_EQ(package.event.tag, core::event_tag(package.event.id));
    EXPECT_EQ(package.event.title.in("en"), "參訪");
    EXPECT_EQ(package.event.first_day, day(26));
    EXPECT_EQ(package.event.zone.name(), "Asia/Taipei");
    EXPECT_EQ(package.event.languages.size(), 7U);
    EXPECT_EQ(package.revision.value(), 1U);
    ASSERT_EQ(package.event.issuers.size(), 1U);
    EXPECT_EQ(package.event.issuers[0], test::folder_key().key.public_key());

    ASSERT_EQ(package.delegations.size(), 2U);
    EXPECT_EQ(package.delegations[0].name.in("en"), "Aobadai");
    EXPECT_EQ(package.delegations[0].arrives, core::LocalTime(day(26)) + std::chrono::hours(9));
    EXPECT_TRUE(package.delegations[1].home);

    ASSERT_EQ(package.participants.size(), 3U);
    const auto& misaki = package.participants[0];
    EXPECT_EQ(misaki.name, "佐藤 美咲");
    EXPECT_EQ(misaki.diet, core::Diet::OvoLactoVegetarian);
    EXPECT_THAT(misaki.avoid, ElementsAre("花生", "牛"));
    EXPECT_FALSE(misaki.photo);
    EXPECT_THAT(package.participants[1].external_codes, ElementsAre(core::fold_code("lib-77"), core::fold_code("x 1")));

    ASSERT_EQ(package.programme.size(), 2U);
    EXPECT_EQ(package.programme[1].starts, std::chrono::minutes(600));
    EXPECT_EQ(package.programme[1].title.in("ja"), "合同授業");
    EXPECT_THAT(package.programme[1].audience.groups, ElementsAre("A", "B"));
    EXPECT_THAT(package.programme[1].sdgs, ElementsAre(4, 13));
    EXPECT_EQ(package.programme[0].place.str(), "hall");

    ASSERT_EQ(package.checkpoints.size(), 2U);
    EXPECT_EQ(package.checkpoints[0].late_after, std::chrono::minutes(570));
    EXPECT_FALSE(package.checkpoints[0].day.has_value());
    EXPECT_EQ(package.checkpoints[1].direction, core::Direction::Both);
    EXPECT_EQ(package.checkpoints[1].capacity, 40);
    EXPECT_TRUE(package.checkpoints[1].many_entries);
    EXPECT_EQ(package.checkpoints[1].item.str(), "lab");
    EXPECT_DOUBLE_EQ(package.places[0].longitude, 120.66);
}

TEST_F(Package, APersonMayHaveASexAGradeAndASchoolLevel) {
    write("participants.csv", "編號,團體,姓名,身分,組別,性別,年級,學制\n"
                              "p1,aoba,佐藤 美咲,學生,A,女,１１,高中\n"
                              "p2,aoba,鈴木 蓮,學生,B,M,高二,Vocational_High\n"
                              "p3,aoba,高橋 葵,學生,,,,\n");
    const auto report = read();
    EXPECT_THAT(lines(), IsEmpty());
    const auto& people = report.package->participants;
    EXPECT_EQ(people[0].sex, core::Sex::Female);
    EXPECT_EQ(people[0].grade, "11") << "in full width it is the same grade";
    EXPECT_EQ(people[0].school_level, core::SchoolLevel::SeniorHigh);
    EXPECT_EQ(people[1].sex, core::Sex::Male);
    EXPECT_EQ(people[1].school_level, core::SchoolLevel::VocationalHigh);
    EXPECT_EQ(people[2].sex, core::Sex::Unstated);
    write("participants.csv", "id,delegation,name,role,group,sex,school_level\n"
                              "p1,aoba,佐藤 美咲,student,A,woman?,大學\n"
                              "p2,aoba,鈴木 蓮,student,B,,\n");
    (void)read();
    EXPECT_THAT(lines(),
                ElementsAre(StartsWith("participants.csv:2: sex: "), StartsWith("participants.csv:2: school_level: ")));
}

TEST_F(Package, ARosterMaySayInWhichCoachSomebodyComes) {
    write("participants.csv", "id,delegation,name,role,group,車次\n"
                              "p1,aoba,佐藤 美咲,student,A,１\n"
                              "p2,aoba,鈴木 蓮,student,B,2 號車\n"
                              "p3,aoba,高橋 結衣,student,B,\n");
    const auto report = read();
    EXPECT_THAT(lines(), IsEmpty());
    const auto& people = report.package->participants;
    EXPECT_EQ(people[0].coach, "1") << "in full width it is the same coach";
    EXPECT_EQ(people[1].coach, "2 號車");
    EXPECT_EQ(people[2].coach, "");
}

TEST_F(Package, ARosterMaySayWhatStaffMustKnowOfSomebody) {
    write("participants.csv", "id,delegation,name,role,group,注意事項,備註\n"
                              "p1,aoba,佐藤 美咲,student,A,花生過敏，帶著藥,下午先離開\n"
                              "p2,aoba,鈴木 蓮,student,B,,\n");
    const auto report = read();
    EXPECT_THAT(lines(), IsEmpty());
    const auto& people = report.package->participants;
    EXPECT_EQ(people[0].attention, "花生過敏，帶著藥");
    EXPECT_EQ(people[0].staff_note, "下午先離開");
    EXPECT_EQ(people[1].attention + people[1].staff_note, "");
    write("participants.csv", "id,delegation,name,role,group,attention,staff_note\n"
                              "p1,aoba,佐藤 美咲,student,A,a\x1b[2Jb,ok\n"
                              "p2,aoba,鈴木 蓮,student,B,ok," +
                                  std::string(1001, 'x') + "\n");
    (void)read();
    EXPECT_THAT(lines(), ElementsAre(StartsWith("participants.csv:2: attention: the text holds a control character"),
                                     StartsWith("participants.csv:3: staff_note: the text is longer than 1000 bytes")));
}

TEST_F(Package, AnItemTellsWhatItIsAboutWhoSpeaksForWhichClassesAndWhetherItTakesPlace) {
    write("participants.csv", "id,delegation,name,role,buddy_class\np1,aoba,佐藤 美咲,student,8-3\n");
    write("programme.csv", "id,day,starts,ends,title,說明,說明@en,講者,班級,雨備,狀態\n"
                           "talk,2026-11-26,09:30,10:00,演講,談颱風,About typhoons,林老師,8-3;8-4,體育館,雨備\n"
                           "walk,2026-11-26,10:00,10:50,健行,,,,,,cancelled\n"
                           "rest,2026-11-26,11:00,11:50,休息,,,,,,\n");
    write("checkpoints.csv", "id,kind,name,area,direction\ngate,gate,正門,campus,in\n");
    const auto report = read();
    EXPECT_THAT(lines(),
                ElementsAre(StartsWith("programme.csv:2: warning: buddy_classes: nobody has the buddy class")));
    const auto& items = report.package->programme;
    ASSERT_EQ(items.size(), 3U);
    EXPECT_EQ(items[0].description.in("en"), "About typhoons");
    EXPECT_EQ(items[0].speakers.in("zh-TW"), "林老師");
    EXPECT_THAT(items[0].audience.buddy_classes, ElementsAre("8-3", "8-4"));
    EXPECT_EQ(items[0].status, core::ItemStatus::Rain);
    EXPECT_EQ(items[1].status, core::ItemStatus::Cancelled);
    EXPECT_EQ(items[2].status, core::ItemStatus::Planned);
}

TEST_F(Package, AnItemThatIsSentToARainPlaceHasOne) {
    write("programme.csv", "id,day,starts,ends,title,status\nlab,2026-11-26,10:00,10:50,共學,rain\n");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("programme.csv:2: status: it is sent to its rain_place")));
    write("programme.csv", "id,day,starts,ends,title,status\nlab,2026-11-26,10:00,10:50,共學,later\n");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("programme.csv:2: status: \"later\"")));
}

TEST_F(Package, ReadsTheSameWithAByteOrderMarkAndCarriageReturns) {
    const auto plain = *read().package;
    for (const auto* name : {"delegations.csv", "participants.csv", "programme.csv", "checkpoints.csv", "places.csv"}) {
        auto text = test::file_text(dir_ / name);
        for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2) {
            text.insert(at, "\r");
        }
        write(name, "\xEF\xBB\xBF" + text);
    }
    ASSERT_THAT(lines(), IsEmpty());
    EXPECT_EQ(read().package->participants, plain.participants);
    EXPECT_EQ(read().package->checkpoints, plain.checkpoints);
    EXPECT_NE(read().package->content, plain.content) << "the revision is about bytes";
}

TEST_F(Package, HeadersMayBeInChineseAndInAnyOrder) {
    write("places.csv", "經度,緯度,編號,類別,名稱\n120.66,24.17,hall,room,大禮堂\n");
    ASSERT_THAT(lines(), IsEmpty());
    EXPECT_DOUBLE_EQ(read().package->places[0].latitude, 24.17);
}

TEST_F(Package, EmptyRowsAreSkippedAndALineBreakInACellIsASpace) {
    write("places.csv", "id,name,kind,lon,lat\n\n,,,,\nhall,\"大禮堂\r\n二樓\",room,120.66,24.17\n\n\n");
    ASSERT_THAT(lines(), IsEmpty());
    EXPECT_EQ(read().package->places[0].name.in("zh-TW"), "大禮堂 二樓");
}

TEST_F(Package, LinesAreCountedThroughQuotedLineBreaks) {
    write("places.csv", "id,name,kind,lon,lat\nhall,\"a\nb\r\nc\",room,120.66,24.17\nroom 2,x,room,1,2\n");
    EXPECT_THAT(lines(), ElementsAre("places.csv:5: id: \"room 2\" is not an id — use 1 to 64 of A-Z a-z 0-9 . _ -"));
}

TEST_F(Package, APositionIsTheLineWhereTheCellBeginsNotTheRow) {
    write("places.csv", "id,name,kind,lon,lat\nhall,\"a\nb\",room,\"120.66\",\"x\"\n");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("places.csv:3: lat: \"x\" is not a number of degrees")));
}

TEST_F(Package, EveryProblemIsReportedAtOnceInOrderOfFileAndLine) {
    append("checkpoints.csv", "lunch,feast,午餐,refectory,in,,,,,,,,\n");
    append("participants.csv", "p1,nowhere,,,student,,,,,\n");
    replace("event.toml", "2026-11-27", "2026-11-20");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("event.toml:4: last_day: "),
                                     StartsWith("participants.csv:5: delegation: \"nowhere\""),
                                     StartsWith("participants.csv:5: name: the cell is empty"),
                                     StartsWith("participants.csv:5: id: \"p1\" is on line 2 already"),
                                     StartsWith("checkpoints.csv:4: kind: \"feast\" is not known here")));
}

TEST_F(Package, AMissingFileIsNamedAndMakesNoNoiseElsewhere) {
    remove("delegations.csv");
    EXPECT_THAT(lines(), ElementsAre("delegations.csv: the file is missing — add it to the folder"));
}

TEST_F(Package, AMissingFileThatLiesThereUnderAnotherNameIsPointedAt) {
    remove("delegations.csv");
    write("Delegations.XLSX", "");
    EXPECT_THAT(lines(), ElementsAre(HasSubstr("the file is missing — rename Delegations.XLSX to delegations.xlsx")));
    remove("Delegations.XLSX");
    write("delegations.xls", "");
    EXPECT_THAT(lines(),
                ElementsAre(HasSubstr("open delegations.xls in a spreadsheet and save it as delegations.xlsx")));
}

TEST_F(Package, PlacesAndBadgesMayBeMissing) {
    remove("places.csv");
    replace("programme.csv", "hall", "");
    EXPECT_THAT(lines(), IsEmpty());
}

TEST_F(Package, AFolderThatIsNotThereIsSaidSo) {
    const auto report = read_package(dir_ / "nowhere");
    EXPECT_FALSE(report.ok());
    ASSERT_EQ(report.problems.size(), 1U);
    EXPECT_THAT(say(report.problems[0].what), HasSubstr("no such folder"));
}

TEST_F(Package, AnUnknownColumnIsAWarningWithTheNearestName) {
    replace("participants.csv", "diet,avoid", "diett,avoid");
    EXPECT_THAT(
        lines(),
        ElementsAre(
            "participants.csv:1: warning: diett: the column is not known and not read — did you mean \"diet\"?"));
    EXPECT_TRUE(read().ok());
}

TEST_F(Package, AColumnOfAnUnknownLanguageIsAWarning) {
    replace("programme.csv", "title@ja", "title@jp");
    EXPECT_THAT(lines(),
                ElementsAre(AllOf(StartsWith("programme.csv:1: warning: title@jp: "), HasSubstr("did you mean"))));
}

TEST_F(Package, AMissingRequiredColumnIsAnErrorOfTheHeader) {
    replace("places.csv", "kind", "sort");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("places.csv:1: warning: sort: "),
                                     StartsWith("places.csv:1: kind: the column is missing")));
}

TEST_F(Package, AColumnThatIsThereTwiceIsAnError) {
    replace("places.csv", "id,name,kind,lon,lat", "id,name,kind,lon,lat,name");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("places.csv:1: name: the column is there twice")));
}

TEST_F(Package, WhatASpreadsheetLostIsAnErrorInAName) {
    replace("participants.csv", "佐藤 美咲", "佐藤 美?");
    replace("participants.csv", "田中 湊", "田中 \xEF\xBF\xBD");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("participants.csv:2: name: the name holds a question mark"),
                                     StartsWith("participants.csv:3: name: the text holds a sign that was lost")));
}

TEST_F(Package, ANumberInScientificFormIsAnErrorInACode) {
    replace("participants.csv", "lib-77", "4.71E+12");
    EXPECT_THAT(lines(), ElementsAre(StartsWith(
                             "participants.csv:3: codes: a spreadsheet turned the number into \"4.71E+12\"")));
}

TEST_F(Package, ANationalIdIsRefusedWithTheReasonAndNotRepeated) {
    replace("participants.csv", "lib-77;x 1", "A123456789");
    const auto found = lines();
    EXPECT_THAT(found, ElementsAre(AllOf(StartsWith("participants.csv:3: codes: this looks like a national ID number"),
                                         testing::Not(HasSubstr("A123456789")))));
}

TEST_F(Package, ACodeThatTwoPeopleShareIsAWarning) {
    replace("participants.csv", "葷,,yes,", "葷,,yes,LIB-77");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("participants.csv:4: warning: codes: the code of line 3 again")));
}

TEST_F(Package, ACodeThatLooksLikeABadgeOfOursIsAnError) {
    replace("participants.csv", "lib-77", "kb1abc");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("participants.csv:3: codes: a code may not begin with KB1")));
}

TEST_F(Package, UnknownCountryLanguageRoleAndDietAreErrors) {
    replace("delegations.csv", "JP,ja", "Atlantis,xx");
    replace("participants.csv", "student,A,蛋奶素", "studnet,A,肉");
    EXPECT_THAT(
        lines(),
        ElementsAre(StartsWith("delegations.csv:2: country: \"Atlantis\" is not a country"),
                    StartsWith("delegations.csv:2: language: \"xx\" is not a language"),
                    StartsWith("participants.csv:2: role: \"studnet\" is not known here — did you mean \"student\"?"),
                    StartsWith("participants.csv:2: diet: \"肉\"")));
}

TEST_F(Package, TimesAndDaysAreChecked) {
    replace("programme.csv", "2026-11-26,09:30,10:00", "2026-11-28,9h,24:01");
    replace("programme.csv", "10:00,10:50", "10:00,09:50");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("programme.csv:2: starts: \"9h\" is not a time"),
                                     StartsWith("programme.csv:2: ends: \"24:01\" is not a time"),
                                     StartsWith("programme.csv:2: day: the day is not one of the event's"),
                                     StartsWith("programme.csv:3: ends: it ends before it starts")));
}

TEST_F(Package, ACheckpointOpensBeforeItClosesAndIsLateWhileOpen) {
    replace("checkpoints.csv", "08:00,17:00,09:30", "17:00,08:00,09:30");
    replace("checkpoints.csv", "09:50,10:50,10:10,40", "09:50,10:50,11:10,0");
    EXPECT_THAT(lines(),
                ElementsAre(StartsWith("checkpoints.csv:2: closes: it closes before it opens"),
                            StartsWith("checkpoints.csv:3: late_after: nobody can be late then"),
                            StartsWith("checkpoints.csv:3: capacity: \"0\" is not a number from 1 to 100000")));
}

TEST_F(Package, DanglingReferencesAreErrorsAndGroupsWithoutPeopleWarnings) {
    replace("programme.csv", "hall", "attic");
    replace("programme.csv", "A;B", "A;Z");
    replace("checkpoints.csv", "aoba,lab", "osaka,nap");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("programme.csv:2: place: \"attic\" is not in places.csv"),
                                     StartsWith("programme.csv:3: warning: groups: nobody is in the group \"Z\""),
                                     StartsWith("checkpoints.csv:3: delegations: \"osaka\" is not in delegations.csv"),
                                     StartsWith("checkpoints.csv:3: item: \"nap\" is not in programme.csv")));
}

TEST_F(Package, GoalsAreFromOneToSeventeen) {
    replace("programme.csv", "4;13", "4;18");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("programme.csv:3: sdgs: \"18\" is not a goal")));
}

TEST_F(Package, AnEventWithoutACheckpointIsRefused) {
    write("checkpoints.csv", "id,kind,name,area,direction\n");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("checkpoints.csv:1: there is no checkpoint")));
}

TEST_F(Package, TheContentHashFollowsNamesAndBytes) {
    const auto before = read().package->content;
    EXPECT_EQ(read().package->content, before);
    append("participants.csv", "p9,aoba,森 晴,,,,,,,\n");
    EXPECT_NE(read().package->content, before);
}

TEST_F(Package, WhatChangesHandsIsACheckpointInBothLanguages) {
    write("checkpoints.csv", "id,kind,name,area,direction\ngate,gate,正門,campus,in\nbag,handout,紀念品,bag,in\n"
                             "box,便當,便當,box,in\nheadset,借用,導覽機,headset,both\nhost,handover,寄宿家庭,host,in\n"
                             "host-2,交接,寄宿家庭二,host,in\n");
    const auto report = read();
    ASSERT_TRUE(report.package) << testing::PrintToString(lines());
    using enum core::CheckpointKind;
    std::vector<core::CheckpointKind> kinds;
    for (const auto& each : report.package->checkpoints) kinds.push_back(each.kind);
    EXPECT_THAT(kinds, ElementsAre(Gate, Handout, Handout, Loan, Handover, Handover));
}

TEST_F(Package, WhatChangesHandsHasAnAreaOfItsOwnAndOneWay) {
    write("checkpoints.csv",
          "id,kind,name,area,direction,opens,closes,late_after,many_entries\ngate,gate,正門,campus,in,,,,\n"
          "bag,handout,紀念品,campus,in,,,,\nbox,handout,便當,box,both,,,,\nheadset,loan,導覽機,headset,both,,,,yes\n"
          "host,handover,寄宿家庭,host,out,,,,\nlate,handout,傘,late,in,08:00,09:00,08:30,\n");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("checkpoints.csv:3: area: it is that of gate, a checkpoint of another"),
                                     StartsWith("checkpoints.csv:4: direction: nothing comes back"),
                                     StartsWith("checkpoints.csv:5: many_entries: a loan is returned"),
                                     StartsWith("checkpoints.csv:6: direction: nothing comes back"),
                                     StartsWith("checkpoints.csv:7: warning: late_after: nobody is late here")));
}

} // namespace
} // namespace kiosk::event
