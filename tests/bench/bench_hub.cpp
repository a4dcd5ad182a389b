// The hub on a real disk, beside what PostgreSQL's own COPY does with the same rows in the same run.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <latch>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "bench/figures.hpp"
#include "core/ledger/entry.hpp"
#include "support/must.hpp"
#include "support/postgres_cluster.hpp"
#include "support/sample_event.hpp"
#include "sync/hub/hub_transport.hpp"
#include "sync/hub/postgres_hub.hpp"

namespace kiosk::bench {
namespace {

namespace fs = std::filesystem;

constexpr int kEntries = 100'000;
constexpr int kPullers = 20;
constexpr int kListeners = 200;

using test::must;

// Kiosks that are enrolled at a hub; the one at the gate has so many entries.
struct Hub {
    Hub() {
        must(sync::init_hub(*owner));
        const auto key = core::SigningKey::generate();
        const auto gate_ledger = enrol("gate", key);
        passfile = (cluster.folder() / "pgpass").string();
        std::ofstream(passfile) << "*:*:*:*:bench\n";
        fs::permissions(passfile, fs::perms::owner_read | fs::perms::owner_write);

        auto head = core::genesis(gate_ledger, key.public_key());
        for (int i = 1; i <= kEntries; ++i) sent.push_back(next_entry(head, gate_ledger, key, i));
        news_head = core::genesis(news_ledger(), news_key.public_key());
    }
    core::LedgerId enrol(const std::string& name, const core::SigningKey& key) {
        const auto ledger = name == "news" ? news_ledger() : core::random_ledger_id();
        sync::Enrolment wanted;
        wanted.certificate = core::certify_ledger(event.package.event.tag, ledger, key.public_key(), event.issuer);
        wanted.role = "kiosk_" + name;
        wanted.password = "bench";
        (void)must(sync::enrol(*owner, event.package.event, wanted));
        return ledger;
    }
    store::WireEntry next_entry(core::ChainHead& head, const core::LedgerId& ledger, const core::SigningKey& key,
                                int number) const {
        auto entry = core::entry_at(core::EntryKind::CheckIn, event.package.event.tag, core::RevisionNumber{1},
                                    event.package.checkpoints.front(), test::at(9, number % 60), false);
        entry.badge = core::BadgeId{1'000'000U + static_cast<std::uint64_t>(number)};
        entry.participant = core::ParticipantId{"crowd-" + std::to_string(number)};
        entry.delegation = core::DelegationId{"sg"};
        const auto sealed = core::seal(entry, head, ledger, key);
        head = {sealed.entry.seq, sealed.hash};
        return {sealed.bytes, sealed.hash, sealed.signature, false};
    }
    // More kiosks of the event: not before an empty sync was measured, which tells of every ledger.
    void enrol_many() {
        if (std::exchange(many, true)) return;
        for (int i = 0; i < kListeners; ++i) (void)enrol(std::to_string(i), core::SigningKey::generate());
        (void)enrol("news", news_key);
    }
    store::WireEntry news() { return next_entry(news_head, news_ledger(), news_key, 1); }
    static core::LedgerId news_ledger() { return test::filled<core::LedgerId>(8); }
    [[nodiscard]] std::string url(const std::string& name = "gate") const {
        return cluster.url("postgres", "kiosk_" + name, "&passfile=" + passfile);
    }

