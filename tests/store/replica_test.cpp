// What a database tells other replicas, and what it takes from them.
#include "store/replica/replica.hpp"

#include <filesystem>

#include "store_fixture.hpp"

namespace kiosk::store::test {
namespace {

using kiosk::test::key_from;

// Two files of one event: "file" is the kiosk whose entries are sent, "other" takes them.
class ReplicaTest : public StoreTest {
  protected:
    ReplicaTest() {
        load();
        must(must(Database::open(other, OpenMode::Create)).load(sample.package));
    }
    std::filesystem::path other = folder.path() / "other.db";

    [[nodiscard]] std::unique_ptr<Replica> open(const std::filesystem::path& path, std::uint8_t machine) const {
        return must(Replica::open(path, filled<core::MachineId>(machine)));
    }
    [[nodiscard]] std::unique_ptr<Replica> here() const { return open(file, 1); }
    [[nodiscard]] std::unique_ptr<Replica> there() const { return open(other, 2); }

    [[nodiscard]] core::LedgerCertificate certificate(const std::filesystem::path& path) const {
        const auto ledger = must(must(Database::open(path, OpenMode::ReadOnly)).ledgers()).back();
        return core::certify_ledger(sample.package.event.tag, ledger.ledger, ledger.key, sample.issuer);
    }
    // Everything that the file has, with its certificate if asked for.
    [[nodiscard]] Batch all(bool certified = true) const {
        auto batch = must(here()->lacking({}, 10'000));
        if (certified) batch.certificates.push_back(certificate(file));
        return batch;
    }
    void three_entries() const {
        auto gate = desk();
        for (const auto* who : {"jp-01", "jp-02", "sg-01"}) (void)show(*gate, who, at(9, 0));
    }
    [[nodiscard]] core::Attendance attendance(const std::filesystem::path& path) const {
        const auto database = must(Database::open(path, OpenMode::ReadOnly));
        const auto report = must(database.verify_ledgers());
        EXPECT_FALSE(report.first_fault) << report.first_fault->what;
        return core::merge(must(database.entries()), must(database.merge_context()));
    }
    // This file as it is now, to be brought back.
    void keep() const { copy(file, folder.path() / "kept.db"); }
    void bring_back() const { copy(folder.path() / "kept.db", file); }
    static void copy(const std::filesystem::path& from, const std::filesystem::path& to) {
        for (const auto* suffix : {"", "-wal", "-shm"}) {
            std::filesystem::remove(to.string() + suffix);
            if (std::filesystem::exists(from.string() + suffix))
                std::filesystem::copy_file(from.string() + suffix, to.string() + suffix);
        }
    }
};

TEST_F(ReplicaTest, TakesACertifiedLedgerAndCountsItAsItsOwnerDoes) {
    three_entries();
    const auto taken = must(there()->take(all()));
    EXPECT_EQ(taken.added, 3);
    EXPECT_EQ(taken.certificates, 1);
    EXPECT_EQ(attendance(other), attendance(file));
    auto gate = must(Desk::open(other, options_at("gate", 2)));
    EXPECT_EQ(gate->counts(at(9, 5)).checked_in, 3);
    const auto again = show(*gate, "jp-01", at(9, 5));
    EXPECT_EQ(again.verdict, core::Verdict::AlreadyIn) << "the other kiosk's entry decides here too";
}

TEST_F(ReplicaTest, TakesTheSameAgainWithoutAnyChange) {
    three_entries();
    (void)must(there()->take(all()));
    const auto taken = must(there()->take(all()));
    EXPECT_EQ(taken.added, 0);
    EXPECT_EQ(taken.known, 3);
    EXPECT_TRUE(taken.refused.empty());
}

TEST_F(ReplicaTest, HoldsALedgerUntilItsCertificateComesAndTellsNobody) {
    three_entries();
    auto replica = there();
    EXPECT_EQ(must(replica->take(all(false))).held, 3);
    EXPECT_TRUE(attendance(other).presences.empty());
    EXPECT_TRUE(must(replica->lacking({}, 100)).entries.empty());
    EXPECT_EQ(must(replica->heads()).begin()->second.head.seq, core::LedgerSeq{3}) << "it is not asked for again";
    EXPECT_EQ(must(replica->take({{certificate(file)}, {}})).added, 3);
    EXPECT_EQ(attendance(other), attendance(file));
}

TEST_F(ReplicaTest, ACertificateOfAStrangerChangesNothing) {
    three_entries();
    auto batch = all(false);
    const auto genuine = certificate(file);
    batch.certificates = {core::certify_ledger(genuine.event, genuine.ledger, genuine.key, key_from(77))};
    const auto taken = must(there()->take(batch));
    EXPECT_EQ(taken.certificates, 0);
    EXPECT_EQ(taken.held, 3);
}

TEST_F(ReplicaTest, RefusesWhatIsAlteredForgedOrOutOfOrderAndTakesNothingAfterIt) {
    three_entries();
    const auto good = all();
    const auto first_refusal = [&](const Batch& batch) {
        const auto taken = must(open(other, 2)->take(batch));
        return taken.refused.empty() ? std::optional<RefusedBecause>{} : taken.refused.front().why;
    };
    auto gap = good;
    gap.entries.erase(gap.entries.begin());
    EXPECT_EQ(first_refusal(gap), RefusedBecause::Gap);
    auto forged = good;
    forged.entries[0].signature.bytes[0] ^= 1;
    EXPECT_EQ(first_refusal(forged), RefusedBecause::Forged);
    auto altered = good;
    altered.entries[0].bytes.back() ^= 1;
    EXPECT_EQ(first_refusal(altered), RefusedBecause::Malformed);
    auto moved = good;
    moved.entries[0].bytes[40] ^= 1; // within the wall time
    EXPECT_EQ(first_refusal(moved), RefusedBecause::Diverges) << "signed, but not for these bytes";
    auto foreign = good;
    foreign.entries[0].bytes[26] ^= 1; // the event's tag
    EXPECT_EQ(first_refusal(foreign), RefusedBecause::OtherEvent);
    EXPECT_TRUE(attendance(other).presences.empty()) << "nothing came after the refused one";
}

TEST_F(ReplicaTest, AVoidThatComesBeforeWhatItUndoesStillUndoesIt) {
    three_entries();
    const auto target = entries().front();
    (void)must(there()->take({{certificate(file)}, {}}));
    // Another ledger's void, taken first.
    const auto third = folder.path() / "third.db";
    must(must(Database::open(third, OpenMode::Create)).load(sample.package));
    must(open(third, 3)->take(all()));
    (void)must(must(Desk::open(third, options_at("gate", 3)))
                   ->void_entry(target.ref(), "mistake", core::OperatorId{"t"}, at(9, 9)));
    auto undo = must(open(third, 3)->lacking(must(here()->heads()), 100));
    undo.certificates.push_back(certificate(third));
    EXPECT_EQ(must(there()->take(undo)).added, 1);
    EXPECT_EQ(must(there()->take(all())).added, 3);
    EXPECT_EQ(attendance(other).presences.size(), 2U);
    EXPECT_EQ(attendance(other), attendance(third));
}

TEST_F(ReplicaTest, TheAuthorsOwnPushTakesTheMarkOfARelayAway) {
    three_entries();
    auto relayed = all();
    for (auto& sent : relayed.entries) sent.relayed = true;
    (void)must(there()->take(relayed));
    EXPECT_TRUE(must(there()->lacking({}, 1)).entries.front().relayed);
    (void)must(there()->take(all()));
    EXPECT_FALSE(must(there()->lacking({}, 1)).entries.front().relayed);
    (void)must(there()->take(relayed));
    EXPECT_FALSE(must(there()->lacking({}, 1)).entries.front().relayed) << "a relay after it changes nothing";
    EXPECT_EQ(attendance(other), attendance(file));
}

TEST_F(ReplicaTest, AKioskSetBackYieldsItsNumbersAndKeepsItsFacts) {
    three_entries();
    keep();
    { (void)show(*desk(), "sg-02", at(9, 10)); } // reaches the other side, then the disk is set back
    (void)must(there()->take(all()));
    bring_back();
    auto gate = desk();
    (void)show(*gate, "sg-03", at(9, 20));
    const auto lost = gate->present({"KB1FORGED", core::Source::Camera}, at(9, 21));
    ASSERT_TRUE(lost.entry);
    const auto old = gate->ledger();
    const auto branch = must(there()->lacking({{old, {{core::LedgerSeq{3}, {}}, true, true}}}, 100)).entries;

    const auto resolved = must(here()->resolve_fork(old, core::LedgerSeq{3}, branch));
    EXPECT_EQ(resolved.set_aside, 2);
    EXPECT_EQ(resolved.recorded_again, 2);
    EXPECT_EQ(resolved.added, 1);
    const auto all_in = attendance(file);
    EXPECT_EQ(all_in.presences.size(), 5U) << "sg-02 of the other branch, sg-03 of this one";
    EXPECT_EQ(all_in.refused.at(core::Verdict::BadSignature), 1);
    (void)show(*gate, "home-01", at(9, 30));
    EXPECT_NE(gate->ledger(), old) << "the desk that was open goes on with the new ledger";

    auto rest = must(here()->lacking(must(there()->heads()), 100));
    rest.certificates = {certificate(file)};
    (void)must(there()->take(rest));
    EXPECT_EQ(attendance(other), attendance(file));
}

TEST_F(ReplicaTest, DoesNotYieldToABranchThatIsNotSigned) {
    three_entries();
    const auto before = attendance(file);
    const auto ledger = entries().front().ledger;
    auto branch = all().entries;
    branch.erase(branch.begin());
    branch[0].bytes[40] ^= 1;
    const auto first = must(here()->hash_at({ledger, core::LedgerSeq{1}}));
    branch[0].hash = core::sha256(first->bytes, branch[0].bytes);
    const auto resolved = here()->resolve_fork(ledger, core::LedgerSeq{1}, branch);
    ASSERT_FALSE(resolved);
    EXPECT_EQ(resolved.error().kind, core::ErrorKind::Refused);
    EXPECT_EQ(attendance(file), before);
}

TEST_F(ReplicaTest, KeepsBothBranchesWhenNobodyArbitrates) {
    three_entries();
    keep();
    { (void)show(*desk(), "sg-02", at(9, 10)); }
    const auto lost = all().entries.back();
    bring_back();
    { (void)show(*desk(), "sg-03", at(9, 20)); }
    const auto ledger = entries().front().ledger;
    const auto common = must(here()->hash_at({ledger, core::LedgerSeq{3}}));
    EXPECT_EQ(must(here()->keep_both_branches(ledger, *common, {lost})), 1);
    EXPECT_EQ(must(here()->keep_both_branches(ledger, *common, {lost})), 0) << "it is here by now";
    EXPECT_EQ(attendance(file).presences.size(), 5U);
    EXPECT_NE(desk()->ledger(), ledger) << "that number may be given twice no more";
}

TEST_F(ReplicaTest, ALedgerThatOthersContinuedIsNotWrittenAgain) {
    three_entries();
    keep();
    { (void)show(*desk(), "sg-02", at(9, 10)); }
    const auto more = all();
    bring_back();
    auto gate = desk();
    const auto old = gate->ledger();
    EXPECT_EQ(must(here()->take(more)).added, 1);
    (void)show(*gate, "sg-03", at(9, 20));
    EXPECT_NE(gate->ledger(), old);
    EXPECT_EQ(attendance(file).presences.size(), 5U);
}

} // namespace
} // namespace kiosk::store::test
