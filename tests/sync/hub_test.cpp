// The hub's promises, kept by a real PostgreSQL: what is taken, and who is told.
#include <algorithm>
#include <array>

#include "core/ledger/entry_kind.hpp"
#include "sync/hub_kiosks.hpp"

namespace kiosk::sync::test {
namespace {

TEST_F(Hub, PassesOnWhatOneKioskWroteToAnother) {
    prepare(600);
    const auto pushed = sync("a");
    EXPECT_EQ(pushed.pushed, 600);
    EXPECT_TRUE(pushed.problems.empty());
    const auto pulled = sync("b");
    EXPECT_EQ(pulled.pulled, 600);
    EXPECT_EQ(pulled.pushed, 1);
    EXPECT_EQ(sync("a").pulled, 1);
    EXPECT_EQ(people_in("a"), 601U);
    EXPECT_EQ(people_in("b"), 601U);
    const auto nothing = sync("a");
    EXPECT_EQ(nothing.round_trips, 1) << "nothing to tell costs one question";
    EXPECT_EQ(nothing.pulled + nothing.pushed, 0);
}

TEST_F(Hub, KnowsOfEachKioskWhatItHasAndWhenItWasSeen) {
    prepare(3);
    (void)sync("a");
    const auto kiosks = must(hub_status(*owner()));
    ASSERT_EQ(kiosks.size(), 2U);
    EXPECT_EQ(kiosks[0].role, "kiosk_a");
    EXPECT_EQ(kiosks[0].event, sample.package.event.id.str());
    EXPECT_EQ(kiosks[0].year, 2026);
    EXPECT_EQ(kiosks[0].entries, 3);
    EXPECT_EQ(kiosks[0].unsent, 0);
    EXPECT_EQ(kiosks[0].last_push.size(), 20U) << kiosks[0].last_push;
    EXPECT_EQ(kiosks[1].last_pull, "") << "b never came";
}

TEST_F(Hub, RefusesAnotherPastOfALedgerAndRaisesAnAlarm) {
    prepare(4);
    (void)sync("a");
    const auto key = core::SigningKey::generate();
    const auto forged = forged_after(own_entries("a"), 2, key);
    for (const auto* who : {"a", "b"}) {
        const auto reply = push(who, {forged});
        ASSERT_EQ(reply.refused.size(), 1U);
        EXPECT_EQ(reply.refused[0].why, store::RefusedBecause::Diverges);
        EXPECT_EQ(reply.refused[0].entry.seq, core::LedgerSeq{3});
    }
    EXPECT_EQ(entries_at_hub(), 4);
    EXPECT_EQ(count("SELECT count(*) FROM kiosk.alarm WHERE seq = 3"), 1) << "the same one again is no second alarm";
    const auto kiosks = must(hub_status(*owner()));
    EXPECT_EQ(kiosks[0].alarms, 1);
    EXPECT_EQ(sync("b").pulled, 4);
}

TEST_F(Hub, ListsItsAlarmsTheNewestFirst) {
    prepare(4);
    (void)sync("a");
    EXPECT_TRUE(must(hub_alarms(*owner(), std::nullopt)).empty());
    const auto key = core::SigningKey::generate();
    const auto genuine = own_entries("a");
    (void)push("a", {forged_after(genuine, 1, key)});
    (void)push("b", {forged_after(genuine, 3, key)});
    const auto alarms = must(hub_alarms(*owner(), std::nullopt));
    ASSERT_EQ(alarms.size(), 2U);
    EXPECT_EQ(alarms[0].role, "kiosk_a") << "whose ledger it is";
    EXPECT_EQ(alarms[0].sent_by, "kiosk_b");
    EXPECT_EQ(alarms[0].event, sample.package.event.id.str());
    EXPECT_EQ(alarms[0].entry, must(core::parse_entry(genuine[3].bytes)).ref());
    EXPECT_EQ(alarms[0].what, "refused: another is here");
    EXPECT_EQ(alarms[0].at.size(), 20U) << alarms[0].at;
    EXPECT_EQ(alarms[1].sent_by, "kiosk_a");
    EXPECT_EQ(alarms[1].entry.seq, core::LedgerSeq{2});
    const auto newest = must(hub_alarms(*owner(), 1));
    ASSERT_EQ(newest.size(), 1U);
    EXPECT_EQ(newest[0].entry.seq, core::LedgerSeq{4});
}

TEST_F(Hub, RefusesGapsBrokenChainsAndWhatIsNoEntry) {
    prepare(4);
    auto entries = own_entries("a");
    ASSERT_EQ(entries.size(), 4U);
    EXPECT_EQ(push("a", {entries[0], entries[2]}).refused.at(0).why, store::RefusedBecause::Gap);
    EXPECT_EQ(entries_at_hub(), 1) << "what came before the gap counts";
    auto broken = entries[1];
    broken.bytes.back() ^= 1U;
    EXPECT_EQ(push("a", {broken}).refused.at(0).why, store::RefusedBecause::Diverges);
    auto newer = entries[1];
    newer.bytes[0] = 2;
    EXPECT_EQ(push("a", {newer}).refused.at(0).why, store::RefusedBecause::Malformed);
    auto nought = entries[1];
    std::fill_n(nought.bytes.begin() + 18, 8, std::uint8_t{0xff});
    EXPECT_EQ(push("a", {nought}).refused.size(), 1U) << "a number below 1";
    HubTransport hub(url("a"), kPatient);
    const auto torn = hub.push({{}, {{{1, 2, 3}, {}, {}, false}}});
    ASSERT_FALSE(torn);
    EXPECT_EQ(torn.error().kind, core::ErrorKind::Refused);
    EXPECT_EQ(push("a", {entries.begin() + 1, entries.end()}).refused.size(), 0U);
    EXPECT_EQ(entries_at_hub(), 4);
}

TEST_F(Hub, KnowsTheKindsOfEntriesByTheirNamesAndNoOthers) {
    const auto hub = owner();
    const auto number_of = [&](std::string_view name) {
        return hub->query(("SELECT kiosk.entry_kind('" + std::string(name) + "')::bigint").c_str());
    };
    for (int number = 1; number <= static_cast<int>(core::kLastEntryKind); ++number)
        EXPECT_EQ(must(number_of(core::name_of(static_cast<core::EntryKind>(number)))).integer(0, 0), number);
    for (const auto* unknown : {"", "purged", "unknown"}) EXPECT_FALSE(number_of(unknown)) << unknown;
}

TEST_F(Hub, KeepsEventsApart) {
    prepare(2);
    (void)sync("a");
    auto other = sample.package.event;
    other.id = core::EventId{"other-visit"};
    other.tag = core::event_tag(other.id);
    Enrolment wanted;
    wanted.role = "kiosk_c";
    wanted.password = "secret of c";
    const auto key = core::SigningKey::generate();
    wanted.certificate =
        core::certify_ledger(other.tag, kiosk::test::filled<core::LedgerId>(9), key.public_key(), sample.issuer);
    (void)must(sync::enrol(*owner(), other, wanted));
    HubTransport hub(url("c"), kPatient);
    const auto reply = must(hub.pull({}, 256));
    EXPECT_EQ(reply.heads.size(), 1U) << "only its own ledger";
    EXPECT_TRUE(reply.batch.entries.empty());
    const auto refused = must(hub.push({{}, own_entries("a")}));
    ASSERT_EQ(refused.refused.size(), 1U);
    EXPECT_EQ(refused.refused[0].why, store::RefusedBecause::NotEnrolled);
    auto entry = must(core::parse_entry(own_entries("a").front().bytes));
    const auto stray =
        core::seal(entry, core::genesis(wanted.certificate.ledger, key.public_key()), wanted.certificate.ledger, key);
    EXPECT_EQ(must(hub.push({{}, {{stray.bytes, stray.hash, stray.signature, false}}})).refused.at(0).why,
              store::RefusedBecause::OtherEvent);
    Enrolment twice = wanted;
    twice.certificate.event = sample.package.event.tag;
    EXPECT_FALSE(sync::enrol(*owner(), sample.package.event, twice)) << "one role is one kiosk at one event";
}

TEST_F(Hub, MarksWhatOthersRelayedUntilItsAuthorComes) {
    prepare(3);
    (void)must(open("b")->take(must(open("a")->lacking({}))));
    store::Batch certificates;
    for (const auto& [ledger, known] : must(open("a")->heads()))
        certificates.certificates.push_back(
            core::certify_ledger(sample.package.event.tag, ledger, *must(open("a")->key_of(ledger)), sample.issuer));
    (void)must(open("b")->take(certificates));
    EXPECT_EQ(sync("b").pushed, 4);
    EXPECT_EQ(count("SELECT count(*) FROM kiosk.entry WHERE relayed"), 3);
    (void)push("a", own_entries("a"));
    EXPECT_EQ(count("SELECT count(*) FROM kiosk.entry WHERE relayed"), 0);
    EXPECT_EQ(entries_at_hub(), 4);
}

TEST_F(Hub, GivesALedgerBackToItsAuthorWhenAnotherRelayedAForgery) {
    prepare(4);
    const auto genuine = own_entries("a");
    (void)push("a", {genuine[0], genuine[1]});
    const auto key = core::SigningKey::generate();
    auto forged = forged_after(genuine, 2, key);
    forged.relayed = false; // b says that it is a's author, and is known to be b
    EXPECT_TRUE(push("b", {forged}).refused.empty()) << "the hub cannot check signatures";
    EXPECT_EQ(people_in("b"), 1U);
    const auto fooled = sync("b");
    EXPECT_EQ(fooled.problems.size(), 1U) << "b checks what it pulls";
    EXPECT_EQ(people_in("b"), 3U);
    const auto report = sync("a");
    EXPECT_EQ(report.pushed, 2);
    EXPECT_EQ(report.set_aside, 0) << "a genuine ledger gives way to nobody";
    EXPECT_EQ(count("SELECT count(*) FROM kiosk.alarm WHERE what = 'gave way to its author'"), 1);
    (void)sync("b");
    EXPECT_EQ(people_in("b"), 5U);
    EXPECT_EQ(people_in("a"), 5U);
}

TEST_F(Hub, HoldsLedgersThatNobodyEnrolledOutside) {
    present("a", 2);
    present("b", 1);
    enrol("b");
    enrol("a");
    add("c");
    present("c", 1, 700);
    (void)must(open("b")->take(must(open("c")->lacking({}))));
    const auto report = sync("b");
    EXPECT_EQ(report.pushed, 1);
    EXPECT_EQ(must(open("b")->heads()).size(), 3U);
    EXPECT_EQ(people_in("b"), 1U) << "c's entry is held there, and told to nobody";
}

TEST_F(Hub, IsMadeTwiceWithoutHarm) {
    prepare(2);
    (void)sync("a");
    must(init_hub(*owner()));
    EXPECT_EQ(entries_at_hub(), 2);
    const auto again = [&] {
        Enrolment wanted;
        const auto ledger = must(must(store::Database::open(file("a"), store::OpenMode::ReadOnly)).ledgers()).front();
        wanted.certificate = core::certify_ledger(sample.package.event.tag, ledger.ledger, ledger.key, sample.issuer);
        wanted.role = "kiosk_a";
        return sync::enrol(*owner(), sample.package.event, wanted);
    };
    const auto enrolled = must(again());
    EXPECT_FALSE(enrolled.new_role);
    EXPECT_FALSE(enrolled.new_ledger);
    EXPECT_EQ(sync("a").round_trips, 1) << "its password is as it was";
}

TEST_F(Hub, PartitionsEntriesByYearAndKeysThemByEventAndLedger) {
    prepare(1);
    (void)sync("a");
    const auto hub = owner();
    const auto rows =
        must(hub->query("SELECT pg_get_expr(c.relpartbound, c.oid), pg_get_partkeydef(i.inhparent),"
                        " pg_get_indexdef(x.indexrelid) FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
                        " JOIN pg_index x ON x.indrelid = c.oid AND x.indisprimary"
                        " WHERE c.relname = 'entry_2026'"));
    ASSERT_EQ(rows.size(), 1);
    EXPECT_EQ(rows.text(0, 0), "FOR VALUES FROM ('2026') TO ('2027')");
    EXPECT_EQ(rows.text(0, 1), "RANGE (year)");
    EXPECT_NE(rows.text(0, 2).find("(year, event, ledger, seq)"), std::string_view::npos) << rows.text(0, 2);
}

TEST_F(Hub, TellsWhoeverWaitsThatSomethingCame) {
    prepare(2);
    HubTransport listening(url("b"), kPatient);
    EXPECT_FALSE(listening.wait_for_news(core::Millis{0}, -1)) << "not before it asked once";
    (void)must(try_sync("b", listening));
    EXPECT_TRUE(must(listening.wait_for_news(core::Millis{0}, -1))) << "what came in between is not told again";
    EXPECT_FALSE(must(listening.wait_for_news(core::Millis{0}, -1)));
    (void)sync("a");
    EXPECT_TRUE(must(listening.wait_for_news(core::Millis{60'000}, -1)));
    EXPECT_EQ(must(try_sync("b", listening)).pulled, 2);
    std::array<int, 2> ends{};
    ASSERT_EQ(pipe(ends.data()), 0);
    ASSERT_EQ(write(ends[1], "x", 1), 1);
    EXPECT_FALSE(must(listening.wait_for_news(core::Millis{60'000}, ends[0]))) << "whoever owns it may wake it";
    close(ends[0]);
    close(ends[1]);
}

} // namespace
} // namespace kiosk::sync::test
