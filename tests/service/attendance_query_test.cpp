#include "service/attendance_query.hpp"

#include <array>
#include <map>
#include <random>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/desk/desk.hpp"
#include "support/event_bench.hpp"

namespace kiosk::service {
namespace {

using core::DelegationId, core::ItemId;
using kiosk::test::at, kiosk::test::EventBench, kiosk::test::kFirstDay, kiosk::test::kSecondDay;

constexpr std::array kDoors{"gate", "exit", "hall", "workshop", "lunch"};

// A day at the doors of the sample event, its hall with the opening behind it.
class Attendance : public testing::Test {
  protected:
    Attendance() {
        revise([](core::EventPackage& package) { package.checkpoints[2].item = ItemId("opening"); });
        for (const auto* door : kDoors) open(door);
    }

    template <class Change> void revise(Change change) {
        auto& package = bench.event.package;
        package.revision = core::RevisionNumber{package.revision.value() + 1};
        package.content.bytes[0] = static_cast<std::uint8_t>(package.revision.value());
        change(package);
        auto database = store::Database::open(bench.file(), store::OpenMode::ReadWrite);
        ASSERT_TRUE(database);
        const auto loaded = database->load(package);
        ASSERT_TRUE(loaded) << loaded.error().detail;
    }
    void open(const char* door) {
        store::DeskOptions options;
        options.checkpoint = core::CheckpointId(door);
        options.machine = kiosk::test::filled<core::MachineId>(9);
        auto desk = store::Desk::open(bench.file(), options);
        ASSERT_TRUE(desk) << desk.error().detail;
        desks[door] = std::move(*desk);
    }
    core::Outcome present(const char* door, const std::string& token, const core::Now& now) {
        return desks.at(door)->present({token, core::Source::Camera}, now);
    }
    [[nodiscard]] core::Checkpoint checkpoint(const std::string& id) const {
        return *std::ranges::find(bench.event.package.checkpoints, core::CheckpointId(id), &core::Checkpoint::id);
    }
    [[nodiscard]] PeopleCounted counted(const std::string& here, core::LocalDay day) const {
        const auto counted = count_people(bench.file(), checkpoint(here), day);
        EXPECT_TRUE(counted) << (counted ? "" : counted.error().detail);
        return counted ? *counted : PeopleCounted{};
    }

