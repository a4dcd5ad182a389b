// Who registered elsewhere: what reaches this file of them, and what is believed.
#include "core/ledger/walk_in.hpp"

#include <fstream>
#include <iterator>

#include "store/day_records.hpp"
#include "store/people_search.hpp"
#include "store/replica/replica.hpp"
#include "store/roster/roster_store.hpp"
#include "store_fixture.hpp"

namespace kiosk::store::test {
namespace {

// "file" is the kiosk where they register, "other" is told of it.
class WalkInReplica : public StoreTest {
  protected:
    WalkInReplica() {
        load();
        must(must(Database::open(other, OpenMode::Create)).load(sample.package));
        arrived = must(desk()->register_walk_in(
            {core::DelegationId{"jp"}, "張育綺", "CHANG Yu-Chi", "", "teacher", "", core::Diet::Unstated},
            core::ParticipantId{}, kTeacher, at(9, 0)));
    }
    [[nodiscard]] Batch sent(bool certified = true) const {
        auto batch = must(must(Replica::open(file, filled<core::MachineId>(1)))->lacking({}, 10'000));
        const auto ledger = must(database().ledgers()).back();
        if (certified)
            batch.certificates.push_back(
                core::certify_ledger(sample.package.event.tag, ledger.ledger, ledger.key, sample.issuer));
        return batch;
    }
    ImportResult take(const Batch& batch) const {
        return must(must(Replica::open(other, filled<core::MachineId>(2)))->take(batch));
    }
    [[nodiscard]] Database there() const { return must(Database::open(other, OpenMode::ReadOnly)); }
    [[nodiscard]] std::string name_there() const {
        const auto person = must(read_person(there(), arrived.id));
        return person ? person->name : "nobody";
    }
    [[nodiscard]] std::string fault_there() const {
        const auto report = must(there().verify_ledgers());
        return report.first_fault ? report.first_fault->what : "";
    }
    std::filesystem::path other = folder.path() / "other.db";
    core::Arrived arrived;
};

TEST_F(WalkInReplica, IsTheSamePersonWithTheSameBadge) {
    const auto taken = take(sent());
    EXPECT_EQ(taken.added, 2);
    EXPECT_EQ(taken.wrong_texts, 0);
    EXPECT_EQ(must(read_person(there(), arrived.id)), must(read_person(database(), arrived.id)));
    EXPECT_EQ(must(there().participants()), must(database().participants()));
    const auto found = must(must(PeopleSearch::open(other)).find("張育", 5));
    ASSERT_EQ(found.size(), 1U);
    auto hall = must(Desk::open(other, options_at("hall", 2)));
    EXPECT_EQ(hall->present({arrived.code}, at(9, 5)).verdict, core::Verdict::Admitted);
    EXPECT_EQ(fault_there(), "");
}

TEST_F(WalkInReplica, AWrongTextIsLeftOutAndTheFactIsKept) {
    for (const int wrong : {0, 1, 2}) {
        auto batch = sent();
        auto& text = batch.entries[0].text;
        ASSERT_TRUE(text);
        if (wrong == 0) text->text[0] = 'X';
        if (wrong == 1) text->salt[5] ^= 1;
        if (wrong == 2) *text = core::salted(std::string(1'000'000, 'x'));
        const auto taken = take(batch);
        EXPECT_EQ(taken.wrong_texts, 1);
        EXPECT_EQ(name_there(), "") << "nobody's name is known";
        EXPECT_EQ(must(there().participants()).size(), 10U);
    }
    EXPECT_EQ(fault_there(), "");
    EXPECT_EQ(take(sent()).known, 2);
    EXPECT_EQ(name_there(), "張育綺") << "the right one is taken whenever it comes";
}

TEST_F(WalkInReplica, ATextThatNoEntryIsBoundToIsLeftOut) {
    auto batch = sent();
    batch.entries[1].text = core::salted("王"); // behind the check-in
    EXPECT_EQ(take(batch).wrong_texts, 1);
    EXPECT_EQ(must(there().connection().number("SELECT count(*) FROM committed_text")), 1);
}

TEST_F(WalkInReplica, OfALedgerWithoutACertificateIsKnownOnceThereIsOne) {
    EXPECT_EQ(take(sent(false)).held, 2);
    EXPECT_EQ(name_there(), "nobody");
    (void)take({sent().certificates, {}});
    EXPECT_EQ(name_there(), "張育綺");
    EXPECT_EQ(fault_there(), "");
}

TEST_F(WalkInReplica, IsUndoneWhicheverComesFirst) {
    auto everything = [&] {
        (void)must(desk()->undo(arrived.entry, "by_mistake", kTeacher, at(9, 1)));
        return sent();
    }();
    (void)take(everything);
    EXPECT_EQ(name_there(), "nobody");
    EXPECT_EQ(must(there().participants()).size(), 9U);
    EXPECT_EQ(fault_there(), "");
}

TEST_F(WalkInReplica, SaidToBeOfADelegationThatIsNotHereYetIsThereWhenItComes) {
    auto older = sample.package;
    std::erase_if(older.delegations, [](const auto& one) { return one.id.str() == "jp"; });
    std::erase_if(older.participants, [](const auto& one) { return one.delegation.str() == "jp"; });
    std::erase_if(older.badges, [](const auto& one) {
        return one.delegation.str() == "jp" || one.participant.str().starts_with("jp");
    });
    for (auto& one : older.checkpoints) one.audience = {};
    for (auto& one : older.programme) one.audience = {};
    std::filesystem::remove(other);
    must(must(Database::open(other, OpenMode::Create)).load(older));
    (void)take(sent());
    EXPECT_EQ(name_there(), "張育綺");
    sample.package.revision = core::RevisionNumber{2};
    sample.package.content = filled<core::Hash>(2);
    must(must(Database::open(other, OpenMode::ReadWrite)).load(sample.package));
    EXPECT_EQ(must(read_people_of(there(), core::DelegationId{"jp"})).size(), 5U);
    EXPECT_EQ(fault_there(), "");
}

TEST_F(WalkInReplica, AStrangersEntryOfThemUnderAnotherDelegationDoesNotDisturbTheTallies) {
    auto gate = must(Desk::open(other, options_at("gate", 2)));
    {
        // As a kiosk that lies would write it.
        const auto writing = must(Database::open(other, OpenMode::ReadWrite));
        must(writing.connection().run("INSERT INTO participant (id, position, delegation, name, latin, given, role,"
                                      " title, affiliation, grp, buddy_class, buddy, diet, avoid, photo, codes)"
                                      " VALUES (?,1,'sg','x','','','','','','','','',0,'',0,'')",
                                      arrived.id));
    }
    (void)must(gate->act_for(arrived.id, false, "", kTeacher, at(8, 0)));
    must(must(Database::open(other, OpenMode::ReadWrite))
             .connection()
             .run("DELETE FROM participant WHERE id = ?", arrived.id));
    (void)take(sent());
    EXPECT_EQ(name_there(), "張育綺");
    EXPECT_EQ(fault_there(), "");
}

TEST_F(WalkInReplica, GoesWithTheNamesAndDoesNotComeBack) {
    (void)take(sent());
    const auto later = at(3, 0, 0, kSecondDay + std::chrono::days{200});
    (void)must(must(Desk::open(other, options_at("", 2)))->purge_names(core::OperatorId{"t1"}, later));
    EXPECT_EQ(name_there(), "");
    EXPECT_EQ(must(there().connection().number("SELECT count(*) FROM committed_text")), 0);
    EXPECT_EQ(take(sent()).known, 2);
    EXPECT_EQ(name_there(), "");
    EXPECT_EQ(must(there().connection().number("SELECT count(*) FROM committed_text")), 0);
    const auto batch = must(must(Replica::open(other, filled<core::MachineId>(2)))->lacking({}, 100));
    EXPECT_FALSE(batch.entries[0].text);
    EXPECT_EQ(must(Desk::open(other, options_at("gate", 2)))
                  ->register_walk_in({core::DelegationId{"jp"}, "王", "", "", "", "", {}}, {}, kTeacher, later)
                  .error()
                  .kind,
              core::ErrorKind::Refused);
    EXPECT_EQ(fault_there(), "");
    must(must(Database::open(other, OpenMode::ReadWrite)).scrub());
    std::string bytes;
    for (const auto* suffix : {"", "-wal"}) {
        std::ifstream in(other.string() + suffix, std::ios::binary);
        bytes.append(std::istreambuf_iterator<char>(in), {});
    }
    for (const auto& name : {std::string("張育綺"), std::string("CHANG"), arrived.code})
        EXPECT_EQ(bytes.find(name), std::string::npos) << name;
}

TEST_F(WalkInReplica, WhoIsIntroducedAfterThePurgeIsCountedWithoutAName) {
    const auto later = at(3, 0, 0, kSecondDay + std::chrono::days{200});
    (void)must(must(Desk::open(other, options_at("", 2)))->purge_names(core::OperatorId{"t1"}, later));
    EXPECT_EQ(take(sent()).added, 2);
    EXPECT_EQ(name_there(), "");
    EXPECT_EQ(must(there().participants()).size(), 10U);
    EXPECT_EQ(fault_there(), "");
}

TEST_F(WalkInReplica, OfABranchThatGivesWayIsTheSamePersonUnderAnotherNumber) {
    (void)take(sent());
    // The arbiter has another second entry of that ledger: this file's is recorded again.
    const auto batch = sent();
    auto stands = must(core::parse_entry(batch.entries[0].bytes));
    const auto identity = must(core::parse_identity_text([&] {
        std::ifstream in(file.string() + ".identity");
        return std::string(std::istreambuf_iterator<char>(in), {});
    }()));
    core::Entry refusal;
    refusal.kind = core::EntryKind::Refused;
    refusal.event = stands.event;
    const auto genesis = core::genesis(identity.ledger, identity.key.public_key());
    const auto sealed = core::seal(refusal, genesis, identity.ledger, identity.key);
    const auto resolved =
        must(must(Replica::open(file, filled<core::MachineId>(1)))
                 ->resolve_fork(identity.ledger, {}, {{sealed.bytes, sealed.hash, sealed.signature}}));
    EXPECT_EQ(resolved.set_aside, 2);
    EXPECT_EQ(resolved.recorded_again, 2);
    EXPECT_EQ(must(read_person(database(), arrived.id))->name, "張育綺");
    EXPECT_EQ(must(database().participants()).size(), 10U);
    EXPECT_EQ(came(), 1);
    EXPECT_EQ(fault(), "");
    const auto all = entries();
    const auto copy = std::ranges::find(all, core::EntryKind::WalkIn, &core::Entry::kind);
    ASSERT_NE(copy, all.end());
    EXPECT_NE(copy->ref(), arrived.entry);
    (void)must(desk()->undo(copy->ref(), "by_mistake", kTeacher, at(9, 5)));
    EXPECT_FALSE(must(read_person(database(), arrived.id)));
    EXPECT_EQ(fault(), "");
}

} // namespace
} // namespace kiosk::store::test
