// Who registers at one kiosk is known at the other, by a real hub; what is no text of theirs is believed nowhere.
#include "core/ledger/walk_in.hpp"

#include <gmock/gmock.h>

#include "store/day_records.hpp"
#include "sync/hub_kiosks.hpp"

namespace kiosk::sync::test {
namespace {

const core::StaffMember kAtTheDoor{core::OperatorId{"t1"}, core::StaffRole::Teacher};

class HubWalkIns : public Hub {
  protected:
    HubWalkIns() { prepare(2); }
    [[nodiscard]] std::unique_ptr<store::Desk> desk(const std::string& name, const char* door = "gate") const {
        store::DeskOptions options;
        options.checkpoint = core::CheckpointId{door};
        options.machine = kiosk::test::filled<core::MachineId>(static_cast<std::uint8_t>(name[0]));
        return must(store::Desk::open(file(name), options));
    }
    [[nodiscard]] core::Arrived registers(const std::string& name, const std::string& who,
                                          const std::string& in_place_of = "") const {
        return must(desk(name)->register_walk_in(
            {core::DelegationId{"jp"}, who, "", "星野國民中學", "teacher", "A", core::Diet::Vegan},
            core::ParticipantId{in_place_of}, kAtTheDoor, kiosk::test::at(10, 0)));
    }
    [[nodiscard]] store::Database database(const std::string& name) const {
        return must(store::Database::open(file(name), store::OpenMode::ReadOnly));
    }
    [[nodiscard]] std::string name_in(const std::string& name, const core::ParticipantId& who) const {
        const auto person = must(store::read_person(database(name), who));
        return person ? person->name : "nobody";
    }
    [[nodiscard]] core::Attendance attendance(const std::string& name) const {
        const auto there = database(name);
        const auto report = must(there.verify_ledgers());
        EXPECT_FALSE(report.first_fault) << report.first_fault->what;
        return core::merge(must(there.entries()), must(there.merge_context()));
    }
    [[nodiscard]] std::int64_t texts() const { return count("SELECT count(*) FROM kiosk.committed_text"); }
};

TEST_F(HubWalkIns, TwoKiosksAndAHubAgreeOnWalkInsSubstitutesAndPaper) {
    (void)sync("a");
    (void)sync("b");
    const auto of_a = registers("a", "張育綺");
    const auto of_b = registers("b", "林代理", "jp-01");
    (void)must(desk("b")->note_paper(
        core::ParticipantId{"jp-02"},
        {core::CheckpointId{"gate"}, core::LocalTime{kiosk::test::kFirstDay} + std::chrono::hours{8}}, "paper_sheet",
        kAtTheDoor, kiosk::test::at(10, 5)));
    for (const auto* name : {"a", "b", "a"}) EXPECT_THAT(sync(name).problems, testing::IsEmpty());
    EXPECT_EQ(texts(), 2);
    EXPECT_EQ(attendance("a"), attendance("b"));
    EXPECT_EQ(must(database("a").participants()), must(database("b").participants()));
    EXPECT_EQ(name_in("b", of_a.id), "張育綺");
    EXPECT_EQ(name_in("a", of_b.id), "林代理");
    EXPECT_EQ(desk("b", "hall")->present({of_a.code}, kiosk::test::at(10, 10)).verdict, core::Verdict::Admitted);
    (void)must(desk("b")->undo(of_a.entry, "by_mistake", kAtTheDoor, kiosk::test::at(10, 11)));
    (void)sync("b");
    (void)sync("a");
    EXPECT_EQ(name_in("a", of_a.id), "nobody");
    EXPECT_EQ(attendance("a"), attendance("b"));
}

TEST_F(HubWalkIns, ALostBadgeIsRefusedAndTheNewOneTakenAtTheOtherKiosk) {
    (void)sync("a");
    (void)sync("b");
    const core::ParticipantId who{"jp-01"};
    const auto badge = must(desk("a")->reissue_badge(who, "lost", kAtTheDoor, kiosk::test::at(10, 0)));
    for (const auto* name : {"a", "b"}) EXPECT_THAT(sync(name).problems, testing::IsEmpty());
    EXPECT_EQ(texts(), 1);
    const auto shown = [&](const std::string& text, int minute) {
        return desk("b", "hall")->present({text}, kiosk::test::at(10, minute)).verdict;
    };
    EXPECT_EQ(shown(sample.token(who.str()), 5), core::Verdict::Revoked);
    EXPECT_EQ(shown(badge.code, 6), core::Verdict::Admitted);
    // Lost again, at the other one: of two the later is good at both.
    const auto again = must(desk("b")->reissue_badge(who, "lost", kAtTheDoor, kiosk::test::at(10, 7)));
    for (const auto* name : {"b", "a"}) EXPECT_THAT(sync(name).problems, testing::IsEmpty());
    EXPECT_EQ(desk("a", "hall")->present({badge.code}, kiosk::test::at(10, 8)).verdict, core::Verdict::Revoked);
    EXPECT_EQ(desk("a", "hall")->look_at({again.code}, kiosk::test::at(10, 9)).who, who);
    for (const auto* name : {"a", "b", "a"}) EXPECT_THAT(sync(name).problems, testing::IsEmpty());
    EXPECT_EQ(attendance("a"), attendance("b"));
}

TEST_F(HubWalkIns, ManyComeInSeveralBatches) {
    core::Arrived last;
    for (int i = 0; i < 300; ++i) last = registers("a", "來賓 " + std::to_string(i));
    (void)sync("a");
    EXPECT_EQ(texts(), 300);
    (void)sync("b");
    EXPECT_EQ(must(database("b").participants()), must(database("a").participants()));
    EXPECT_EQ(name_in("b", last.id), "來賓 299");
}

TEST_F(HubWalkIns, AKioskThatSendsAnotherTextIsNotBelievedAndItsFactIsKept) {
    const auto arrived = registers("a", "張育綺");
    auto entries = own_entries("a");
    const auto walk_in = std::ranges::find_if(entries, [](const auto& sent) { return sent.text.has_value(); });
    ASSERT_NE(walk_in, entries.end());
    walk_in->text->text[0] = 'X';
    entries.front().text = core::salted("behind a check-in");
    EXPECT_TRUE(push("a", entries).refused.empty());
    EXPECT_EQ(texts(), 0);
    EXPECT_EQ(entries_at_hub(), static_cast<std::int64_t>(entries.size()));
    (void)sync("b");
    EXPECT_EQ(name_in("b", arrived.id), "");
}

TEST_F(HubWalkIns, ATextThatComesLaterIsTakenThen) {
    const auto arrived = registers("a", "張育綺");
    auto entries = own_entries("a");
    auto without = entries;
    for (auto& sent : without) sent.text.reset();
    (void)push("a", without);
    EXPECT_EQ(texts(), 0);
    (void)push("a", entries);
    EXPECT_EQ(texts(), 1);
    (void)sync("b");
    EXPECT_EQ(name_in("b", arrived.id), "張育綺");
}

TEST_F(HubWalkIns, AHubThatGivesOutAnotherTextIsNotBelieved) {
    const auto arrived = registers("a", "張育綺");
    (void)sync("a");
    const auto hub = owner();
    for (const auto* text : {"'X'::bytea", "repeat('x', 2000)::bytea", "'\\xff00ff'::bytea"}) {
        must(hub->run("UPDATE kiosk.committed_text SET text = " + std::string(text)));
        std::filesystem::remove(file("b"));
        for (const auto* suffix : {"-wal", "-shm", ".identity", ".lock"})
            std::filesystem::remove(file("b").string() + suffix);
        add("b");
        EXPECT_THAT(sync("b").problems, testing::Contains(testing::HasSubstr("left out")));
        EXPECT_EQ(name_in("b", arrived.id), "");
        EXPECT_EQ(attendance("b"), attendance("a"));
    }
}

TEST_F(HubWalkIns, GoFromTheHubWhenTheEventIsPurged) {
    const auto arrived = registers("a", "張育綺");
    (void)sync("a");
    (void)sync("b");
    (void)must(desk("a", "")->purge_names(core::OperatorId{"t1"},
                                          kiosk::test::at(9, 0, 0, kiosk::test::kSecondDay + std::chrono::days{200})));
    auto entries = own_entries("b");
    (void)sync("a");
    EXPECT_EQ(texts(), 0);
    EXPECT_EQ(name_in("b", arrived.id), "張育綺");
    (void)push("b", entries); // whoever does not know it yet sends it once more
    EXPECT_EQ(texts(), 0);
    (void)sync("b");
    EXPECT_EQ(name_in("b", arrived.id), "");
    EXPECT_EQ(attendance("a"), attendance("b"));
}

TEST_F(HubWalkIns, ATextOfNoLengthThatThereIsIsNoBatch) {
    const auto connection = must(PgConnection::open(url("a"), kPatient));
    for (const std::size_t size : {std::size_t{1}, std::size_t{33}, std::size_t{2034}}) {
        core::Bytes text(size, 7);
        text[0] = 2;
        const PgValue values[] = {PgValue::of(std::vector<core::Bytes>{text})};
        EXPECT_FALSE(connection->query("SELECT * FROM kiosk.push($1)", values)) << size;
    }
    core::Bytes alone(34, 7);
    alone[0] = 2;
    const PgValue values[] = {PgValue::of(std::vector<core::Bytes>{alone})};
    EXPECT_TRUE(connection->query("SELECT * FROM kiosk.push($1)", values)) << "of nothing: left out";
    EXPECT_EQ(texts(), 0);
}

} // namespace
} // namespace kiosk::sync::test
