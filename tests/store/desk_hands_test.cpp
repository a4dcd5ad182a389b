// Where something changes hands, on a real file: a handout, a loan, a handover and what is kept of it, and a kiosk that
// follows the programme.
#include <fstream>
#include <iterator>

#include "store/day_records.hpp"
#include "store/desk/desk.hpp"
#include "store/replica/replica.hpp"
#include "store/roster/roster_store.hpp"
#include "store/staff.hpp"
#include "store_fixture.hpp"

namespace kiosk::store::test {
namespace {

using core::CheckpointKind, core::Verdict;

const core::ParticipantId kPupil{"jp-01"};

class DeskHandsTest : public StoreTest {
  protected:
    DeskHandsTest() {
        add("souvenir", CheckpointKind::Handout, core::Direction::In);
        add("headset", CheckpointKind::Loan, core::Direction::Both);
        add("family", CheckpointKind::Handover, core::Direction::In);
        load();
    }
    void add(const std::string& id, CheckpointKind kind, core::Direction direction) {
        sample.package.checkpoints.push_back(kiosk::test::detail::checkpoint(id, kind, "area-" + id, direction));
    }
    core::Outcome hand_over(Desk& desk, const std::string& family, const core::Now& now) const {
        return must(desk.hand_over(kPupil, family, kVolunteer, now));
    }
    [[nodiscard]] std::string family_kept(const std::filesystem::path& of) const {
        const auto stored = must(Database::open(of, OpenMode::ReadOnly));
        for (const auto& entry : must(stored.entries()))
            if (entry.kind == core::EntryKind::HandedOver) return must(read_family(stored, entry));
        return "no entry";
    }
};

TEST_F(DeskHandsTest, ASecondHandoutSaysWhenAndWhereTheFirstWas) {
    auto table = desk("souvenir");
    EXPECT_EQ(show(*table, "jp-01", at(9, 0)).verdict, Verdict::Admitted);
    const auto second = show(*table, "jp-01", at(9, 40));
    EXPECT_EQ(second.verdict, Verdict::AlreadyIn);
    EXPECT_EQ(second.kind, CheckpointKind::Handout);
    EXPECT_EQ(second.first_at, core::LocalTime{kFirstDay} + std::chrono::hours{9});
    EXPECT_EQ(second.first_minutes_ago, 40);
    ASSERT_TRUE(second.first_checkpoint);
    EXPECT_EQ(second.first_checkpoint->in("en"), "The souvenir");
    EXPECT_EQ(show(*desk(), "jp-01", at(9, 41)).verdict, Verdict::Admitted) << "it is no way in";
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskHandsTest, ALoanGoesOutAndComesBackAndTheCountsSayHowManyAreOut) {
    auto table = desk("headset");
    EXPECT_EQ(show(*table, "jp-01", at(9, 0)).counts.inside, 1);
    EXPECT_EQ(show(*table, "jp-02", at(9, 0)).counts.inside, 2);
    EXPECT_EQ(show(*table, "jp-01", at(9, 5)).verdict, Verdict::AlreadyIn) << "it is not back";
    const auto back = show(*table, "jp-01", at(9, 40));
    EXPECT_EQ(back.verdict, Verdict::CheckedOut);
    EXPECT_EQ(back.kind, CheckpointKind::Loan);
    EXPECT_EQ(back.counts.inside, 1);
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskHandsTest, NobodysNumberIsTakenWhereEachMustBeKnown) {
    for (const auto* checkpoint : {"headset", "family"}) {
        auto table = desk(checkpoint);
        EXPECT_EQ(show(*table, "jp", at(9, 0)).verdict, Verdict::NeedsStaff);
        EXPECT_EQ(table->count_people(core::DelegationId{"jp"}, 3, kTeacher, at(9, 1)).error().kind,
                  core::ErrorKind::Refused);
    }
    EXPECT_TRUE(entries().empty());
}

TEST_F(DeskHandsTest, ABadgeAtAHandoverAsksForStaffAndWritesNothing) {
    auto table = desk("family");
    const auto shown = show(*table, "jp-01", at(16, 0));
    EXPECT_EQ(shown.verdict, Verdict::NeedsStaff);
    EXPECT_EQ(shown.who, kPupil);
    EXPECT_EQ(must(table->act_for(kPupil, false, "", kVolunteer, at(16, 1))).verdict, Verdict::NeedsStaff);
    const auto several = must(table->admit_people(std::vector{kPupil}, kVolunteer, at(16, 2)));
    EXPECT_EQ(several.people, 0);
    EXPECT_EQ(several.against.at(Verdict::NeedsStaff), 1);
    EXPECT_TRUE(entries().empty());
}

TEST_F(DeskHandsTest, StaffHandSomebodyOverAndTheFamilyLiesApart) {
    auto table = desk("family");
    const auto over = hand_over(*table, " 林家 ", at(16, 0));
    EXPECT_EQ(over.verdict, Verdict::Admitted);
    EXPECT_EQ(over.counts.checked_in, 1);
    const auto written = entries();
    ASSERT_EQ(written.size(), 1U);
    EXPECT_EQ(written[0].kind, core::EntryKind::HandedOver);
    EXPECT_EQ(written[0].by, kVolunteer.id);
    const auto bytes = core::canonical_bytes(written[0]);
    EXPECT_EQ(std::string(bytes.begin(), bytes.end()).find("林家"), std::string::npos);
    EXPECT_EQ(family_kept(file), "林家");
    const auto again = show(*table, "jp-01", at(16, 1));
    EXPECT_EQ(again.verdict, Verdict::AlreadyIn);
    EXPECT_FALSE(again.repeats_green);
    EXPECT_EQ(hand_over(*table, "陳家", at(16, 2)).verdict, Verdict::AlreadyIn);
    EXPECT_EQ(family_kept(file), "林家");
    EXPECT_EQ(must(database().connection().number("SELECT count(*) FROM committed_text")), 1);
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskHandsTest, AHandoverThatWasUndoneIsOnceMoreToBeDone) {
    auto table = desk("family");
    const auto over = hand_over(*table, "林家", at(16, 0));
    (void)must(table->undo(*over.entry, "wrong_person", kVolunteer, at(16, 1)));
    EXPECT_EQ(table->counts(at(16, 2)).checked_in, 0);
    EXPECT_EQ(hand_over(*table, "陳家", at(16, 3)).verdict, Verdict::Admitted);
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskHandsTest, RefusesAHandoverToNobodyOfNobodyOrElsewhere) {
    auto table = desk("family");
    EXPECT_EQ(table->hand_over(kPupil, " ", kVolunteer, at(16, 0)).error().kind, core::ErrorKind::Invalid);
    EXPECT_EQ(table->hand_over(core::ParticipantId{"nobody"}, "林家", kVolunteer, at(16, 0)).error().kind,
              core::ErrorKind::NotFound);
    EXPECT_EQ(desk()->hand_over(kPupil, "林家", kVolunteer, at(16, 0)).error().kind, core::ErrorKind::Refused);
    EXPECT_TRUE(entries().empty());
    EXPECT_EQ(must(database().connection().number("SELECT count(*) FROM committed_text")), 0);
}

TEST_F(DeskHandsTest, AHandoverTravelsWithItsTextAndAWrongOneIsLeftOut) {
    (void)hand_over(*desk("family"), "林家", at(16, 0));
    const auto other = folder.path() / "other.db";
    must(must(Database::open(other, OpenMode::Create)).load(sample.package));
    auto batch = must(must(Replica::open(file, filled<core::MachineId>(1)))->lacking({}, 100));
    const auto ledger = must(database().ledgers()).back();
    batch.certificates.push_back(
        core::certify_ledger(sample.package.event.tag, ledger.ledger, ledger.key, sample.issuer));
    const auto take = [&](const Batch& sent) {
        return must(must(Replica::open(other, filled<core::MachineId>(2)))->take(sent));
    };
    auto wrong = batch;
    ASSERT_TRUE(wrong.entries.at(0).text);
    wrong.entries[0].text->text = "陳家";
    EXPECT_EQ(take(wrong).wrong_texts, 1);
    EXPECT_EQ(family_kept(other), "") << "that they went is known, with whom is not";
    EXPECT_EQ(take(batch).wrong_texts, 0);
    EXPECT_EQ(family_kept(other), "林家");
    auto there = must(Desk::open(other, options_at("family", 2)));
    EXPECT_EQ(show(*there, "jp-01", at(16, 5)).verdict, Verdict::AlreadyIn);
}

TEST_F(DeskHandsTest, AFamilyGoesWithTheNamesAndTheHandoverStays) {
    (void)hand_over(*desk("family"), "林家與陳家", at(16, 0));
    const auto later = at(3, 0, 0, kSecondDay + std::chrono::days{200});
    (void)must(desk()->purge_names(core::OperatorId{"t1"}, later));
    EXPECT_EQ(family_kept(file), "");
    must(database(OpenMode::ReadWrite).connection().execute("PRAGMA wal_checkpoint(TRUNCATE)"));
    std::ifstream in(file, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), {});
    EXPECT_EQ(bytes.find("林家與陳家"), std::string::npos) << "it is gone from the disk";
    EXPECT_EQ(must(read_tally(database().connection(), {TallyScope::Admitted, "family", kFirstDay, ""})), 1);
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskHandsTest, NobodyAttendedByWhatChangedHands) {
    (void)show(*desk("souvenir"), "jp-01", at(9, 0));
    (void)show(*desk("headset"), "jp-01", at(9, 0));
    (void)hand_over(*desk("family"), "林家", at(16, 0));
    const auto context = must(database().merge_context());
    EXPECT_EQ(context.no_attendance.size(), 3U);
    EXPECT_EQ(core::merge(entries(), context).presences.size(), 3U) << "each is there, in its own area";
}

// --- by the programme

class FollowingDesk : public DeskHandsTest {
  protected:
    const core::Followed all{{core::CheckpointId{"gate"}, core::CheckpointId{"lunch"}}, {}};
};

TEST_F(FollowingDesk, GoesWhereTheProgrammeSaysAndWritesItDown) {
    auto there = desk();
    EXPECT_FALSE(must(there->follow_programme(all, at(9, 0))));
    EXPECT_TRUE(must(there->follow_programme(all, at(11, 30))));
    EXPECT_EQ(there->checkpoint().id.str(), "lunch");
    EXPECT_FALSE(must(there->follow_programme(all, at(11, 31))));
    EXPECT_EQ(show(*there, "jp-01", at(11, 32)).kind, CheckpointKind::Meal);
    EXPECT_TRUE(must(there->follow_programme(all, at(13, 0))));
    EXPECT_EQ(there->checkpoint().id.str(), "gate");
    const auto acts = must(read_staff_acts(database()));
    ASSERT_EQ(acts.size(), 2U);
    EXPECT_EQ(acts[0], (StaffAct{at(11, 30).wall, core::OperatorId{"kiosk"}, "checkpoint", "lunch"}));
}

TEST_F(FollowingDesk, StaysWhileItsClockIsNotTrusted) {
    auto there = desk();
    auto unsure = at(12, 0);
    unsure.trusted = false;
    EXPECT_FALSE(must(there->follow_programme(all, unsure)));
    EXPECT_EQ(there->checkpoint().id.str(), "gate");
}

TEST_F(FollowingDesk, IsToldToByATeacherWhichIsWrittenDown) {
    auto there = desk();
    EXPECT_EQ(there->note_following(kVolunteer, at(9, 0)).error().kind, core::ErrorKind::Refused);
    must(there->note_following(kTeacher, at(9, 1)));
    const auto acts = must(read_staff_acts(database()));
    ASSERT_EQ(acts.size(), 1U);
    EXPECT_EQ(acts[0], (StaffAct{at(9, 1).wall, kTeacher.id, "follow", "gate"}));
}

} // namespace
} // namespace kiosk::store::test
