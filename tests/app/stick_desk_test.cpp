// A stick for staff, with a real database and a folder in the place of the drive.
#include "app/workers/stick_desk.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "app/config/taken_config.hpp"
#include "core/ledger/certificate.hpp"
#include "event/files/assets.hpp"
#include "event/package/badges.hpp"
#include "event/workbook/event_workbook.hpp"
#include "store/database.hpp"
#include "store/replica/replica.hpp"
#include "support/event_bench.hpp"

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;
using core::ErrorKind, core::StickDone, core::StickFailed;
using testing::ElementsAre, testing::HasSubstr, testing::StartsWith, testing::UnorderedElementsAre;

// The folder, until it is said to be otherwise.
struct Drive final : platform::Stick {
    explicit Drive(fs::path folder) : real(platform::folder_stick(std::move(folder))) {}
    core::Result<std::optional<platform::StickFacts>> look() override { return real->look(); }
    core::Result<platform::Folder> open() override { return real->open(); }
    core::Status write(std::string_view name, std::string_view content) override {
        if (refuses) return core::fail(*refuses, "as the test wants");
        return real->write(name, content);
    }
    core::Status write_all(std::string_view sub, std::span<const platform::NewContent> files) override {
        if (refuses) return core::fail(*refuses, "as the test wants");
        return real->write_all(sub, files);
    }
    core::Status eject() override { return real->eject(); }
    std::unique_ptr<platform::Stick> real;
    std::optional<ErrorKind> refuses;
};

