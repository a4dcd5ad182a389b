// Who works at a kiosk, by their PINs, in its database.
#include "store/staff.hpp"

#include <fstream>
#include <iterator>

#include "store/sqlite/connection.hpp"
#include "store_fixture.hpp"

namespace kiosk::store::test {
namespace {

using namespace std::chrono_literals;
using core::ErrorKind, core::StaffMember, core::StaffRole;
using testing::ElementsAre, testing::HasSubstr, testing::IsEmpty;

constexpr auto kTeachersPin = "073941", kVolunteersPin = "280615", kNobodysPin = "951357";

class StaffTest : public StoreTest {
  protected:
    void SetUp() override {
        auto made = database(OpenMode::Create);
        // Cheap guesses: what a real one costs is hash_pin()'s matter.
        must(made.connection().execute(
            "INSERT INTO staff_salt VALUES (1, x'000102030405060708090a0b0c0d0e0f', 1, 8192)"));
    }
    [[nodiscard]] Database open() const { return database(OpenMode::ReadWrite); }
    void add_both() const {
        auto kiosk = open();
        must(add_staff(kiosk, kTeacher, kTeachersPin));
        must(add_staff(kiosk, kVolunteer, kVolunteersPin));
    }
    // In a program that was started for it.
    [[nodiscard]] SignIn try_pin(const char* pin, const core::Now& now) const {
        auto kiosk = open();
        return must(sign_in(kiosk, pin, now));
    }
};

core::Now after(core::Millis since_boot) {
    auto now = at(9, 0);
    now.mono = core::MonoTime{1h + since_boot};
    now.wall += since_boot;
    return now;
}

TEST_F(StaffTest, APinSaysWhoSomebodyIs) {
    add_both();
    EXPECT_THAT(must(read_staff(database())), ElementsAre(kTeacher, kVolunteer));
    EXPECT_EQ(try_pin(kTeachersPin, after(0s)), SignIn{kTeacher});
    EXPECT_EQ(try_pin(kVolunteersPin, after(1s)), SignIn{kVolunteer});
    EXPECT_EQ(try_pin(kNobodysPin, after(2s)), (SignIn{PinWrong{2, 0s}}));
    EXPECT_EQ(try_pin("", after(2s)), (SignIn{PinWrong{1, 0s}}));
}

TEST_F(StaffTest, WhereNobodyHasAPinEveryOneIsWrong) {
    EXPECT_THAT(must(read_staff(database())), IsEmpty());
    EXPECT_EQ(try_pin(kTeachersPin, after(0s)), (SignIn{PinWrong{2, 0s}}));
}

TEST_F(StaffTest, WrongOnesInARowShutTheKioskForATimeOverRestarts) {
    add_both();
    EXPECT_EQ(try_pin(kNobodysPin, after(0s)), (SignIn{PinWrong{2, 0s}}));
    EXPECT_EQ(try_pin(kNobodysPin, after(1s)), (SignIn{PinWrong{1, 0s}}));
    EXPECT_EQ(try_pin(kNobodysPin, after(2s)), (SignIn{PinWrong{0, 30s}}));
    EXPECT_EQ(try_pin(kTeachersPin, after(12s)), (SignIn{PinWrong{0, 20s}})) << "the right one is not heard either";
    EXPECT_EQ(try_pin(kNobodysPin, after(32s)), (SignIn{PinWrong{0, 1min}}));
    EXPECT_EQ(try_pin(kTeachersPin, after(92s)), SignIn{kTeacher});
    EXPECT_EQ(try_pin(kNobodysPin, after(93s)), (SignIn{PinWrong{2, 0s}})) << "the row has ended";
}

TEST_F(StaffTest, NobodyHasTheIdOrThePinOfAnother) {
    add_both();
    auto kiosk = open();
    EXPECT_THAT(add_staff(kiosk, kTeacher, kNobodysPin).error().detail, HasSubstr("there is a t1 already"));
    const StaffMember another{core::OperatorId{"t2"}, StaffRole::Teacher};
    EXPECT_THAT(add_staff(kiosk, another, kTeachersPin).error().detail, HasSubstr("somebody else has this PIN"));
    EXPECT_EQ(reset_pin(kiosk, kVolunteer.id, kTeachersPin).error().kind, ErrorKind::Refused);
    EXPECT_THAT(must(read_staff(kiosk)), ElementsAre(kTeacher, kVolunteer));
    must(reset_pin(kiosk, kTeacher.id, kTeachersPin)); // one's own again
}

TEST_F(StaffTest, AnUnfitPinChangesNothing) {
    auto kiosk = open();
    EXPECT_EQ(add_staff(kiosk, kTeacher, "123456").error().kind, ErrorKind::Invalid);
    EXPECT_EQ(add_staff(kiosk, kTeacher, "12").error().kind, ErrorKind::Invalid);
    EXPECT_THAT(must(read_staff(kiosk)), IsEmpty());
}

TEST_F(StaffTest, AnotherPinEndsTheOldOneAndTheWait) {
    add_both();
    for (int i = 0; i < 3; ++i) (void)try_pin(kNobodysPin, after(0s));
    ASSERT_EQ(core::wait_left(must(read_pin_tries(database())), after(0s)), 30s);
    auto kiosk = open();
    must(reset_pin(kiosk, kTeacher.id, kNobodysPin));
    EXPECT_EQ(try_pin(kNobodysPin, after(1s)), SignIn{kTeacher});
    EXPECT_EQ(try_pin(kTeachersPin, after(1s)), (SignIn{PinWrong{2, 0s}}));
    EXPECT_EQ(reset_pin(kiosk, core::OperatorId{"x"}, kTeachersPin).error().kind, ErrorKind::NotFound);
}

TEST_F(StaffTest, WhoIsTakenOutIsGone) {
    add_both();
    auto kiosk = open();
    must(remove_staff(kiosk, kTeacher.id));
    EXPECT_EQ(try_pin(kTeachersPin, after(0s)), (SignIn{PinWrong{2, 0s}}));
    EXPECT_EQ(remove_staff(kiosk, kTeacher.id).error().kind, ErrorKind::NotFound);
    must(add_staff(kiosk, kTeacher, kTeachersPin));
}

TEST_F(StaffTest, ThereIsAnEndToHowManyTheyAre) {
    auto kiosk = open();
    must(kiosk.connection().execute("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)"
                                    " INSERT INTO staff SELECT 's' || i, 1, randomblob(32) FROM n"));
    EXPECT_THAT(add_staff(kiosk, kTeacher, kTeachersPin).error().detail, HasSubstr("200 people at most"));
}

TEST_F(StaffTest, ThePinItselfIsNowhereOnTheDisk) {
    add_both();
    (void)try_pin(kNobodysPin, after(0s));
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        for (const auto* pin : {kTeachersPin, kVolunteersPin, kNobodysPin})
            EXPECT_EQ(bytes.find(pin), std::string::npos) << entry.path();
    }
}

} // namespace
} // namespace kiosk::store::test