    test::PostgresCluster cluster{5432, "/var/tmp"}; // on a disk, where everybody may go
    test::SampleEvent event = test::sample_event();
    std::unique_ptr<sync::PgConnection> owner = must(sync::PgConnection::open(cluster.url(), sync::kPackageTimeouts));
    std::string passfile;
    std::vector<store::WireEntry> sent;
    core::SigningKey news_key = core::SigningKey::generate();
    core::ChainHead news_head;
    bool many = false;
};

Hub& hub() {
    static Hub one;
    return one;
}

// The rows as they will lie in the hub's table, in COPY's text form.
std::string copy_file() {
    const auto file = (hub().cluster.folder() / "rows.copy").string();
    must(hub().owner->run("COPY (SELECT * FROM kiosk.entry ORDER BY seq) TO '" + file + "'"));
    return file;
}

void push_all(benchmark::State& state) {
    auto& all = hub().sent;
    for (auto _ : state) {
        sync::HubTransport kiosk(hub().url());
        const auto pushed = timed([&] {
            for (std::size_t at = 0; at < all.size(); at += store::kBatchEntries) {
                const auto end = std::min(all.size(), at + store::kBatchEntries);
                store::Batch batch;
                batch.entries.assign(all.begin() + static_cast<std::ptrdiff_t>(at),
                                     all.begin() + static_cast<std::ptrdiff_t>(end));
                const auto reply = kiosk.push(batch);
                if (!reply || !reply->refused.empty()) {
                    state.SkipWithError("a batch was refused");
                    return;
                }
            }
        });
        const auto file = copy_file();
        must(hub().owner->run("CREATE TABLE public.bare (LIKE kiosk.entry)"));
        const auto copied = timed([&] {
            if (hub().cluster.run({"/usr/bin/psql", "-q", "-h", hub().cluster.folder().string(), "-U", "owner", "-d",
                                   "postgres", "-c", "\\copy public.bare FROM '" + file + "'"}) != 0)
                state.SkipWithError("psql failed");
        });
        const auto rate = 1000.0 * kEntries / pushed.count();
        const auto copy_rate = 1000.0 * kEntries / copied.count();
        figure(state, "rate_/s", rate);
        state.counters["rate_/s_peer"] = copy_rate;
        figure(state, "share_of_copy's_rate_", rate / copy_rate);
        const auto bytes =
            must(hub().owner->query("SELECT (sum(pg_total_relation_size(c.oid)) / 100000)::bigint FROM pg_class c"
                                    " WHERE c.relname LIKE 'entry_2%' AND c.relkind = 'r'"));
        std::size_t sent = 0;
        for (const auto& entry : all)
            sent += entry.bytes.size() + entry.hash.bytes.size() + entry.signature.bytes.size();
        figure(state, "sent_an_entry_B", static_cast<double>(sent) / kEntries);
        figure(state, "bytes_an_entry_B", static_cast<double>(bytes.integer(0, 0)));
    }
    state.SetLabel("push of 100,000 entries in batches of 256, each durable; peer: psql \\copy into a bare table");
}

void pull_by_many(benchmark::State& state) {
    hub().enrol_many();
    for (auto _ : state) {
        std::vector<std::thread> kiosks;
        const auto pulled = timed([&] {
            for (int i = 0; i < kPullers; ++i)
                kiosks.emplace_back([i] {
                    sync::HubTransport kiosk(hub().url(std::to_string(i)));
                    store::Heads since;
                    int entries = 0;
                    while (entries < kEntries) {
                        const auto reply = kiosk.pull(since, store::kBatchEntries);
                        if (!reply || reply->batch.entries.empty()) std::abort();
                        entries += static_cast<int>(reply->batch.entries.size());
                        for (const auto& [ledger, known] : reply->heads) {
                            since[ledger].certified = true;
                            since[ledger].head.seq = core::LedgerSeq{static_cast<std::uint64_t>(entries)};
                        }
                    }
                });
            for (auto& kiosk : kiosks) kiosk.join();
        });
        figure(state, "entries_/s", 1000.0 * kEntries * kPullers / pulled.count());
    }
    state.SetLabel("pull of 100,000 entries by each of 20 kiosks at once");
}

// Beside the least that a question can cost.
void empty_sync(benchmark::State& state) {
    sync::HubTransport kiosk(hub().url());
    const auto heads = must(kiosk.pull({}, 0)).heads;
    const auto bare = must(sync::PgConnection::open(hub().url()));
    Durations pulls;
    Durations selects;
    for (auto _ : state) {
        pulls.push_back(timed([&] {
            const auto reply = kiosk.pull(heads, store::kBatchEntries);
            if (!reply || !reply->batch.entries.empty()) state.SkipWithError("there was something to pull");
        }));
        selects.push_back(timed([&] {
            if (!bare->query("SELECT 1::bigint")) state.SkipWithError("no answer");
        }));
    }
    figure(state, "p50_ms", percentile_ms(pulls, 0.5));
    state.counters["p50_ms_peer"] = percentile_ms(selects, 0.5);
    state.SetLabel("empty sync, one round trip; peer: SELECT 1");
}

// A kiosk that waits at the hub, and what it knows.
struct Listener {
    explicit Listener(int number) : hub(bench::hub().url(std::to_string(number))) {
        (void)pull();
        (void)must(hub.wait_for_news(core::Millis{0}, -1)); // listens from now on
        (void)pull();
    }
    std::size_t pull() {
        auto reply = must(hub.pull(known, store::kBatchEntries));
        known = std::move(reply.heads);
        return reply.batch.entries.size();
    }
    sync::HubTransport hub;
    store::Heads known;
};

// What a process of the server has to itself, and its share of what they have in common.
double server_memory_mb() {
    const auto pids =
        must(hub().owner->query("SELECT pid::bigint FROM pg_stat_activity WHERE usename LIKE 'kiosk\\_%'"));
    double kilobytes = 0;
    for (int row = 0; row < pids.size(); ++row) {
        std::ifstream in("/proc/" + std::to_string(pids.integer(row, 0)) + "/smaps_rollup");
        for (std::string word; in >> word;)
            if (double value = 0; word == "Pss:" && in >> value) kilobytes += value;
    }
    return kilobytes / 1024.0;
}

// From the push of one entry until each of many kiosks that listen has pulled it.
void news_to_many(benchmark::State& state) {
    hub().enrol_many();
    std::vector<std::unique_ptr<Listener>> kiosks;
    for (int i = 0; i < kListeners; ++i) kiosks.push_back(std::make_unique<Listener>(i));
    figure(state, "memory_a_connection_MB", server_memory_mb() / kListeners);
    sync::HubTransport author(hub().url("news"));
    Durations until_told;
    Durations until_all;
    for (auto _ : state) {
        std::vector<std::thread> waiting;
        Durations told(kiosks.size());
        const auto entry = hub().news();
        std::chrono::steady_clock::time_point begun;
        std::latch all_wait(kListeners + 1);
        for (std::size_t i = 0; i < kiosks.size(); ++i)
            waiting.emplace_back([&, i] {
                all_wait.arrive_and_wait();
                do (void)must(kiosks[i]->hub.wait_for_news(core::Millis{60'000}, -1));
                while (kiosks[i]->pull() == 0);
                told[i] = std::chrono::steady_clock::now() - begun;
            });
        begun = std::chrono::steady_clock::now();
        all_wait.arrive_and_wait();
        if (!must(author.push({{}, {entry}})).refused.empty()) state.SkipWithError("the entry was refused");
        for (auto& kiosk : waiting) kiosk.join();
        until_told.insert(until_told.end(), told.begin(), told.end());
        until_all.push_back(*std::ranges::max_element(told));
    }
    figure(state, "p50_ms", percentile_ms(until_told, 0.5));
    figure(state, "all_p50_ms", percentile_ms(until_all, 0.5));
    state.SetLabel("200 kiosks listen, one pushes an entry: until one of them has it, until all have");
}

BENCHMARK(push_all)->Unit(benchmark::kSecond)->Iterations(1);
BENCHMARK(empty_sync)->Unit(benchmark::kMillisecond)->Iterations(500);
BENCHMARK(pull_by_many)->Unit(benchmark::kSecond)->Iterations(1);
BENCHMARK(news_to_many)->Unit(benchmark::kMillisecond)->Iterations(20);

} // namespace
} // namespace kiosk::bench
