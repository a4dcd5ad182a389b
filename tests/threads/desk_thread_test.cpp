#include "app/workers/desk_thread.hpp"

#include <atomic>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/staff.hpp"
#include "support/desk_fixture.hpp"

namespace kiosk::app {
namespace {

using core::Verdict;
using test::DeskBench;

TEST(DeskThread, TellsTheEventAndTheCountsOnceTheDeskIsOpen) {
    DeskBench bench;
    DeskThread thread(bench.parts());
    const auto ready = bench.wait_for<DeskReady>(thread);
    ASSERT_EQ(ready.size(), 1U);
    EXPECT_EQ(ready[0].snapshot.event.id, bench.event.package.event.id);
    EXPECT_EQ(ready[0].snapshot.checkpoint.id, core::CheckpointId("gate"));
    EXPECT_EQ(ready[0].snapshot.delegations.size(), 3U);
    EXPECT_EQ(ready[0].counts.checked_in, 0);
}

TEST(DeskThread, AnswersEveryFrameWithARowForEachBadgeInOrder) {
    DeskBench bench;
    DeskThread thread(bench.parts());
    ASSERT_TRUE(
        thread.present(bench.badges({bench.event.token("jp-01"), "https://example.org", bench.event.token("sg-01")})));
    ASSERT_TRUE(thread.present(bench.badges({bench.event.token("jp-02")})));
    const auto decided = bench.decided(thread, 2);
    ASSERT_EQ(decided.size(), 2U);
    ASSERT_EQ(decided[0].rows.size(), 3U);
    EXPECT_EQ(decided[0].rows[0].verdict, Verdict::Admitted);
    EXPECT_EQ(decided[0].rows[1].verdict, Verdict::Unreadable);
    EXPECT_EQ(decided[0].rows[2].verdict, Verdict::Admitted);
    ASSERT_EQ(decided[1].rows.size(), 1U);
    EXPECT_EQ(decided[1].rows[0].counts.checked_in, 3);
}

TEST(DeskThread, WhatItAnsweredGreenIsInTheLedgerAlready) {
    DeskBench bench;
    DeskThread thread(bench.parts());
    ASSERT_TRUE(thread.present(bench.badges({bench.event.token("jp-01")})));
    const auto decided = bench.decided(thread, 1);
    ASSERT_EQ(decided.at(0).rows.at(0).verdict, Verdict::Admitted);
    const auto ledger = bench.ledger();
    ASSERT_EQ(ledger.size(), 1U);
    EXPECT_EQ(ledger[0].participant, core::ParticipantId("jp-01"));
    EXPECT_EQ(ledger[0].wall, bench.now.wall);
}

TEST(DeskThread, ALeadersCountIsWrittenOnlyWhenItIsConfirmed) {
    DeskBench bench;
    DeskThread thread(bench.parts());
    ASSERT_TRUE(thread.present(bench.badges({bench.event.token("jp")})));
    const auto asked = bench.decided(thread, 1);
    ASSERT_EQ(asked.at(0).rows.at(0).verdict, Verdict::Group);
    EXPECT_TRUE(bench.ledger().empty());
    ASSERT_TRUE(thread.confirm({asked[0].rows[0].group_token, 3, bench.now}));
    const auto confirmed = bench.decided(thread, 1);
    EXPECT_EQ(confirmed.at(0).rows.at(0).verdict, Verdict::Admitted);
    const auto ledger = bench.ledger();
    ASSERT_EQ(ledger.size(), 1U);
    EXPECT_EQ(ledger[0].count, 3U);
}

TEST(DeskThread, BadgesOfManyThreadsAllGetTheirAnswer) {
    DeskBench bench;
    DeskThread thread(bench.parts());
    std::vector<std::thread> cameras;
    for (const char* who : {"jp-01", "jp-02", "jp-03", "jp-04"})
        cameras.emplace_back([&, who] {
            for (int i = 0; i < 5; ++i) EXPECT_TRUE(thread.present(bench.badges({bench.event.token(who)})));
        });
    for (std::thread& camera : cameras) camera.join();
    const auto decided = bench.decided(thread, 20);
    EXPECT_EQ(std::count_if(decided.begin(), decided.end(),
                            [](const core::Decided& each) { return each.rows.at(0).verdict == Verdict::Admitted; }),
              4);
}

TEST(DeskThread, WhatWasPresentedBeforeTheEndIsStillWritten) {
    DeskBench bench;
    {
        DeskThread thread(bench.parts());
        ASSERT_TRUE(thread.present(bench.badges({bench.event.token("jp-01")})));
        ASSERT_TRUE(thread.present(bench.badges({bench.event.token("jp-02")})));
    }
    EXPECT_EQ(bench.ledger().size(), 2U);
}

TEST(DeskThread, WithoutADeskABadgeIsNotRecordedAndTheDeskOpensByItselfLater) {
    DeskBench bench;
    std::atomic<bool> broken{true};
    auto parts = bench.parts();
    parts.open = [&]() -> core::Result<service::OpenedEvent> {
        if (broken) return core::fail(core::ErrorKind::DiskFull, "no room");
        return service::open_event(bench.source(), bench.clock);
    };
    DeskThread thread(std::move(parts));
    const auto trouble = bench.wait_for<DeskTrouble>(thread);
    EXPECT_EQ(trouble.at(0).error.detail, "no room");
    ASSERT_TRUE(thread.present(bench.badges({bench.event.token("jp-01")})));
    EXPECT_EQ(bench.decided(thread, 1).at(0).rows.at(0).verdict, Verdict::NotRecorded);
    EXPECT_TRUE(bench.ledger().empty());
    broken = false;
    static_cast<void>(bench.wait_for<DeskReady>(thread));
    ASSERT_TRUE(thread.present(bench.badges({bench.event.token("jp-01")})));
    EXPECT_EQ(bench.decided(thread, 1).at(0).rows.at(0).verdict, Verdict::Admitted);
}

TEST(DeskThread, ACommandLineThatTheEventRefusesIsToldAndNotTriedAgain) {
    DeskBench bench;
    std::atomic<int> tries{0};
    auto parts = bench.parts();
    parts.open = [&]() -> core::Result<service::OpenedEvent> {
        ++tries;
        return core::fail(core::ErrorKind::Usage, "no such checkpoint");
    };
    DeskThread thread(std::move(parts));
    EXPECT_EQ(bench.wait_for<DeskRefused>(thread).at(0).error.detail, "no such checkpoint");
    ASSERT_TRUE(thread.present(bench.badges({bench.event.token("jp-01")})));
    EXPECT_EQ(bench.decided(thread, 1).at(0).rows.at(0).verdict, Verdict::NotRecorded);
    EXPECT_EQ(tries, 1);
}

TEST(DeskThread, CountsTheDelegationsWhenNobodyStandsThere) {
    DeskBench bench;
    auto parts = bench.parts();
    parts.count_people = [&](const core::Checkpoint& here, core::LocalDay today) {
        return service::count_people(bench.file(), here, today);
    };
    DeskThread thread(std::move(parts));
    ASSERT_TRUE(thread.present(bench.badges({bench.event.token("jp-01")})));
    const auto counted = bench.wait_for<service::PeopleCounted>(thread);
    const core::DelegationCount& japan = counted.at(0).delegations.at(core::DelegationId("jp"));
    EXPECT_EQ(japan.arrived, 1);
    EXPECT_EQ(japan.expected, 4);
}

TEST(DeskThread, LooksForARevisionBetweenBadgesHoweverManyCome) {
    DeskBench bench;
    std::atomic<int> looks{0};
    std::atomic<core::Millis> passed{core::Millis{0}};
    platform::Clock walking([&] {
        core::Now reading = bench.now;
        reading.mono += passed.load();
        return reading;
    });
    auto parts = bench.parts();
    parts.clock = &walking;
    parts.news_every = core::Millis{5};
    parts.read_news = [&](const store::RevisionStamp&,
                          const core::Checkpoint&) -> core::Result<std::optional<service::EventSnapshot>> {
        ++looks;
        return std::nullopt;
    };
    DeskThread thread(std::move(parts));
    for (int i = 0; looks < 3 && i < 2000; ++i) {
        passed = core::Millis{i};
        ASSERT_TRUE(thread.present(bench.badges({bench.event.token("jp-01")})));
        (void)bench.decided(thread, 1);
    }
    EXPECT_GE(looks, 3);
}

// The answers to what staff asked, in order, as many as that.
std::vector<core::StaffAnswer> answers(DeskBench& bench, DeskThread& thread, std::size_t count) {
    std::vector<core::StaffAnswer> all;
    EXPECT_TRUE(bench.inbox.wait_until([&] {
        for (DeskNews& news : thread.news())
            if (auto* one = std::get_if<core::StaffAnswered>(&news)) all.push_back(std::move(one->answer));
        return all.size() >= count;
    }));
    return all;
}

TEST(DeskThread, AnswersStaffAndWritesWhatTheyDo) {
    DeskBench bench;
    const core::StaffMember teacher{core::OperatorId{"t1"}, core::StaffRole::Teacher};
    {
        auto database = store::Database::open(bench.file(), store::OpenMode::ReadWrite);
        ASSERT_TRUE(store::add_staff(*database, teacher, "073941"));
    }
    auto parts = bench.parts();
    std::atomic<int> written{0};
    parts.open_reception = [&] { return service::Reception::open(bench.file()); };
    parts.notify_written = [&] { ++written; };
    DeskThread thread(std::move(parts));
    const core::ParticipantId who{"home-01"};
    for (const core::StaffQuestion& question : {core::StaffQuestion{core::AskWhosePin{"073941"}},
                                                {core::AskPeople{"wxm"}},
                                                {core::AskToAct{who, false, "", teacher}},
                                                {core::AskPerson{who, teacher}}})
        ASSERT_TRUE(thread.ask({question, bench.now}));
    const auto heard = answers(bench, thread, 4);
    EXPECT_EQ(std::get<core::PinChecked>(heard.at(0)).who, teacher);
    EXPECT_EQ(std::get<core::PeopleFound>(heard.at(1)).rows.at(0).id, who);
    EXPECT_EQ(std::get<core::Acted>(heard.at(2)).outcome->verdict, Verdict::Admitted);
    EXPECT_EQ(std::get<core::PersonRead>(heard.at(3)).page->row.where, core::Whereabouts::Inside);
    EXPECT_EQ(written, 1);
    ASSERT_EQ(bench.ledger().size(), 1U);
    EXPECT_EQ(bench.ledger()[0].by, teacher.id);
    const core::EntryRef entry = bench.ledger()[0].ref();
    ASSERT_TRUE(thread.ask({core::AskToUndo{entry, "by_mistake", teacher}, bench.now}));
    ASSERT_TRUE(thread.ask({core::AskBoard{teacher}, bench.now}));
    const auto after = answers(bench, thread, 2);
    EXPECT_TRUE(std::get<core::Undone>(after.at(0)).done);
    EXPECT_EQ(std::get<core::BoardRead>(after.at(1)).board.present, 0);
}

TEST(DeskThread, WhoeverChoseTheirNameNeedsStaff) {
    DeskBench bench;
    auto parts = bench.parts();
    parts.open_reception = [&bench] { return service::Reception::open(bench.file()); };
    DeskThread thread(std::move(parts));
    ASSERT_TRUE(thread.ask({core::AskNames{"ㄨㄒ"}, bench.now}));
    const auto answered = bench.wait_for<core::StaffAnswered>(thread);
    const auto& names = std::get<core::NamesFound>(answered.at(0).answer);
    ASSERT_EQ(names.rows.size(), 1U);
    ASSERT_TRUE(thread.help({names.rows[0].id, bench.now}));
    EXPECT_EQ(bench.decided(thread, 1).at(0).rows.at(0).verdict, Verdict::NeedsStaff);
    EXPECT_TRUE(bench.ledger().empty());
}

TEST(DeskThread, LetsSeveralInForStaffUndoesThemAsOneAndMarksPeople) {
    DeskBench bench;
    const core::StaffMember teacher{core::OperatorId{"t1"}, core::StaffRole::Teacher};
    const core::DelegationId jp{"jp"};
    auto parts = bench.parts();
    parts.open_reception = [&] { return service::Reception::open(bench.file()); };
    DeskThread thread(std::move(parts));
    const std::vector people{core::ParticipantId{"jp-01"}, core::ParticipantId{"jp-02"}};
    ASSERT_TRUE(thread.ask({core::AskToAdmit{jp, people, 0, teacher}, bench.now}));
    ASSERT_TRUE(thread.ask({core::AskToAdmit{jp, {}, 2, teacher}, bench.now}));
    ASSERT_TRUE(thread.ask({core::AskDelegation{jp, teacher}, bench.now}));
    const auto heard = answers(bench, thread, 3);
    const auto& named = std::get<core::PeopleAdmitted>(heard.at(0));
    ASSERT_TRUE(named.acted);
    EXPECT_EQ(named.acted->people, 2);
    EXPECT_EQ(std::get<core::PeopleAdmitted>(heard.at(1)).acted->people, 2);
    EXPECT_EQ(std::get<core::DelegationRead>(heard.at(2)).page->came, 4);
    const core::EntryRef entry = *named.acted->entry;
    ASSERT_TRUE(thread.ask({core::AskToUndo{entry, "by_mistake", teacher, true}, bench.now}));
    const core::StaffMember volunteer{core::OperatorId{"v1"}, core::StaffRole::Volunteer};
    ASSERT_TRUE(thread.ask({core::AskToReissue{people[0], "lost", teacher}, bench.now}));
    ASSERT_TRUE(thread.ask({core::AskToReissue{people[0], "lost", volunteer}, bench.now}));
    ASSERT_TRUE(thread.ask({core::AskToExcuse{people[1], "ill", teacher}, bench.now}));
    ASSERT_TRUE(thread.ask({core::AskDelegation{jp, teacher}, bench.now}));
    const auto after = answers(bench, thread, 5);
    EXPECT_TRUE(std::get<core::Undone>(after.at(0)).done);
    EXPECT_EQ(std::get<core::BadgeReissued>(after.at(1)).badge->revoked, 1);
    EXPECT_FALSE(std::get<core::BadgeReissued>(after.at(2)).badge) << "it is not theirs";
    EXPECT_EQ(std::get<core::PersonMarked>(after.at(3)).name, "白川 そら");
    const auto& page = *std::get<core::DelegationRead>(after.at(4)).page;
    EXPECT_EQ(page.named, 0);
    EXPECT_EQ(page.came, 4) << "the number stands";
}

TEST(DeskThread, LooksAtABadgeWithoutWritingWhileStaffOnlyLook) {
    DeskBench bench;
    DeskThread thread(bench.parts());
    thread.look_only(true);
    ASSERT_TRUE(thread.present(bench.badges({bench.event.token("jp-01")})));
    const auto seen = answers(bench, thread, 1);
    EXPECT_EQ(std::get<core::BadgeSeen>(seen.at(0)).who.str(), "jp-01");
    EXPECT_TRUE(bench.ledger().empty());
    thread.look_only(false);
    ASSERT_TRUE(thread.present(bench.badges({bench.event.token("jp-01")})));
    EXPECT_EQ(bench.decided(thread, 1).at(0).rows.at(0).verdict, Verdict::Admitted);
}

TEST(DeskThread, StandsWhereATeacherSaidAndShowsTheScreensAChangedDay) {
    DeskBench bench;
    const core::StaffMember teacher{core::OperatorId{"t1"}, core::StaffRole::Teacher};
    auto parts = bench.parts();
    parts.open_reception = [&] { return service::Reception::open(bench.file()); };
    parts.read_news = [&](const store::RevisionStamp& known, const core::Checkpoint& here) {
        return service::read_news(bench.file(), known, here);
    };
    DeskThread thread(std::move(parts));
    std::vector<service::EventSnapshot> shown;
    std::vector<core::StaffAnswer> heard;
    const auto wait = [&](std::size_t news, std::size_t count) {
        return bench.inbox.wait_until([&] {
            for (DeskNews& each : thread.news()) {
                if (auto* event = std::get_if<EventChanged>(&each)) shown.push_back(std::move(event->snapshot));
                if (auto* one = std::get_if<core::StaffAnswered>(&each)) heard.push_back(std::move(one->answer));
            }
            return shown.size() >= news && heard.size() >= count;
        });
    };
    ASSERT_TRUE(thread.ask({core::AskToStand{core::CheckpointId{"lunch"}, teacher}, bench.now}));
    ASSERT_TRUE(wait(1, 1));
    EXPECT_TRUE(std::get<core::StandsAt>(heard[0]).done);
    EXPECT_EQ(shown[0].checkpoint.id.str(), "lunch");
    ASSERT_TRUE(thread.ask({core::AskToChange{{core::DayChange::What::Delay, {}, 20}, teacher}, bench.now}));
    ASSERT_TRUE(wait(2, 2));
    EXPECT_TRUE(std::get<core::DayChanged>(heard[1]).done);
    EXPECT_EQ(shown[1].changes.made().size(), 1U);
    EXPECT_EQ(shown[1].checkpoint.id.str(), "lunch");
    ASSERT_TRUE(thread.when_free([](const store::Desk*) { return TaskDid::Revision; })); // opens the desk anew
    ASSERT_TRUE(thread.ask({core::AskToStand{core::CheckpointId{"nowhere"}, teacher}, bench.now}));
    ASSERT_TRUE(thread.present(bench.badges({bench.event.token("jp-01")})));
    ASSERT_TRUE(bench.inbox.wait_until([&] { return bench.ledger().size() == 2; }));
    EXPECT_EQ(bench.ledger()[1].checkpoint.str(), "lunch") << "still there";
    ASSERT_TRUE(wait(2, 3));
    EXPECT_FALSE(std::get<core::StandsAt>(heard[2]).done);
}

TEST(DeskThread, StaffAreToldWhenTheDatabaseDoesNotAnswer) {
    DeskBench bench;
    auto parts = bench.parts();
    std::atomic<bool> broken{true};
    parts.open_reception = [&]() -> core::Result<service::Reception> {
        if (broken) return core::fail(core::ErrorKind::Io, "no room");
        return service::Reception::open(bench.file());
    };
    DeskThread thread(std::move(parts));
    ASSERT_TRUE(thread.ask({core::AskWhoIsStaff{}, bench.now}));
    EXPECT_TRUE(std::holds_alternative<core::StaffTrouble>(answers(bench, thread, 1).at(0)));
    broken = false;
    ASSERT_TRUE(thread.ask({core::AskWhoIsStaff{}, bench.now}));
    EXPECT_FALSE(std::get<core::StaffKnown>(answers(bench, thread, 1).at(0)).anybody);
}

TEST(DeskThread, FollowsTheProgrammeUntilStaffStandSomewhereElse) {
    DeskBench bench;
    const core::StaffMember teacher{core::OperatorId{"t1"}, core::StaffRole::Teacher};
    auto parts = bench.parts();
    parts.open_reception = [&] { return service::Reception::open(bench.file()); };
    parts.read_news = [&](const store::RevisionStamp& known, const core::Checkpoint& here) {
        return service::read_news(bench.file(), known, here);
    };
    parts.followed = core::Followed{{core::CheckpointId{"gate"}, core::CheckpointId{"lunch"}}, {}};
    DeskThread thread(std::move(parts));
    const auto ready = bench.wait_for<DeskReady>(thread);
    EXPECT_TRUE(ready.at(0).snapshot.follows);
    EXPECT_EQ(ready.at(0).snapshot.checkpoint.id.str(), "gate");
    ASSERT_TRUE(thread.ask({core::AskToStand{core::CheckpointId{"lunch"}, teacher}, bench.now}));
    const auto moved = bench.wait_for<EventChanged>(thread);
    EXPECT_FALSE(moved.back().snapshot.follows) << "by hand";
    EXPECT_EQ(moved.back().snapshot.checkpoint.id.str(), "lunch");
    ASSERT_TRUE(thread.ask({core::AskToFollow{teacher}, bench.now}));
    const auto followed = bench.wait_for<EventChanged>(thread);
    EXPECT_TRUE(followed.back().snapshot.follows);
    EXPECT_EQ(followed.back().snapshot.checkpoint.id.str(), "gate") << "where the morning is";
}

} // namespace
} // namespace kiosk::app
