// Whose ledger it is, and what verify finds.
#include <fstream>
#include <sqlite3.h>

#include "store/sqlite/identity_file.hpp"
#include "store_fixture.hpp"

namespace kiosk::store::test {
namespace {

class LedgerTest : public StoreTest {
  protected:
    LedgerTest() {
        load();
        identity = identity_path(file);
    }
    std::filesystem::path identity;

    // As somebody with a database browser could: without triggers.
    void tamper(const std::string& sql) const {
        sqlite3* handle = nullptr;
        sqlite3_open(file.c_str(), &handle);
        sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
        sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_FKEY, 0, nullptr);
        char* error = nullptr;
        sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, &error);
        EXPECT_EQ(error, nullptr) << error;
        sqlite3_free(error);
        sqlite3_close(handle);
    }
    void three_entries() const {
        auto gate = desk();
        (void)show(*gate, "jp-01", at(9, 0));
        (void)show(*gate, "jp-02", at(9, 1));
        (void)show(*gate, "jp-01", at(9, 2));
    }
    [[nodiscard]] std::optional<VerifyReport::Fault> first_fault() const {
        return must(database().verify_ledgers()).first_fault;
    }
};

void expect_linked(const std::vector<core::Entry>& entries, const core::EntryRef& old, const core::LedgerId& fresh) {
    ASSERT_EQ(entries.size(), 3U);
    EXPECT_EQ(entries[1].kind, core::EntryKind::LedgerLinked);
    EXPECT_EQ(entries[1].ledger, fresh);
    EXPECT_EQ(entries[1].seq, core::LedgerSeq{1});
    EXPECT_EQ(entries[1].refers_to, old);
    EXPECT_EQ(entries[2].seq, core::LedgerSeq{2});
}

TEST_F(LedgerTest, ADeskThatOpensAgainGoesOnWithItsLedger) {
    const auto first = *show(*desk(), "jp-01", at(9, 0)).entry;
    auto gate = desk();
    EXPECT_TRUE(gate->notices().empty());
    const auto second = *show(*gate, "jp-02", at(9, 1)).entry;
    EXPECT_EQ(second.ledger, first.ledger);
    EXPECT_EQ(second.seq, core::LedgerSeq{2});
}

TEST_F(LedgerTest, ACopiedDatabaseWithoutItsIdentityStartsANewLinkedLedger) {
    const auto old = *show(*desk(), "jp-01", at(9, 0)).entry;
    std::filesystem::remove(identity);
    auto gate = desk();
    ASSERT_EQ(gate->notices().size(), 1U);
    EXPECT_NE(gate->notices()[0].find("missing"), std::string::npos);
    EXPECT_EQ(show(*gate, "jp-01", at(9, 30)).verdict, core::Verdict::AlreadyIn)
        << "what was written before still counts";
    expect_linked(entries(), old, gate->ledger());
    EXPECT_NE(gate->ledger(), old.ledger);
    EXPECT_EQ(must(database().ledgers()).back().continues, old);
    EXPECT_EQ(fault(), "");
}

TEST_F(LedgerTest, ACopiedDatabaseWithAnotherMachinesIdentityStartsANewLinkedLedger) {
    const auto old = *show(*desk(), "jp-01", at(9, 0)).entry;
    auto clone = desk("gate", 2);
    ASSERT_EQ(clone->notices().size(), 1U);
    EXPECT_NE(clone->notices()[0].find("another machine"), std::string::npos);
    (void)show(*clone, "jp-02", at(9, 1));
    expect_linked(entries(), old, clone->ledger());
    EXPECT_EQ(fault(), "");
}

TEST_F(LedgerTest, AnIdentityOfAnotherDatabaseOrABrokenOneStartsANewLedger) {
    const auto old = *show(*desk(), "jp-01", at(9, 0)).entry;
    must(write_identity(identity, core::new_identity(filled<core::MachineId>(1))));
    auto other = desk();
    ASSERT_EQ(other->notices().size(), 1U);
    EXPECT_NE(other->notices()[0].find("another database"), std::string::npos);
    EXPECT_NE(other->ledger(), old.ledger);
    std::ofstream(identity) << "torn";
    auto torn = desk();
    ASSERT_EQ(torn->notices().size(), 1U);
    EXPECT_NE(torn->notices()[0].find("broken"), std::string::npos);
    EXPECT_NE(torn->ledger(), other->ledger());
}

