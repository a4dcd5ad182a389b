#include "store/desk/desk.hpp"

#include "core/rules/decide.hpp"
#include "store_fixture.hpp"

namespace kiosk::store::test {
namespace {

using core::Verdict;

class DeskTest : public StoreTest {
  protected:
    DeskTest() { load(); }
};

TEST_F(DeskTest, AGreetingSaysWhoWhereAndWhatComesNext) {
    auto gate = desk();
    const auto outcome = show(*gate, "jp-01", at(9, 0));
    EXPECT_EQ(outcome.verdict, Verdict::Admitted);
    EXPECT_EQ(outcome.at, core::LocalTime{kFirstDay} + std::chrono::hours{9});
    EXPECT_EQ(outcome.checkpoint, sample.package.checkpoints[0].name);
    ASSERT_TRUE(outcome.person);
    EXPECT_EQ(outcome.person->name, "青木 みなも");
    EXPECT_EQ(outcome.person->latin, "AOKI Minamo");
    EXPECT_EQ(outcome.person->affiliation, sample.package.delegations[0].name);
    EXPECT_EQ(outcome.person->group, "A");
    EXPECT_EQ(outcome.person->language, "ja");
    EXPECT_EQ(outcome.person->diet, core::Diet::Unstated) << "diet is for meals only";
    ASSERT_TRUE(outcome.next);
    EXPECT_EQ(outcome.next->title, sample.package.programme[0].title);
    EXPECT_EQ(outcome.next->place.in("en"), "Great hall");
    ASSERT_TRUE(outcome.delegation);
    EXPECT_EQ(outcome.delegation->arrived, 1);
    EXPECT_EQ(outcome.delegation->expected, 4);
    EXPECT_EQ(outcome.counts, (core::Counts{1, 9, 1}));
    ASSERT_TRUE(outcome.entry);
    EXPECT_EQ(outcome.entry->seq, core::LedgerSeq{1});
    EXPECT_EQ(outcome.entry->ledger, gate->ledger());
}

TEST_F(DeskTest, TheSecondScanSaysWhenTheFirstWasAndCountsNobodyTwice) {
    auto gate = desk();
    (void)show(*gate, "jp-01", at(9, 0));
    const auto soon = show(*gate, "jp-01", at(9, 1));
    EXPECT_EQ(soon.verdict, Verdict::AlreadyIn);
    EXPECT_TRUE(soon.repeats_green);
    const auto later = show(*gate, "jp-01", at(9, 30, 10));
    EXPECT_EQ(later.verdict, Verdict::AlreadyIn);
    EXPECT_FALSE(later.repeats_green);
    EXPECT_EQ(later.first_at, core::LocalTime{kFirstDay} + std::chrono::hours{9});
    EXPECT_EQ(later.first_checkpoint, sample.package.checkpoints[0].name);
    EXPECT_EQ(later.first_minutes_ago, 30);
    EXPECT_EQ(later.counts.checked_in, 1);
    EXPECT_EQ(entries().size(), 3U);
}

TEST_F(DeskTest, AnExitAtAnotherDoorOfTheAreaLetsThePersonInAgain) {
    auto gate = desk();
    auto exit = desk("exit");
    EXPECT_EQ(show(*gate, "jp-01", at(9, 0)).verdict, Verdict::Admitted);
    EXPECT_EQ(show(*exit, "jp-01", at(10, 0)).verdict, Verdict::CheckedOut);
    const auto again = show(*gate, "jp-01", at(11, 0));
    EXPECT_EQ(again.verdict, Verdict::Admitted);
    EXPECT_EQ(again.counts.checked_in, 1);
    EXPECT_EQ(again.delegation->arrived, 1);
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskTest, ANewDayStartsWithNobodyIn) {
    auto gate = desk();
    (void)show(*gate, "jp-01", at(23, 59));
    const auto next_day = show(*gate, "jp-01", at(0, 1, 0, kSecondDay));
    EXPECT_EQ(next_day.verdict, Verdict::Admitted);
    EXPECT_EQ(next_day.counts.checked_in, 1);
    EXPECT_EQ(gate->counts(at(23, 59)).checked_in, 1);
}

TEST_F(DeskTest, AFullAreaCountsDistinctPeopleInsideAndAnExitMakesRoom) {
    auto hall = desk("hall");
    for (const auto* whose : {"jp-01", "jp-02", "jp-03"})
        EXPECT_EQ(show(*hall, whose, at(9, 0)).verdict, Verdict::Admitted) << whose;
    EXPECT_EQ(show(*hall, "jp-04", at(9, 1)).verdict, Verdict::Full);
    EXPECT_EQ(show(*hall, "jp-01", at(9, 20)).verdict, Verdict::CheckedOut);
    EXPECT_EQ(show(*hall, "jp-04", at(9, 21)).verdict, Verdict::Admitted);
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskTest, AMealShowsTheDietAndServesOnce) {
    auto lunch = desk("lunch");
    const auto first = show(*lunch, "jp-01", at(12, 0));
    EXPECT_EQ(first.verdict, Verdict::Admitted);
    EXPECT_EQ(first.person->diet, core::Diet::Vegan);
    EXPECT_EQ(first.person->avoid, std::vector<std::string>{"花生"});
    const auto second = show(*lunch, "jp-01", at(12, 1));
    EXPECT_EQ(second.verdict, Verdict::AlreadyIn);
    EXPECT_EQ(second.kind, core::CheckpointKind::Meal);
    EXPECT_FALSE(second.repeats_green);
}

TEST_F(DeskTest, AWrongDoorTellsTheRoomAndTheWayOfTheRightOne) {
    auto package = sample.package;
    auto& item = package.programme[1];
    item.place = core::PlaceId{"hall"};
    item.way = kiosk::test::detail::texts("請沿黃線前進", "Follow the yellow line");
    auto teachers =
        kiosk::test::detail::checkpoint("teachers", core::CheckpointKind::Session, "room-2", core::Direction::In);
    teachers.audience.delegations = {core::DelegationId{"home"}};
    package.checkpoints.push_back(teachers);
    package.revision = core::RevisionNumber{2};
    package.content = filled<core::Hash>(2);
    load(package);
    auto desk_of_teachers = desk("teachers");
    const auto wrong = show(*desk_of_teachers, "jp-01", at(13, 5));
    ASSERT_EQ(wrong.verdict, Verdict::NotForThisCheckpoint);
    EXPECT_EQ(wrong.instead->in("en"), "The workshop");
    ASSERT_TRUE(wrong.instead_item);
    EXPECT_EQ(wrong.instead_item->item.str(), "workshop");
    EXPECT_EQ(wrong.instead_item->at.str(), "hall");
    EXPECT_EQ(wrong.instead_item->place.in("en"), "Great hall") << "the place's name where the item has none";
    EXPECT_EQ(wrong.instead_item->way.in("en"), "Follow the yellow line");
    EXPECT_EQ(wrong.admitted, 0);
    EXPECT_EQ(show(*desk("workshop"), "sg-01", at(13, 6)).instead_item, std::nullopt) << "a gate has no room";
}

TEST_F(DeskTest, AWrongDoorNamesTheRightOneAndWhenItOpens) {
    auto workshop = desk("workshop");
    const auto wrong = show(*workshop, "sg-01", at(11, 0));
    EXPECT_EQ(wrong.verdict, Verdict::NotForThisCheckpoint);
    EXPECT_TRUE(wrong.instead);
    EXPECT_EQ(workshop->counts(at(11, 0)).expected, 4) << "only the audience is expected";
    const auto early = show(*workshop, "jp-01", at(11, 0));
    EXPECT_EQ(early.verdict, Verdict::TooEarly);
    EXPECT_EQ(early.opens, core::LocalTime{kFirstDay} + std::chrono::hours{13});
    EXPECT_EQ(show(*workshop, "jp-01", at(13, 11)).verdict, Verdict::Late);
}

TEST_F(DeskTest, ARedVerdictShowsNobody) {
    auto gate = desk();
    auto forged = sample.token("jp-01");
    forged[100] = forged[100] == 'A' ? 'B' : 'A';
    const auto bad = gate->present({forged, core::Source::Camera}, at(9, 0));
    EXPECT_EQ(bad.verdict, Verdict::BadSignature);
    EXPECT_FALSE(bad.person);
    ASSERT_TRUE(bad.entry);
    const auto written = entries().back();
    EXPECT_TRUE(written.participant.empty());
    EXPECT_NE(written.token_fingerprint, 0U);

    must(gate->revoke_badge(sample.package.badges[0].id, "lost", core::OperatorId{"op-1"}, at(9, 1)));
    const auto revoked = show(*gate, "jp-01", at(9, 2));
    EXPECT_EQ(revoked.verdict, Verdict::Revoked);
    EXPECT_FALSE(revoked.person);
}

TEST_F(DeskTest, ABadgeIsRevokedOnceAndARevocationCanBeUndone) {
    auto gate = desk();
    const auto badge = sample.package.badges[0].id;
    const auto revocation = must(gate->revoke_badge(badge, "lost", core::OperatorId{"op-1"}, at(9, 0)));
    EXPECT_FALSE(gate->revoke_badge(badge, "lost", core::OperatorId{"op-1"}, at(9, 1)));
    must(gate->void_entry(revocation, "found-again", core::OperatorId{"op-1"}, at(9, 2)));
    EXPECT_EQ(show(*gate, "jp-01", at(9, 3)).verdict, Verdict::Admitted);
}

TEST_F(DeskTest, ABadgeThatThePackageLacksIsRefusedOnceRevoked) {
    auto gate = desk();
    const core::BadgeId unknown{77};
    must(gate->revoke_badge(unknown, "lost", core::OperatorId{"op-1"}, at(9, 0)));
    EXPECT_EQ(gate->present({sample.sign(unknown), core::Source::Camera}, at(9, 1)).verdict, Verdict::Revoked);
}

TEST_F(DeskTest, AForeignCodeLeavesNoEntry) {
    auto gate = desk();
    const auto outcome = gate->present({"https://example.org/ticket", core::Source::Camera}, at(9, 0));
    EXPECT_EQ(outcome.verdict, Verdict::Unreadable);
    EXPECT_TRUE(entries().empty());
}

TEST_F(DeskTest, AnExternalCodeIsItsOwnersBadgeUnlessSeveralHaveIt) {
    auto gate = desk();
    const auto own = gate->present({" code1 ", core::Source::Scanner}, at(9, 0));
    EXPECT_EQ(own.verdict, Verdict::Admitted);
    EXPECT_EQ(own.person->name, "青木 みなも");
    EXPECT_EQ(show(*gate, "jp-01", at(9, 10)).verdict, Verdict::AlreadyIn) << "the badge is the same person";
    const auto shared = gate->present({"SHARED", core::Source::Scanner}, at(9, 11));
    EXPECT_EQ(shared.verdict, Verdict::Ambiguous);
    EXPECT_FALSE(shared.person);
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskTest, AGenuineBadgeIsWelcomeBeforeItsOwnerIsKnownAndStaysTheSamePersonAfter) {
    auto gate = desk();
    const core::BadgeId fresh{0xFEDCBA9876543210U};
    const auto token = sample.sign(fresh);
    const auto unknown = gate->present({token, core::Source::Camera}, at(9, 0));
    EXPECT_EQ(unknown.verdict, Verdict::AdmittedUnknown);
    EXPECT_EQ(unknown.counts.checked_in, 1);
    EXPECT_FALSE(unknown.person);

    auto package = sample.package;
    package.participants.push_back(kiosk::test::detail::person("jp-05", "jp", "赤羽 りん", "AKABANE Rin"));
    package.badges.push_back(
        {fresh, core::BadgeKind::Participant, core::ParticipantId{"jp-05"}, {}, core::BadgeStatus::Active});
    package.revision = core::RevisionNumber{2};
    package.content = filled<core::Hash>(2);
    load(package);

    const auto again = gate->present({token, core::Source::Camera}, at(9, 30));
    EXPECT_EQ(again.verdict, Verdict::AlreadyIn);
    EXPECT_EQ(again.person->name, "赤羽 りん");
    EXPECT_EQ(again.counts, (core::Counts{1, 10, 1}));
    EXPECT_EQ(show(*gate, "jp-01", at(9, 31)).delegation->arrived, 2);
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskTest, AResultNameMaySayLess) {
    auto package = sample.package;
    package.event.result_name = core::ResultName::Given;
    package.revision = core::RevisionNumber{2};
    package.content = filled<core::Hash>(2);
    load(package);
    auto gate = desk();
    const auto given = show(*gate, "jp-01", at(9, 0));
    EXPECT_EQ(given.person->name, "みなも");
    EXPECT_EQ(given.person->latin, "");
    EXPECT_EQ(show(*gate, "home-01", at(9, 0)).person->name, core::mask_name("王小明"))
        << "without a given name it is masked";
}

TEST_F(DeskTest, AGroupIsCountedOnceItIsConfirmed) {
    auto gate = desk();
    const auto asked = show(*gate, "sg", at(9, 0));
    EXPECT_EQ(asked.verdict, Verdict::Group);
    EXPECT_EQ(asked.group_token, sample.token("sg"));
    EXPECT_EQ(asked.delegation->expected, 3);
    EXPECT_TRUE(entries().empty());

    const auto confirmed = gate->confirm_group(asked.group_token, 3, at(9, 1));
    EXPECT_EQ(confirmed.verdict, Verdict::Admitted);
    EXPECT_EQ(confirmed.delegation->arrived, 3);
    EXPECT_EQ(confirmed.counts.checked_in, 3);
    EXPECT_EQ(confirmed.group_token, "");
    EXPECT_EQ(confirmed.admitted, 3);
    EXPECT_EQ(confirmed.delegation->language, "en");
    const auto corrected = gate->confirm_group(asked.group_token, 2, at(9, 2));
    EXPECT_EQ(corrected.counts.checked_in, 2) << "the later number replaces the earlier";
    EXPECT_EQ(entries().back().kind, core::EntryKind::GroupCount);
    EXPECT_EQ(entries().back().source, core::Source::Group);
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskTest, ConfirmingWhatIsNotAGroupIsDecidedAsUsual) {
    auto gate = desk();
    EXPECT_EQ(gate->confirm_group(sample.token("jp-01"), 40, at(9, 0)).counts.checked_in, 1);
    EXPECT_EQ(gate->confirm_group("no badge", 40, at(9, 0)).verdict, Verdict::Unreadable);
}

TEST_F(DeskTest, AVoidUndoesAnEntryOnceAndAVoidCannotBeVoided) {
    auto gate = desk();
    const auto admitted = show(*gate, "jp-01", at(9, 0));
    const core::OperatorId by{"op-1"};
    const auto undo = must(gate->void_entry(*admitted.entry, "wrong-person", by, at(9, 5)));
    EXPECT_EQ(gate->counts(at(9, 6)).checked_in, 0);
    EXPECT_EQ(fault(), "");
    for (const auto& ref : {*admitted.entry, undo, core::EntryRef{gate->ledger(), core::LedgerSeq{99}},
                            core::EntryRef{filled<core::LedgerId>(9), core::LedgerSeq{1}}}) {
        const auto refused = gate->void_entry(ref, "again", by, at(9, 6));
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().kind, core::ErrorKind::Refused);
    }
    const auto written = entries().back();
    EXPECT_EQ(written.kind, core::EntryKind::Void);
    EXPECT_EQ(written.refers_to, admitted.entry);
    EXPECT_EQ(written.reason, "wrong-person");
    EXPECT_EQ(written.by, by);
    EXPECT_EQ(show(*gate, "jp-01", at(9, 7)).verdict, Verdict::Admitted) << "none stands un-voided";
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskTest, TheMergedStateIsWhatTheDeskCounted) {
    auto gate = desk();
    auto exit = desk("exit");
    (void)show(*gate, "jp-01", at(9, 0));
    const auto second = show(*gate, "jp-02", at(9, 1));
    (void)gate->confirm_group(sample.token("sg"), 5, at(9, 2));
    (void)gate->present({sample.sign(core::BadgeId{5}), core::Source::Camera}, at(9, 3));
    (void)show(*exit, "jp-01", at(10, 0));
    must(gate->void_entry(*second.entry, "mistake", core::OperatorId{"op"}, at(10, 1)));
    const auto merged = core::merge(entries(), must(database().merge_context()));
    EXPECT_EQ(merged.admitted.at(core::CheckpointId{"gate"}), gate->counts(at(10, 2)).checked_in);
    EXPECT_EQ(gate->counts(at(10, 2)).checked_in, 7);
}

TEST_F(DeskTest, ASimulatedClockMarksEveryEntry) {
    auto options = options_at("gate");
    options.simulated = true;
    auto gate = must(Desk::open(file, options));
    (void)show(*gate, "jp-01", at(9, 0));
    (void)gate->confirm_group(sample.token("sg"), 2, at(9, 0));
    must(gate->revoke_badge(core::BadgeId{5}, "lost", core::OperatorId{"op"}, at(9, 0)));
    for (const auto& entry : entries()) EXPECT_TRUE(entry.simulated);
}

TEST_F(DeskTest, ACheckpointThatTheEventLacksIsNotFound) {
    const auto opened = Desk::open(file, options_at("nowhere"));
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, core::ErrorKind::NotFound);
}

