// Names leave the file for ever; counts, entries and the ledger's proof stay.
#include "store/roster/purge.hpp"

#include <fstream>
#include <iterator>

#include "store/ledger/ledger_writer.hpp"
#include "store/replica/replica.hpp"
#include "store/sqlite/schema.hpp"
#include "store_fixture.hpp"

namespace kiosk::store::test {
namespace {

constexpr core::LocalDay kAfter = kSecondDay + std::chrono::days{200};
const core::OperatorId kBy{"t1"};

core::Now afterwards() {
    return at(3, 0, 0, kAfter);
}

class PurgeTest : public StoreTest {
  protected:
    PurgeTest() {
        sample.package.programme.front().speakers = {{{"zh-TW", "講者 林大樹"}}};
        load();
    }

    void two_come() const {
        auto gate = desk();
        for (const auto* who : {"jp-01", "sg-01"}) (void)show(*gate, who, at(9, 0));
    }
    [[nodiscard]] core::Result<core::EntryRef> purge() const { return desk("")->purge_names(kBy, afterwards()); }
    [[nodiscard]] core::Attendance attendance() const {
        return core::merge(entries(), must(database().merge_context()));
    }
    // Names that can be read in these files, one after another.
    [[nodiscard]] std::string names_in(const std::filesystem::path& path) const {
        std::string bytes;
        for (const auto* suffix : {"", "-wal"}) {
            std::ifstream in(path.string() + suffix, std::ios::binary);
            bytes.append(std::istreambuf_iterator<char>(in), {});
        }
        std::string found;
        for (const auto& person : sample.package.participants)
            for (const auto& word : {person.name, person.latin, person.given})
                if (!word.empty() && bytes.find(word) != std::string::npos) found += word + " ";
        for (const auto* word :
             {"CODE1", "SHARED", "講者", "wanghsiao", "aokiminamo", "ㄨㄤㄒㄧㄠ", "alma"}) // also as read
            if (bytes.find(word) != std::string::npos) found += std::string(word) + " ";
        return found;
    }
    [[nodiscard]] bool purged(const std::filesystem::path& path) const {
        return must(must(Database::open(path, OpenMode::ReadOnly)).is_purged());
    }
    [[nodiscard]] core::LedgerCertificate certificate() const {
        const auto ledger = must(database().ledgers()).back();
        return core::certify_ledger(sample.package.event.tag, ledger.ledger, ledger.key, sample.issuer);
    }
    [[nodiscard]] Batch all() const {
        auto batch = must(must(Replica::open(file, filled<core::MachineId>(1)))->lacking({}, 1000));
        batch.certificates.push_back(certificate());
        return batch;
    }
    // A file of another kiosk with the same event in it.
    [[nodiscard]] std::filesystem::path another() const {
        const auto other = folder.path() / "other.db";
        must(must(Database::open(other, OpenMode::Create)).load(sample.package));
        return other;
    }
};

TEST_F(PurgeTest, TakesEveryNameAndLeavesTheCountsAndAValidLedger) {
    two_come();
    const auto before = attendance();
    ASSERT_NE(names_in(file), "");
    ASSERT_TRUE(purge());
    EXPECT_EQ(must(database().participants()), core::without_names(sample.package).participants);
    EXPECT_EQ(must(database().programme()), core::without_names(sample.package).programme);
    EXPECT_EQ(attendance(), before);
    EXPECT_EQ(fault(), "");
    EXPECT_TRUE(purged(file));
    EXPECT_EQ(entries().back().kind, core::EntryKind::Purge);
    EXPECT_EQ(entries().back().by, kBy);
}

TEST_F(PurgeTest, WhatIsOnlyCountedStaysAsSums) {
    auto& people = sample.package.participants;
    people[0].sex = core::Sex::Female;
    people[0].grade = "11";
    people[0].coach = "2";
    people[0].attention = "花生過敏";
    people[0].staff_note = "下午先離開";
    people[4].sex = core::Sex::Female;
    people[5].sex = core::Sex::Male;
    sample.package.revision = core::RevisionNumber{2};
    sample.package.content = filled<core::Hash>(2);
    load();
    EXPECT_EQ(must(database().participants()), people);
    EXPECT_TRUE(must(database().trait_counts()).empty()) << "the roster says it itself";
    two_come();
    const auto there = core::days_there(entries(), must(database().merge_context()), sample.package.event);
    const auto counts = core::count_traits(sample.package.event, people, there);
    ASSERT_EQ(counts.size(), 9U);
    ASSERT_TRUE(purge());
    EXPECT_EQ(must(database().participants()), core::without_names(sample.package).participants);
    EXPECT_EQ(must(database().trait_counts()), counts);

    // A later revision is counted likewise; one that says nothing of it leaves the sums.
    people[6].sex = core::Sex::Male;
    sample.package.revision = core::RevisionNumber{3};
    sample.package.content = filled<core::Hash>(3);
    load();
    EXPECT_EQ(must(database().participants())[6].sex, core::Sex::Unstated);
    EXPECT_EQ(must(database().trait_counts()), core::count_traits(sample.package.event, people, there));
    const auto last = must(database().trait_counts());
    sample.package = core::without_names(sample.package);
    sample.package.revision = core::RevisionNumber{4};
    sample.package.content = filled<core::Hash>(4);
    load();
    EXPECT_EQ(must(database().trait_counts()), last);
}

TEST_F(PurgeTest, NoByteOfANameIsLeftInTheFileAndItsLog) {
    two_come();
    ASSERT_TRUE(purge());
    EXPECT_TRUE(must(database(OpenMode::ReadWrite).scrub()));
    EXPECT_EQ(names_in(file), "");
}

TEST_F(PurgeTest, ALogThatAnotherProgramKeepsOpenIsSaid) {
    const auto gate = desk();
    ASSERT_TRUE(purge());
    EXPECT_FALSE(must(database(OpenMode::ReadWrite).scrub()));
}

TEST_F(PurgeTest, IsRefusedBeforeTheEventIsOver) {
    const auto made = desk("")->purge_names(kBy, at(23, 0, 0, kSecondDay));
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().kind, core::ErrorKind::Refused);
    EXPECT_EQ(must(database().participants()), sample.package.participants);
    EXPECT_TRUE(entries().empty());
}

TEST_F(PurgeTest, IsRefusedByAClockThatIsNotSet) {
    auto now = afterwards();
    now.trusted = false;
    EXPECT_THAT(desk("")->purge_names(kBy, now).error().detail, testing::HasSubstr("clock"));
    EXPECT_TRUE(entries().empty());
}

TEST_F(PurgeTest, ASecondOneWritesNothing) {
    ASSERT_TRUE(purge());
    EXPECT_EQ(purge().error().kind, core::ErrorKind::Refused);
    EXPECT_EQ(entries().size(), 1U);
}

TEST_F(PurgeTest, CannotBeUndone) {
    const auto made = must(purge());
    EXPECT_FALSE(desk("")->void_entry(made, "mistake", kBy, afterwards()));
    EXPECT_TRUE(purged(file));
}

TEST_F(PurgeTest, ALaterRevisionBringsNoNameBack) {
    ASSERT_TRUE(purge());
    auto next = sample.package;
    next.revision = core::RevisionNumber{2};
    next.content = filled<core::Hash>(2);
    next.participants.front().name = "青木 なみ";
    next.programme.back().title = {{{"zh-TW", "改期的工作坊"}}};
    const auto summary = must(database(OpenMode::ReadWrite).load(next));
    EXPECT_TRUE(summary.names_left_out);
    EXPECT_TRUE(summary.participants.none()) << "of people who have no names here nothing changed";
    EXPECT_EQ(must(database().participants()), core::without_names(next).participants);
    EXPECT_EQ(must(database().programme()).back().title, next.programme.back().title);
    EXPECT_TRUE(must(database(OpenMode::ReadWrite).scrub()));
    EXPECT_EQ(names_in(file), "");
}

TEST_F(PurgeTest, ThoseWhoLeftTheRosterLoseTheirNamesTooAndSoDoesTheProgrammeAsItWas) {
    auto next = sample.package;
    next.revision = core::RevisionNumber{2};
    next.content = filled<core::Hash>(2);
    std::erase_if(next.participants, [](const auto& person) { return person.id == core::ParticipantId{"sg-02"}; });
    std::erase_if(next.badges, [](const auto& badge) { return badge.participant == core::ParticipantId{"sg-02"}; });
    LoadOptions during;
    during.today = kFirstDay;
    must(database(OpenMode::ReadWrite).load(next, during));
    ASSERT_NE(must(database().programme_before()).front().speakers, core::Texts{});
    ASSERT_TRUE(purge());
    EXPECT_TRUE(must(database(OpenMode::ReadWrite).scrub()));
    EXPECT_EQ(names_in(file), "");
}

TEST_F(PurgeTest, ReachesAnotherKioskWithItsLedger) {
    const auto other = another();
    two_come();
    ASSERT_TRUE(purge());
    (void)must(must(Replica::open(other, filled<core::MachineId>(2)))->take(all()));
    EXPECT_TRUE(purged(other));
    EXPECT_EQ(must(must(Database::open(other, OpenMode::ReadOnly)).participants()),
              core::without_names(sample.package).participants);
    EXPECT_EQ(names_in(other), "") << "overwritten at once, without a scrub";
}

TEST_F(PurgeTest, AnEntryThatComesAfterItIsCountedAsEver) {
    const auto other = another();
    {
        auto gate = must(Desk::open(other, options_at("gate", 2)));
        ASSERT_TRUE(gate->purge_names(kBy, afterwards()));
    }
    two_come();
    (void)must(must(Replica::open(other, filled<core::MachineId>(2)))->take(all()));
    auto gate = must(Desk::open(other, options_at("gate", 2)));
    EXPECT_EQ(gate->counts(at(9, 5)).checked_in, 2);
    const auto again = show(*gate, "jp-01", at(9, 30));
    EXPECT_EQ(again.verdict, core::Verdict::AlreadyIn);
    ASSERT_TRUE(again.person);
    EXPECT_EQ(again.person->name, "");
}

TEST_F(PurgeTest, OneThatIsDatedBeforeTheEventsEndTakesNothingAnywhere) {
    two_come();
    // As a kiosk would write it that does not keep to the rules.
    auto connection = must(open_database(file, Access::ReadWrite, core::Millis{1000}));
    std::vector<std::string> notices;
    {
        auto transaction = must(Transaction::write(*connection));
        const auto writer = must(LedgerWriter::open_within(*connection, filled<core::MachineId>(1), notices));
        (void)must(writer.append(*connection, core::entry_at(core::EntryKind::Purge, sample.package.event.tag,
                                                             core::RevisionNumber{1}, {}, at(9, 30), false)));
        must(transaction.commit());
    }
    EXPECT_FALSE(purged(file));
    EXPECT_EQ(must(database().participants()), sample.package.participants);
    const auto other = another();
    EXPECT_EQ(must(must(Replica::open(other, filled<core::MachineId>(2)))->take(all())).added, 3);
    EXPECT_FALSE(purged(other));
    EXPECT_EQ(must(must(Database::open(other, OpenMode::ReadOnly)).participants()), sample.package.participants);
}

} // namespace
} // namespace kiosk::store::test
