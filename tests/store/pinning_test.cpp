#include "store/roster/revision_policy.hpp"

#include <gmock/gmock.h>

#include "store_fixture.hpp"

namespace kiosk::store::test {
namespace {

using core::PackageSeal;
using kiosk::test::key_from;
using testing::HasSubstr;

// A real event, sealed by the issuer of that number; another content for each revision.
class Pinning : public StoreTest {
  protected:
    [[nodiscard]] core::EventPackage package(std::uint8_t revision, std::uint8_t sealed_by,
                                             std::vector<std::uint8_t> issuers = {1}) const {
        auto made = sample.package;
        made.event.sample = false;
        made.event.issuers.clear();
        for (const auto issuer : issuers) made.event.issuers.push_back(key_from(issuer).public_key());
        made.revision = core::RevisionNumber{revision};
        made.content = filled<core::Hash>(revision);
        if (sealed_by != 0) made.seal = {PackageSeal::Sound, key_from(sealed_by).public_key(), {}};
        return made;
    }
    // "" when it was loaded.
    [[nodiscard]] std::string refusal(const core::EventPackage& package, bool accept_unsealed = false) const {
        const auto loaded = database(OpenMode::Create).load(package, {accept_unsealed});
        if (loaded) return {};
        EXPECT_EQ(loaded.error().kind, core::ErrorKind::Refused);
        return loaded.error().detail;
    }
    [[nodiscard]] std::uint32_t revision() const { return must(database().revision()).value(); }
};

TEST_F(Pinning, AnUnsealedRealEventIsRefusedUntilTheOperatorAcceptsItOnce) {
    EXPECT_THAT(refusal(package(1, 0)), HasSubstr("--accept-unsealed"));
    EXPECT_FALSE(must(database().holds_event()));
    EXPECT_EQ(refusal(package(1, 0), true), "");
    EXPECT_EQ(refusal(package(2, 0)), "") << "remembered";
    EXPECT_EQ(revision(), 2U);
}

TEST_F(Pinning, AnUnsealedSampleEventIsTakenWithoutAsking) {
    auto demo = package(1, 0);
    demo.event.sample = true;
    EXPECT_EQ(refusal(demo), "");
    EXPECT_THAT(refusal(package(2, 0)), HasSubstr("not sealed")) << "it is no sample any more";
}

TEST_F(Pinning, TheFirstSealedRevisionSaysThatItPins) {
    EXPECT_TRUE(must(database(OpenMode::Create).load(package(1, 1))).pinned);
    EXPECT_FALSE(must(database(OpenMode::ReadWrite).load(package(1, 1))).pinned);
    EXPECT_FALSE(must(database(OpenMode::ReadWrite).load(package(2, 1))).pinned);
}

TEST_F(Pinning, AfterASealThereIsNoWayBackWithoutOne) {
    EXPECT_EQ(refusal(package(1, 1)), "");
    EXPECT_THAT(refusal(package(2, 0), true), HasSubstr("revision 1, which is loaded here, was"));
    auto sample_now = package(2, 0);
    sample_now.event.sample = true;
    EXPECT_THAT(refusal(sample_now), HasSubstr("not sealed"));
    EXPECT_EQ(revision(), 1U);
}

TEST_F(Pinning, AcceptingWhatIsUnsealedEndsWithTheFirstSeal) {
    EXPECT_EQ(refusal(package(1, 0), true), "");
    EXPECT_EQ(refusal(package(2, 1)), "");
    EXPECT_THAT(refusal(package(3, 0)), HasSubstr("not sealed"));
}

TEST_F(Pinning, ASealMayComeLaterWithoutAnotherNumber) {
    EXPECT_EQ(refusal(package(1, 0), true), "");
    EXPECT_EQ(refusal(package(1, 1)), "");
    EXPECT_THAT(refusal(package(1, 0)), HasSubstr("not sealed"));
}

TEST_F(Pinning, AKeyThatIsNoIssuerOfTheLoadedEventIsRefused) {
    EXPECT_EQ(refusal(package(1, 1)), "");
    EXPECT_THAT(refusal(package(2, 2, {1, 2})), HasSubstr("no issuer of the event that is loaded here"));
    EXPECT_THAT(refusal(package(2, 2, {2})), HasSubstr("no issuer"));
    EXPECT_EQ(revision(), 1U);
}

TEST_F(Pinning, ANewKeyComesInUnderAnOldOnesSealAndMayThenReplaceIt) {
    EXPECT_EQ(refusal(package(1, 1)), "");
    EXPECT_EQ(refusal(package(2, 1, {1, 2})), "");
    EXPECT_EQ(refusal(package(3, 2, {2})), "");
    EXPECT_THAT(refusal(package(4, 1, {1})), HasSubstr("no issuer")) << "the old key was taken out";
}

TEST_F(Pinning, AnEventWithoutIssuersPinsNothingYet) {
    EXPECT_EQ(refusal(package(1, 0, {}), true), "");
    EXPECT_TRUE(must(database().event()).issuers.empty());
    EXPECT_EQ(refusal(package(2, 1)), "");
    EXPECT_THAT(refusal(package(3, 2, {2})), HasSubstr("no issuer"));
}

TEST_F(Pinning, AnOlderSealIsNotTakenAgain) {
    EXPECT_EQ(refusal(package(5, 1)), "");
    EXPECT_THAT(refusal(package(4, 1)), HasSubstr("revision 4 is older than the loaded one, 5"));
}

TEST_F(Pinning, OneNumberIsOneContent) {
    EXPECT_EQ(refusal(package(5, 1)), "");
    auto other = package(5, 1);
    other.content = filled<core::Hash>(99);
    EXPECT_THAT(refusal(other), HasSubstr("seal the package again under a higher number"));
}

TEST_F(Pinning, ABrokenSealIsRefusedInItsOwnWordsWhateverTheOperatorSays) {
    auto altered = package(1, 0);
    altered.seal = {PackageSeal::Broken, {}, "participants.csv was changed"};
    EXPECT_EQ(refusal(altered, true), "participants.csv was changed");
    altered.event.sample = true;
    EXPECT_EQ(refusal(altered), "participants.csv was changed");
}

} // namespace
} // namespace kiosk::store::test
