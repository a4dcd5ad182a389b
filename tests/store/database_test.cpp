#include "store/database.hpp"

#include <fstream>
#include <iterator>
#include <sqlite3.h>

#include "store/sqlite/column_codec.hpp"
#include "store/sqlite/connection.hpp"
#include "store/sqlite/schema.hpp"
#include "store_fixture.hpp"

namespace kiosk::store::test {
namespace {

class DatabaseTest : public StoreTest {
  protected:
    [[nodiscard]] std::string bytes_of_file() const {
        std::ifstream in(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    // As any other program would, without our pragmas. The error's text, "" if there is none.
    std::string foreign_sql(const char* sql) const {
        sqlite3* handle = nullptr;
        sqlite3_open(file.c_str(), &handle);
        char* error = nullptr;
        sqlite3_exec(handle, sql, nullptr, nullptr, &error);
        std::string text = error ? error : "";
        sqlite3_free(error);
        sqlite3_close(handle);
        return text;
    }
    core::EventPackage next_revision(std::uint8_t number = 2) {
        auto package = sample.package;
        package.revision = core::RevisionNumber{number};
        package.content = filled<core::Hash>(number);
        return package;
    }
    std::optional<core::Error> load_error(const core::EventPackage& package) {
        auto loaded = database(OpenMode::ReadWrite).load(package);
        return loaded ? std::nullopt : std::optional(loaded.error());
    }
};

TEST_F(DatabaseTest, WhatWasLoadedIsWhatIsRead) {
    auto& event = sample.package.event;
    event.host_short.by_language = {{"", "示範高中"}, {"en", "Sample, 3:x"}};
    event.privacy_notice.by_language[""] = "個資告知";
    event.regional_office = 5;
    event.retention_days = 30;
    event.demo_now = at(9, 0).wall;
    event.issuers.push_back(kiosk::test::key_from(2).public_key());
    sample.package.delegations[0].arrives = core::LocalTime{kFirstDay} + std::chrono::hours{8};
    sample.package.programme[0].sdgs = {4, 17};
    sample.package.programme[0].rain_place = "體育館";
    sample.package.places[0].plan =
        core::PlanSpot{"campus.svg", 120, 80, {{600, 690}, {0, core::kPlanReach}}, 3, core::LineColour::Yellow};
    sample.package.participants[1].language = "en";
    sample.package.participants[1].photo = false;
    sample.package.checkpoints[1].audience = {{core::DelegationId{"jp"}}, {"A", "B"}, {"student"}};
    load();

    const auto stored = database();
    EXPECT_TRUE(must(stored.holds_event()));
    EXPECT_EQ(must(stored.event()), event);
    EXPECT_EQ(must(stored.revision()), sample.package.revision);
    EXPECT_EQ(must(stored.delegations()), sample.package.delegations);
    EXPECT_EQ(must(stored.programme()), sample.package.programme);
    EXPECT_EQ(must(stored.checkpoints()), sample.package.checkpoints);
    EXPECT_EQ(must(stored.places()), sample.package.places);
    EXPECT_EQ(must(stored.participants()), sample.package.participants);
    EXPECT_EQ(must(stored.badges()), sample.package.badges);
}

TEST_F(DatabaseTest, DrawingsAreThoseOfTheLastRevision) {
    const auto drawing = [](const char* file, std::uint8_t what) {
        return core::Drawing{file, filled<core::Hash>(what), {what, what}};
    };
    sample.package.drawings = {drawing("attic.svg", 1), drawing("campus.png", 2), drawing("yard.svg", 3)};
    load();
    EXPECT_EQ(must(database().drawing("campus.png")), drawing("campus.png", 2));
    EXPECT_EQ(must(database().drawing("roof.svg")), std::nullopt);
    auto next = sample.package;
    next.revision = core::RevisionNumber{next.revision.value() + 1};
    next.drawings = {drawing("attic.svg", 1), drawing("campus.png", 4), drawing("roof.svg", 5)};
    const auto summary = must(database(OpenMode::ReadWrite).load(next));
    EXPECT_EQ(summary.drawings.changed, std::vector<std::string>{"campus.png"});
    EXPECT_EQ(summary.drawings.added, std::vector<std::string>{"roof.svg"});
    EXPECT_EQ(summary.drawings.removed, std::vector<std::string>{"yard.svg"});
    for (const auto& one : next.drawings) EXPECT_EQ(must(database().drawing(one.file)), one) << one.file;
    EXPECT_EQ(must(database().drawing("yard.svg")), std::nullopt);
}

TEST_F(DatabaseTest, AFileThatCannotBeAskedSaysSoInsteadOfHoldingNoEvent) {
    must(Database::open(file, OpenMode::Create));
    EXPECT_FALSE(must(database().holds_event()));
    load();
    const auto stored = database();
    EXPECT_TRUE(must(stored.holds_event()));
    ASSERT_EQ(foreign_sql("DROP TABLE event"), "");
    const auto told = stored.holds_event();
    ASSERT_FALSE(told.has_value());
    EXPECT_NE(told.error().detail.find("event"), std::string::npos) << told.error().detail;
}

TEST_F(DatabaseTest, AFileOfNamesIsForItsOwnerOnly) {
    load();
    using std::filesystem::perms;
    EXPECT_EQ(std::filesystem::status(file).permissions() & (perms::group_all | perms::others_all), perms::none);
    (void)desk();
    EXPECT_EQ(std::filesystem::status(file.string() + ".identity").permissions(),
              perms::owner_read | perms::owner_write);
}

TEST_F(DatabaseTest, OpeningWhatIsNotThereOrNotOursSaysSo) {
    EXPECT_EQ(Database::open(file, OpenMode::ReadWrite).error().kind, core::ErrorKind::NotFound);
    std::ofstream(file)
        << "a shopping list, which is long enough to have a header of one hundred bytes, if it were one of them ...";
    const auto before = bytes_of_file();
    EXPECT_EQ(Database::open(file, OpenMode::Create).error().kind, core::ErrorKind::Corrupt);
    EXPECT_EQ(bytes_of_file(), before);
    std::filesystem::remove(file);
    ASSERT_EQ(foreign_sql("CREATE TABLE notes (text); PRAGMA application_id = 5"), "");
    EXPECT_EQ(Database::open(file, OpenMode::Create).error().kind, core::ErrorKind::Corrupt);
    EXPECT_EQ(foreign_sql("PRAGMA application_id = 0"), "");
    EXPECT_EQ(Database::open(file, OpenMode::Create).error().kind, core::ErrorKind::Corrupt)
        << "somebody else's tables";
}

TEST_F(DatabaseTest, AFileOfANewerVersionIsRefusedAndLeftAsItIs) {
    load();
    ASSERT_EQ(foreign_sql(("PRAGMA user_version = " + std::to_string(kSchemaVersion + 1)).c_str()), "");
    const auto before = bytes_of_file();
    for (const auto mode : {OpenMode::ReadOnly, OpenMode::ReadWrite, OpenMode::Create}) {
        const auto opened = Database::open(file, mode);
        ASSERT_FALSE(opened);
        EXPECT_EQ(opened.error().kind, core::ErrorKind::TooNew);
        EXPECT_NE(opened.error().detail.find("newer version"), std::string::npos);
    }
    EXPECT_EQ(Desk::open(file, options_at("gate")).error().kind, core::ErrorKind::TooNew);
    EXPECT_EQ(bytes_of_file(), before);
    EXPECT_FALSE(std::filesystem::exists(file.string() + "-wal"));
}

TEST_F(DatabaseTest, LoadingAgainKeepsIdsAndTheLedger) {
    load();
    const auto admitted = show(*desk(), "jp-01", at(9, 0));
    auto package = next_revision();
    package.participants[1].group = "B";                          // jp-02
    package.participants.erase(package.participants.begin() + 2); // jp-03
    std::erase_if(package.badges, [](const core::Badge& badge) { return badge.participant.str() == "jp-03"; });
    package.participants.push_back(kiosk::test::detail::person("jp-05", "jp", "赤羽 りん", "")); // new
    const auto summary = must(database(OpenMode::ReadWrite).load(package));
    EXPECT_FALSE(summary.new_event);
    EXPECT_EQ(summary.added, 1);
    EXPECT_EQ(summary.changed, 1);
    EXPECT_EQ(summary.removed, 1);
    EXPECT_EQ(summary.badges, static_cast<int>(package.badges.size()));
    EXPECT_EQ(must(database().participants()), package.participants);
    ASSERT_EQ(entries().size(), 1U);
    EXPECT_EQ(entries()[0].ref(), *admitted.entry);
    EXPECT_EQ(show(*desk(), "jp-01", at(9, 30)).verdict, core::Verdict::AlreadyIn);
    EXPECT_EQ(fault(), "");
}

TEST_F(DatabaseTest, OnceTheEventHasBegunItsProgrammeIsKeptAsItWasBeforeEachLoad) {
    load();
    auto stored = database(OpenMode::ReadWrite);
    auto package = sample.package;
    const auto load_on = [&](std::optional<core::LocalDay> today) {
        package.revision = core::RevisionNumber{package.revision.value() + 1};
        package.content.bytes[0] = static_cast<std::uint8_t>(package.revision.value());
        LoadOptions options;
        options.today = today;
        must(stored.load(package, options));
    };
    package.programme[0].starts += std::chrono::minutes{5};
    load_on(package.event.first_day - std::chrono::days{1});
    EXPECT_TRUE(must(stored.programme_before()).empty()) << "before the event a plan may change";
    const auto first = package.programme;
    package.programme[0].status = core::ItemStatus::Rain;
    package.programme[0].audience.buddy_classes = {"8-3"};
    package.programme[0].description = {{{"zh-TW", "開幕"}}};
    package.programme[0].speakers = {{{"", "林老師"}}};
    load_on(package.event.first_day);
    EXPECT_EQ(must(stored.programme()), package.programme);
    EXPECT_EQ(must(stored.programme_before()), first);
    package.programme[0].starts += std::chrono::minutes{5};
    load_on(package.event.last_day);
    EXPECT_EQ(must(stored.programme_before()), first) << "what was announced first";
    load_on(std::nullopt);
    EXPECT_TRUE(must(stored.programme_before()).empty());
}

TEST_F(DatabaseTest, ARevisionWritesOnlyTheRowsThatDiffer) {
    constexpr int kCrowd = 2'000;
    auto package = kiosk::test::crowded_event(kCrowd).package;
    load(package);
    package.revision = core::RevisionNumber{2};
    package.content = filled<core::Hash>(2);
    package.participants[1000].title = "speaker";
    package.badges.back().status = core::BadgeStatus::Revoked;
    auto there = database(OpenMode::ReadWrite);
    const auto changes = [&] { return must(there.connection().number("SELECT total_changes()")); };
    const auto before = changes();
    EXPECT_EQ(must(there.load(package)).changed, 1);
    EXPECT_LT(changes() - before, kCrowd / 10) << "the desk waits as long as rows are written";
    EXPECT_EQ(must(there.participants()), package.participants);
    EXPECT_EQ(must(there.badges()).back().status, core::BadgeStatus::Revoked);
}

TEST_F(DatabaseTest, ARevisionPutsPeopleInItsOrderThoughTheyChangedToo) {
    load();
    auto package = next_revision();
    std::swap(package.participants[0], package.participants[3]);
    std::swap(package.participants[1], package.participants[2]);
    package.participants[0].group = "Z";
    package.participants[3].group = "Z";
    EXPECT_EQ(must(database(OpenMode::ReadWrite).load(package)).changed, 2);
    EXPECT_EQ(must(database().participants()), package.participants);
}

TEST_F(DatabaseTest, ACodeIsTheirsToWhomTheNewestRevisionGivesIt) {
    load();
    auto package = next_revision();
    package.participants[1].external_codes = {"CODE1"};           // jp-02
    package.participants[0].external_codes = {"SHARED"};          // jp-01
    package.participants.erase(package.participants.begin() + 4); // sg-01, who shared it
    std::erase_if(package.badges, [](const core::Badge& badge) { return badge.participant.str() == "sg-01"; });
    load(package);
    const auto gate = desk();
    EXPECT_EQ(gate->present({"CODE1", core::Source::Scanner}, at(9, 0)).person->name, "白川 そら");
    EXPECT_EQ(gate->present({"SHARED", core::Source::Scanner}, at(9, 1)).person->name, "青木 みなも");
}

TEST_F(DatabaseTest, TalliesFollowARevisionsDelegationsAndZone) {
    load();
    (void)show(*desk(), "jp-01", at(9, 0));
    auto moved = next_revision(2);
    moved.participants[0].delegation = core::DelegationId{"sg"};
    load(moved);
    EXPECT_EQ(fault(), "");
    auto elsewhere = next_revision(3);
    elsewhere.participants[0].delegation = core::DelegationId{"sg"};
    elsewhere.event.zone = core::Zone::named("Pacific/Honolulu").value();
    load(elsewhere);
    EXPECT_EQ(fault(), "");
}

TEST_F(DatabaseTest, OneBadgeForTwoPeopleIsAContradiction) {
    load();
    auto package = next_revision();
    package.badges.push_back(package.badges.front());
    EXPECT_EQ(load_error(package)->kind, core::ErrorKind::Invalid);
    EXPECT_EQ(must(database().badges()), sample.package.badges);
}

TEST_F(DatabaseTest, SomebodyWhoIsGoneKeepsTheNameBesideTheEntries) {
    load();
    (void)show(*desk(), "jp-03", at(9, 0));
    auto package = next_revision();
    package.participants.erase(package.participants.begin() + 2);
    std::erase_if(package.badges, [](const core::Badge& badge) { return badge.participant.str() == "jp-03"; });
    load(package);
    std::string name;
    must(database().for_each_entry([&](const LedgerRow& row) {
        name = row.person;
        return true;
    }));
    EXPECT_EQ(name, "緑谷 はる");
}

TEST_F(DatabaseTest, TheSamePackageTwiceChangesNothing) {
    load();
    const auto summary = must(database(OpenMode::ReadWrite).load(sample.package));
    EXPECT_EQ(summary.added + summary.changed + summary.removed, 0);
    EXPECT_FALSE(summary.new_event);
}

TEST_F(DatabaseTest, AnotherEventAnOlderRevisionAndATamperedOneAreRefused) {
    load(next_revision(5));
    auto other = next_revision(6);
    other.event.id = core::EventId{"another-visit"};
    auto same_number = next_revision(5);
    same_number.content = filled<core::Hash>(99);
    for (const auto& package : {other, next_revision(4), same_number}) {
        const auto error = load_error(package);
        ASSERT_TRUE(error);
        EXPECT_EQ(error->kind, core::ErrorKind::Refused);
    }
    EXPECT_EQ(must(database().revision()), core::RevisionNumber{5});
}

TEST_F(DatabaseTest, APackageThatContradictsItselfLoadsNothing) {
    load();
    auto package = next_revision();
    package.participants[0].name = "changed";
    package.badges.push_back(
        {core::BadgeId{9}, core::BadgeKind::Participant, core::ParticipantId{"nobody"}, {}, core::BadgeStatus::Active});
    EXPECT_EQ(load_error(package)->kind, core::ErrorKind::Invalid);
    EXPECT_EQ(must(database().participants()), sample.package.participants);
}

TEST_F(DatabaseTest, LedgerRowsCannotBeChangedDeletedOrReplaced) {
    load();
    (void)show(*desk(), "jp-01", at(9, 0));
    (void)show(*desk(), "jp-02", at(9, 0));
    EXPECT_NE(foreign_sql("UPDATE entry SET wall = 0"), "");
    EXPECT_NE(foreign_sql("DELETE FROM entry"), "");
    EXPECT_NE(foreign_sql("INSERT OR REPLACE INTO entry SELECT * FROM entry WHERE seq = 1"), "");
    EXPECT_NE(
        foreign_sql(
            "INSERT INTO entry (ledger, seq, bytes, hash, signature, kind, verdict, direction, wall, checkpoint, area,"
            " subject, participant, badge, delegation, people) SELECT ledger, 9, bytes, hash, signature, kind, verdict,"
            " direction, wall, checkpoint, area, subject, participant, badge, delegation, people FROM entry WHERE seq "
            "= 1"),
        "")
        << "a gap";
    EXPECT_NE(foreign_sql("UPDATE ledger SET own = 0"), "");
    EXPECT_NE(foreign_sql("DELETE FROM ledger"), "");
    EXPECT_EQ(entries().size(), 2U);
    EXPECT_EQ(fault(), "");
}

TEST_F(DatabaseTest, HealthNamesThePragmasThatMatter) {
    load();
    const auto lines = must(database().health());
    EXPECT_THAT(lines, ::testing::IsSupersetOf(
                           {"journal_mode = wal", "synchronous = 2", "foreign_keys = 1", "quick_check(1) = ok"}));
}

TEST_F(DatabaseTest, AReaderSeesTheLedgerWhileADeskWrites) {
    load();
    auto gate = desk();
    const auto reader = database();
    (void)show(*gate, "jp-01", at(9, 0));
    EXPECT_EQ(must(reader.entries()).size(), 1U);
    must(reader.for_each_entry([&](const LedgerRow&) {
        EXPECT_EQ(show(*gate, "jp-02", at(9, 0)).verdict, core::Verdict::Admitted);
        return true;
    }));
    EXPECT_EQ(must(reader.entries()).size(), 2U);
}

TEST(Encoding, AnyTextSurvives) {
    const std::vector<std::string> items{"", "a", "3:abc,", std::string("\0\xff", 2), "花生"};
    EXPECT_EQ(decode_list(encode_list(items)), items);
    EXPECT_EQ(decode_list(""), std::vector<std::string>{});
    core::Texts texts;
    texts.by_language = {{"", "x"}, {"ja", "文字"}};
    EXPECT_EQ(decode_texts(encode_texts(texts)), texts);
}

TEST(Encoding, ATornListIsRefused) {
    for (const auto* text :
         {"3:ab,", "3:abc", "x:abc,", ":,", "-1:a,", "99999999999999999999:a,", "2:ab,3", "18446744073709551615:a,"})
        EXPECT_FALSE(decode_list(text)) << text;
    EXPECT_FALSE(decode_texts("1:a,"));
    EXPECT_FALSE(decode_audience("0:,0:,"));
}

} // namespace
} // namespace kiosk::store::test