    EventBench bench;
    std::map<std::string, std::unique_ptr<store::Desk>> desks;
};

// What core::merge() says of the same ledger.
PeopleCounted by_merge(const std::filesystem::path& file, const core::EventPackage& package,
                       const core::Checkpoint& here, core::LocalDay day) {
    std::map<core::SubjectKey, DelegationId> delegation_of;
    PeopleCounted counted;
    for (const auto& each : package.delegations) {
        counted.delegations[each.id] = {each.id, each.name, 0, 0};
        delegation_of[core::subject_of(each.id)] = each.id;
    }
    for (const auto& person : package.participants) {
        ++counted.delegations[person.delegation].expected;
        delegation_of[core::subject_of(person.id)] = person.delegation;
    }
    std::map<core::AreaId, int> inside;
    const auto merged = merge_attendance(file).value();
    for (const auto& [key, presence] : merged.attendance.presences) {
        if (key.day != day) continue;
        if (presence.inside) inside[key.area] += presence.people;
        const auto whose = delegation_of.find(key.subject);
        if (key.area == here.area && whose != delegation_of.end())
            counted.delegations[whose->second].arrived += presence.people;
    }
    for (const auto& each : package.checkpoints)
        if (!each.item.empty() && each.capacity)
            counted.places[each.item] = {std::max(0, *each.capacity - inside[each.area]), *each.capacity};
    return counted;
}

TEST_F(Attendance, OfTheRunningSumsIsWhatAMergeOfTheWholeLedgerSays) {
    constexpr int kActs = 400;
    std::minstd_rand random(20261126);
    const auto below = [&](std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(random); };
    std::vector<std::string> people;
    for (const auto& person : bench.event.package.participants) people.push_back(bench.event.token(person.id.str()));
    constexpr core::BadgeId kNewcomer{0x9999};
    people.push_back(bench.event.sign(kNewcomer));
    const auto compare = [&] {
        std::set<int> arrived;
        for (const auto day : {kFirstDay, kSecondDay, kSecondDay + std::chrono::days{1}}) {
            for (const auto* door : kDoors) {
                const auto expected = by_merge(bench.file(), bench.event.package, checkpoint(door), day);
                const auto found = counted(door, day);
                EXPECT_EQ(found.delegations, expected.delegations) << door;
                EXPECT_EQ(found.places, expected.places) << door;
                for (const auto& [id, count] : found.delegations) arrived.insert(count.arrived);
            }
        }
        EXPECT_GT(arrived.size(), 4U) << "else the acts above tell nothing apart";
    };
    std::vector<core::EntryRef> written;
    std::set<core::Verdict> verdicts;
    int voided = 0;
    for (int act = 0; act < kActs; ++act) {
        const auto* door = kDoors[below(kDoors.size())];
        const auto now = at(static_cast<int>(8 + below(9)), static_cast<int>(below(60)), static_cast<int>(below(60)),
                            below(2) == 0 ? kFirstDay : kSecondDay);
        const auto kind = below(10);
        if (kind == 0 && !written.empty()) {
            voided += desks.at(door)->void_entry(written[below(written.size())], "mistake", core::OperatorId("t"), now)
                          ? 1
                          : 0;
            continue;
        }
        const auto outcome = kind == 1 ? desks.at(door)->confirm_group(bench.event.token(below(2) == 0 ? "jp" : "sg"),
                                                                       static_cast<int>(1 + below(40)), now)
                                       : present(door, people[below(people.size())], now);
        ASSERT_NE(outcome.verdict, core::Verdict::NotRecorded) << desks.at(door)->last_failure();
        verdicts.insert(outcome.verdict);
        if (outcome.entry) written.push_back(*outcome.entry);
    }
    EXPECT_GT(voided, 5);
    EXPECT_THAT(verdicts, testing::IsSupersetOf({core::Verdict::Admitted, core::Verdict::CheckedOut,
                                                 core::Verdict::AdmittedUnknown, core::Verdict::Full}));
    compare();
    // Whose badge it was is known from now on, and every day before is cut anew.
    revise([&](core::EventPackage& package) {
        core::Participant newcomer = package.participants[4];
        newcomer.id = core::ParticipantId("sg-04");
        newcomer.external_codes.clear();
        package.participants.push_back(newcomer);
        package.badges.push_back({kNewcomer, core::BadgeKind::Participant, newcomer.id, {}, core::BadgeStatus::Active});
    });
    compare();
}

TEST_F(Attendance, OfADelegationIsWhatTheResultScreenSaidLast) {
    ASSERT_EQ(present("gate", bench.event.token("jp-01"), at(9, 0)).verdict, core::Verdict::Admitted);
    const auto group = desks.at("gate")->confirm_group(bench.event.token("jp"), 28, at(9, 5));
    ASSERT_TRUE(group.delegation);
    EXPECT_EQ(counted("gate", kFirstDay).delegations.at(DelegationId("jp")).arrived, group.delegation->arrived);
    EXPECT_EQ(group.delegation->arrived, 28) << "who came by name is one of them";
    EXPECT_EQ(counted("hall", kFirstDay).delegations.at(DelegationId("jp")).arrived, 0) << "another area";
    EXPECT_EQ(counted("gate", kSecondDay).delegations.at(DelegationId("jp")).arrived, 0) << "another day";
}

TEST_F(Attendance, LeavesPlacesBehindEveryItemsDoor) {
    ASSERT_EQ(present("hall", bench.event.token("jp-01"), at(9, 0)).verdict, core::Verdict::Admitted);
    const auto places = counted("gate", kFirstDay).places;
    EXPECT_EQ(places.at(ItemId("opening")), (Places{2, 3}));
    EXPECT_EQ(places.size(), 1U) << "the workshop's door has no capacity";
}

TEST_F(Attendance, OfACheckpointThatTheEventDoesNotHaveIsWrongUsage) {
    const auto merged = merge_attendance(bench.file(), core::CheckpointId("gait"));
    ASSERT_FALSE(merged);
    EXPECT_EQ(merged.error().kind, core::ErrorKind::Usage);
    EXPECT_EQ(merged.error().detail, "the event has no checkpoint gait; it has gate, exit, hall, workshop, lunch");
}

} // namespace
} // namespace kiosk::service
