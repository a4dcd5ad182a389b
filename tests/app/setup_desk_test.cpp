// A new machine with a real database and a folder in the place of the stick; its clock is the test's.
#include "app/setup/setup_desk.hpp"

#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/config/config_writer.hpp"
#include "app/setup/camera_look.hpp"
#include "app/setup/first_start.hpp"
#include "event/workbook/event_workbook.hpp"
#include "store/desk/desk.hpp"
#include "store/staff.hpp"
#include "support/folder.hpp"
#include "support/sample_event.hpp"

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;
using core::ErrorKind;
using testing::ElementsAre, testing::HasSubstr, testing::IsEmpty;

class ANewMachine : public testing::Test {
  protected:
    ANewMachine() { fs::create_directory(media()); }
    [[nodiscard]] fs::path media() const { return folder.path() / "STICK"; }
    [[nodiscard]] fs::path file() const { return folder.path() / "new" / "kiosk.toml"; }
    void lay(const std::string& name, const std::string& bytes) const {
        std::ofstream(media() / name, std::ios::binary) << bytes;
    }
    void lay_workbook(const std::string& id, const std::string& name = "visit.xlsx") {
        auto sample = kiosk::test::sample_event();
        sample.package.event.id = core::EventId{id};
        sample.package.event.retention_days = 30; // as a package must say
        lay(name, event::write_event_workbook(sample.package, core::RevisionNumber{1}).value());
    }
    [[nodiscard]] SetupDesk::Parts parts(Config config = {}) {
        return {file(),
                std::move(config),
                fs::path(KIOSK_SOURCE_DIR) / "assets",
                platform::shared_stick(platform::folder_stick(media())),
                [this] { return now; },
                [this](core::WallTime wall) -> core::Status {
                    if (refuses_clock) return core::fail(ErrorKind::Unavailable, "not permitted");
                    now = wall;
                    return {};
                },
                [this](const fs::path& database) -> core::Status {
                    confirmed.push_back(database);
                    return {};
                },
                [] { return std::vector<std::string>{"/dev/video0"}; },
                Log()};
    }
    template <class Answer> Answer asks(SetupDesk& desk, core::SetupQuestion question) {
        auto answer = desk.answer(std::move(question));
        if (auto* wanted = std::get_if<Answer>(&answer)) return std::move(*wanted);
        const auto* fault = std::get_if<core::SetupFault>(&answer);
        ADD_FAILURE() << (fault != nullptr ? fault->detail : "another answer");
        return {};
    }
    core::SetupEventFacts reads(SetupDesk& desk, const std::string& name) {
        core::StickItem item;
        item.name = name;
        return asks<core::SetupEventRead>(desk, core::ReadSetupEvent{item}).facts;
    }
    [[nodiscard]] Config written() const {
        const auto loaded = load_config(file());
        EXPECT_TRUE(loaded) << loaded.error().detail;
        return loaded ? loaded->read.config : Config{};
    }
    [[nodiscard]] std::vector<core::StaffMember> staff(const fs::path& database) const {
        return store::read_staff(store::Database::open(database, store::OpenMode::ReadOnly).value()).value();
    }

    kiosk::test::Folder folder;
    core::WallTime now = kiosk::test::at(9, 0).wall;
    bool refuses_clock = false;
    std::vector<fs::path> confirmed;
};

