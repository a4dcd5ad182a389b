// The hub on a real disk, beside what PostgreSQL's own COPY does with the same rows in the same run.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "bench/figures.hpp"
#include "core/ledger.hpp"
#include "support/postgres_cluster.hpp"
#include "support/sample_event.hpp"
#include "sync/postgres.hpp"
#include "sync/postgres_hub.hpp"

namespace kiosk::bench {
namespace {

namespace fs = std::filesystem;

constexpr int kEntries = 100'000;
constexpr int kPullers = 20;

template <class T> T must(core::Result<T> result) {
    if (!result) throw std::runtime_error(result.error().detail);
    return std::move(*result);
}
void must(core::Status status) {
    if (!status) throw std::runtime_error(status.error().detail);
}

// A ledger of so many entries as a kiosk at the gate writes them, and a hub that knows it.
struct Hub {
    Hub() {
        must(sync::init_hub(*owner));
        const auto key = core::SigningKey::generate();
        sync::Enrolment wanted;
        wanted.certificate = core::certify_ledger(event.package.event.tag, test::filled<core::LedgerId>(7),
                                                  key.public_key(), event.issuer);
        wanted.role = "kiosk_gate";
        wanted.password = "bench";
        (void)must(sync::enrol(*owner, event.package.event, wanted));
        passfile = (cluster.folder() / "pgpass").string();
        std::ofstream(passfile) << "*:*:*:*:bench\n";
        fs::permissions(passfile, fs::perms::owner_read | fs::perms::owner_write);

        auto head = core::genesis(wanted.certificate.ledger, key.public_key());
        const auto& gate = event.package.checkpoints.front();
        for (int i = 1; i <= kEntries; ++i) {
            auto entry = core::entry_at(core::EntryKind::CheckIn, event.package.event.tag, core::RevisionNumber{1},
                                        gate, test::at(9, i % 60), false);
            entry.badge = core::BadgeId{1'000'000U + static_cast<std::uint64_t>(i)};
            entry.participant = core::ParticipantId{"crowd-" + std::to_string(i)};
            entry.delegation = core::DelegationId{"sg"};
            const auto sealed = core::seal(entry, head, wanted.certificate.ledger, key);
            head = {sealed.entry.seq, sealed.hash};
            sent.push_back({sealed.bytes, sealed.hash, sealed.signature, false});
        }
    }
    [[nodiscard]] std::string url() const { return cluster.url("postgres", "kiosk_gate", "&passfile=" + passfile); }

    test::PostgresCluster cluster{5432, "/var/tmp"}; // on a disk, where everybody may go
    test::SampleEvent event = test::sample_event();
    std::unique_ptr<sync::PgConnection> owner = must(sync::PgConnection::open(cluster.url(), sync::kPackageTimeouts));
    std::string passfile;
    std::vector<store::SentEntry> sent;
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
    for (auto _ : state) {
        std::vector<std::thread> kiosks;
        const auto pulled = timed([&] {
            for (int i = 0; i < kPullers; ++i)
                kiosks.emplace_back([] {
                    sync::HubTransport kiosk(hub().url());
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

BENCHMARK(push_all)->Unit(benchmark::kSecond)->Iterations(1);
BENCHMARK(empty_sync)->Unit(benchmark::kMillisecond)->Iterations(500);
BENCHMARK(pull_by_many)->Unit(benchmark::kSecond)->Iterations(1);

} // namespace
} // namespace kiosk::bench