// What a power cut may leave of a database. SQLite would take it for a new one and throw away its WAL.
TEST_F(LedgerTest, AFileOfNoBytesBesideAnIdentityIsALossAndNoNewDatabase) {
    (void)show(*desk(), "jp-01", at(9, 0));
    std::filesystem::resize_file(file, 0);
    std::ofstream(file.string() + "-wal") << "what is left";
    for (const auto mode : {OpenMode::ReadOnly, OpenMode::ReadWrite, OpenMode::Create}) {
        const auto lost = Database::open(file, mode);
        ASSERT_FALSE(lost);
        EXPECT_EQ(lost.error().kind, core::ErrorKind::Corrupt);
        EXPECT_NE(lost.error().detail.find("event.db.identity beside it"), std::string::npos) << lost.error().detail;
    }
    EXPECT_FALSE(Desk::open(file, options_at("gate")));
    EXPECT_EQ(std::filesystem::file_size(file.string() + "-wal"), 12U);
    std::filesystem::remove(identity);
    std::filesystem::remove(file.string() + "-wal");
    EXPECT_TRUE(Database::open(file, OpenMode::Create)) << "without one it is new";
}

TEST_F(LedgerTest, ANewFileBesideAnOldIdentityDoesNotNumberThatLedgerAgain) {
    const auto old = *show(*desk(), "jp-01", at(9, 0)).entry;
    for (const auto* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + suffix);
    load();
    const auto fresh = *show(*desk(), "jp-01", at(9, 0)).entry;
    EXPECT_NE(fresh.ledger, old.ledger);
    EXPECT_EQ(fresh.seq, core::LedgerSeq{1}) << "there is nothing here to link to";
}

