// kioskctl staff
#include "kioskctl.hpp"
#include "store/desk/desk.hpp"
#include "terminal.hpp"

namespace kiosk::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::string kPin = "073941";

class StaffCommand : public Desk {
  protected:
    void SetUp() override {
        Desk::SetUp();
        open();
    }
    [[nodiscard]] std::vector<std::string> words(const std::string& act, std::vector<std::string> more) const {
        more.insert(more.begin(), {"staff", act});
        more.insert(more.end(), {"--db", database()});
        return more;
    }
    [[nodiscard]] std::vector<std::string> add(const std::string& id, const std::string& role = "teacher") const {
        auto all = words("add", {id, "--role", role});
        all.insert(all.begin(), kProgram);
        return all;
    }
    // On a terminal, the same PIN twice; what the screen showed.
    static std::string answered(const std::vector<std::string>& command, const std::string& pin, int code) {
        OnTerminal tool(command);
        EXPECT_TRUE(tool.wait_for("six digits: ")) << tool.shown();
        EXPECT_FALSE(tool.echoes());
        tool.type(pin + "\n");
        if (tool.wait_for("The same again: ")) {
            EXPECT_FALSE(tool.echoes());
            tool.type(pin + "\n");
        }
        EXPECT_EQ(tool.wait_end().code, code) << tool.shown();
        EXPECT_TRUE(tool.echoes());
        EXPECT_THAT(tool.shown(), Not(HasSubstr(pin)));
        return tool.shown();
    }
    [[nodiscard]] nlohmann::json staff() const { return kioskctl(words("list", {"--json"})).json()["staff"]; }
};

TEST_F(StaffCommand, AsksForThePinTwiceAndShowsNothingOfIt) {
    EXPECT_THAT(answered(add("t1"), kPin, 0), HasSubstr("t1 may work at this kiosk as teacher"));
    EXPECT_THAT(answered(add("v1", "volunteer"), "280615", 0), HasSubstr("as volunteer"));
    EXPECT_EQ(staff(),
              nlohmann::json::parse(R"([{"id": "t1", "role": "teacher"}, {"id": "v1", "role": "volunteer"}])"));
    const auto listed = kioskctl(words("list", {}));
    EXPECT_THAT(listed.out, AllOf(HasSubstr("t1  teacher"), HasSubstr("v1  volunteer")));
}

TEST_F(StaffCommand, TakesNoPinThatIsUnfitOrSomebodyElsesOrTypedInTwoWays) {
    EXPECT_THAT(answered(add("t1"), "123456", 1), HasSubstr("guessed first"));
    EXPECT_THAT(answered(add("t1"), "12", 1), HasSubstr("6 digits"));
    (void)answered(add("t1"), kPin, 0);
    EXPECT_THAT(answered(add("t2"), kPin, 1), HasSubstr("somebody else has this PIN"));
    OnTerminal tool(add("t2"));
    ASSERT_TRUE(tool.wait_for("six digits: "));
    tool.type("280615\n");
    ASSERT_TRUE(tool.wait_for("again: "));
    tool.type("280616\n");
    EXPECT_EQ(tool.wait_end().code, 1);
    EXPECT_THAT(tool.shown(), HasSubstr("the two PINs differ"));
    EXPECT_EQ(staff().size(), 1U);
}

TEST_F(StaffCommand, TakesNoPinFromAPipe) {
    OnTerminal tool(
        {"/bin/sh", "-c", "echo " + kPin + " | \"$0\" staff add t1 --role teacher --db \"$1\"", kProgram, database()});
    EXPECT_EQ(tool.wait_end().code, 2);
    ASSERT_TRUE(tool.wait_for("a PIN is typed on a terminal")) << tool.shown();
    EXPECT_EQ(staff().size(), 0U);
    OnTerminal none(add("t1"), OnTerminal::Screen::None);
    EXPECT_EQ(none.wait_end().code, 2);
    EXPECT_EQ(staff().size(), 0U);
}

TEST_F(StaffCommand, TakesNoPinFromTheCommandLineAndDoesNotQuoteIt) {
    for (const auto& more : {std::vector<std::string>{"t1", "--role", "teacher", "--pin", kPin},
                             {"t1", "--role", "teacher", "--pin=" + kPin},
                             {"t1", kPin, "--role", "teacher"}}) {
        const auto ran = kioskctl(words("add", more));
        EXPECT_EQ(ran.code, 2);
        EXPECT_THAT(ran.err, AllOf(HasSubstr("a PIN is no word of the command line"), Not(HasSubstr(kPin))));
    }
}

