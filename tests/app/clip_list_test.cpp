#include "app/tour/clip_list.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/sample_event.hpp"

namespace kiosk::app {
namespace {

using core::Entry;
using core::EntryKind;
using core::Verdict;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class ClipList : public testing::Test {
  protected:
    kiosk::test::SampleEvent event = kiosk::test::sample_event();

    [[nodiscard]] ExpectedEntry row(const char* who, Verdict verdict, const char* at = "") const {
        return {event.token(who), verdict, at};
    }
    [[nodiscard]] Entry entry(const char* who, EntryKind kind, Verdict verdict) const {
        Entry made;
        made.kind = kind;
        made.verdict = verdict;
        made.badge = core::parse_token(event.token(who)).value().body.badge;
        return made;
    }
    [[nodiscard]] static Entry refused(const std::string& token, Verdict verdict) {
        Entry made;
        made.kind = EntryKind::Refused;
        made.verdict = verdict;
        made.token_fingerprint = core::token_fingerprint(token);
        return made;
    }
};

TEST_F(ClipList, ReadsTheColumnsByName) {
    const auto list = parse_clip_list(
        "at,verdict,token,note\r\n2.5,Admitted,KB1A,first\r\n\r\n4.0,BadSignature,KB1B,\r\n", "clip.csv");
    ASSERT_TRUE(list) << list.error().detail;
    ASSERT_EQ(list->size(), 2U);
    EXPECT_EQ((*list)[0].token, "KB1A");
    EXPECT_EQ((*list)[0].at, "2.5");
    EXPECT_EQ((*list)[1].verdict, Verdict::BadSignature);
}

TEST_F(ClipList, LeavesOutWhatWritesNothing) {
    const auto list = parse_clip_list("token,verdict\nKB1A,Group\nhttps://example.org,Unreadable\n", "clip.csv");
    ASSERT_TRUE(list);
    EXPECT_THAT(*list, IsEmpty());
}

TEST_F(ClipList, MistakesAreNamedWithTheirLine) {
    EXPECT_THAT(parse_clip_list("token,verdict\nKB1A,Admited\n", "clip.csv").error().detail,
                HasSubstr("clip.csv:2: there is no verdict Admited"));
    EXPECT_THAT(parse_clip_list("token,verdict\nKB1A\n", "clip.csv").error().detail,
                HasSubstr("clip.csv:2: a row needs 2 cells"));
    EXPECT_THAT(parse_clip_list("", "clip.csv").error().detail, HasSubstr("clip.csv:1: the columns token and verdict"));
}

TEST_F(ClipList, ALedgerThatIsAsExpectedHasNoDifferences) {
    const std::vector expected{row("jp-01", Verdict::Admitted), ExpectedEntry{"KB1FORGED", Verdict::BadSignature, ""},
                               row("jp-01", Verdict::AlreadyIn)};
    const std::vector entries{entry("jp-01", EntryKind::CheckIn, Verdict::Admitted),
                              refused("KB1FORGED", Verdict::BadSignature),
                              entry("jp-01", EntryKind::Refused, Verdict::AlreadyIn)};
    EXPECT_EQ(differences(expected, entries), "");
}

TEST_F(ClipList, AForgedCopyOfATokenIsKnownByItsFingerprint) {
    const std::vector expected{row("jp-01", Verdict::BadSignature)};
    EXPECT_EQ(differences(expected, std::vector{refused(event.token("jp-01"), Verdict::BadSignature)}), "");
}

TEST_F(ClipList, WhatIsMissingAndWhatIsTooMuchIsListedWithoutATokenInIt) {
    const std::vector expected{row("jp-01", Verdict::Admitted), row("jp-02", Verdict::Admitted)};
    const std::vector entries{entry("jp-01", EntryKind::CheckIn, Verdict::Admitted),
                              entry("sg-01", EntryKind::CheckIn, Verdict::Admitted)};
    const std::string lines = differences(expected, entries);
    EXPECT_THAT(lines, HasSubstr("  badge 0000000000001001 Admitted\n"));
    EXPECT_THAT(lines, HasSubstr("+ badge 0000000000001005 Admitted\n"));
    EXPECT_THAT(lines, HasSubstr("- badge 0000000000001002 Admitted\n"));
    EXPECT_THAT(lines, Not(HasSubstr("KB1")));
}

TEST_F(ClipList, TheOrderCountsExceptAmongRowsOfOneMoment) {
    const std::vector entries{entry("jp-02", EntryKind::CheckIn, Verdict::Admitted),
                              entry("jp-01", EntryKind::CheckIn, Verdict::Admitted)};
    EXPECT_NE(
        differences(std::vector{row("jp-01", Verdict::Admitted, "1"), row("jp-02", Verdict::Admitted, "2")}, entries),
        "");
    EXPECT_NE(differences(std::vector{row("jp-01", Verdict::Admitted), row("jp-02", Verdict::Admitted)}, entries), "");
    EXPECT_EQ(
        differences(std::vector{row("jp-01", Verdict::Admitted, "1"), row("jp-02", Verdict::Admitted, "1")}, entries),
        "");
}

TEST_F(ClipList, OtherFactsInTheLedgerAreNoPresentations) {
    Entry jump;
    jump.kind = EntryKind::ClockJump;
    EXPECT_EQ(differences({}, std::vector{jump}), "");
}

} // namespace
} // namespace kiosk::app
