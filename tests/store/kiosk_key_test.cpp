// The issuer's key of a kiosk: beside its database, under a teacher's PIN and what the database keeps.
#include "store/kiosk_key.hpp"

#include <sys/stat.h>

#include <fstream>
#include <iterator>
#include <variant>

#include "store/practice.hpp"
#include "store/sqlite/connection.hpp"
#include "store/staff.hpp"
#include "store_fixture.hpp"

namespace kiosk::store::test {
namespace {

using core::ErrorKind;

constexpr core::KeyCost kCheapKey{1, 8192};
constexpr auto kKeyPin = "073941";
const core::OperatorId kKeyOwner{"t1"};

class KioskKeyTest : public StoreTest {
  protected:
    void SetUp() override { must(database(OpenMode::Create).load(sample.package)); }
    [[nodiscard]] Database open() const { return database(OpenMode::ReadWrite); }
    core::PublicKey make(const char* pin = kKeyPin) const {
        const core::IssuerKey key{core::SigningKey::generate(), false};
        auto kiosk = open();
        must(keep_kiosk_key(kiosk, must(seal_kiosk_key(key, kKeyOwner, pin, kCheapKey))));
        return key.key.public_key();
    }
    [[nodiscard]] std::string key_text() const {
        std::ifstream in(kiosk_key_path(file), std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
};

TEST_F(KioskKeyTest, IsOpenedByThePinThatItWasMadeWithAndByNoOther) {
    EXPECT_FALSE(must(read_kiosk_key(database())));
    const auto made = make();
    const auto held = must(read_kiosk_key(database()));
    ASSERT_TRUE(held);
    EXPECT_EQ(held->owner, kKeyOwner);
    EXPECT_EQ(held->key.public_key, made);
    EXPECT_EQ(must(open_kiosk_key(*held, kKeyPin)).key.public_key(), made);
    EXPECT_EQ(open_kiosk_key(*held, "280615").error().kind, ErrorKind::Refused);
    EXPECT_EQ(open_kiosk_key(*held, "").error().kind, ErrorKind::Refused);
}

TEST_F(KioskKeyTest, IsAFileOfThisUsersUnderAPassphraseThatIsMoreThanAPin) {
    make();
    struct stat there {};
    ASSERT_EQ(stat(kiosk_key_path(file).c_str(), &there), 0);
    EXPECT_EQ(there.st_mode & 07777U, 0600U);
    const auto parsed = must(core::parse_key_text(key_text()));
    ASSERT_TRUE(std::holds_alternative<core::LockedKey>(parsed));
    EXPECT_EQ(core::unlock_key(std::get<core::LockedKey>(parsed), kKeyPin).error().kind, ErrorKind::Refused)
        << "who has the file alone has not six digits to guess";
}

TEST_F(KioskKeyTest, TakesAPinAndNothingElse) {
    const core::IssuerKey key{core::SigningKey::generate(), false};
    EXPECT_EQ(seal_kiosk_key(key, kKeyOwner, "a passphrase", kCheapKey).error().kind, ErrorKind::Invalid);
}

TEST_F(KioskKeyTest, BesideAnotherDatabaseIsNone) {
    make();
    const auto elsewhere = folder.path() / "other.db";
    must(Database::open(elsewhere, OpenMode::Create));
    std::filesystem::copy_file(kiosk_key_path(file), kiosk_key_path(elsewhere));
    EXPECT_FALSE(must(read_kiosk_key(must(Database::open(elsewhere, OpenMode::ReadOnly)))));
}

TEST_F(KioskKeyTest, ACopyOfTheDatabaseOpensItAgain) {
    const auto made = make();
    const auto copy = folder.path() / "copy.db";
    must(database().copy_to(copy));
    std::filesystem::copy_file(kiosk_key_path(file), kiosk_key_path(copy));
    const auto held = must(read_kiosk_key(must(Database::open(copy, OpenMode::ReadOnly))));
    ASSERT_TRUE(held);
    EXPECT_EQ(must(open_kiosk_key(*held, kKeyPin)).key.public_key(), made);
}

TEST_F(KioskKeyTest, StaysAsItIsWhoeverThePinsAre) {
    const auto made = make();
    auto kiosk = open();
    must(kiosk.connection().execute("INSERT INTO staff_salt VALUES (1, x'000102030405060708090a0b0c0d0e0f', 1, 8192)"));
    must(add_staff(kiosk, {kKeyOwner, core::StaffRole::Teacher}, kKeyPin));
    must(reset_pin(kiosk, kKeyOwner, "280615"));
    must(remove_staff(kiosk, kKeyOwner));
    const auto held = must(read_kiosk_key(database()));
    ASSERT_TRUE(held);
    EXPECT_EQ(must(open_kiosk_key(*held, kKeyPin)).key.public_key(), made);
}

TEST_F(KioskKeyTest, ANewOneLeavesTheOldOneBesideIt) {
    const auto before = make();
    const auto old = key_text();
    const auto after = make("280615");
    EXPECT_EQ(must(read_kiosk_key(database()))->key.public_key, after);
    const auto aside = kiosk_key_path(file).string() + "." + core::to_hex(before.bytes).substr(0, 16);
    ASSERT_TRUE(std::filesystem::exists(aside));
    std::filesystem::rename(aside, kiosk_key_path(file));
    EXPECT_EQ(key_text(), old);
    const auto held = must(read_kiosk_key(database()));
    ASSERT_TRUE(held) << "the database knows it still";
    EXPECT_EQ(must(open_kiosk_key(*held, kKeyPin)).key.public_key(), before);
}

TEST_F(KioskKeyTest, OneThatCannotBeReadIsSaidSoAndCanBeReplaced) {
    std::ofstream(kiosk_key_path(file)) << "no key at all";
    EXPECT_EQ(read_kiosk_key(database()).error().kind, ErrorKind::Invalid);
    make();
    EXPECT_TRUE(must(read_kiosk_key(database())));
    EXPECT_TRUE(std::filesystem::exists(kiosk_key_path(file).string() + ".unreadable"));
}

TEST_F(KioskKeyTest, ARehearsalHasNone) {
    make();
    must(make_practice(file));
    const auto practice = practice_file(file);
    auto rehearsal = must(Database::open(practice, OpenMode::ReadWrite));
    EXPECT_EQ(must(rehearsal.connection().number("SELECT count(*) FROM issuer_secret")), 0);
    const core::IssuerKey key{core::SigningKey::generate(), false};
    EXPECT_EQ(keep_kiosk_key(rehearsal, must(seal_kiosk_key(key, kKeyOwner, kKeyPin, kCheapKey))).error().kind,
              ErrorKind::Refused);
    EXPECT_FALSE(std::filesystem::exists(kiosk_key_path(practice)));
}

TEST_F(KioskKeyTest, WrongPinsAreCountedWithThoseOfSigningIn) {
    auto kiosk = open();
    const auto now = at(9, 0);
    for (int i = 0; i < core::kFreeTries; ++i) EXPECT_FALSE(must(begin_pin_try(kiosk, now)));
    const auto waits = must(begin_pin_try(kiosk, now));
    ASSERT_TRUE(waits);
    EXPECT_GT(waits->wait, core::Millis{0});
    const auto signing = must(sign_in(kiosk, kKeyPin, now));
    EXPECT_EQ(std::get<PinWrong>(signing), *waits) << "whoever guesses waits, wherever they do";
    must(end_pin_try(kiosk));
    EXPECT_EQ(must(read_pin_wrong(kiosk, now)), (PinWrong{core::kFreeTries, core::Millis{0}}));
}

} // namespace
} // namespace kiosk::store::test
