// What a sheet of paper says of somebody, as a fact.
#include "core/rules/paper_note.hpp"

#include <gtest/gtest.h>

#include "support/must.hpp"
#include "support/sample_event.hpp"

namespace kiosk::core {
namespace {

using kiosk::test::at, kiosk::test::kFirstDay, kiosk::test::must;

class PaperNoteTest : public testing::Test {
  protected:
    [[nodiscard]] Result<Entry> note(std::size_t door, int hour, int minute, LocalDay day = kFirstDay) const {
        const auto claimed = LocalTime{day} + std::chrono::hours{hour} + std::chrono::minutes{minute};
        return paper_entry({package.event, package.checkpoints[door], RevisionNumber{3}, now}, package.participants[0],
                           claimed);
    }
    EventPackage package = kiosk::test::sample_event().package;
    Now now = at(14, 0);
};

TEST_F(PaperNoteTest, IsAnEntryOfTheClaimedTimeThatTellsWhenItWasWritten) {
    const auto entry = must(note(0, 8, 30));
    EXPECT_EQ(entry.kind, EntryKind::CheckIn);
    EXPECT_EQ(entry.source, Source::Paper);
    EXPECT_EQ(entry.wall, at(8, 30).wall);
    EXPECT_EQ(written_at(entry), now.wall);
    EXPECT_EQ(entry.mono, now.mono);
    EXPECT_EQ(entry.participant.str(), "jp-01");
    EXPECT_EQ(entry.delegation.str(), "jp");
    EXPECT_EQ(entry.checkpoint.str(), "gate");
    EXPECT_EQ(must(parse_entry(canonical_bytes(entry))), entry);
}

TEST_F(PaperNoteTest, AtAnExitIsAWayOut) {
    const auto entry = must(note(1, 12, 0));
    EXPECT_EQ(entry.kind, EntryKind::CheckOut);
    EXPECT_EQ(entry.direction, Direction::Out);
    EXPECT_EQ(entry.verdict, Verdict::CheckedOut);
}

TEST_F(PaperNoteTest, IsLateByTheHoursOfItsDoor) {
    EXPECT_FALSE(must(note(3, 13, 10)).late);
    EXPECT_TRUE(must(note(3, 13, 11)).late);
    EXPECT_EQ(must(note(3, 13, 11)).verdict, Verdict::Late);
}

TEST_F(PaperNoteTest, OfATimeThatIsToComeOrOfAnotherDayIsRefused) {
    EXPECT_TRUE(note(0, 14, 0));
    EXPECT_EQ(note(0, 14, 1).error().kind, ErrorKind::Refused);
    EXPECT_FALSE(note(0, 9, 0, kFirstDay - std::chrono::days{1})) << "the event had not begun";
    now = at(14, 0, 0, kiosk::test::kSecondDay);
    EXPECT_TRUE(note(0, 9, 0)) << "yesterday";
    EXPECT_FALSE(note(3, 13, 0, kiosk::test::kSecondDay)) << "the workshop was on the first day";
}

TEST(WrittenAt, OfWhatIsNotFromPaperIsWhenItHappened) {
    Entry entry;
    entry.wall = at(9, 0).wall;
    entry.token_fingerprint = 42;
    EXPECT_EQ(written_at(entry), entry.wall);
}

} // namespace
} // namespace kiosk::core
