// An event that is one workbook: written, read, and the same package as a folder.
#include "event/workbook/event_workbook.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <fstream>
#include <set>

#include "event/package/made_folder.hpp"
#include "event/table/header_names.hpp"
#include "event/workbook/event_workbook_file.hpp"
#include "event/workbook/find_sheets.hpp"
#include "event/workbook/settings.hpp"
#include "event/workbook/workbook_form.hpp"
#include "support/must.hpp"

namespace kiosk::event {
namespace {

using test::must;

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

constexpr core::LocalDay kDay{std::chrono::year{2026} / 11 / 26};
using EventWorkbook = test::EventWorkbookFolder;

void expect_same(const core::EventPackage& found, const core::EventPackage& wanted) {
    EXPECT_EQ(found.event, wanted.event);
    EXPECT_EQ(found.delegations, wanted.delegations);
    EXPECT_EQ(found.participants, wanted.participants);
    EXPECT_EQ(found.programme, wanted.programme);
    EXPECT_EQ(found.checkpoints, wanted.checkpoints);
    EXPECT_EQ(found.places, wanted.places);
    EXPECT_EQ(found.revision, wanted.revision);
}

TEST_F(EventWorkbook, ANewOneIsAnEventAtOnceAndItsExamplesDoNotCount) {
    save(must(new_event_workbook({"visit-9", "國際交流", "Exchange", kDay, kDay + std::chrono::days{1}, {}})));
    const auto report = open();
    EXPECT_THAT(said(), ElementsAre(StartsWith("活動: warning: 發證公鑰: there is no public key yet")));
    ASSERT_TRUE(report.ok());
    const auto& package = *report.package;
    EXPECT_EQ(package.event.id.str(), "visit-9");
    EXPECT_EQ(package.event.title.in("en"), "Exchange");
    EXPECT_EQ(package.event.first_day, kDay);
    EXPECT_EQ(package.event.retention_days, 180);
    EXPECT_THAT(package.participants, IsEmpty());
    EXPECT_THAT(package.delegations, IsEmpty());
    EXPECT_EQ(package.checkpoints.size(), 1U);
    EXPECT_EQ(must(new_event_workbook({"visit-9", "國際交流", "Exchange", kDay, kDay, {}})),
              must(new_event_workbook({"visit-9", "國際交流", "Exchange", kDay, kDay, {}})));
}

TEST_F(EventWorkbook, EveryColumnAndSettingHasAPlaceInTheFormAndItsHeadingIsUnderstood) {
    const std::span<const Column> columns[] = {delegation_columns(), participant_columns(), programme_columns(),
                                               checkpoint_columns(), place_columns()};
    ASSERT_EQ(forms().size(), 5U);
    for (std::size_t i = 0; i < forms().size(); ++i) {
        const ColumnNames names(columns[i]);
        std::set<std::string_view> placed;
        for (const auto& column : forms()[i].columns) {
            auto label = std::string(column.label);
            std::replace(label.begin(), label.end(), '|', ' ');
            const auto meaning = names.meaning(label);
            ASSERT_NE(meaning.column, nullptr) << label;
            EXPECT_EQ(meaning.other, nullptr) << label;
            EXPECT_FALSE(meaning.half) << label;
            EXPECT_EQ(std::string(meaning.column->name) + (meaning.language ? "@" + *meaning.language : ""),
                      column.column);
            placed.insert(meaning.column->name);
        }
        EXPECT_EQ(placed.size(), columns[i].size()) << forms()[i].file;
    }
    const ColumnNames names(setting_columns());
    for (const auto& setting : form_settings()) {
        const auto meaning = names.meaning(setting.label);
        ASSERT_NE(meaning.column, nullptr) << setting.label;
        EXPECT_EQ(std::string(meaning.column->name) + (meaning.language ? "@" + *meaning.language : ""), setting.key);
    }
    for (const auto& setting : settings())
        EXPECT_EQ(names.meaning(setting.names.name).column->name, setting.names.name);
}

TEST_F(EventWorkbook, SaysTheSheetAndTheCellOfEveryProblem) {
    write("programme.csv", "id,day,starts,ends,title,title@ja,place,groups,roles,sdgs\n"
                           "welcome,2026-11-26,09:30,10:00,歡迎式,歓迎式,hall,,,17\n");
    write("participants.csv", "id,delegation,name\np1,aoba,佐藤 美咲\np2,aoba,田中 湊\n");
    write("checkpoints.csv", "id,kind,name,area,direction\ngate,gate,正門,campus,in\n");
    convert();
    spoil("xl/sharedStrings.xml", "田中 湊", "田中 ?");
    spoil("xl/worksheets/sheet5.xml", "<v>0.4166666666666667</v>", "<v>0.3</v>");
    EXPECT_THAT(said(), Contains(StartsWith("名單!C3: 姓名 Name: ")));
    EXPECT_THAT(said(), Contains(StartsWith("行程!D2: 結束 Ends: it ends before it starts")));
}

TEST_F(EventWorkbook, WhatIsWrongWithASettingIsSaidOfItsRow) {
    convert();
    spoil("xl/sharedStrings.xml", ">visit-1<", ">visit 1<");
    EXPECT_THAT(said(), ElementsAre(StartsWith("活動!B2: 活動代號 ID: \"visit 1\" is not an id")));
}

TEST_F(EventWorkbook, ASheetThatIsMissingOrMoreThanTheEventsIsSaid) {
    convert();
    spoil("xl/workbook.xml", "name=\"名單\"", "name=\"名冊\"");
    EXPECT_THAT(said(), Contains(testing::HasSubstr("the sheet \"名單\" is missing")));
    EXPECT_THAT(said(), Contains(testing::HasSubstr("there is something on \"名冊\", and it is not read")));
    convert();
    spoil("xl/workbook.xml", "name=\"地點\"", "name=\"名單\"");
    EXPECT_THAT(said(), Contains(testing::HasSubstr("are both the one of the event")));
}

TEST_F(EventWorkbook, AnExampleThatSomebodyWroteOverIsSaid) {
    save(must(new_event_workbook({"visit-9", "國際交流", "Exchange", kDay, kDay, {}})));
    spoil("xl/sharedStrings.xml", "王小明", "林大樹");
    EXPECT_THAT(said(), Contains(StartsWith("名單!A2: warning: 編號 ID: the row begins with \"例：\"")));
    spoil("xl/sharedStrings.xml", "例：G001", "G001");
    EXPECT_THAT(said(), Contains(StartsWith("名單!B2: 團體 Delegation: \"guests\" is not in 團體")));
}

TEST_F(EventWorkbook, IsTheSamePackageAsItsFolder) {
    convert();
    const auto report = open();
    ASSERT_TRUE(report.ok());
    expect_same(*report.package, *read().package);
    const auto made = folder_beside(file);
    must(make_folder(report, made));
    const auto again = read_package(made);
    ASSERT_TRUE(again.ok()) << (again.problems.empty() ? "" : to_line(again.problems.front()));
    expect_same(*again.package, *report.package);
    EXPECT_EQ(again.files, report.files) << "one seal is of both";
    EXPECT_EQ(again.package->content, report.package->content);
}

TEST_F(EventWorkbook, KeepsTheWayToARoomOnItsDrawing) {
    std::filesystem::create_directory(dir_ / "plans");
    write("plans/campus.png", "");
    write("places.csv", "id,name,kind,lon,lat,plan,plan_x,plan_y,route,walk,line\n"
                        "hall,大禮堂,room,,,campus.png,5,6,600 690; 600 420,3,粉紅\n"
                        "lab,實驗室,room,,,campus.png,5,6,,,\n");
    convert();
    const auto report = open();
    ASSERT_TRUE(report.ok()) << said().front();
    EXPECT_EQ(report.package->places[0].plan,
              (core::PlanSpot{"campus.png", 5, 6, {{600, 690}, {600, 420}}, 3, core::LineColour::Pink}));
    expect_same(*report.package, *read().package);
}

TEST_F(EventWorkbook, AKeyThatIssuedBadgesStaysThoughTheSheetDoesNotStateIt) {
    save(must(new_event_workbook({"visit-9", "國際交流", "Exchange", kDay, kDay, {}})));
    ReadOptions options;
    options.issuers = {core::to_hex(test::folder_key().key.public_key().bytes)};
    const auto report = read_package(file, options);
    ASSERT_TRUE(report.ok());
    must(make_folder(report, folder_beside(file)));
    ASSERT_EQ(open().package->event.issuers.size(), 1U);
    EXPECT_EQ(open().package->event.issuers[0], test::folder_key().key.public_key());
    EXPECT_EQ(open().files, report.files);
    EXPECT_EQ(read_package(file, options).package->event.issuers.size(), 1U) << "told once more it is the same";
}

// --- any package

rc::Gen<std::string> some_text() {
    return rc::gen::element<std::string>("王小明", "O'Neil, \"Pat\"", "สมหญิง รักเรียน", "=1+1", "'quoted", "a;b|c=d\\e",
                                         "咲 – 한국어", "Line one");
}
core::Texts some_texts(bool plain) {
    core::Texts texts;
    if (plain) texts.by_language[""] = *some_text();
    for (const auto* language : {"en", "ja"})
        if (*rc::gen::arbitrary<bool>()) texts.by_language[language] = *some_text();
    return texts;
}
// As event.toml has them: one without a language, or any number with.
core::Texts some_setting() {
    core::Texts texts;
    if (*rc::gen::arbitrary<bool>()) {
        texts.by_language[""] = *some_text();
    } else {
        for (const auto* language : {"zh-TW", "en", "th"})
            if (*rc::gen::arbitrary<bool>()) texts.by_language[language] = *some_text() + "\nsecond line";
        if (texts.empty()) texts.by_language["zh-TW"] = *some_text();
    }
    return texts;
}
template <class T> T one_of(std::initializer_list<T> values) {
    return *rc::gen::elementOf(std::vector<T>(values));
}

core::EventPackage some_package() {
    core::EventPackage package;
    auto& event = package.event;
    event.id = core::EventId{"visit-7"};
    event.tag = core::event_tag(event.id);
    event.kind = one_of({core::EventKind::Visit, core::EventKind::Workshop});
    event.title = some_setting();
    if (*rc::gen::arbitrary<bool>()) event.host_school = some_setting();
    if (*rc::gen::arbitrary<bool>()) event.privacy_notice = some_setting();
    event.regional_office = *rc::gen::inRange(0, 12);
    event.zone = core::Zone::named(one_of<std::string>({"Asia/Taipei", "Asia/Tokyo"})).value();
    event.first_day = kDay;
    event.last_day = kDay + std::chrono::days{*rc::gen::inRange(0, 3)};
    event.languages = {"zh-TW", "ja"};
    event.retention_days = *rc::gen::inRange(1, 3'651);
    event.result_name = one_of({core::ResultName::Full, core::ResultName::Given, core::ResultName::Masked});
    event.issuers = {test::folder_key().key.public_key()};
    event.show_delegations = *rc::gen::arbitrary<bool>();
    event.rules.exit_after = std::chrono::minutes{*rc::gen::inRange(0, 1'441)};
    event.rules.repeat_green = std::chrono::seconds{*rc::gen::inRange(0, 3'601)};
    event.sample = *rc::gen::arbitrary<bool>();
    if (event.sample) event.demo_now = core::WallTime{std::chrono::milliseconds{1'795'655'523'000}};
    auto& rules = event.report;
    if (*rc::gen::arbitrary<bool>()) rules.columns = {core::SigninColumn::Name, core::SigninColumn::Left};
    if (*rc::gen::arbitrary<bool>()) rules.undertaker = some_setting();
    if (*rc::gen::arbitrary<bool>()) rules.due = event.last_day;
    if (*rc::gen::arbitrary<bool>()) rules.rates[core::PersonKind::Escort] = {*rc::gen::inRange(0, 900), 0};
    rules.absent_after = std::chrono::minutes{*rc::gen::inRange(0, 601)};
    rules.credit = one_of({core::CourseCredit::FullAttendance, core::CourseCredit::ProRata});
    if (*rc::gen::arbitrary<bool>())
        rules.courses.push_back({one_of<std::string>({"", "A|1", "B=2"}),
                                 some_setting(),
                                 std::chrono::minutes{45},
                                 {core::CheckpointId{"gate"}, core::CheckpointId{"lab"}}});
    package.delegations.push_back(
        {core::DelegationId{"jp"}, some_texts(true), "JP", "ja", false, core::LocalTime{kDay} + std::chrono::hours{9}});
    package.delegations.push_back({core::DelegationId{"home"}, some_texts(true), "TW", "zh-TW", true, {}});
    const auto people = *rc::gen::inRange(0, 4);
    for (int i = 0; i < people; ++i) {
        core::Participant one;
        one.id = core::ParticipantId{"p" + std::to_string(i)};
        one.delegation = core::DelegationId{"jp"};
        one.name = *some_text() + " " + std::to_string(i);
        one.role = one_of<std::string>({"", "student", "teacher", "speaker"});
        one.title = one_of<std::string>({"", "組長"});
        one.group = one_of<std::string>({"", "A", "007"});
        one.diet = one_of({core::Diet::Unstated, core::Diet::Vegan, core::Diet::OvoLactoVegetarian});
        one.avoid = one_of<std::vector<std::string>>({{}, {"花生", "牛"}});
        one.photo = *rc::gen::arbitrary<bool>();
        if (*rc::gen::arbitrary<bool>()) one.language = "ko";
        if (*rc::gen::arbitrary<bool>())
            one.external_codes = {core::fold_code("0012345678901"), "X" + std::to_string(i)};
        one.sex = one_of({core::Sex::Unstated, core::Sex::Female, core::Sex::Other});
        one.grade = one_of<std::string>({"", "11", "高二"});
        one.school_level = one_of({core::SchoolLevel::Unstated, core::SchoolLevel::VocationalHigh});
        one.coach = one_of<std::string>({"", "2", "甲"});
        one.attention = one_of<std::string>({"", "花生過敏，帶著藥", "asthma \"inhaler\""});
        one.staff_note = one_of<std::string>({"", "下午先離開"});
        package.participants.push_back(std::move(one));
    }
    core::ProgrammeItem item;
    item.id = core::ItemId{"talk"};
    item.day = kDay;
    item.starts = core::MinuteOfDay{*rc::gen::inRange(0, 1'380)};
    item.ends = one_of({item.starts + core::MinuteOfDay{59}, core::MinuteOfDay{1'440}});
    item.title = some_texts(true);
    item.place_text = some_texts(*rc::gen::arbitrary<bool>());
    item.sdgs = one_of<std::vector<int>>({{}, {4, 17}});
    item.rain_place = one_of<std::string>({"", "體育館"});
    if (!item.rain_place.empty()) item.status = core::ItemStatus::Rain;
    item.audience.delegations = one_of<std::vector<core::DelegationId>>({{}, {core::DelegationId{"jp"}}});
    item.audience.roles = one_of<std::vector<std::string>>({{}, {"student", "teacher"}});
    package.programme.push_back(std::move(item));
    for (const auto* id : {"gate", "lab"}) {
        core::Checkpoint door;
        door.id = core::CheckpointId{id};
        door.kind = one_of({core::CheckpointKind::Gate, core::CheckpointKind::Session, core::CheckpointKind::Meal});
        door.name = some_texts(true);
        door.area = core::AreaId{id};
        door.direction = one_of({core::Direction::In, core::Direction::Out, core::Direction::Both});
        if (*rc::gen::arbitrary<bool>()) door.day = kDay;
        if (*rc::gen::arbitrary<bool>()) door.opens = core::MinuteOfDay{*rc::gen::inRange(0, 700)};
        if (*rc::gen::arbitrary<bool>()) door.closes = one_of({core::MinuteOfDay{900}, core::MinuteOfDay{1'440}});
        if (*rc::gen::arbitrary<bool>()) door.capacity = *rc::gen::inRange(1, 100'001);
        door.many_entries = *rc::gen::arbitrary<bool>();
        package.checkpoints.push_back(std::move(door));
    }
    if (*rc::gen::arbitrary<bool>())
        package.places.push_back({core::PlaceId{"hall"}, some_texts(true), "room", 121.123456789, -25.5, {}});
    package.revision = core::RevisionNumber{static_cast<std::uint32_t>(*rc::gen::inRange(1, 50))};
    return package;
}

RC_GTEST_PROP(AnyPackage, IsTheSameByWayOfAWorkbookAndOfAFolder, ()) {
    const auto package = some_package();
    const auto dir = std::filesystem::temp_directory_path() / ("kiosk-any-" + std::to_string(getpid()));
    std::filesystem::remove_all(dir);
    std::filesystem::create_directories(dir);
    const auto file = dir / "any.xlsx";
    std::ofstream(file, std::ios::binary) << must(write_event_workbook(package, package.revision));
    const auto first = [&](const PackageReport& report) {
        for (const auto& problem : report.problems)
            if (problem.severity == Problem::Error) return to_line(problem);
        return std::string();
    };
    const auto opened = read_package(file);
    RC_ASSERT(first(opened) == "");
    const auto folder = folder_beside(file);
    must(make_folder(opened, folder));
    const auto again = read_package(folder);
    RC_ASSERT(first(again) == "");
    std::filesystem::remove_all(dir);
    for (const auto* found : {&*opened.package, &*again.package}) {
        RC_ASSERT(found->event == package.event);
        RC_ASSERT(found->delegations == package.delegations);
        RC_ASSERT(found->participants == package.participants);
        RC_ASSERT(found->programme == package.programme);
        RC_ASSERT(found->checkpoints == package.checkpoints);
        RC_ASSERT(found->places == package.places);
        RC_ASSERT(found->revision == package.revision);
    }
}

} // namespace
} // namespace kiosk::event