TEST_F(DeskTest, WithoutACheckpointStaffCanStillUndo) {
    const auto admitted = show(*desk(), "jp-01", at(9, 0));
    auto office = desk("");
    must(office->void_entry(*admitted.entry, "mistake", core::OperatorId{"op"}, at(9, 1)));
    EXPECT_EQ(show(*office, "jp-01", at(9, 2)).verdict, Verdict::NotRecorded);
}

TEST_F(DeskTest, TwoDesksOnOneFileShareALedgerWithoutGaps) {
    auto kiosk = desk();
    auto tool = desk("exit");
    std::uint64_t expected = 0;
    for (const auto* whose : {"jp-01", "jp-02", "jp-03"}) {
        EXPECT_EQ(show(*kiosk, whose, at(9, 0)).entry->seq.value(), ++expected);
        EXPECT_EQ(show(*tool, whose, at(9, 30)).entry->seq.value(), ++expected);
    }
    EXPECT_EQ(kiosk->ledger(), tool->ledger());
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskTest, ADeskSeesARevisionThatWasLoadedBesideIt) {
    auto gate = desk();
    (void)show(*gate, "jp-01", at(9, 0));
    auto package = sample.package;
    package.participants[1].name = "白川 そらん";
    package.badges[2].status = core::BadgeStatus::Revoked;
    package.revision = core::RevisionNumber{2};
    package.content = filled<core::Hash>(2);
    load(package);
    EXPECT_EQ(show(*gate, "jp-02", at(9, 1)).person->name, "白川 そらん");
    EXPECT_EQ(show(*gate, "jp-03", at(9, 1)).verdict, Verdict::Revoked);
    EXPECT_EQ(entries().back().revision, core::RevisionNumber{2});
}

} // namespace
} // namespace kiosk::store::test
