// A rehearsal's database: the event as it is, nothing that happened, and nothing of it leaves.
#include "store/practice.hpp"

#include "store/desk/desk.hpp"
#include "store/replica/replica.hpp"
#include "store/staff.hpp"
#include "store_fixture.hpp"

namespace kiosk::store::test {
namespace {

using core::Verdict;

class Practice : public StoreTest {
  protected:
    Practice() {
        load();
        (void)show(*desk(), "jp-01", at(9, 0));
    }
    [[nodiscard]] std::filesystem::path there() const { return practice_file(file); }
    [[nodiscard]] Database opened() const { return must(Database::open(there(), OpenMode::ReadOnly)); }
    [[nodiscard]] std::unique_ptr<Desk> practice_desk() const { return must(Desk::open(there(), options_at("gate"))); }
};

TEST_F(Practice, HasTheEventItsPeopleAndPinsAndNoEntry) {
    must(make_practice(file));
    EXPECT_EQ(must(opened().participants()), must(database().participants()));
    EXPECT_EQ(must(opened().badges()), must(database().badges()));
    EXPECT_EQ(must(read_staff(opened())), must(read_staff(database())));
    EXPECT_TRUE(must(opened().entries()).empty());
    EXPECT_FALSE(must(opened().verify_ledgers()).first_fault);
    EXPECT_TRUE(must(is_practice(opened())));
    EXPECT_FALSE(must(is_practice(database())));
}

TEST_F(Practice, WhatHappensInItIsMarkedAndChangesNothingOfTheRealOne) {
    const auto before = entries();
    must(make_practice(file));
    auto gate = practice_desk();
    EXPECT_EQ(show(*gate, "jp-01", at(10, 0)).verdict, Verdict::Admitted) << "who came is not inside here";
    const auto written = must(opened().entries());
    ASSERT_EQ(written.size(), 1U);
    EXPECT_TRUE(written[0].simulated);
    EXPECT_EQ(entries(), before);
    EXPECT_NE(written[0].ledger, before[0].ledger);
    EXPECT_EQ(fault(), "");
}

TEST_F(Practice, IsNeverSynced) {
    must(make_practice(file));
    const auto refused = Replica::open(there(), filled<core::MachineId>(1));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, core::ErrorKind::Refused);
    EXPECT_THAT(refused.error().detail, testing::HasSubstr("rehearsal"));
    EXPECT_EQ(check_is_real(opened()).error().kind, core::ErrorKind::Refused);
    EXPECT_TRUE(check_is_real(database()));
}

TEST_F(Practice, GoesOnWhereItWasUntilItIsThrownAway) {
    must(make_practice(file));
    (void)show(*practice_desk(), "jp-02", at(10, 0));
    must(make_practice(file));
    EXPECT_EQ(must(opened().entries()).size(), 1U);
    must(end_practice(file));
    for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
        EXPECT_EQ(entry.path().string().find(there().string()), std::string::npos) << entry.path();
    must(end_practice(file));
    must(make_practice(file));
    EXPECT_TRUE(must(opened().entries()).empty());
    EXPECT_EQ(entries().size(), 1U);
}

TEST_F(Practice, OfNoEventThereIsNone) {
    const auto none = folder.path() / "none.db";
    EXPECT_EQ(make_practice(none).error().kind, core::ErrorKind::NotFound);
    (void)must(Database::open(none, OpenMode::Create));
    EXPECT_EQ(make_practice(none).error().kind, core::ErrorKind::NotFound);
    EXPECT_FALSE(std::filesystem::exists(practice_file(none)));
}

TEST_F(Practice, OneThatWasCutShortIsMadeAnew) {
    must(database().copy_to(there())); // not yet marked
    must(make_practice(file));
    EXPECT_TRUE(must(is_practice(opened())));
    EXPECT_TRUE(must(opened().entries()).empty());
}

} // namespace
} // namespace kiosk::store::test
