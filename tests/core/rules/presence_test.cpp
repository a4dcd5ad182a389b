#include "core/rules/attendance.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace kiosk::core {
namespace {

constexpr auto kMost = std::numeric_limits<std::uint32_t>::max();

TEST(PresenceChange, IsWhatTheKindSaysAndOfAGroupTheDoorAndTheNumber) {
    struct Row {
        EntryKind kind;
        Direction direction;
        std::uint32_t count;
        bool enters;
        int people;
    };
    using enum EntryKind;
    for (const auto& [kind, direction, count, enters, people] :
         {Row{CheckIn, Direction::In, 1, true, 1}, Row{CheckIn, Direction::Both, 1, true, 1},
          Row{CheckIn, Direction::Out, kMost, true, 1}, Row{CheckOut, Direction::Out, 1, false, 0},
          Row{CheckOut, Direction::In, 40, false, 0}, Row{GroupCount, Direction::In, 40, true, 40},
          Row{GroupCount, Direction::Both, 0, true, 0}, Row{GroupCount, Direction::In, 9'999, true, 9'999},
          Row{GroupCount, Direction::In, kMost, true, 9'999}}) {
        const auto change = presence_change(kind, direction, count);
        EXPECT_EQ(change.enters, enters) << static_cast<int>(kind) << " " << count;
        EXPECT_EQ(change.people, people) << static_cast<int>(kind) << " " << count;
    }
    EXPECT_FALSE(presence_change(GroupCount, Direction::Out, 40).enters);
}

TEST(PresenceChange, ComesOfNoOtherKindsThanThoseThatAreListed) {
    using enum EntryKind;
    for (int number = 0; number <= std::numeric_limits<std::uint8_t>::max(); ++number) {
        const auto kind = static_cast<EntryKind>(number);
        EXPECT_EQ(changes_presence(kind),
                  kind == CheckIn || kind == CheckOut || kind == GroupCount || kind == HandedOver)
            << number;
    }
}

class PresenceOfADay : public testing::Test {
  protected:
    static Entry in(std::uint64_t seq, const std::string& checkpoint, const std::string& delegation) {
        Entry entry;
        entry.seq = LedgerSeq{seq};
        entry.wall = WallTime{std::chrono::minutes{seq}};
        entry.area = AreaId{"school"};
        entry.checkpoint = CheckpointId{checkpoint};
        entry.participant = ParticipantId{"S1"};
        entry.delegation = DelegationId{delegation};
        return entry;
    }
};

TEST_F(PresenceOfADay, KnowsEveryDoorThatLetSomebodyIn) {
    const std::vector entries{in(1, "gate", "jp"), in(2, "side", "jp"), in(3, "gate", "jp")};
    const auto attendance = merge(entries, {});
    ASSERT_EQ(attendance.presences.size(), 1U);
    EXPECT_EQ(attendance.presences.begin()->second.admitted,
              (std::map<CheckpointId, int>{{CheckpointId{"gate"}, 1}, {CheckpointId{"side"}, 1}}));
}

TEST_F(PresenceOfADay, OfAGroupHasTheLatestNumberAtEachDoor) {
    std::vector entries{in(1, "gate", "jp"), in(2, "side", "jp"), in(3, "gate", "jp")};
    for (auto& one : entries) {
        one.kind = EntryKind::GroupCount;
        one.participant = {};
        one.count = static_cast<std::uint32_t>(10 * one.seq.value());
    }
    EXPECT_EQ(merge(entries, {}).presences.begin()->second.admitted,
              (std::map<CheckpointId, int>{{CheckpointId{"gate"}, 30}, {CheckpointId{"side"}, 20}}));
}

TEST_F(PresenceOfADay, IsOfTheDelegationThatTheLatestEntryNames) {
    std::vector entries{in(1, "gate", ""), in(2, "gate", "jp")};
    EXPECT_EQ(merge(entries, {}).presences.begin()->second.delegation.str(), "jp");
    entries.push_back(in(3, "exit", "sg"));
    entries.back().kind = EntryKind::CheckOut;
    EXPECT_EQ(merge(entries, {}).presences.begin()->second.delegation.str(), "sg") << "an exit too";
}

} // namespace
} // namespace kiosk::core
