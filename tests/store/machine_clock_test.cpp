#include "store/desk/machine_clock.hpp"

#include <fstream>

#include "core/i18n/text.hpp"
#include "platform/system_clock.hpp"
#include "store/store_fixture.hpp"

namespace kiosk::store::test {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using core::ClockFault, core::ClockSource, core::Verdict;

// A machine without NTP. What the hands of its clocks show is set by the test.
class MachineClockTest : public StoreTest {
  protected:
    void SetUp() override {
        sample.package.event.sample = false;
        // The gate of the issue: it closed at two minutes past midnight.
        for (auto& each : sample.package.checkpoints)
            if (each.id == core::CheckpointId("gate")) {
                each.opens = core::MinuteOfDay{0};
                each.closes = core::MinuteOfDay{2};
            }
        must(database(OpenMode::Create).load(sample.package, {true, {}, std::nullopt}));
    }
    void rtc(const std::string& hctosys, core::WallTime shows) const {
        const auto one = root / "sys" / "class" / "rtc" / "rtc0";
        fs::create_directories(one);
        std::ofstream(one / "hctosys") << hctosys << "\n";
        std::ofstream(one / "since_epoch")
            << std::chrono::duration_cast<std::chrono::seconds>(shows.time_since_epoch()).count() << "\n";
    }
    [[nodiscard]] std::unique_ptr<MachineClock> clock() {
        auto made = std::make_unique<MachineClock>(
            MachineClock::Sources{[this] { return machine; }, [this] { return ntp; }, [this] { return read_rtc(root); },
                                  machine.wall - 24h * 30});
        learn(*made);
        return made;
    }
    void learn(MachineClock& clock) const { clock.know(must(read_clock_history(database()))); }
    void pass(core::Millis time, core::Millis jump = {}) {
        machine.wall += time + jump;
        machine.mono += time;
    }
    void reboot() {
        machine.boot = filled<core::BootId>(8);
        machine.mono = core::MonoTime{20s};
    }