TEST_F(StaffCommand, GivesAnotherPinAndTakesPeopleOut) {
    (void)answered(add("t1"), kPin, 0);
    auto reset = words("reset", {"t1"});
    reset.insert(reset.begin(), kProgram);
    EXPECT_THAT(answered(reset, "280615", 0), HasSubstr("t1 has another PIN"));
    EXPECT_EQ(kioskctl(words("remove", {"t1"})).code, 0);
    EXPECT_EQ(staff().size(), 0U);
    EXPECT_THAT(kioskctl(words("list", {})).out, HasSubstr("kioskctl staff add"));
}

TEST_F(StaffCommand, SaysWhatIsWrongBeforeAnybodyTypesAPin) {
    (void)answered(add("t1"), kPin, 0);
    for (const auto& [act, id, code, said] : {std::tuple{"add", "t1", 1, "there is a t1 already"},
                                              {"reset", "t9", 1, "nobody is called t9"},
                                              {"remove", "t9", 1, "nobody is called t9"},
                                              {"add", "王老師", 2, "A-Z a-z 0-9"},
                                              {"remove", "a b", 2, "A-Z"}}) {
        auto command = words(act, {id});
        if (command[1] == "add") command.insert(command.end(), {"--role", "teacher"});
        const auto ran = kioskctl(command);
        EXPECT_EQ(ran.code, code) << act;
        EXPECT_THAT(ran.err, HasSubstr(said));
    }
    EXPECT_EQ(kioskctl(words("add", {"t2", "--role", "boss"})).code, 2);
    EXPECT_EQ(kioskctl({"staff", "list", "--db", folder().file("none.db")}).code, 1);
}

TEST_F(StaffCommand, DoctorSaysHowToSetAPinWhereThereIsNone) {
    const auto finding = [&] {
        for (const auto& one : kioskctl({"doctor", "--db", database(), "--json"}).json())
            if (one["name"] == "staff")
                return one["health"].get<std::string>() + " " + one["detail"].get<std::string>();
        return std::string();
    };
    EXPECT_THAT(finding(),
                AllOf(HasSubstr("warn"), HasSubstr("kioskctl staff add t1 --role teacher --db " + database())));
    (void)answered(add("v1", "volunteer"), "280615", 0);
    EXPECT_THAT(finding(), HasSubstr("warn no teacher has a PIN"));
    (void)answered(add("t1"), kPin, 0);
    EXPECT_THAT(finding(), HasSubstr("ok 1 of 2"));
}

TEST_F(StaffCommand, NothingOfItLeavesTheKiosk) {
    (void)answered(add("t-secret-1"), kPin, 0);
    ASSERT_EQ(present("gate", token("g1")).code, 0);
    const auto bundle = folder().file("out.bundle");
    ASSERT_EQ(kioskctl({"bundle", "export", "--db", database(), bundle}).code, 0);
    EXPECT_THAT(read_text(bundle), Not(HasSubstr("t-secret-1")));
    for (const auto& command : {std::vector<std::string>{"ledger", "export", "--db", database()},
                                {"ledger", "list", "--db", database()},
                                {"attendance", "--db", database(), "--json"}})
        EXPECT_THAT(kioskctl(command).out, Not(HasSubstr("t-secret-1"))) << command[1];
}

TEST_F(StaffCommand, ListsWhoMovedTheKioskToWhichCheckpoint) {
    {
        store::DeskOptions options;
        options.checkpoint = core::CheckpointId{"gate"};
        options.machine.bytes.fill(1);
        const auto kiosk = store::Desk::open(database(), options).value();
        const core::StaffMember teacher{core::OperatorId{"t1"}, core::StaffRole::Teacher};
        const core::Now now{core::WallTime{std::chrono::milliseconds{1'795'656'600'000}}, {}, {}, true};
        ASSERT_TRUE(kiosk->move_to(core::CheckpointId{"exit"}, teacher, now));
    }
    EXPECT_THAT(kioskctl(words("list", {})).out, HasSubstr("t1: checkpoint exit\n"));
    const auto acts = kioskctl(words("list", {"--json"})).json()["acts"];
    ASSERT_EQ(acts.size(), 1U);
    EXPECT_EQ(acts[0]["by"], "t1");
    EXPECT_EQ(acts[0]["what"], "exit");
}

} // namespace
} // namespace kiosk::test
