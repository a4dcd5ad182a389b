// Somebody has lost their badge and gets a new one: at the desk, in another file, through revisions and purges.
#include "core/ledger/reissue.hpp"

#include "core/ledger/walk_in.hpp"
#include "store/day_records.hpp"
#include "store/replica/replica.hpp"
#include "store_fixture.hpp"

namespace kiosk::store::test {
namespace {

using core::EntryKind, core::Verdict;

class Reissued : public StoreTest {
  protected:
    Reissued() { load(); }
    core::NewBadge reissues(Desk& desk, int minute, const core::ParticipantId& who = core::ParticipantId{"jp-01"}) {
        return must(desk.reissue_badge(who, "lost", kTeacher, at(9, minute)));
    }
    static Verdict shows(Desk& desk, const std::string& code, int minute, int hour = 9) {
        return desk.present({code}, at(hour, minute)).verdict;
    }
    // "other" is a kiosk that is told of everything here.
    [[nodiscard]] std::filesystem::path other() const { return folder.path() / "other.db"; }
    ImportResult tells_the_other(bool texts = true) {
        if (!std::filesystem::exists(other()))
            must(must(Database::open(other(), OpenMode::Create)).load(sample.package));
        auto batch = must(must(Replica::open(file, filled<core::MachineId>(1)))->lacking({}, 10'000));
        if (!texts)
            for (auto& entry : batch.entries) entry.text.reset();
        for (const auto& ledger : must(database().ledgers()))
            batch.certificates.push_back(
                core::certify_ledger(sample.package.event.tag, ledger.ledger, ledger.key, sample.issuer));
        return must(must(Replica::open(other(), filled<core::MachineId>(2)))->take(batch));
    }
    [[nodiscard]] std::unique_ptr<Desk> other_desk() const { return must(Desk::open(other(), options_at("hall", 2))); }
    [[nodiscard]] std::string fault_there() const {
        const auto report = must(must(Database::open(other(), OpenMode::ReadOnly)).verify_ledgers());
        return report.first_fault ? report.first_fault->what : "";
    }
};

TEST_F(Reissued, TheOldBadgeIsRefusedAsLostAndTheNewOneGreensAtOnce) {
    auto gate = desk();
    const auto badge = reissues(*gate, 0);
    EXPECT_EQ(badge.revoked, 1);
    EXPECT_EQ(show(*gate, "jp-01", at(9, 1)).verdict, Verdict::Revoked);
    const auto shown = gate->present({badge.code}, at(9, 2));
    EXPECT_EQ(shown.verdict, Verdict::Admitted);
    ASSERT_TRUE(shown.person);
    EXPECT_EQ(came(), 1);
    EXPECT_EQ(gate->look_at({badge.code}, at(9, 3)).who.str(), "jp-01");
    EXPECT_EQ(fault(), "");
}

TEST_F(Reissued, ItsFactsSayWhoAndWhyAndNoCode) {
    const auto badge = reissues(*desk(), 0);
    const auto written = entries();
    ASSERT_EQ(written.size(), 2U);
    EXPECT_EQ(written[0].kind, EntryKind::Revoke);
    EXPECT_EQ(written[1].kind, EntryKind::Reissue);
    EXPECT_EQ(written[1].ref(), badge.entry);
    for (const auto& entry : written) {
        EXPECT_EQ(entry.participant.str(), "jp-01");
        EXPECT_EQ(entry.reason, "lost");
        EXPECT_EQ(entry.by, kTeacher.id);
        const auto bytes = core::canonical_bytes(entry);
        EXPECT_EQ(std::string(bytes.begin(), bytes.end()).find(badge.code), std::string::npos);
    }
}

TEST_F(Reissued, OfTwoNewOnesTheLastIsGood) {
    auto gate = desk();
    const auto first = reissues(*gate, 0), second = reissues(*gate, 1);
    EXPECT_EQ(second.revoked, 0);
    EXPECT_EQ(shows(*gate, first.code, 2), Verdict::Revoked);
    EXPECT_EQ(shows(*gate, second.code, 3), Verdict::Admitted);
    EXPECT_EQ(must(read_door_code(database(), core::ParticipantId{"jp-01"})), second.code);
}

TEST_F(Reissued, TheNewOneIsGoodThoughTheClockWentBack) {
    auto gate = desk();
    const auto first = reissues(*gate, 30), second = reissues(*gate, 0);
    EXPECT_EQ(shows(*gate, first.code, 31), Verdict::Revoked);
    EXPECT_EQ(shows(*gate, second.code, 32), Verdict::Admitted);
}

TEST_F(Reissued, AWalkInsOldCodeIsLostToo) {
    auto gate = desk();
    const auto arrived =
        must(gate->register_walk_in({core::DelegationId{"jp"}, "張育綺", "", "", "", "", {}}, {}, kTeacher, at(9, 0)));
    EXPECT_EQ(must(read_door_code(database(), arrived.id)), arrived.code);
    const auto badge = reissues(*gate, 1, arrived.id);
    EXPECT_EQ(shows(*gate, arrived.code, 2), Verdict::Revoked);
    EXPECT_EQ(shows(*gate, badge.code, 3), Verdict::AlreadyIn);
    (void)must(gate->undo(badge.entry, "by_mistake", kTeacher, at(9, 4)));
    EXPECT_EQ(shows(*gate, badge.code, 5), Verdict::Revoked);
    EXPECT_EQ(shows(*gate, arrived.code, 6), Verdict::AlreadyIn);
    EXPECT_EQ(fault(), "");
}

TEST_F(Reissued, UndoneTheOldBadgeIsGoodAgainAndTheNewOneIsNot) {
    auto gate = desk();
    const auto badge = reissues(*gate, 0);
    (void)must(gate->undo(badge.entry, "by_mistake", kTeacher, at(9, 1)));
    EXPECT_EQ(shows(*gate, badge.code, 2), Verdict::Revoked);
    EXPECT_EQ(show(*gate, "jp-01", at(9, 3)).verdict, Verdict::Admitted);
    EXPECT_EQ(must(read_door_code(database(), core::ParticipantId{"jp-01"})), "");
    EXPECT_EQ(gate->undo(badge.entry, "by_mistake", kTeacher, at(9, 4)).error().kind, core::ErrorKind::Refused);
}

TEST_F(Reissued, WhatWasRevokedBeforeStaysRevokedWhenItIsUndone) {
    auto gate = desk();
    (void)must(gate->revoke_badge(sample.package.badges.front().id, "lost", kTeacher.id, at(9, 0)));
    const auto who = sample.package.badges.front().participant;
    const auto badge = reissues(*gate, 1, who);
    EXPECT_EQ(badge.revoked, 0);
    (void)must(gate->undo(badge.entry, "by_mistake", kTeacher, at(9, 2)));
    EXPECT_EQ(show(*gate, who.str(), at(9, 3)).verdict, Verdict::Revoked);
}

TEST_F(Reissued, IsATeachersAndOfSomebodyOnTheRoster) {
    auto gate = desk();
    EXPECT_EQ(gate->reissue_badge(core::ParticipantId{"jp-01"}, "lost", kVolunteer, at(9, 0)).error().kind,
              core::ErrorKind::Refused);
    EXPECT_EQ(gate->reissue_badge(core::ParticipantId{"nobody"}, "lost", kTeacher, at(9, 0)).error().kind,
              core::ErrorKind::NotFound);
    EXPECT_TRUE(entries().empty());
}

TEST_F(Reissued, EverySyncedKioskRefusesTheOldAndTakesTheNew) {
    const auto badge = reissues(*desk(), 0);
    const auto taken = tells_the_other();
    EXPECT_EQ(taken.wrong_texts, 0);
    auto hall = other_desk();
    EXPECT_EQ(show(*hall, "jp-01", at(9, 1)).verdict, Verdict::Revoked);
    EXPECT_EQ(shows(*hall, badge.code, 2), Verdict::Admitted);
    EXPECT_EQ(fault_there(), "");
}

TEST_F(Reissued, AKioskThatLearnsOfTheUndoFollowsIt) {
    auto gate = desk();
    const auto badge = reissues(*gate, 0);
    (void)tells_the_other();
    (void)must(gate->undo(badge.entry, "by_mistake", kTeacher, at(9, 1)));
    (void)tells_the_other();
    auto hall = other_desk();
    EXPECT_EQ(shows(*hall, badge.code, 2), Verdict::Revoked);
    EXPECT_EQ(show(*hall, "jp-01", at(9, 3)).verdict, Verdict::Admitted);
}

TEST_F(Reissued, WithoutItsTextTheNewOneIsUnknownUntilThatComes) {
    const auto badge = reissues(*desk(), 0);
    (void)tells_the_other(false);
    auto hall = other_desk();
    EXPECT_EQ(show(*hall, "jp-01", at(9, 1)).verdict, Verdict::Revoked);
    EXPECT_EQ(shows(*hall, badge.code, 2), Verdict::Unreadable);
    EXPECT_EQ(tells_the_other().known, 2);
    EXPECT_EQ(shows(*hall, badge.code, 3), Verdict::Admitted);
}

TEST_F(Reissued, ATextOfSomebodyElsesIsLeftOut) {
    (void)reissues(*desk(), 0);
    must(must(Database::open(other(), OpenMode::Create)).load(sample.package));
    auto batch = must(must(Replica::open(file, filled<core::MachineId>(1)))->lacking({}, 10'000));
    ASSERT_TRUE(batch.entries[1].text);
    batch.entries[1].text->text = "jp-02";
    for (const auto& ledger : must(database().ledgers()))
        batch.certificates.push_back(
            core::certify_ledger(sample.package.event.tag, ledger.ledger, ledger.key, sample.issuer));
    EXPECT_EQ(must(must(Replica::open(other(), filled<core::MachineId>(2)))->take(batch)).wrong_texts, 1);
}

TEST_F(Reissued, RevisionsKeepIt) {
    auto gate = desk();
    const auto badge = reissues(*gate, 0);
    auto& people = sample.package.participants;
    const auto aoki = *std::ranges::find(people, core::ParticipantId{"jp-01"}, &core::Participant::id);
    const auto revise = [&](std::uint32_t number) {
        sample.package.revision = core::RevisionNumber{number};
        sample.package.content = filled<core::Hash>(static_cast<std::uint8_t>(number));
        load();
    };
    std::erase_if(people, [&](const auto& one) { return one.id == aoki.id; });
    std::erase_if(sample.package.badges, [&](const auto& one) { return one.participant == aoki.id; });
    revise(2);
    EXPECT_NE(shows(*gate, badge.code, 1), Verdict::Admitted) << "they are off the roster";
    people.push_back(aoki);
    people.back().external_codes.push_back("STUDENT7");
    revise(3);
    EXPECT_EQ(shows(*gate, badge.code, 2), Verdict::Admitted);
    EXPECT_EQ(shows(*gate, "STUDENT7", 3), Verdict::AlreadyIn) << "a card of the school's own was not lost";
}

TEST_F(Reissued, SomebodyWhoOnlyComesWithTheNextRevisionHasItThen) {
    const auto badge = reissues(*desk(), 0);
    auto older = sample.package;
    std::erase_if(older.participants, [](const auto& one) { return one.id.str() == "jp-01"; });
    std::erase_if(older.badges, [](const auto& one) { return one.participant.str() == "jp-01"; });
    must(must(Database::open(other(), OpenMode::Create)).load(older));
    (void)tells_the_other();
    sample.package.revision = core::RevisionNumber{2};
    sample.package.content = filled<core::Hash>(2);
    must(must(Database::open(other(), OpenMode::ReadWrite)).load(sample.package));
    EXPECT_EQ(shows(*other_desk(), badge.code, 1), Verdict::Admitted);
}

TEST_F(Reissued, GoesWithTheNames) {
    auto gate = desk();
    const auto badge = reissues(*gate, 0);
    (void)must(gate->purge_names(kTeacher.id, at(9, 0, 0, kSecondDay + std::chrono::days{400})));
    EXPECT_EQ(must(database().connection().number("SELECT count(*) FROM committed_text")), 0);
    EXPECT_NE(shows(*gate, badge.code, 1), Verdict::Admitted);
    EXPECT_EQ(gate->reissue_badge(core::ParticipantId{"jp-01"}, "lost", kTeacher, at(9, 2)).error().kind,
              core::ErrorKind::Refused);
}

} // namespace
} // namespace kiosk::store::test