    fs::path root = folder.path();
    bool ntp = false;
    core::Now machine = [] {
        auto now = at(9, 0);
        now.trusted = false;
        return now;
    }();
};

TEST_F(MachineClockTest, OfflineWithAGoodRtcAGateThatClosedIsClosed) {
    rtc("1", machine.wall);
    const auto gate = desk();
    const auto told = show(*gate, "jp-01", clock()->now());
    EXPECT_EQ(told.verdict, Verdict::Closed);
    EXPECT_FALSE(entries().back().time_unsure);
}

TEST_F(MachineClockTest, OfflineWithoutOneTheGuestIsAdmittedAndTheTimeIsUnsure) {
    const auto gate = desk();
    EXPECT_EQ(show(*gate, "jp-01", clock()->now()).verdict, Verdict::Admitted);
    EXPECT_TRUE(entries().back().time_unsure);
}

TEST_F(MachineClockTest, BeforeItKnowsTheDatabaseNothingIsTrusted) {
    rtc("1", machine.wall);
    ntp = true;
    const MachineClock fresh(
        {[this] { return machine; }, [this] { return ntp; }, [this] { return read_rtc(root); }, {}});
    EXPECT_FALSE(fresh.now().trusted);
}

TEST_F(MachineClockTest, AJumpWhileItRunsEndsTheTrustUntilStaffConfirm) {
    rtc("1", machine.wall);
    const auto running = clock();
    EXPECT_TRUE(running->now().trusted);
    pass(1h);
    EXPECT_TRUE(running->now().trusted);
    pass(1min, -2h);
    EXPECT_FALSE(running->now().trusted);
    EXPECT_EQ(running->judgement().fault, ClockFault::Jumped);
    learn(*running);
    EXPECT_FALSE(running->now().trusted) << "looking again does not mend it";
    must(write_confirmation(file, {machine.wall, machine.boot, machine.mono}));
    learn(*running);
    EXPECT_TRUE(running->now().trusted);
    pass(5h);
    EXPECT_TRUE(running->now().trusted);
}

TEST_F(MachineClockTest, AnEntryBeforeTheRebootDoesNotHideAJumpSince) {
    rtc("1", machine.wall);
    (void)show(*desk(), "jp-01", clock()->now());
    reboot();
    machine.wall += 1h;
    rtc("1", machine.wall);
    const auto running = clock();
    EXPECT_TRUE(running->now().trusted);
    pass(1min, 1min);
    learn(*running);
    EXPECT_EQ(running->judgement().fault, ClockFault::Jumped);
}

TEST_F(MachineClockTest, AnotherProcessOfTheSameBootSeesTheJumpByTheLedger) {
    rtc("1", machine.wall);
    (void)show(*desk(), "jp-01", clock()->now());
    pass(1min, 10min);
    rtc("1", machine.wall);
    EXPECT_EQ(clock()->judgement().fault, ClockFault::Jumped);
    ntp = true;
    EXPECT_TRUE(clock()->now().trusted) << "NTP says so";
}

TEST_F(MachineClockTest, AnEntryWhoseTimeWasUnsureIsNoWitness) {
    (void)show(*desk(), "jp-01", clock()->now());
    EXPECT_FALSE(must(read_clock_history(database())).last_trusted);
}

TEST_F(MachineClockTest, SetBackOverARebootItIsNotTrustedThoughItsRtcIs) {
    rtc("1", machine.wall);
    (void)show(*desk(), "jp-01", clock()->now());
    reboot();
    machine.wall -= 1h;
    rtc("1", machine.wall);
    EXPECT_EQ(clock()->judgement().fault, ClockFault::BeforeLastEntry);
}

TEST_F(MachineClockTest, AConfirmationHoldsOverARebootOnlyWhileTheRtcIsGood) {
    must(write_confirmation(file, {machine.wall, machine.boot, machine.mono}));
    EXPECT_EQ(clock()->judgement().source, ClockSource::Staff);
    reboot();
    machine.wall += 1h;
    EXPECT_EQ(clock()->judgement().fault, ClockFault::NoRtc);
    rtc("1", machine.wall);
    EXPECT_EQ(clock()->judgement().source, ClockSource::Rtc);
}

TEST_F(MachineClockTest, AConfirmationIsReadBackAsItWasWrittenAndAnythingElseIsNone) {
    const core::ClockPoint point{machine.wall, machine.boot, machine.mono};
    EXPECT_EQ(must(read_confirmation(file)), std::nullopt);
    must(write_confirmation(file, point));
    EXPECT_EQ(must(read_confirmation(file)), point);
    std::ifstream in(confirmation_path(file));
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    for (const std::string& other :
         {text.substr(0, text.size() - 1), text + "x", std::string(), std::string(80, '\0')}) {
        std::ofstream(confirmation_path(file), std::ios::binary) << other;
        ASSERT_FALSE(read_confirmation(file)) << other;
        EXPECT_FALSE(must(read_clock_history(database())).confirmed);
    }
}

TEST_F(MachineClockTest, TheRtcThatSetTheClockCountsWhereThereAreSeveral) {
    EXPECT_FALSE(read_rtc(root).present);
    rtc("0", machine.wall);
    EXPECT_FALSE(read_rtc(root).set_the_clock);
    fs::rename(root / "sys/class/rtc/rtc0", root / "sys/class/rtc/rtc1");
    rtc("1", machine.wall + 1h);
    fs::rename(root / "sys/class/rtc/rtc0", root / "sys/class/rtc/rtc2");
    const auto read = read_rtc(root);
    EXPECT_TRUE(read.set_the_clock);
    EXPECT_EQ(read.time, machine.wall + 1h);
}

TEST_F(MachineClockTest, AnRtcThatShowsNoNumberTellsNoTime) {
    rtc("1", machine.wall);
    std::ofstream(root / "sys/class/rtc/rtc0/since_epoch") << "";
    const auto read = read_rtc(root);
    EXPECT_TRUE(read.present);
    EXPECT_FALSE(read.time);
}

TEST(BuildTime, IsNotLaterThanTheTimeOfThisTest) {
    EXPECT_GT(build_time(), core::WallTime{std::chrono::sys_days{std::chrono::year{2026} / 11 / 1}});
    EXPECT_LE(build_time(), platform::read_now().wall);
}

} // namespace
} // namespace kiosk::store::test
