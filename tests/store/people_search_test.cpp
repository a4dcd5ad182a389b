// Finding people: the index follows every revision, and forgets with the names.
#include "store/people_search.hpp"

#include <algorithm>

#include "store/search/name_index.hpp"
#include "store/sqlite/schema.hpp"
#include "store_fixture.hpp"

namespace kiosk::store::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class PeopleSearchTest : public StoreTest {
  protected:
    // Their ids, as they are answered.
    [[nodiscard]] std::vector<std::string> found(const std::string& typed, int limit = 50) const {
        auto search = must(PeopleSearch::open(file));
        std::vector<std::string> ids;
        for (const auto& one : must(search.find(typed, limit))) ids.push_back(one.person.id.str());
        return ids;
    }
    [[nodiscard]] core::Participant& person(const std::string& id) {
        return *std::ranges::find(sample.package.participants, core::ParticipantId{id}, &core::Participant::id);
    }
    void add(const std::string& id, const std::string& name, const std::string& latin = "") {
        sample.package.participants.push_back(kiosk::test::detail::person(id, "home", name, latin));
    }
    void load_next() {
        sample.package.revision = core::RevisionNumber{sample.package.revision.value() + 1};
        sample.package.content = filled<core::Hash>(static_cast<std::uint8_t>(sample.package.revision.value()));
        load();
    }
};

TEST_F(PeopleSearchTest, WangXiaomingIsFoundByWhateverIsTyped) {
    load();
    for (const auto* typed : {"王", "小明", "明", "wang", "wangxiaoming", "wáng xiǎo míng", "wxm", "ㄨㄒㄇ", "ㄨㄤˊ",
                              "Wang Hsiao-ming", "xiaoming wang", "小明 王", "ming wang", "home-01"})
        EXPECT_THAT(found(typed), ElementsAre("home-01")) << typed;
}

TEST_F(PeopleSearchTest, AKoreanIsFoundByInitialConsonantsSyllablesAndRomaja) {
    add("kr-01", "김하늘");
    load();
    for (const auto* typed : {"ㄱㅎㄴ", "김", "하늘", "kim", "gim haneul"})
        EXPECT_THAT(found(typed), ElementsAre("kr-01")) << typed;
}

TEST_F(PeopleSearchTest, AJapaneseIsFoundByTheLatinColumnAndByKana) {
    add("jp-09", "佐藤 美咲", "SATO Misaki");
    load();
    for (const auto* typed : {"佐藤", "美咲", "sato", "Misaki Sato", "さとう", "サトウ", "みさき", "ﾐｻｷ"})
        EXPECT_THAT(found(typed), ElementsAre("jp-09")) << typed;
}

TEST_F(PeopleSearchTest, AnIdANumberWithinItAndACodeFindTheirPeople) {
    load();
    EXPECT_THAT(found("JP-01"), ElementsAre("jp-01"));
    EXPECT_THAT(found("04"), ElementsAre("jp-04"));
    EXPECT_THAT(found("code1"), ElementsAre("jp-01"));
    EXPECT_THAT(found("shared"), UnorderedElementsAre("jp-01", "sg-01"));
}

TEST_F(PeopleSearchTest, ExactOnesComeFirstThenBeginningsThenTheRest) {
    add("a", "林明王");
    add("b", "王明");
    add("c", "王");
    load();
    EXPECT_THAT(found("王"), ElementsAre("c", "home-01", "b", "a"));
    auto search = must(PeopleSearch::open(file));
    std::vector<NameMatch> matches;
    for (const auto& one : must(search.find("王", 9))) matches.push_back(one.match);
    EXPECT_THAT(matches, ElementsAre(NameMatch::Exact, NameMatch::Beginning, NameMatch::Beginning, NameMatch::Within));
    EXPECT_THAT(found("王", 2), ElementsAre("c", "home-01"));
    EXPECT_EQ(found("王", -1).size(), 1U) << "a limit is at least one";
}

TEST_F(PeopleSearchTest, SaysWhoIsFound) {
    load();
    auto search = must(PeopleSearch::open(file));
    EXPECT_EQ(must(search.find("王小明", 1)).front().person, person("home-01"));
}

TEST_F(PeopleSearchTest, WhatIsTypedIsNeverTakenForALanguage) {
    load();
    for (const auto* typed :
         {"\"", "*", "a* OR b*", "keys: wang", "wang\" OR \"a", "NEAR(a b)", "^wang", "'; DROP TABLE x"})
        (void)must(PeopleSearch::open(file)).find(typed, 5);
    EXPECT_THAT(found("wang\" OR \"li"), IsEmpty());
    EXPECT_THAT(found("\"wang\"*"), ElementsAre("home-01"));
    EXPECT_THAT(found("zzz"), IsEmpty());
}