TEST_F(LedgerTest, TheIdentityIsOnTheDiskBeforeTheFirstEntryAndNeverInTheDatabase) {
    auto gate = desk();
    const auto written = must(read_identity(identity));
    ASSERT_TRUE(written);
    EXPECT_EQ(written->ledger, gate->ledger());
    (void)show(*gate, "jp-01", at(9, 0));
    gate.reset();
    std::ifstream in(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    const std::string seed(written->key.seed().begin(), written->key.seed().end());
    EXPECT_EQ(bytes.find(seed), std::string::npos);
    EXPECT_EQ(bytes.find(core::to_hex(written->key.seed())), std::string::npos);
}

TEST_F(LedgerTest, ASoundLedgerVerifies) {
    three_entries();
    const auto report = must(database().verify_ledgers());
    EXPECT_FALSE(report.first_fault);
    EXPECT_EQ(report.entries, 3);
    EXPECT_EQ(report.ledgers, 1);
}

TEST_F(LedgerTest, AFlippedByteInTheFileNamesItsEntry) {
    three_entries();
    std::string original;
    {
        std::ifstream in(file, std::ios::binary);
        original.assign(std::istreambuf_iterator<char>(in), {});
    }
    // Bytes, hash and signature lie side by side in a row.
    const auto bytes = core::canonical_bytes(entries()[1]);
    const auto row = original.find(std::string(bytes.begin(), bytes.end()));
    ASSERT_NE(row, std::string::npos);
    for (std::size_t offset = row; offset < row + bytes.size() + 32 + 64; offset += 3) {
        auto changed = original;
        changed[offset] = static_cast<char>(changed[offset] ^ 0x20);
        std::ofstream(file, std::ios::binary | std::ios::trunc) << changed;
        const auto found = first_fault();
        ASSERT_TRUE(found) << "offset " << offset - row;
        EXPECT_EQ(found->seq, core::LedgerSeq{2}) << "offset " << offset - row;
    }
}

TEST_F(LedgerTest, ADerivedColumnThatDiffersIsNamed) {
    const std::vector<std::pair<std::string, std::string>> changes{{"kind", "3"},
                                                                   {"verdict", "2"},
                                                                   {"direction", "2"},
                                                                   {"wall", "wall + 1"},
                                                                   {"checkpoint", "'exit'"},
                                                                   {"area", "'hall'"},
                                                                   {"subject", "'p:sg-01'"},
                                                                   {"participant", "'sg-01'"},
                                                                   {"badge", "badge + 1"},
                                                                   {"delegation", "'sg'"},
                                                                   {"people", "people + 1"},
                                                                   {"refers_ledger", "zeroblob(16)"},
                                                                   {"refers_seq", "1"}};
    three_entries();
    for (const auto& [column, value] : changes) {
        const auto copy = folder.path() / "copy.db";
        std::filesystem::copy_file(file, copy, std::filesystem::copy_options::overwrite_existing);
        tamper("UPDATE entry SET " + column + " = " + value + " WHERE seq = 2");
        const auto found = first_fault();
        ASSERT_TRUE(found) << column;
        EXPECT_EQ(found->seq, core::LedgerSeq{2}) << column;
        EXPECT_NE(found->what.find("column " + column + " "), std::string::npos) << found->what;
        std::filesystem::copy_file(copy, file, std::filesystem::copy_options::overwrite_existing);
    }
    EXPECT_FALSE(first_fault()) << "the copy was sound";
}

TEST_F(LedgerTest, AMissingEntryIsAGap) {
    three_entries();
    tamper("DELETE FROM entry WHERE seq = 2");
    const auto found = first_fault();
    ASSERT_TRUE(found);
    EXPECT_EQ(found->seq, core::LedgerSeq{2});
}

TEST_F(LedgerTest, ACutTailOfWhichOnlyTheTalliesKnowIsSaidWithoutNamingALedger) {
    three_entries();
    tamper("DELETE FROM entry WHERE seq >= 2");
    const auto found = first_fault();
    ASSERT_TRUE(found);
    EXPECT_FALSE(found->ledger);
    EXPECT_NE(found->what.find("cut off a ledger's end"), std::string::npos) << found->what;
    EXPECT_EQ(to_line(*found), found->what);
}

TEST_F(LedgerTest, ThatEndsEarlierThanTheHubKnewIsNamedEvenWhereTheTalliesWereCutToo) {
    three_entries();
    const auto ledger = must(database().ledgers()).front().ledger;
    EXPECT_FALSE(must(database().verify_ledgers({{ledger, core::LedgerSeq{3}}})).first_fault);
    tamper("DELETE FROM entry WHERE seq >= 2; UPDATE tally SET people = 1");
    EXPECT_FALSE(first_fault()) << "nothing in the file can tell";
    const auto found = must(database().verify_ledgers({{ledger, core::LedgerSeq{3}}})).first_fault;
    ASSERT_TRUE(found);
    EXPECT_EQ(to_line(*found),
              "ledger " + core::to_hex(ledger.bytes) + " ends at entry 1, but the hub had 3 of it when they last met");
}

TEST_F(LedgerTest, ThatEndsBeforeAnEntryThatALaterLedgerContinuesIsNamed) {
    three_entries();
    const auto old = must(database().ledgers()).front().ledger;
    std::filesystem::remove(identity);
    const auto next = desk()->ledger(); // linked to the third entry
    ASSERT_NE(next, old);
    (void)show(*desk(), "jp-01", at(9, 30));
    ASSERT_EQ(fault(), "");
    tamper("DELETE FROM entry WHERE seq >= 2 AND ledger = (SELECT min(number) FROM ledger)");
    const auto found = first_fault();
    ASSERT_TRUE(found);
    EXPECT_EQ(found->ledger, old);
    EXPECT_EQ(found->what.substr(0, found->what.find(";")),
              "ends at entry 1, but entry 1 of ledger " + core::to_hex(next.bytes) + " refers to entry 3 of it");
}

TEST_F(LedgerTest, OfAnotherMayEndEarlierThanTheHubKnewUntilTheTalliesDifferToo) {
    three_entries();
    const auto ledger = must(database().ledgers()).front().ledger;
    tamper("UPDATE ledger SET own = 0");
    EXPECT_FALSE(must(database().verify_ledgers({{ledger, core::LedgerSeq{5}}})).first_fault) << "want of a sync";
    tamper("DELETE FROM entry WHERE seq >= 3; UPDATE tally SET people = people + 1 WHERE scope = 3");
    const auto found = must(database().verify_ledgers({{ledger, core::LedgerSeq{5}}})).first_fault;
    ASSERT_TRUE(found);
    EXPECT_EQ(found->ledger, ledger);
    EXPECT_EQ(found->what.substr(0, found->what.find(";")),
              "ends at entry 2, but the hub had 5 of it when they last met");
}

TEST_F(LedgerTest, OfTwoBranchesHasNoEndThatOthersCouldKnow) {
    three_entries();
    const auto ledger = must(database().ledgers()).front().ledger;
    EXPECT_TRUE(must(database().verify_ledgers({{ledger, core::LedgerSeq{5}}})).first_fault);
    tamper("INSERT INTO ended_ledger SELECT number FROM ledger");
    EXPECT_FALSE(must(database().verify_ledgers({{ledger, core::LedgerSeq{5}}})).first_fault);
}

TEST_F(LedgerTest, ThatEndsBeforeAnEntryThatAHeldOneRefersToIsNamed) {
    three_entries();
    const auto old = must(database().ledgers()).front().ledger;
    std::filesystem::remove(identity);
    const auto next = desk()->ledger();
    (void)show(*desk(), "jp-02", at(9, 30)); // behind the link to the third entry
    tamper("INSERT INTO held_entry SELECT l.id, e.seq, e.bytes, e.hash, e.signature, 0 FROM entry e JOIN ledger l ON"
           " l.number = e.ledger WHERE l.number > 1; DELETE FROM entry WHERE ledger > 1;"
           " DELETE FROM ledger WHERE number > 1;"
           " DELETE FROM entry WHERE seq >= 2; UPDATE tally SET people = people + 1 WHERE scope = 3");
    const auto found = first_fault();
    ASSERT_TRUE(found);
    EXPECT_EQ(found->ledger, old);
    EXPECT_EQ(found->what.substr(0, found->what.find(";")), "ends at entry 1, but the held entry 1 of ledger " +
                                                                core::to_hex(next.bytes) + " refers to entry 3 of it");
}

TEST_F(LedgerTest, AnIdentityBehindALinkIsNotTaken) {
    three_entries();
    const auto elsewhere = folder.path() / "elsewhere";
    std::filesystem::rename(identity, elsewhere);
    std::filesystem::create_symlink(elsewhere, identity);
    EXPECT_FALSE(read_identity(identity));
}

TEST_F(LedgerTest, ACountThatDiffersFromTheEntriesIsNamed) {
    three_entries();
    tamper("UPDATE tally SET people = people + 1 WHERE scope = 3");
    const auto found = first_fault();
    ASSERT_TRUE(found);
    EXPECT_EQ(found->what.substr(0, found->what.find(":")), "the tally of people admitted at gate on 2026-11-26 differs"
                                                            " from the entries (3 instead of 2)");
}

TEST_F(LedgerTest, EveryCountIsHeldAgainstTheAttendanceOfTheEntriesForEachDay) {
    three_entries();
    (void)show(*desk("exit"), "jp-02", at(10, 0));
    (void)show(*desk("hall"), "sg-01", at(9, 0, 0, kSecondDay));
    ASSERT_EQ(fault(), "");
    const auto second_day = std::to_string(kSecondDay.time_since_epoch().count());
    struct Row {
        std::string change, undo, expected;
    };
    for (const auto& [change, undo, expected] :
         {Row{"UPDATE tally SET people = 5 WHERE scope = 1 AND name = 'school'",
              "UPDATE tally SET people = 1 WHERE scope = 1 AND name = 'school'",
              "people inside school on 2026-11-26 differs from the entries (5 instead of 1)"},
          Row{"DELETE FROM tally WHERE scope = 1 AND name = 'hall'",
              "INSERT INTO tally VALUES (1, 'hall', " + second_day + ", '', 1)",
              "people inside hall on 2026-11-27 differs from the entries (0 instead of 1)"},
          Row{"UPDATE tally SET delegation = 'jp' WHERE scope = 2 AND name = 'hall'",
              "UPDATE tally SET delegation = 'sg' WHERE scope = 2 AND name = 'hall'",
              "people of delegation sg in hall on 2026-11-27 differs from the entries (0 instead of 1)"},
          Row{"INSERT INTO tally VALUES (3, 'gate', " + second_day + ", '', 7)", "DELETE FROM tally WHERE people = 7",
              "people admitted at gate on 2026-11-27 differs from the entries (7 instead of 0)"}}) {
        tamper(change);
        EXPECT_EQ(fault().substr(0, fault().find(":")), "the tally of " + expected) << change;
        tamper(undo);
    }
    EXPECT_EQ(fault(), "");
}

} // namespace
} // namespace kiosk::store::test
