// The rules without a disk: a decision, a signature, a merged day, a verified chain.
#include <benchmark/benchmark.h>

#include <vector>

#include "bench/figures.hpp"
#include "core/ledger/entry.hpp"
#include "core/rules/attendance.hpp"
#include "core/rules/decide.hpp"
#include "support/sample_event.hpp"

namespace kiosk::bench {
namespace {

constexpr int kEntries = 100'000;

core::Facts facts_of(const test::SampleEvent& sample) {
    core::Facts facts;
    facts.event = &sample.package.event;
    facts.checkpoint = &sample.package.checkpoints.front();
    facts.all_checkpoints = sample.package.checkpoints;
    facts.badge = sample.package.badges.front();
    facts.participant = sample.package.participants.front();
    facts.delegation = sample.package.delegations.front();
    facts.now = test::at(9, 0);
    return facts;
}

void verify_and_decide(benchmark::State& state) {
    const auto sample = test::sample_event();
    auto facts = facts_of(sample);
    Durations each;
    for (auto _ : state) {
        each.push_back(timed([&] {
            facts.credential = core::examine(sample.token("jp-01"), sample.package.event.issuers);
            auto decision = core::decide(facts);
            if (decision.verdict != core::Verdict::Admitted) state.SkipWithError("not admitted");
            benchmark::DoNotOptimize(decision);
        }));
    }
    state.SetLabel("verify a token and decide");
    figure_at_most(state, "p99_ms", percentile_ms(each, 0.99), 1.0);
}
BENCHMARK(verify_and_decide)->Unit(benchmark::kMicrosecond);

core::Entry entry_number(int number) {
    core::Entry entry;
    const auto now = test::at(8, 0, number % 60);
    entry.kind = number % 7 == 6 ? core::EntryKind::CheckOut : core::EntryKind::CheckIn;
    entry.direction = number % 7 == 6 ? core::Direction::Out : core::Direction::In;
    entry.ledger = test::filled<core::LedgerId>(static_cast<std::uint8_t>(1 + number % 4));
    entry.seq = core::LedgerSeq{static_cast<std::uint64_t>(1 + number / 4)};
    entry.event = core::event_tag(core::EventId{"sample-visit-2026"});
    entry.wall = now.wall + core::Millis{number};
    entry.boot = now.boot;
    entry.mono = now.mono + core::Millis{number};
    entry.checkpoint = core::CheckpointId{"gate"};
    entry.area = core::AreaId{"school"};
    entry.badge = core::BadgeId{1'000'000 + static_cast<std::uint64_t>(number % 20'000)};
    entry.participant = core::ParticipantId{"crowd-" + std::to_string(number % 20'000)};
    return entry;
}

void merge_entries(benchmark::State& state) {
    std::vector<core::Entry> entries;
    for (int i = 0; i < kEntries; ++i) entries.push_back(entry_number(i));
    core::MergeContext context;
    context.zone = core::Zone::named("Asia/Taipei").value();
    for (auto _ : state) {
        auto attendance = core::merge(entries, context);
        if (attendance.presences.size() != 20'000) state.SkipWithError("presences are missing");
        benchmark::DoNotOptimize(attendance);
    }
    state.SetLabel("merge 100,000 entries of four ledgers");
}
BENCHMARK(merge_entries)->Unit(benchmark::kMillisecond);

void verify_chain(benchmark::State& state) {
    constexpr int length = 10'000;
    const auto key = test::key_from(9);
    const auto ledger = test::filled<core::LedgerId>(1);
    std::vector<core::SealedEntry> chain;
    auto head = core::genesis(ledger, key.public_key());
    for (int i = 0; i < length; ++i) {
        chain.push_back(core::seal(entry_number(i), head, ledger, key));
        head = {chain.back().entry.seq, chain.back().hash};
    }
    for (auto _ : state) {
        core::ChainVerifier verifier(ledger, key.public_key());
        for (const auto& link : chain) {
            if (verifier.add({link.entry.seq, link.bytes, link.hash, link.signature}))
                state.SkipWithError("a sound chain fails");
        }
    }
    state.SetLabel("verify a chain of 10,000 entries");
}
BENCHMARK(verify_chain)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace kiosk::bench