TEST_F(ANewMachine, BecomesAKioskThatStartsFromWhatWasAnswered) {
    lay_workbook("visit");
    SetupDesk desk(parts());
    const auto looked = asks<core::StickLooked>(desk, core::LookForStick{});
    ASSERT_TRUE(looked.stick);
    ASSERT_EQ(looked.stick->contents.items.size(), 1U);
    const auto facts = reads(desk, "visit.xlsx");
    EXPECT_FALSE(facts.loaded);
    EXPECT_GT(facts.people, 0U);
    EXPECT_FALSE(facts.suggested.empty());
    fs::remove_all(media());
    asks<core::SetupEventLoaded>(desk, core::LoadSetupEvent{});
    core::SetupChoices choices{90, core::turned_touch(90), "none", facts.suggested, true};
    asks<core::SetupSaved>(desk, core::SaveSetup{choices, core::SetupStep::Clock});
    EXPECT_EQ(written().setup, core::SetupStep::Clock) << "switched off now it goes on there";
    asks<core::TeacherMade>(desk, core::MakeTeacher{"402915"});
    EXPECT_TRUE(asks<core::SetupSaved>(desk, core::SaveSetup{choices, std::nullopt}).finished);

    const Config config = written();
    EXPECT_FALSE(config.setup);
    EXPECT_EQ(config.database, file().parent_path() / "visit.db");
    EXPECT_FALSE(config.event);
    EXPECT_EQ(config.checkpoint, facts.suggested.str());
    EXPECT_TRUE(config.follow_programme);
    EXPECT_EQ(config.rotate, 90);
    EXPECT_EQ(config.touch, core::turned_touch(90));
    EXPECT_EQ(config.camera, "none");
    EXPECT_EQ(fs::status(file()).permissions() & fs::perms::all, fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_THAT(staff(*config.database),
                ElementsAre(core::StaffMember{core::OperatorId{"t1"}, core::StaffRole::Teacher}));
    const auto database = store::Database::open(*config.database, store::OpenMode::ReadOnly);
    EXPECT_EQ(database->participants()->size(), facts.people);
}

TEST_F(ANewMachine, MayTakeTheDemo) {
    SetupDesk desk(parts());
    const auto facts = asks<core::SetupEventRead>(desk, core::ReadSetupEvent{}).facts;
    EXPECT_TRUE(facts.event.sample);
    asks<core::SetupEventLoaded>(desk, core::LoadSetupEvent{});
    asks<core::SetupSaved>(desk, core::SaveSetup{{0, {}, {}, facts.suggested, false}, std::nullopt});
    EXPECT_EQ(written().event.value().filename(), "demo") << "its clip stands in for a camera";
}

TEST_F(ANewMachine, ShowsWhatIsWrongWithAWorkbookAndLoadsNothing) {
    lay("visit.xlsx", "no workbook at all");
    SetupDesk desk(parts());
    core::StickItem item;
    item.name = "visit.xlsx";
    const auto faulty = asks<core::SetupEventFaulty>(desk, core::ReadSetupEvent{item});
    EXPECT_GT(faulty.errors, 0U);
    ASSERT_FALSE(faulty.problems.empty());
    EXPECT_FALSE(faulty.problems[0].what.in(core::kHomeLanguage).empty());
    EXPECT_TRUE(std::holds_alternative<core::SetupFault>(desk.answer(core::LoadSetupEvent{})));
    EXPECT_FALSE(fs::exists(file().parent_path())) << "nothing was made";
}

TEST_F(ANewMachine, ForgetsTheEventThatWasChosenBeforeAnother) {
    lay_workbook("visit");
    lay_workbook("other", "other.xlsx");
    SetupDesk desk(parts());
    reads(desk, "visit.xlsx");
    asks<core::SetupEventLoaded>(desk, core::LoadSetupEvent{});
    reads(desk, "other.xlsx");
    asks<core::SetupEventLoaded>(desk, core::LoadSetupEvent{});
    EXPECT_FALSE(fs::exists(file().parent_path() / "visit.db")) << "its names are nobody's business here";
    EXPECT_TRUE(fs::exists(file().parent_path() / "other.db"));
}

TEST_F(ANewMachine, ThatIsNoneKeepsEveryDatabase) {
    lay_workbook("visit");
    lay_workbook("other", "other.xlsx");
    {
        SetupDesk desk(parts());
        const auto facts = reads(desk, "visit.xlsx");
        asks<core::SetupEventLoaded>(desk, core::LoadSetupEvent{});
        asks<core::SetupSaved>(desk, core::SaveSetup{{0, {}, {}, facts.suggested, false}, std::nullopt});
    }
    SetupDesk again(parts(written()));
    reads(again, "other.xlsx");
    asks<core::SetupEventLoaded>(again, core::LoadSetupEvent{});
    EXPECT_TRUE(fs::exists(file().parent_path() / "visit.db")) << "it was a kiosk already";
}

TEST_F(ANewMachine, GoesOnWithTheEventThatItHas) {
    lay_workbook("visit");
    {
        SetupDesk desk(parts());
        const auto facts = reads(desk, "visit.xlsx");
        asks<core::SetupEventLoaded>(desk, core::LoadSetupEvent{});
        asks<core::SetupSaved>(desk, core::SaveSetup{{0, {}, {}, facts.suggested, false}, core::SetupStep::Clock});
    }
    SetupDesk desk(parts(written()));
    const auto facts = asks<core::SetupEventRead>(desk, core::ReadLoadedEvent{}).facts;
    EXPECT_TRUE(facts.loaded);
    EXPECT_EQ(facts.event.id, core::EventId{"visit"});
    const auto anew = reads(desk, "visit.xlsx");
    EXPECT_TRUE(anew.loaded) << "the very same on the stick is no other";
    asks<core::TeacherMade>(desk, core::MakeTeacher{"402915"});
    asks<core::TeacherMade>(desk, core::MakeTeacher{"204951"});
    EXPECT_EQ(staff(file().parent_path() / "visit.db").size(), 1U) << "the PIN is another, the teacher is not";
}

TEST_F(ANewMachine, TakesSettingsFromTheStickButNeitherEventNorStepOfAnother) {
    Config other;
    other.setup = core::SetupStep::Pin;
    other.database = "/elsewhere/visit.db";
    other.rotate = 180;
    other.checkpoint = "hall";
    other.hub = "postgresql://kiosk@hub.example/kiosk";
    lay("kiosk.toml", write_config(other, "/elsewhere/kiosk.toml").value());
    SetupDesk desk(parts());
    const auto taken = asks<core::SettingsTaken>(desk, core::TakeSetupSettings{});
    EXPECT_EQ(taken.choices.rotate, 180);
    EXPECT_EQ(taken.choices.checkpoint, core::CheckpointId{"hall"});
    EXPECT_EQ(taken.answered, (core::SetupAnswered{true, false, false}));
    asks<core::SetupSaved>(desk, core::SaveSetup{taken.choices, core::SetupStep::Touch});
    EXPECT_EQ(written().hub, other.hub) << "what is not asked is kept, too";
    EXPECT_EQ(written().setup, core::SetupStep::Touch);
    EXPECT_FALSE(written().database);
}

TEST_F(ANewMachine, RefusesSettingsThatAreNoneOrTornInWords) {
    lay("kiosk.toml", "camera = ");
    SetupDesk desk(parts());
    auto answer = desk.answer(core::TakeSetupSettings{});
    ASSERT_TRUE(std::holds_alternative<core::SetupFault>(answer));
    EXPECT_EQ(std::get<core::SetupFault>(answer).what, core::SetupFault::What::Settings);
    EXPECT_THAT(std::get<core::SetupFault>(answer).detail, HasSubstr("kiosk.toml:1:"));
    lay("kiosk.toml", "");
    EXPECT_TRUE(std::holds_alternative<core::SetupFault>(desk.answer(core::TakeSetupSettings{})));
}

TEST_F(ANewMachine, ConfirmsTheClockOnceItIsRight) {
    SetupDesk desk(parts());
    asks<core::SetupEventRead>(desk, core::ReadSetupEvent{});
    asks<core::SetupEventLoaded>(desk, core::LoadSetupEvent{});
    const core::WallTime before = now;
    EXPECT_FALSE(asks<core::MachineClockSet>(desk, core::SetMachineClock{}).refused);
    EXPECT_EQ(now, before);
    EXPECT_EQ(confirmed.size(), 1U);
    EXPECT_FALSE(asks<core::MachineClockSet>(desk, core::SetMachineClock{core::Millis{60'000}}).refused);
    EXPECT_EQ(now, before + core::Millis{60'000});
    EXPECT_EQ(confirmed.size(), 2U);
    refuses_clock = true;
    const auto refused = asks<core::MachineClockSet>(desk, core::SetMachineClock{core::Millis{60'000}});
    EXPECT_TRUE(refused.refused);
    EXPECT_EQ(refused.detail, "not permitted");
    EXPECT_EQ(confirmed.size(), 2U) << "a wrong time is not confirmed";
}

TEST_F(ANewMachine, SaysWhyItsSettingsCannotBeWritten) {
    fs::create_directories(file().parent_path().parent_path());
    std::ofstream(file().parent_path()) << "a file in the folder's place";
    SetupDesk desk(parts());
    auto answer = desk.answer(core::SaveSetup{{}, core::SetupStep::Touch});
    ASSERT_TRUE(std::holds_alternative<core::SetupFault>(answer));
    EXPECT_EQ(std::get<core::SetupFault>(answer).what, core::SetupFault::What::Saving);
}

TEST_F(ANewMachine, IsOneWithoutItsConfigOrWithOneThatIsUnfinished) {
    Options options;
    EXPECT_FALSE(first_start_due(options)) << "the demo, as ever";
    options.config = file();
    EXPECT_TRUE(first_start_due(options));
    options.event = "visit";
    EXPECT_FALSE(first_start_due(options)) << "it has an event; that the file is missing is a slip";
    options.event.reset();
    fs::create_directories(file().parent_path());
    std::ofstream(file()) << "setup = \"clock\"\ndb = \"visit.db\"\n";
    EXPECT_TRUE(first_start_due(options));
    std::ofstream(file()) << "db = \"visit.db\"\n";
    EXPECT_FALSE(first_start_due(options));
    options.setup = true;
    EXPECT_TRUE(first_start_due(options));
    options.setup = false;
    fs::rename(file(), last_good_of(file()));
    EXPECT_FALSE(first_start_due(options)) << "the file was lost, the kiosk was not";
    std::ofstream(file()) << "setup = ";
    EXPECT_FALSE(first_start_due(options)) << "it is told as any fault of a config";
}

TEST(CameraLook, TellsHowLightAPictureIs) {
    core::GrayFrame frame;
    EXPECT_FALSE(light_of(frame));
    frame.width = 640;
    frame.height = 480;
    frame.pixels.assign(640 * 480, 20);
    EXPECT_EQ(light_of(frame), 20);
    std::fill(frame.pixels.begin(), frame.pixels.begin() + 640 * 240, std::uint8_t{220});
    EXPECT_NEAR(*light_of(frame), 120, 2);
}

TEST(CameraLook, TellsHowLargeTheModulesOfABadgeAre) {
    const core::Quad square{{{100, 100}, {264, 100}, {264, 264}, {100, 264}}};
    EXPECT_FALSE(module_of({"https://example.org", square})) << "nobody knows how many modules it has";
    const auto module = module_of({"KB1" + std::string(138, 'A'), square});
    ASSERT_TRUE(module);
    EXPECT_DOUBLE_EQ(*module, 4);
}

} // namespace
} // namespace kiosk::app
