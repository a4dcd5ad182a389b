#include "service/health_checks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/event_bench.hpp"

namespace kiosk::service {
namespace {

using testing::HasSubstr;

constexpr std::uintmax_t kMebibyte = 1024 * 1024;

TEST(Health, OfAFontIsWhetherItsFileCanBeReadThaiLikeEveryOther) {
    for (const auto& font : core::kFontFiles) {
        EXPECT_EQ(judge_font(font, true), (Finding{Health::Ok, "font", std::string(font.file)}));
        const auto missing = judge_font(font, false);
        EXPECT_EQ(missing.health, Health::Fail) << "the kiosk does not start without it";
        EXPECT_THAT(missing.detail, testing::AllOf(HasSubstr(std::string(font.file)),
                                                   HasSubstr("install " + std::string(font.package))));
    }
    EXPECT_EQ(examine_fonts().size(), core::kFontFiles.size() + 1);
    EXPECT_EQ(judge_shaped_fonts(true).health, Health::Ok);
    const auto boxes = judge_shaped_fonts(false);
    EXPECT_EQ(boxes.health, Health::Warn) << "the kiosk starts without them";
    EXPECT_THAT(boxes.detail, HasSubstr("install fonts-noto-core"));
}

TEST(Health, OfADiskFailsBeforeItIsFullAndWarnsLongBefore) {
    const auto of = [](std::uintmax_t free) { return judge_disk("/srv", free).health; };
    EXPECT_EQ(of(0), Health::Fail);
    EXPECT_EQ(of(64 * kMebibyte - 1), Health::Fail);
    EXPECT_EQ(of(64 * kMebibyte), Health::Warn);
    EXPECT_EQ(of(1024 * kMebibyte - 1), Health::Warn);
    EXPECT_EQ(of(1024 * kMebibyte), Health::Ok);
    EXPECT_EQ(judge_disk("/srv", 80 * kMebibyte).detail, "80 MiB free at /srv; make room, a full disk records nothing");
    EXPECT_EQ(judge_disk("/srv", 80 * kMebibyte).number, 80);
    EXPECT_EQ(judge_disk("/srv", core::fail(core::ErrorKind::Io, "no such device")),
              (Finding{Health::Fail, "disk", "/srv: no such device"}));
}

TEST(Health, OfADiskIsAskedWhereTheFirstStartWillMakeFolders) {
    const kiosk::test::Folder folder;
    const auto there = examine_disk(folder.path() / "event.db");
    EXPECT_THAT(there.detail, HasSubstr(" MiB free at " + folder.path().string()));
    EXPECT_THAT(examine_disk(folder.path() / "kiosk" / "here" / "event.db").detail,
                HasSubstr(" MiB free at " + folder.path().string()));
}

TEST(Health, OfAClockIsWhoVouchesForItOrWhyNobodyDoes) {
    core::ClockJudgement judged;
    const core::WallTime now{};
    EXPECT_EQ(judge_clock(judged, now).health, Health::Warn) << "guests are checked in all the same";
    EXPECT_THAT(judge_clock(judged, now).detail, HasSubstr(", not trusted, entries are marked time-unsure: "));
    EXPECT_THAT(clock_line(judged), testing::StartsWith("the clock is not trusted, "));
    judged.source = core::ClockSource{};
    EXPECT_EQ(judge_clock(judged, now).health, Health::Ok);
    EXPECT_THAT(clock_line(judged), testing::StartsWith("the clock is trusted: "));
}

TEST(Health, OfNamesWarnsFromTheDayAfterTheirLast) {
    auto event = kiosk::test::sample_event().package.event;
    event.retention_days = 30;
    const auto last = event.last_day + std::chrono::days{30};
    EXPECT_EQ(judge_names(event, false, last).health, Health::Ok);
    const auto overdue = judge_names(event, false, last + std::chrono::days{1});
    EXPECT_EQ(overdue, (Finding{Health::Warn, "names", "kept until 2026-12-27; run kioskctl purge"}));
    EXPECT_EQ(judge_names(event, true, last + std::chrono::days{1}), (Finding{Health::Ok, "names", "purged"}));
}

TEST(Health, OfStaffWarnsUntilATeacherHasAPinAndSaysHow) {
    const core::StaffMember teacher{core::OperatorId{"t1"}, core::StaffRole::Teacher};
    const core::StaffMember volunteer{core::OperatorId{"v1"}, core::StaffRole::Volunteer};
    const auto how = HasSubstr("; run kioskctl staff add t1 --role teacher --db /srv/kiosk.db");
    const auto none = judge_staff({}, "/srv/kiosk.db");
    EXPECT_EQ(none.health, Health::Warn);
    EXPECT_THAT(none.detail, testing::AllOf(HasSubstr("nobody has a PIN"), how));
    const auto alone = judge_staff({volunteer}, "/srv/kiosk.db");
    EXPECT_EQ(alone.health, Health::Warn);
    EXPECT_THAT(alone.detail, testing::AllOf(HasSubstr("no teacher has a PIN"), how));
    EXPECT_EQ(judge_staff({teacher, volunteer}, "/srv/kiosk.db"),
              (Finding{Health::Ok, "staff", "1 of 2 who have a PIN are teachers", 2}));
}

TEST(Health, OfTheHubSaysWhatWaitsAndWhatWentWrong) {
    sync::SyncState state;
    state.hub = "postgresql://kiosk_gate@hub.example/kiosk";
    state.met = kiosk::test::at(9, 0).wall;
    state.tried = kiosk::test::at(9, 5).wall;
    const auto well = judge_hub(state, 3);
    EXPECT_EQ(well.health, Health::Ok);
    EXPECT_EQ(well.detail, "3 entries wait, last contact 2026-11-26T01:00:00.000+00:00, "
                           "postgresql://kiosk_gate@hub.example/kiosk");
    state.problem = "the hub cannot be reached";
    const auto ill = judge_hub(state, 3);
    EXPECT_EQ(ill.health, Health::Warn);
    EXPECT_THAT(ill.detail, testing::EndsWith(": at 2026-11-26T01:05:00.000+00:00 the hub cannot be reached"));
}

TEST(Health, OfADatabaseTellsItsEventAndThatEveryEntryVerifies) {
    const kiosk::test::EventBench bench;
    const auto findings = examine_database(bench.file());
    EXPECT_THAT(findings, testing::IsSupersetOf({Finding{Health::Ok, "event", "sample-visit-2026"},
                                                 Finding{Health::Ok, "ledger", "0 entries verified"},
                                                 Finding{Health::Ok, "issuer", "no key on this kiosk"}}));
    EXPECT_EQ(examine_hub(bench.file()), (Finding{Health::Ok, "hub", "never met one"}));
    const auto none = examine_database(bench.folder.path() / "none.db");
    ASSERT_EQ(none.size(), 1U);
    EXPECT_EQ(none[0].health, Health::Fail);
}

} // namespace
} // namespace kiosk::service
