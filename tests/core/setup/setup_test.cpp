#include "core/setup/setup.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/setup/installer.hpp"

namespace kiosk::core {
namespace {

using test::Installer, test::stick_with, test::visit;
using testing::IsEmpty;

TEST(Setup, ThePictureTurnsByATouchAndIsUprightWhenNobodyTouchesItAnyMore) {
    Installer one;
    one.waits(kUprightStays - Millis{1});
    one.does(TurnPicture{});
    one.waits(kUprightStays - Millis{1});
    EXPECT_EQ(one.state.step, SetupStep::Upright) << "the time runs from the last touch";
    EXPECT_EQ(one.state.choices.rotate, 90);
    for (int i = 0; i < 3; ++i) one.does(TurnPicture{});
    EXPECT_EQ(one.state.choices.rotate, 0) << "all the way round";
    one.waits(kUprightStays);
    EXPECT_EQ(one.state.step, SetupStep::Touch);
    ASSERT_TRUE(one.last<SaveSetup>());
    EXPECT_EQ(one.last<SaveSetup>()->next, SetupStep::Touch) << "switched off now it goes on there";
}

TEST(Setup, FourCornersTellHowThePanelLies) {
    Installer one(SetupStep::Touch);
    one.touches_corners(turned_touch(180));
    EXPECT_EQ(one.state.step, SetupStep::Camera);
    ASSERT_TRUE(one.state.choices.touch);
    EXPECT_EQ(*one.state.choices.touch, turned_touch(180)) << "to a hundredth of a pixel";
}

TEST(Setup, OfATurnedPictureThePanelsOwnPlacesAreMapped) {
    SetupChoices turned;
    turned.rotate = 90;
    Installer one(SetupStep::Touch, turned);
    one.touches_corners({});
    ASSERT_TRUE(one.state.choices.touch);
    const auto mapped = (*one.state.choices.touch)({1, 0});
    EXPECT_NEAR(mapped.x, 0, 1e-9) << "the panel's upper right is the picture's upper left";
    EXPECT_NEAR(mapped.y, 0, 1e-9);
}

TEST(Setup, CornersThatDoNotFitTogetherAreTouchedAnew) {
    Installer one(SetupStep::Touch);
    one.touches_corners({}, 200);
    EXPECT_EQ(one.state.step, SetupStep::Touch);
    EXPECT_TRUE(one.state.corners.anew);
    EXPECT_THAT(one.state.corners.touched, IsEmpty());
    one.touches_corners({}, 12);
    EXPECT_EQ(one.state.step, SetupStep::Camera) << "a finger is no needle";
}

TEST(Setup, CornersThatNobodyTouchesOnAreTouchedAnew) {
    Installer one(SetupStep::Touch);
    one.waits(2 * kCornersWait);
    EXPECT_FALSE(one.state.corners.anew) << "nobody has begun";
    one.does(TouchCorner{{50, 50}, {50, 53}, {1000, 500}});
    EXPECT_NEAR(one.state.corners.off.value(), 3, 0.001);
    one.waits(kCornersWait);
    EXPECT_TRUE(one.state.corners.anew);
    EXPECT_THAT(one.state.corners.touched, IsEmpty());
}

TEST(Setup, ACodeThatIsReadInThreePicturesInARowIsEnough) {
    Installer one(SetupStep::Camera);
    one.does(FrameSearched{true, Millis{80}, 4.2});
    one.does(FrameSearched{true, Millis{80}});
    one.does(FrameSearched{false});
    EXPECT_EQ(one.state.test.reads, 0) << "in a row";
    for (int i = 0; i < kReadsEnough; ++i) one.does(FrameSearched{true, Millis{70}});
    EXPECT_TRUE(one.state.test.passed());
    EXPECT_EQ(one.state.test.took, Millis{70});
    EXPECT_EQ(one.state.test.module, 4.2);
    one.does(FrameSearched{false});
    EXPECT_TRUE(one.state.test.passed()) << "the badge was taken away";
}

TEST(Setup, AScannerThatTypesPassesTheTestToo) {
    Installer one(SetupStep::Camera);
    one.does(CodeTyped{});
    EXPECT_TRUE(one.state.test.passed());
}

TEST(Setup, CamerasAreTriedOneAfterTheOther) {
    Installer one(SetupStep::Camera);
    one.does(NextCamera{});
    EXPECT_FALSE(one.state.choices.camera) << "there is none to choose";
    ASSERT_TRUE(one.last<LookForCameras>());
    one.hears(CamerasFound{{"/dev/video0", "/dev/video2"}});
    one.does(FrameSearched{true, Millis{80}});
    one.does(NextCamera{});
    EXPECT_EQ(one.state.choices.camera, "/dev/video2");
    EXPECT_EQ(one.state.test.reads, 0) << "by another";
    one.does(NextCamera{});
    EXPECT_EQ(one.state.choices.camera, "/dev/video0");
    one.does(WithoutCamera{});
    EXPECT_EQ(one.state.choices.camera, "none");
    EXPECT_EQ(one.state.step, SetupStep::Event);
}

TEST(Setup, AnEventIsReadThenLoadedAtTheCheckpointThatWasChosen) {
    Installer one(SetupStep::Event);
    EXPECT_FALSE(may_go_on(one.state));
    one.does(ReadEventFrom{});
    ASSERT_TRUE(one.last<ReadSetupEvent>());
    EXPECT_TRUE(one.state.waiting);
    one.hears(SetupEventRead{visit()});
    EXPECT_EQ(one.state.choices.checkpoint, CheckpointId{"gate"}) << "suggested";
    one.does(ChooseSetupCheckpoint{CheckpointId{"nowhere"}});
    one.does(ChooseSetupCheckpoint{CheckpointId{"hall"}});
    one.does(ToggleSetupFollow{});
    one.does(SetupOn{});
    ASSERT_TRUE(one.last<LoadSetupEvent>());
    EXPECT_FALSE(may_go_back(one.state)) << "while it is loaded";
    one.hears(SetupEventLoaded{});
    EXPECT_EQ(one.state.step, SetupStep::Clock);
    ASSERT_TRUE(one.last<SaveSetup>());
    EXPECT_EQ(one.last<SaveSetup>()->choices.checkpoint, CheckpointId{"hall"});
    EXPECT_TRUE(one.last<SaveSetup>()->choices.follow);
    one.does(SetupBack{});
    one.does(SetupOn{});
    EXPECT_EQ(one.state.step, SetupStep::Clock) << "it is not loaded twice";
}

TEST(Setup, AnEventWithErrorsShowsThemAndCannotBeLoaded) {
    Installer one(SetupStep::Event);
    one.does(ReadEventFrom{StickItem{StickKind::Workbook, "visit.xlsx", "visit.xlsx"}});
    one.hears(SetupEventFaulty{3, {{true, "名單!E14", "姓名", {}, {}, {}}}});
    EXPECT_EQ(one.state.errors, 3U);
    EXPECT_EQ(one.state.problems.size(), 1U);
    EXPECT_FALSE(may_go_on(one.state));
    one.does(AnotherEvent{});
    EXPECT_THAT(one.state.problems, IsEmpty());
}

TEST(Setup, WhatCannotBeLoadedIsSaidAndMayBeTriedAgain) {
    Installer one(SetupStep::Event);
    one.does(ReadEventFrom{});
    one.hears(SetupEventRead{visit()});
    one.does(SetupOn{});
    one.hears(SetupFault{SetupFault::What::Event, "disk full"});
    ASSERT_TRUE(one.state.fault);
    EXPECT_EQ(one.state.step, SetupStep::Event);
    EXPECT_TRUE(may_go_on(one.state));
}

TEST(Setup, OnAStickThatIsInASettingsFileIsAskedAboutFirst) {
    Installer one;
    one.waits(Millis{0});
    ASSERT_TRUE(one.last<LookForStick>());
    one.hears(stick_with(StickKind::Settings));
    EXPECT_TRUE(one.state.offers_settings());
    one.does(TurnPicture{});
    one.waits(2 * kUprightStays);
    EXPECT_EQ(one.state.choices.rotate, 0) << "nothing else is asked";
    EXPECT_EQ(one.state.step, SetupStep::Upright);
    one.hears(StickLooked{});
    one.waits(kUprightStays - Millis{1});
    EXPECT_EQ(one.state.step, SetupStep::Upright) << "it was pulled out, and the time begins anew";
    one.hears(stick_with(StickKind::Settings));
    one.does(LeaveSettings{});
    EXPECT_FALSE(one.state.offers_settings());
}

TEST(Setup, WhatAFileAnswersIsNotAskedAgain) {
    Installer one;
    one.waits(Millis{0});
    one.hears(stick_with(StickKind::Settings));
    one.does(UseSettings{});
    ASSERT_TRUE(one.last<TakeSetupSettings>());
    SetupChoices choices{90, turned_touch(90), "none", CheckpointId{"hall"}, true};
    one.hears(SettingsTaken{choices, {true, true, true}});
    EXPECT_EQ(one.state.step, SetupStep::Event);
    EXPECT_EQ(one.state.choices, choices);
    one.does(ReadEventFrom{});
    one.hears(SetupEventRead{visit()});
    EXPECT_EQ(one.state.choices.checkpoint, CheckpointId{"hall"}) << "as the file says";
}

TEST(Setup, OfWhatAFileLeavesOpenTheFirstIsAsked) {
    Installer one;
    one.hears(stick_with(StickKind::Settings));
    one.does(UseSettings{});
    one.hears(SettingsTaken{{90, {}, "none", {}, false}, {true, false, true}});
    EXPECT_EQ(one.state.step, SetupStep::Touch);
    one.touches_corners({});
    EXPECT_EQ(one.state.step, SetupStep::Event) << "the camera is answered";
    one.does(SetupBack{});
    EXPECT_EQ(one.state.step, SetupStep::Camera) << "and can be looked at all the same";
}

TEST(Setup, AFileThatIsNoneChangesNothing) {
    Installer one;
    one.hears(stick_with(StickKind::Settings));
    one.does(UseSettings{});
    one.hears(SetupFault{SetupFault::What::Settings, "kiosk.toml:1:1: …"});
    EXPECT_EQ(one.state.step, SetupStep::Upright);
    EXPECT_EQ(one.state.choices, SetupChoices{});
    EXPECT_FALSE(one.state.offers_settings());
}

TEST(Setup, SticksAreLookedForUntilTheEventIsChosen) {
    Installer one;
    one.waits(Millis{0});
    one.asked.clear();
    one.waits(kStickAgain);
    EXPECT_THAT(one.asked, IsEmpty()) << "the last look has not been answered";
    one.hears(StickLooked{});
    one.waits(kStickAgain);
    EXPECT_TRUE(one.last<LookForStick>());
    Installer later(SetupStep::Clock, {}, true);
    EXPECT_FALSE(next_deadline(later.state));
}

TEST(Setup, AMachineThatWasSwitchedOffGoesOnWhereItWas) {
    SetupChoices choices;
    choices.checkpoint = CheckpointId{"hall"};
    Installer one(SetupStep::Event, choices, true);
    ASSERT_TRUE(one.last<ReadLoadedEvent>());
    auto facts = visit();
    facts.loaded = true;
    one.hears(SetupEventRead{facts});
    EXPECT_EQ(one.state.choices.checkpoint, CheckpointId{"hall"});
    one.does(SetupOn{});
    EXPECT_EQ(one.state.step, SetupStep::Clock);
    EXPECT_EQ(Installer(SetupStep::Pin, {}, false).state.step, SetupStep::Event) << "its event is gone";
}

TEST(Setup, StepsAreCalledInAFileAsTheyAreRead) {
    for (std::size_t i = 0; i < kSetupSteps; ++i) {
        const auto step = static_cast<SetupStep>(i);
        EXPECT_EQ(setup_step(name_of(step)), step);
    }
    EXPECT_FALSE(setup_step("coffee"));
}

TEST(Setup, LanguageAndTextSizeChangeByATouchAtAnyTime) {
    Installer one(SetupStep::Touch);
    one.does(ToggleSetupLanguage{});
    EXPECT_TRUE(one.state.english);
    one.does(NextTextSize{});
    EXPECT_EQ(one.state.text, TextSize::Larger);
    one.does(NextTextSize{});
    one.does(NextTextSize{});
    EXPECT_EQ(one.state.text, TextSize::Normal);
}

} // namespace
} // namespace kiosk::core
