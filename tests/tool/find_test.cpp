// kioskctl find
#include "kioskctl.hpp"

namespace kiosk::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class FindCommand : public Desk {
  protected:
    [[nodiscard]] Ran find(std::vector<std::string> words) const {
        words.insert(words.begin(), {"find", "--db", database()});
        return kioskctl(words);
    }
};

TEST_F(FindCommand, PrintsWhoIsFoundAndHow) {
    open();
    const auto ran = find({"小明"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.out, AllOf(HasSubstr("g1"), HasSubstr("王小明"), HasSubstr("jp"), HasSubstr("student"),
                               HasSubstr("within"), Not(HasSubstr("g2"))));
    for (const auto* typed : {"王", "wang", "wangxiaoming", "wxm", "ㄨㄒㄇ", "ㄨㄤˊ", "g1"})
        EXPECT_THAT(find({typed}).out, HasSubstr("王小明")) << typed;
}

TEST_F(FindCommand, TakesSeveralWordsAsOneText) {
    open();
    EXPECT_THAT(find({"Wang", "Hsiao-ming"}).out, HasSubstr("王小明"));
    EXPECT_THAT(find({"Wang Hsiao-ming"}).out, HasSubstr("王小明"));
}

TEST_F(FindCommand, PrintsJson) {
    open();
    const auto json = find({"wxm", "--json"}).json();
    ASSERT_EQ(json["people"].size(), 1U);
    EXPECT_EQ(json["people"][0]["id"], "g1");
    EXPECT_EQ(json["people"][0]["name"], "王小明");
    EXPECT_EQ(json["people"][0]["match"], "exact");
    EXPECT_EQ(json["more"], false);
    EXPECT_EQ(find({"nobody", "--json"}).json()["people"].size(), 0U);
}

TEST_F(FindCommand, SaysThatThereAreMore) {
    open();
    const auto ran = find({"g", "--limit", "2"});
    EXPECT_EQ(ran.lines().size(), 4U) << ran.out;
    EXPECT_THAT(ran.out, HasSubstr("there are more"));
    EXPECT_EQ(find({"g", "--limit", "2", "--json"}).json()["more"], true);
    EXPECT_THAT(find({"g", "--limit", "3"}).out, Not(HasSubstr("more")));
}

TEST_F(FindCommand, SaysThatNobodyIsFound) {
    open();
    const auto ran = find({"zz\x1b[2Jz"});
    EXPECT_EQ(ran.code, 0);
    EXPECT_THAT(ran.out, AllOf(HasSubstr("nobody is found by zz"), Not(HasSubstr("\x1b"))));
}

TEST_F(FindCommand, SaysWhatCannotBeLookedFor) {
    open();
    EXPECT_EQ(find({"-・—"}).code, 2);
    EXPECT_THAT(find({"・—"}).err, HasSubstr("nothing to look for"));
    EXPECT_EQ(find({"・—"}).code, 2);
    EXPECT_THAT(find({std::string(65, 'x')}).err, HasSubstr("more than 64 signs"));
    EXPECT_THAT(find({"\xFF"}).err, HasSubstr("UTF-8"));
    EXPECT_EQ(find({}).code, 2);
    EXPECT_EQ(find({"x", "--limit", "0"}).code, 2);
    EXPECT_EQ(kioskctl({"find", "x"}).code, 2) << "without a database";
}

TEST_F(FindCommand, FailsWithoutADatabase) {
    const auto ran = find({"x"});
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.err, HasSubstr("kiosk.db"));
}

TEST_F(FindCommand, ANameThatWouldHarmATerminalIsPrintedSafely) {
    write_text(folder() / "event/participants.csv", "id,delegation,name,role\r\ng1,jp,=HYPERLINK(1),student\r\n");
    open();
    EXPECT_THAT(find({"hyperlink"}).out, HasSubstr("=HYPERLINK(1)"));
}

} // namespace
} // namespace kiosk::test