TEST_F(PeopleSearchTest, ARevisionIsFollowed) {
    load();
    person("home-01").name = "陳大文";
    person("home-01").latin = "";
    std::erase_if(sample.package.participants, [](const auto& one) { return one.id == core::ParticipantId{"sg-02"}; });
    std::erase_if(sample.package.badges,
                  [](const auto& one) { return one.participant == core::ParticipantId{"sg-02"}; });
    add("new-1", "高美玲");
    load_next();
    EXPECT_THAT(found("wang"), IsEmpty());
    EXPECT_THAT(found("陳"), ElementsAre("home-01"));
    EXPECT_THAT(found("ben"), IsEmpty());
    EXPECT_THAT(found("gml"), ElementsAre("new-1"));
}

TEST_F(PeopleSearchTest, AnOpenSearchSeesARevisionThatCameSince) {
    load();
    auto search = must(PeopleSearch::open(file));
    EXPECT_TRUE(must(search.find("高美玲", 5)).empty());
    add("new-1", "高美玲");
    load_next();
    EXPECT_EQ(must(search.find("高美玲", 5)).size(), 1U);
}

TEST_F(PeopleSearchTest, AnIndexOfOtherRulesIsMadeAnew) {
    load();
    {
        auto connection = must(open_database(file, Access::ReadWrite, core::Millis{1000}));
        must(connection->execute("UPDATE name_index_made SET rules = 0;"
                                 "INSERT INTO name_index (name_index) VALUES ('delete-all'); DELETE FROM name_keys;"));
    }
    EXPECT_THAT(found("王"), ElementsAre("home-01"));
}

TEST_F(PeopleSearchTest, AnIndexThatWasHalfMadeIsMadeWhole) {
    for (int i = 0; i < 1100; ++i) add("s" + std::to_string(i), "高美玲");
    load();
    std::erase_if(sample.package.participants, [](const auto& one) { return one.id == core::ParticipantId{"s7"}; });
    load_next();
    {
        auto connection = must(open_database(file, Access::ReadWrite, core::Millis{1000}));
        must(connection->execute("UPDATE name_index_made SET rules = 0"));
        (void)must(lacking_in_name_index(*connection, 10)); // as if the power had gone after the first piece
    }
    EXPECT_EQ(found("高", 1000).size(), 1000U);
    EXPECT_THAT(found("王"), ElementsAre("home-01"));
    auto connection = must(open_database(file, Access::ReadWrite, core::Millis{1000}));
    EXPECT_TRUE(must(has_name_index(*connection)));
    EXPECT_EQ(must(connection->number("SELECT count(*) FROM name_keys")),
              static_cast<std::int64_t>(sample.package.participants.size()));
}

TEST_F(PeopleSearchTest, TheIndexIsWhatItsTextsSay) {
    load();
    person("sg-01").name = "Alba Reed";
    load_next();
    auto connection = must(open_database(file, Access::ReadWrite, core::Millis{1000}));
    must(connection->execute("INSERT INTO name_index (name_index, rank) VALUES ('integrity-check', 1)"));
}

TEST_F(PeopleSearchTest, APurgeTakesTheNamesOutOfItInTheSameTransaction) {
    load();
    auto search = must(PeopleSearch::open(file));
    ASSERT_EQ(must(search.find("王", 5)).size(), 1U);
    (void)must(desk("")->purge_names(core::OperatorId{"t1"}, at(3, 0, 0, kSecondDay + std::chrono::days{200})));
    EXPECT_TRUE(must(search.find("王", 5)).empty());
    EXPECT_TRUE(must(search.find("home-01", 5)).empty());
    auto connection = must(open_database(file, Access::ReadOnly, core::Millis{1000}));
    EXPECT_EQ(must(connection->number("SELECT count(*) FROM name_keys")), 0);
    load_next();
    EXPECT_TRUE(must(search.find("王", 5)).empty()) << "and no revision brings one back";
}

TEST_F(PeopleSearchTest, AFileThatIsNotThereOrNoDatabaseIsSaid) {
    EXPECT_EQ(PeopleSearch::open(folder.path() / "none.db").error().kind, core::ErrorKind::NotFound);
}

} // namespace
} // namespace kiosk::store::test
