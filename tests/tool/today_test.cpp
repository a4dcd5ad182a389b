// kioskctl attendance --missing, --inside, --watch
#include "kioskctl.hpp"
#include "platform/system_clock.hpp"
#include "store/desk/desk.hpp"
#include "tool/commands.hpp"

namespace kiosk::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class TodayCommand : public Desk {
  protected:
    [[nodiscard]] Ran attendance(std::vector<std::string> words) const {
        words.insert(words.begin(), {"attendance", "--db", database()});
        return kioskctl(words);
    }
    void comes_in(const std::string& who) {
        const auto ran = kioskctl({"present", "--db", database(), "--checkpoint", "gate", token(who)});
        ASSERT_EQ(ran.code, 0) << ran.err;
    }
};

TEST_F(TodayCommand, SaysWhoHasNotComeByDelegation) {
    open();
    comes_in("g1");
    const auto ran = attendance({"--missing"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.out, AllOf(HasSubstr("2026-11-26 09:12 大門: 2 of 3 not here yet, 1 inside"),
                               HasSubstr("海野學園: 1 of 2"), HasSubstr("佐藤 美咲"), Not(HasSubstr("王小明"))));
    EXPECT_THAT(ran.out, HasSubstr("本地教師: 1 of 1, led by =HYPERLINK(1)")) << "who is there to be asked";
}

TEST_F(TodayCommand, SaysWhoIsExcusedAndByWhom) {
    open();
    store::DeskOptions options;
    options.checkpoint = core::CheckpointId{"gate"};
    options.machine = platform::machine_id().value();
    const core::Now early{core::parse_iso("2026-11-26T08:00:00+08:00", core::Zone::utc()).value(), {}, {}, true};
    {
        const auto kiosk = store::Desk::open(database(), options).value();
        const core::StaffMember teacher{core::OperatorId{"t1"}, core::StaffRole::Teacher};
        ASSERT_TRUE(kiosk->excuse(core::ParticipantId{"g2"}, "ill", teacher, early));
    }
    const auto ran = attendance({"--missing"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.out, AllOf(HasSubstr("3 of 3 not here yet (1 of them excused), 0 inside"),
                               testing::ContainsRegex("g2 +佐藤 美咲.* ill, by t1")));
    const auto json = attendance({"--missing", "--json"}).json();
    EXPECT_EQ(json["excused"], 1);
    EXPECT_EQ(json["not_arrived"][0]["excused"], 1);
    EXPECT_TRUE(json["not_arrived"][0]["people"][0]["excused"].is_null());
    EXPECT_EQ(json["not_arrived"][0]["people"][1]["excused"]["reason"], "ill");
    EXPECT_EQ(json["not_arrived"][0]["people"][1]["excused"]["by"], "t1");
    EXPECT_EQ(json["not_arrived"][0]["people"][1]["excused"]["time"], "08:00");
    comes_in("g2");
    EXPECT_THAT(attendance({"--missing"}).out, Not(HasSubstr("excused)"))) << "they came all the same";
}

TEST_F(TodayCommand, SaysWhoIsInside) {
    open();
    comes_in("g1");
    const auto ran = attendance({"--inside"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.out, AllOf(HasSubstr("海野學園: 1"), HasSubstr("王小明"), Not(HasSubstr("佐藤"))));
}

TEST_F(TodayCommand, PrintsJson) {
    open();
    comes_in("g1");
    const auto json = attendance({"--missing", "--inside", "--json"}).json();
    EXPECT_EQ(json["checkpoint"], "gate");
    EXPECT_EQ(json["expected"], 3);
    EXPECT_EQ(json["missing"], 2);
    EXPECT_EQ(json["closed"], false);
    EXPECT_EQ(json["inside"], 1);
    ASSERT_EQ(json["not_arrived"].size(), 2U);
    EXPECT_EQ(json["not_arrived"][0]["people"][0]["id"], "g2");
    ASSERT_EQ(json["inside_now"].size(), 1U);
    EXPECT_EQ(json["inside_now"][0]["people"][0]["name"], "王小明");
    EXPECT_EQ(json["inside_now"][0]["people"][0]["day"], "2026-11-26");
    EXPECT_EQ(json["inside_now"][0]["people"][0]["since"], "09:12");
    EXPECT_FALSE(attendance({"--inside", "--json"}).json().contains("not_arrived"));
}

TEST_F(TodayCommand, WatchingSaysAgainOnlyWhatChanged) {
    open();
    std::ostringstream out, err;
    std::istringstream in;
    const tool::Io io{out, err, in};
    tool::ShowToday options;
    options.database = database();
    options.inside = options.watch = true;
    int looks = 0;
    options.wait = [&] {
        if (++looks == 3) comes_in("g2");
        return looks <= 4;
    };
    EXPECT_EQ(tool::show_today(io, options), 0) << err.str();
    EXPECT_EQ(looks, 5);
    EXPECT_THAT(out.str(), AllOf(testing::StartsWith("2026-11-26 09:12 大門: 3 of 3 not here yet, 0 inside\n\n2026"),
                                 HasSubstr("2 of 3 not here yet, 1 inside"), HasSubstr("佐藤 美咲")));
}

TEST_F(TodayCommand, SaysWhatIsWrongWithItsWords) {
    open();
    EXPECT_EQ(attendance({"--missing", "--conflicts"}).code, 2);
    EXPECT_EQ(attendance({"--seconds", "3"}).code, 2);
    const auto nowhere = attendance({"--missing", "--checkpoint", "moon"});
    EXPECT_EQ(nowhere.code, 2);
    EXPECT_THAT(nowhere.err, HasSubstr("no checkpoint moon; it has gate, exit"));
    EXPECT_EQ(kioskctl({"attendance", "--missing", "--db", folder().file("none.db")}).code, 1);
}

TEST_F(TodayCommand, SaysAtEachKindOfCheckpointWhatIsMissing) {
    write_text(folder() / "event/checkpoints.csv",
               "id,kind,name,area,direction\r\ngate,gate,大門,school,in\r\nbag,handout,紀念品,bag,in\r\n"
               "headset,loan,導覽機,headset,both\r\nhost,handover,寄宿家庭,host,in\r\n");
    open();
    for (const auto* table : {"bag", "headset"})
        ASSERT_EQ(kioskctl({"present", "--db", database(), "--checkpoint", table, token("g1")}).code, 0);
    EXPECT_THAT(attendance({"--missing", "--checkpoint", "bag"}).out,
                AllOf(HasSubstr("紀念品: 2 of 3 not handed out yet, 1 handed out"), Not(HasSubstr("王小明"))));
    EXPECT_THAT(attendance({"--missing", "--checkpoint", "headset"}).out,
                AllOf(HasSubstr("導覽機: 1 of 1 not returned yet, 1 lent out"), HasSubstr("王小明")));
    EXPECT_THAT(attendance({"--missing", "--checkpoint", "host"}).out,
                HasSubstr("寄宿家庭: 3 of 3 not collected yet, 0 collected"));
    EXPECT_THAT(attendance({"--missing", "--checkpoint", "gate"}).out,
                HasSubstr("大門: 3 of 3 not here yet, 0 inside"));
    const auto shown = kioskctl({"present", "--db", database(), "--checkpoint", "host", token("g1")});
    EXPECT_THAT(shown.out, HasSubstr("NeedsStaff"));
}

} // namespace
} // namespace kiosk::test