class StaffAtAStick : public testing::Test, public kiosk::test::EventBench {
  protected:
    StaffAtAStick() {
        fs::create_directory(media());
        event.package.event.retention_days = 30; // as a package must say
        lay("visit.xlsx", workbook_of(event.package));
    }
    [[nodiscard]] fs::path media() const { return folder.path() / "STICK"; }
    [[nodiscard]] static std::string workbook_of(const core::EventPackage& package) {
        return event::write_event_workbook(package, core::RevisionNumber{1}).value();
    }
    void lay(const std::string& name, const std::string& bytes) const {
        std::ofstream(media() / name, std::ios::binary) << bytes;
    }
    [[nodiscard]] std::string bytes_of(const std::string& name) const {
        std::ifstream in(media() / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    // badges.csv beside the workbook, as `event publish` leaves it.
    void lay_badges() {
        std::vector<event::BadgeRow> rows;
        for (const core::Badge& badge : event.package.badges) {
            const bool person = badge.kind == core::BadgeKind::Participant;
            rows.push_back({badge, event.token(person ? badge.participant.str() : badge.delegation.str())});
        }
        fs::create_directory(media() / "visit.kiosk");
        lay("visit.kiosk/badges.csv", event::write_badge_rows(rows));
    }
    template <class Answer> Answer asks(core::StickQuestion question) {
        auto answer = desk_.answer({std::move(question), core::CheckpointId{"gate"}});
        if (auto* wanted = std::get_if<Answer>(&answer)) return std::move(*wanted);
        const auto* failed = std::get_if<StickFailed>(&answer);
        ADD_FAILURE() << (failed ? failed->detail : "another answer");
        return {};
    }
    core::StickCheck checks(const std::string& name = "visit.xlsx") {
        core::StickItem item;
        item.name = name;
        return asks<core::StickChecked>(core::CheckOnStick{item}).check;
    }
    [[nodiscard]] std::uint32_t revision() const {
        return store::Database::open(file(), store::OpenMode::ReadOnly)->revision()->value();
    }
    [[nodiscard]] std::vector<std::string> names() const {
        return platform::Folder::open(media()).value().names("", 100);
    }
    [[nodiscard]] static core::MachineId machine() { return kiosk::test::filled<core::MachineId>(9); }
    Drive* drive_ = nullptr;
    StickDesk desk_{parts()};

    StickDesk::Parts parts() {
        auto drive = std::make_unique<Drive>(media());
        drive_ = drive.get();
        return {std::move(drive),
                file(),
                fs::path(KIOSK_SOURCE_DIR) / "assets",
                service::write_at_once(),
                [this] { return now.wall; },
                Log()};
    }
};

TEST_F(StaffAtAStick, SeesWhichOneItIsAndWhatIsOnIt) {
    lay("letter.docx", "x");
    const auto looked = asks<core::StickLooked>(core::LookAtStick{});
    ASSERT_TRUE(looked.stick);
    EXPECT_EQ(looked.stick->name, "STICK");
    EXPECT_GT(looked.stick->total, 0U);
    ASSERT_EQ(looked.stick->contents.items.size(), 1U);
    EXPECT_EQ(looked.stick->contents.items[0].name, "visit.xlsx");
    EXPECT_EQ(looked.stick->contents.others, 1U);
    fs::remove_all(media());
    EXPECT_FALSE(asks<core::StickLooked>(core::LookAtStick{}).stick);
}

TEST_F(StaffAtAStick, LoadsWhatWasCheckedThoughTheStickIsPulledOutMeanwhile) {
    const auto before = revision();
    auto package = event.package;
    package.participants[0].name = "青木 海";
    lay("visit.xlsx", workbook_of(package));
    const auto check = checks();
    ASSERT_EQ(check.hindrance, std::nullopt) << check.detail;
    EXPECT_THAT(check.changes.other.names, ElementsAre("青木 海"));
    EXPECT_EQ(revision(), before) << "nothing is loaded by checking it";
    fs::remove_all(media());
    EXPECT_EQ(asks<StickDone>(core::LoadFromStick{}).revision.value(), before + 1);
    EXPECT_EQ(revision(), before + 1);
    const auto database = store::Database::open(file(), store::OpenMode::ReadOnly);
    EXPECT_EQ(database->participants()->front().name, "青木 海");
    EXPECT_EQ(database->badges()->size(), event.package.badges.size());
}

TEST_F(StaffAtAStick, WritesTheMarkedCopyBesideTheWorkbook) {
    auto package = event.package;
    package.participants[0].name = "佐藤 美?";
    lay("visit.xlsx", workbook_of(package));
    EXPECT_EQ(checks().hindrance, core::StickHindrance::Errors);
    const auto before = bytes_of("visit.xlsx");
    EXPECT_EQ(asks<StickDone>(core::MarkOnStick{}).file, "visit_請修改.xlsx");
    EXPECT_THAT(names(), UnorderedElementsAre("visit.xlsx", "visit_請修改.xlsx"));
    EXPECT_EQ(bytes_of("visit.xlsx"), before);
    EXPECT_EQ(asks<StickFailed>(core::LoadFromStick{}).why, StickFailed::Why::NotLoaded);
}

TEST_F(StaffAtAStick, ProblemsAreSaidInChineseAndInEnglish) {
    auto package = event.package;
    package.participants[0].name = "佐藤 美?";
    lay("visit.xlsx", workbook_of(package));
    const auto check = checks();
    ASSERT_FALSE(check.problems.empty());
    EXPECT_THAT(check.problems[0].column, StartsWith("姓名"));
    EXPECT_EQ(*check.problems[0].what.exactly("zh-TW"), "姓名裡有問號，存檔時字壞了");
    EXPECT_THAT(*check.problems[0].what.exactly("en"), HasSubstr("the name holds a question mark"));
}

TEST_F(StaffAtAStick, BadgesOfOneDelegationAndOnAnotherPaper) {
    lay_badges();
    const auto check = checks();
    ASSERT_FALSE(check.groups.empty());
    std::size_t all = 0;
    for (const auto& group : check.groups) all += group.badges;
    EXPECT_EQ(all, check.badges);
    ASSERT_THAT(check.papers, testing::Contains("lanyard"));
    const auto& group = check.groups.front();
    const auto done = asks<StickDone>(core::PrintToStick{{false, group.id, "lanyard"}});
    EXPECT_EQ(done.badges, group.badges);
    EXPECT_EQ(done.file, "visit_" + group.id.str() + "_識別證.pdf");
}

TEST_F(StaffAtAStick, EveryPaperIsCalledSomethingInTheLanguagesOfStaff) {
    const auto staff = event::load_staff_catalogues(fs::path(KIOSK_SOURCE_DIR) / "assets").value();
    for (const auto& paper : checks().papers)
        for (const auto& catalogue : staff) {
            EXPECT_TRUE(catalogue.has("stick.paper." + paper)) << paper;
            EXPECT_TRUE(catalogue.has("stick.paper_how." + paper)) << paper;
        }
}

TEST_F(StaffAtAStick, WhatIsStoppedWritesNothing) {
    lay_badges();
    (void)checks();
    std::stop_source stop;
    stop.request_stop();
    const auto stopped = [&](core::StickQuestion question) {
        const auto answer = desk_.answer({std::move(question), core::CheckpointId{"gate"}, stop.get_token()});
        const auto* failed = std::get_if<StickFailed>(&answer);
        return failed != nullptr && failed->why == StickFailed::Why::Stopped;
    };
    EXPECT_TRUE(stopped(core::PrintToStick{}));
    EXPECT_THAT(names(), UnorderedElementsAre("visit.kiosk", "visit.xlsx"));
    core::StickItem item;
    item.name = "visit.xlsx";
    EXPECT_TRUE(stopped(core::CheckOnStick{item}));
    EXPECT_EQ(asks<StickFailed>(core::LoadFromStick{}).why, StickFailed::Why::NotLoaded) << "it was not checked";
}

TEST_F(StaffAtAStick, SettingsGoOutAndInAndOnesWithAFaultDoNot) {
    EXPECT_EQ(asks<StickFailed>(core::SettingsToStick{}).why, StickFailed::Why::Settings) << "there are none";
    const auto settings = folder.path() / "kiosk.toml";
    std::ofstream(settings) << "lang = \"ja\"\n";
    auto wishes = parts();
    wishes.settings = settings;
    wishes.take_settings = [&](std::string_view text) { return take_config(text, settings); };
    StickDesk desk(std::move(wishes));
    const auto text = [&] {
        std::ifstream in(settings);
        return std::string{std::istreambuf_iterator<char>(in), {}};
    };
    EXPECT_TRUE(std::holds_alternative<StickDone>(desk.answer({core::SettingsToStick{}, {}})));
    EXPECT_EQ(bytes_of("kiosk.toml"), text());
    lay("kiosk.toml", "lang = \"xx\"\n");
    const auto refused = desk.answer({core::SettingsFromStick{}, {}});
    ASSERT_TRUE(std::holds_alternative<StickFailed>(refused));
    EXPECT_EQ(std::get<StickFailed>(refused).why, StickFailed::Why::Settings);
    EXPECT_EQ(text(), "lang = \"ja\"\n");
    lay("kiosk.toml", "lang = \"ko\"\n");
    EXPECT_TRUE(std::holds_alternative<StickDone>(desk.answer({core::SettingsFromStick{}, {}})));
    EXPECT_EQ(text(), "lang = \"ko\"\n");
}

TEST_F(StaffAtAStick, TheLogGoesOutWithTheMachinesStateAndWithoutNames) {
    const auto log = folder.path() / "kiosk.log";
    std::ofstream(log) << "started\n";
    auto wishes = parts();
    wishes.log_file = log;
    StickDesk desk(std::move(wishes));
    const auto answer = desk.answer({core::LogToStick{}, core::CheckpointId{"gate"}});
    ASSERT_TRUE(std::holds_alternative<StickDone>(answer));
    const auto& file = std::get<StickDone>(answer).file;
    EXPECT_THAT(file, StartsWith("紀錄_gate_"));
    const auto text = bytes_of(file);
    EXPECT_THAT(text, testing::AllOf(HasSubstr("started"), HasSubstr("clock: "), HasSubstr("=== kiosk.toml ===")));
    for (const auto& person : event.package.participants) EXPECT_THAT(text, testing::Not(HasSubstr(person.name)));
    EXPECT_THAT(text, testing::Not(HasSubstr(event.token(event.package.participants.front().id.str()))));
}

TEST_F(StaffAtAStick, WritesTheBadgesThatCameWithTheEvent) {
    lay_badges();
    const auto check = checks();
    EXPECT_EQ(check.badges, event.package.badges.size());
    EXPECT_EQ(check.new_badges, 0U) << "all of them are loaded";
    const auto done = asks<StickDone>(core::PrintToStick{});
    EXPECT_EQ(done.file, "visit_識別證.pdf");
    EXPECT_EQ(done.badges, check.badges);
    EXPECT_GT(done.pages, 0U);
    EXPECT_THAT(bytes_of("visit_識別證.pdf"), StartsWith("%PDF"));
    EXPECT_EQ(asks<StickFailed>(core::PrintToStick{{true}}).why, StickFailed::Why::Other) << "there are no new ones";
}

TEST_F(StaffAtAStick, NewBadgesAreThoseThatWereNotLoadedWhenItWasChecked) {
    core::Badge badge = event.package.badges.front();
    badge.id = core::BadgeId{987'654'321};
    lay_badges();
    auto rows = event::read_badge_rows(media() / "visit.kiosk").value();
    rows.front().badge.status = core::BadgeStatus::Replaced;
    rows.push_back({badge, event.sign(badge.id)});
    lay("visit.kiosk/badges.csv", event::write_badge_rows(rows));
    ASSERT_EQ(checks().new_badges, 1U);
    asks<StickDone>(core::LoadFromStick{});
    EXPECT_EQ(asks<StickDone>(core::PrintToStick{{true}}).badges, 1U) << "though they are loaded by now";
    EXPECT_THAT(names(), testing::Contains("visit_新識別證.pdf"));
}

TEST_F(StaffAtAStick, WhatGoesWrongIsSaidAndNothingIsLost) {
    EXPECT_EQ(asks<StickFailed>(core::MarkOnStick{}).why, StickFailed::Why::Other) << "nothing was checked";
    lay_badges();
    (void)checks();
    for (const auto& [kind, why] : {std::pair{ErrorKind::DiskFull, StickFailed::Why::Full},
                                    std::pair{ErrorKind::Refused, StickFailed::Why::Protected},
                                    std::pair{ErrorKind::Unavailable, StickFailed::Why::Gone}}) {
        drive_->refuses = kind;
        const auto failed = asks<StickFailed>(core::PrintToStick{});
        EXPECT_EQ(failed.why, why);
        EXPECT_THAT(failed.detail, HasSubstr("as the test wants"));
    }
    EXPECT_THAT(names(), UnorderedElementsAre("visit.kiosk", "visit.xlsx"));
    fs::remove_all(media());
    core::StickItem item;
    item.name = "visit.xlsx";
    EXPECT_EQ(asks<StickFailed>(core::CheckOnStick{item}).why, StickFailed::Why::Gone);
    EXPECT_EQ(asks<StickFailed>(core::LoadFromStick{}).why, StickFailed::Why::NotLoaded) << "it was to be checked anew";
}

TEST_F(StaffAtAStick, ADeskThatTakesNoMoreWorkLoadsNothing) {
    const auto before = revision();
    StickDesk::Parts parts{platform::folder_stick(media()),
                           file(),
                           fs::path(KIOSK_SOURCE_DIR) / "assets",
                           [](service::Writes, const auto&) { return core::fail(ErrorKind::Unavailable, "full"); },
                           [this] { return now.wall; },
                           Log()};
    StickDesk desk(std::move(parts));
    core::StickItem item;
    item.name = "visit.xlsx";
    (void)desk.answer({core::CheckOnStick{item}, {}});
    const auto answer = desk.answer({core::LoadFromStick{}, {}});
    ASSERT_TRUE(std::holds_alternative<StickFailed>(answer));
    EXPECT_EQ(std::get<StickFailed>(answer).why, StickFailed::Why::NotLoaded);
    EXPECT_EQ(revision(), before);
}

TEST_F(StaffAtAStick, TwoKiosksSyncByItInOneTouchEach) {
    {
        const auto opened = service::open_event(source(), clock);
        ASSERT_TRUE(opened) << opened.error().detail;
        (void)opened->desk->present({event.token("jp-01"), core::Source::Camera}, now);
    }
    const auto ledger = store::Database::open(file(), store::OpenMode::ReadOnly)->ledgers()->front();
    const auto certificate = core::certify_ledger(event.package.event.tag, ledger.ledger, ledger.key, event.issuer);
    ASSERT_TRUE(store::Replica::open(file(), machine()).value()->take({{certificate}, {}}));
    lay("broken.kbundle", "kioskbn1 and something else");
    const auto first = asks<StickDone>(core::SyncByStick{});
    EXPECT_EQ(first.sent, 1U);
    EXPECT_EQ(first.refused, 1U) << "and ours is written all the same";
    EXPECT_THAT(names(), testing::Contains(first.file));

    const kiosk::test::EventBench other;
    StickDesk beside({platform::folder_stick(media()), other.file(), fs::path(KIOSK_SOURCE_DIR) / "assets",
                      service::write_at_once(), [this] { return now.wall; }, Log()});
    const auto answer = beside.answer({core::SyncByStick{}, core::CheckpointId{"exit"}});
    ASSERT_TRUE(std::holds_alternative<StickDone>(answer));
    EXPECT_EQ(std::get<StickDone>(answer).taken, 1U);
    EXPECT_EQ(std::get<StickDone>(answer).syncs, 1U);
    EXPECT_EQ(other.ledger().size(), 1U);
    EXPECT_EQ(asks<StickDone>(core::SyncByStick{}).taken, 0U) << "it is known here";
}

TEST_F(StaffAtAStick, APaperIsLookedAtWithoutAStickAndSavedAsItWasLookedAt) {
    fs::remove_all(media());
    const core::PaperChoice signin;
    const auto shown = asks<core::PaperShown>(core::ShowPaper{signin, 0, true});
    EXPECT_EQ(shown.choice, signin);
    EXPECT_EQ(shown.trouble, core::PaperShown::Trouble::None) << shown.detail;
    EXPECT_EQ(shown.pages, 6U) << "three delegations on two days";
    ASSERT_TRUE(shown.picture);
    EXPECT_GT(shown.picture->width, shown.picture->height);
    EXPECT_TRUE(shown.no_entries);
    const auto next = asks<core::PaperShown>(core::ShowPaper{signin, 1, false});
    EXPECT_EQ(next.page, 1U);
    EXPECT_NE(next.picture->rgb, shown.picture->rgb);
    {
        const auto opened = service::open_event(source(), clock);
        (void)opened->desk->present({event.token("jp-01"), core::Source::Camera}, now);
    }
    EXPECT_TRUE(asks<core::PaperShown>(core::ShowPaper{signin, 0, false}).no_entries) << "as when it was opened";
    fs::create_directory(media());
    const auto before = asks<StickDone>(core::SavePaper{signin, core::PaperFiles::Both});
    EXPECT_EQ(before.what, StickDone::What::Saved);
    const std::string stem = event.package.event.id.str() + "_簽到表";
    EXPECT_EQ(before.file, stem + ".pdf + " + stem + ".xlsx");
    EXPECT_THAT(names(), UnorderedElementsAre(stem + ".pdf", stem + ".xlsx"));
    const auto empty = bytes_of(stem + ".xlsx");
    EXPECT_THAT(bytes_of(stem + ".pdf"), StartsWith("%PDF"));
    EXPECT_FALSE(asks<core::PaperShown>(core::ShowPaper{signin, 0, true}).no_entries);
    (void)asks<StickDone>(core::SavePaper{signin, core::PaperFiles::Workbook});
    EXPECT_NE(bytes_of(stem + ".xlsx"), empty) << "in the place of the one before";
}

TEST_F(StaffAtAStick, TheSummaryIsDrawnWithTheMap) {
    core::PaperChoice summary;
    summary.kind = core::PaperKind::Summary;
    const auto shown = asks<core::PaperShown>(core::ShowPaper{summary, 0, true});
    ASSERT_TRUE(shown.picture) << shown.detail;
    EXPECT_EQ(shown.pages, 1U);
    EXPECT_LT(shown.picture->width, shown.picture->height);
}

TEST_F(StaffAtAStick, WhyAPaperCannotBeMadeOrSavedIsSaid) {
    core::PaperChoice certificates;
    certificates.kind = core::PaperKind::Certificates;
    const auto none = asks<core::PaperShown>(core::ShowPaper{certificates, 0, true});
    EXPECT_EQ(none.trouble, core::PaperShown::Trouble::Nothing) << none.detail;
    EXPECT_FALSE(none.picture);
    EXPECT_EQ(asks<StickFailed>(core::SavePaper{certificates, core::PaperFiles::Pdf}).why, StickFailed::Why::Other);
    core::PaperChoice other_day;
    other_day.day = event.package.event.first_day - std::chrono::days{1};
    EXPECT_EQ(asks<core::PaperShown>(core::ShowPaper{other_day, 0, true}).trouble, core::PaperShown::Trouble::NoSuch);
    for (const auto& [kind, why] : {std::pair{ErrorKind::DiskFull, StickFailed::Why::Full},
                                    std::pair{ErrorKind::Refused, StickFailed::Why::Protected},
                                    std::pair{ErrorKind::Unavailable, StickFailed::Why::Gone}}) {
        drive_->refuses = kind;
        EXPECT_EQ(asks<StickFailed>(core::SavePaper{{}, core::PaperFiles::Both}).why, why);
    }
}

TEST_F(StaffAtAStick, ItIsOutOnceItWasLetGo) {
    asks<StickDone>(core::EjectStick{});
    EXPECT_FALSE(asks<core::StickLooked>(core::LookAtStick{}).stick);
}

} // namespace
} // namespace kiosk::app
