// Who registers at a desk, for themselves or in somebody's place, and what a sheet of paper says.
#include "store/day_records.hpp"
#include "store/desk/desk.hpp"
#include "store/people_search.hpp"
#include "store/roster/roster_store.hpp"
#include "store_fixture.hpp"

namespace kiosk::store::test {
namespace {

using core::EntryKind, core::Verdict;

class DeskRegister : public StoreTest {
  protected:
    DeskRegister() { load(); }
    [[nodiscard]] static core::WalkIn stated(const std::string& name = "張育綺", const std::string& delegation = "jp") {
        return {
            core::DelegationId{delegation}, name, "CHANG Yu-Chi", "星野國民中學", "teacher", "A", core::Diet::Halal};
    }
    static core::Arrived registers(Desk& desk, const core::WalkIn& who = stated(), const core::Now& now = at(9, 0)) {
        return must(desk.register_walk_in(who, {}, kVolunteer, now));
    }
    [[nodiscard]] std::vector<std::string> found(const std::string& typed) const {
        std::vector<std::string> ids;
        for (const auto& one : must(must(PeopleSearch::open(file)).find(typed, 10))) ids.push_back(one.person.id.str());
        return ids;
    }
    [[nodiscard]] std::optional<core::Participant> person(const core::ParticipantId& id) const {
        return must(read_person(database(), id));
    }
    [[nodiscard]] int expected(const std::string& delegation) const {
        int people = 0;
        for (const auto& one : must(read_headcounts(database().connection())))
            if (one.kind.delegation.str() == delegation) people += one.people;
        return people;
    }
};

TEST_F(DeskRegister, AWalkInIsAParticipantLikeAnyOtherAtOnce) {
    auto gate = desk();
    const auto arrived = registers(*gate);
    EXPECT_EQ(arrived.outcome.verdict, Verdict::Admitted);
    EXPECT_EQ(arrived.outcome.counts.expected, 10);
    EXPECT_EQ(arrived.outcome.counts.inside, 1);
    EXPECT_EQ(arrived.number, 1);
    const auto known = person(arrived.id);
    ASSERT_TRUE(known);
    EXPECT_EQ(known->name, "張育綺");
    EXPECT_EQ(known->affiliation, "星野國民中學");
    EXPECT_EQ(known->diet, core::Diet::Halal);
    EXPECT_THAT(found("張育"), testing::ElementsAre(arrived.id.str()));
    EXPECT_THAT(found("zhang"), testing::ElementsAre(arrived.id.str()));
    EXPECT_EQ(must(read_people_of(database(), core::DelegationId{"jp"})).back().id, arrived.id);
    EXPECT_EQ(came(), 1);
    EXPECT_EQ(expected("jp"), 5);
    EXPECT_EQ(fault(), "");
    EXPECT_EQ(registers(*gate, stated("林二")).number, 2);
}

TEST_F(DeskRegister, ItsFactsHoldNoNameAndSayWhoWroteThem) {
    const auto arrived = registers(*desk());
    const auto written = entries();
    ASSERT_EQ(written.size(), 2U);
    EXPECT_EQ(written[0].kind, EntryKind::WalkIn);
    EXPECT_EQ(written[0].ref(), arrived.entry);
    EXPECT_EQ(written[1].kind, EntryKind::CheckIn);
    for (const auto& entry : written) {
        EXPECT_EQ(entry.participant, arrived.id);
        EXPECT_EQ(entry.delegation.str(), "jp");
        EXPECT_EQ(entry.by, kVolunteer.id);
        EXPECT_EQ(entry.source, core::Source::Staff);
        const auto bytes = core::canonical_bytes(entry);
        const std::string text(bytes.begin(), bytes.end());
        for (const auto* name : {"張育綺", "CHANG", "星野"}) EXPECT_EQ(text.find(name), std::string::npos) << name;
    }
}

TEST_F(DeskRegister, TheirBadgeIsReadAtEveryDoor) {
    const auto arrived = registers(*desk());
    EXPECT_EQ(desk()->present({arrived.code}, at(9, 1)).verdict, Verdict::AlreadyIn);
    auto hall = desk("hall");
    const auto shown = hall->present({arrived.code}, at(9, 5));
    EXPECT_EQ(shown.verdict, Verdict::Admitted);
    EXPECT_EQ(entries().back().participant, arrived.id);
    auto guessed = arrived.code;
    guessed.back() = guessed.back() == 'A' ? 'B' : 'A';
    EXPECT_EQ(hall->present({guessed}, at(9, 6)).verdict, Verdict::Unreadable);
}

TEST_F(DeskRegister, TheirBadgeIsReadWhereNobodyElseHasACode) {
    for (auto& one : sample.package.participants) one.external_codes.clear();
    sample.package.revision = core::RevisionNumber{2};
    sample.package.content = filled<core::Hash>(2);
    load();
    auto hall = desk("hall");
    EXPECT_EQ(hall->present({"anything"}, at(9, 0)).verdict, Verdict::Unreadable);
    const auto arrived = registers(*desk());
    EXPECT_EQ(hall->present({arrived.code}, at(9, 5)).verdict, Verdict::Admitted);
}

TEST_F(DeskRegister, AFullDoorKeepsOutWhoIsRegisteredAllTheSame) {
    auto hall = desk("hall");
    for (const auto* who : {"jp-01", "jp-02", "sg-01"}) (void)show(*hall, who, at(9, 0));
    const auto arrived = registers(*hall);
    EXPECT_EQ(arrived.outcome.verdict, Verdict::Full);
    EXPECT_TRUE(person(arrived.id));
    EXPECT_EQ(entries().back().kind, EntryKind::WalkIn);
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskRegister, WhatWillNotDoIsRefusedAndNothingIsWritten) {
    auto gate = desk();
    EXPECT_EQ(gate->register_walk_in(stated(""), {}, kTeacher, at(9, 0)).error().kind, core::ErrorKind::Invalid);
    EXPECT_EQ(gate->register_walk_in(stated("王", "nowhere"), {}, kTeacher, at(9, 0)).error().kind,
              core::ErrorKind::NotFound);
    EXPECT_EQ(gate->register_walk_in(stated(), core::ParticipantId{"jp-01"}, kVolunteer, at(9, 0)).error().kind,
              core::ErrorKind::Refused);
    EXPECT_EQ(gate->register_walk_in(stated(), core::ParticipantId{"nobody"}, kTeacher, at(9, 0)).error().kind,
              core::ErrorKind::NotFound);
    EXPECT_TRUE(entries().empty());
    EXPECT_EQ(must(database().participants()).size(), 9U);
}

TEST_F(DeskRegister, UndoneTheyAreGoneWithAllThatTheyDid) {
    auto gate = desk();
    const auto arrived = must(gate->register_walk_in(stated(), core::ParticipantId{"jp-01"}, kTeacher, at(9, 0)));
    (void)must(gate->undo(arrived.entry, "by_mistake", kTeacher, at(9, 1)));
    EXPECT_FALSE(person(arrived.id));
    EXPECT_TRUE(found("張育").empty());
    EXPECT_EQ(expected("jp"), 4);
    EXPECT_EQ(came(), 0);
    EXPECT_EQ(gate->present({arrived.code}, at(9, 2)).verdict, Verdict::Unreadable);
    EXPECT_EQ(entries().size(), 6U) << "three facts, and a void of each";
    EXPECT_EQ(gate->undo(arrived.entry, "by_mistake", kTeacher, at(9, 3)).error().kind, core::ErrorKind::Refused);
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskRegister, NoRevisionTakesThemOffTheRoster) {
    const auto arrived = registers(*desk());
    auto& people = sample.package.participants;
    people.erase(people.begin() + 1); // jp-02
    std::erase_if(sample.package.badges, [](const auto& one) { return one.participant.str() == "jp-02"; });
    sample.package.revision = core::RevisionNumber{2};
    sample.package.content = filled<core::Hash>(2);
    const auto summary = must(database(OpenMode::ReadWrite).load(sample.package));
    EXPECT_EQ(summary.removed, 1);
    EXPECT_EQ(summary.participants.removed, std::vector<std::string>{"jp-02"});
    EXPECT_TRUE(person(arrived.id));
    EXPECT_EQ(expected("jp"), 4);
    EXPECT_THAT(found("張育"), testing::ElementsAre(arrived.id.str()));
    EXPECT_EQ(desk()->present({arrived.code}, at(9, 1)).verdict, Verdict::AlreadyIn);
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskRegister, WhoeverStandsInIsLinkedToWhoeverIsAbsent) {
    auto gate = desk();
    const auto arrived = must(gate->register_walk_in(stated(), core::ParticipantId{"sg-01"}, kTeacher, at(9, 0)));
    const auto written = entries();
    ASSERT_EQ(written.size(), 3U);
    EXPECT_EQ(written[1].kind, EntryKind::Substitute);
    EXPECT_EQ(written[1].participant.str(), "sg-01");
    EXPECT_EQ(written[1].delegation.str(), "sg");
    EXPECT_EQ(written[1].reason, arrived.id.str());
    EXPECT_EQ(arrived.outcome.verdict, Verdict::Admitted);
}

TEST_F(DeskRegister, APaperNoteCountsByItsTimeWhateverWasScannedSince) {
    auto gate = desk();
    (void)show(*desk("exit"), "jp-01", at(12, 0));
    (void)must(gate->note_paper(core::ParticipantId{"jp-01"},
                                {core::CheckpointId{"gate"}, core::LocalTime{kFirstDay} + std::chrono::hours{9}},
                                "kiosk_down", kTeacher, at(13, 0)));
    const auto written = entries().back();
    EXPECT_EQ(written.source, core::Source::Paper);
    EXPECT_EQ(written.wall, at(9, 0).wall);
    EXPECT_EQ(core::written_at(written), at(13, 0).wall);
    EXPECT_EQ(written.reason, "kiosk_down");
    EXPECT_EQ(written.by, kTeacher.id);
    EXPECT_EQ(came(), 1);
    EXPECT_EQ(gate->counts(at(13, 1)).inside, 0) << "they left at noon";
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskRegister, APaperNoteOfYesterdayHidesNothingOfToday) {
    auto gate = desk();
    (void)show(*gate, "jp-01", at(8, 0, 0, kSecondDay));
    const core::PaperNote yesterday{core::CheckpointId{"gate"}, core::LocalTime{kFirstDay} + std::chrono::hours{1}};
    (void)must(
        gate->note_paper(core::ParticipantId{"jp-02"}, yesterday, "paper_sheet", kTeacher, at(9, 0, 0, kSecondDay)));
    const auto today = must(read_entries_since(database(), at(0, 0, 0, kSecondDay).wall));
    ASSERT_EQ(today.size(), 1U);
    EXPECT_EQ(today[0].participant.str(), "jp-01");
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskRegister, APaperNoteIsATeachersAndOfWhatCanHaveBeen) {
    auto gate = desk();
    const core::PaperNote note{core::CheckpointId{"gate"}, core::LocalTime{kFirstDay} + std::chrono::hours{9}};
    const core::ParticipantId who{"jp-01"};
    EXPECT_FALSE(gate->note_paper(who, note, "other", kVolunteer, at(13, 0)));
    EXPECT_FALSE(gate->note_paper(who, note, "other", kTeacher, at(8, 0))) << "to come";
    EXPECT_FALSE(gate->note_paper(core::ParticipantId{"nobody"}, note, "other", kTeacher, at(13, 0)));
    EXPECT_FALSE(gate->note_paper(who, {core::CheckpointId{"none"}, note.at}, "other", kTeacher, at(13, 0)));
    EXPECT_TRUE(entries().empty());
}

} // namespace
} // namespace kiosk::store::test
