#include "app/workers/sync_thread.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <future>
#include <memory>
#include <optional>
#include <random>
#include <utility>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "core/base/find_by_id.hpp"
#include "event/package/package_archive.hpp"
#include "store/database.hpp"
#include "store/replica/replica.hpp"
#include "sync/engine.hpp"
#include "sync/hub/hub_transport.hpp"
#include "sync/local_replica.hpp"
#include "sync/sync_state_file.hpp"

namespace kiosk::app {
namespace {

using core::ErrorKind, core::Result, core::Status;
using WhenFree = std::function<bool(Chore)>;

// Does the work on the desk's thread and waits for it.
template <class Work> auto on_desk(const WhenFree& when_free, ChoreDid did, Work work) {
    using Done = decltype(work(static_cast<const store::Desk*>(nullptr)));
    const auto promise = std::make_shared<std::promise<Done>>();
    auto answer = promise->get_future();
    const bool taken = when_free([promise, did, work = std::move(work)](const store::Desk* desk) {
        Done done = work(desk);
        const bool well = done.has_value();
        promise->set_value(std::move(done));
        return well ? did : ChoreDid::Nothing;
    });
    if (!taken) return Done(core::fail(ErrorKind::Unavailable, "the desk takes no more work"));
    return answer.get();
}

// Reads here, on the sync's thread, and writes on the desk's. Never both at once: this thread waits meanwhile.
class DeskReplica final : public sync::LocalReplica {
  public:
    DeskReplica(store::Replica& replica, const WhenFree& when_free) : replica_(replica), when_free_(when_free) {}

    Result<store::Heads> heads() override { return replica_.heads(); }
    Result<store::Batch> lacking(const store::Heads& theirs, std::size_t most) override {
        return replica_.lacking(theirs, most);
    }
    Result<std::optional<core::Hash>> hash_at(const core::EntryRef& entry) override { return replica_.hash_at(entry); }
    Result<store::ImportResult> take(const store::Batch& batch) override {
        return on_desk(when_free_, ChoreDid::Entries, [&](const store::Desk*) { return replica_.take(batch); });
    }
    Result<store::Yielded> yield_to(const core::LedgerId& ledger, core::LedgerSeq common,
                                    const std::vector<store::WireEntry>& branch) override {
        return on_desk(when_free_, ChoreDid::Entries,
                       [&](const store::Desk*) { return replica_.yield_to(ledger, common, branch); });
    }
    Status forget_held(const core::LedgerId& ledger) override {
        return on_desk(when_free_, ChoreDid::Nothing, [&](const store::Desk*) { return replica_.forget_held(ledger); });
    }

  private:
    store::Replica& replica_;
    const WhenFree& when_free_;
};

// A revision without the checkpoint that this kiosk stands at would close its desk.
Status load(const std::filesystem::path& file, const core::EventPackage& package, core::WallTime now,
            const store::Desk* desk) {
    if (desk != nullptr && core::find_by_id(package.checkpoints, desk->checkpoint().id) == nullptr)
        return core::fail(ErrorKind::Refused,
                          "it has no checkpoint " + desk->checkpoint().id.str() + ", at which this kiosk stands");
    auto database = TRY(store::Database::open(file, store::OpenMode::ReadWrite));
    TRY(database.load(package, {false, {}, core::day_at(package.event, now)}));
    return {};
}

int make_event() {
    return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
}
void ring(int event) {
    const std::uint64_t one = 1;
    (void)!::write(event, &one, sizeof one);
}
void silence(int event) {
    std::uint64_t rings = 0;
    (void)!::read(event, &rings, sizeof rings);
}

} // namespace

core::Millis pause_after(int failures, double share, const SyncTiming& timing) {
    auto pause = static_cast<double>(timing.every.count());
    if (failures > 0)
        pause = std::min(static_cast<double>(timing.longest_retry.count()),
                         std::ldexp(static_cast<double>(timing.first_retry.count()), std::min(failures - 1, 30)));
    return core::Millis(static_cast<std::int64_t>(pause * (0.75 + 0.5 * share)));
}

// What one sync does, and what is remembered between two.
class SyncThread::Work {
  public:
    Work(const Parts& parts, int stop) : parts_(parts), hub_(parts.hub, timeouts(stop)) {}

    Status sync_once() {
        auto report = exchange();
        remember(report);
        if (!report) return tl::unexpected(report.error());
        for (const auto& problem : report->problems) tell(problem);
        return {};
    }
    // True: others have something new.
    Result<bool> wait(core::Millis most, int news) { return hub_.wait_for_news(most, news); }

    // Each problem once, until another comes or all is well.
    void tell(const std::string& problem) {
        if (problem == told_) return;
        told_ = problem;
        parts_.log.warn("sync: " + problem);
    }
    void all_is_well() {
        if (!std::exchange(told_, {}).empty()) parts_.log.info("sync: the hub can be reached again");
    }

  private:
    static sync::PgTimeouts timeouts(int stop) {
        sync::PgTimeouts timeouts;
        timeouts.stop_fd = stop;
        return timeouts;
    }

    Result<sync::Report> exchange() {
        const auto machine = TRY(parts_.machine());
        const auto replica = store::Replica::open(parts_.database, machine);
        if (!replica) return tl::unexpected(replica.error());
        DeskReplica door(**replica, parts_.when_free);
        auto report = sync::synchronise(door, hub_);
        if (!report) return report;
        for (const auto& notice : (*replica)->notices()) parts_.log.warn("sync: " + notice);
        if (auto taken = take_revision(); !taken) {
            if (taken.error().kind == ErrorKind::Unavailable) return tl::unexpected(taken.error());
            report->problems.push_back("the hub's new revision was not taken: " + taken.error().detail);
        }
        return report;
    }

    Status take_revision() {
        const auto newest = hub_.newest();
        if (!newest) return {};
        const auto database = TRY(store::Database::open(parts_.database, store::OpenMode::ReadOnly));
        const auto number = TRY(database.revision());
        const auto content = TRY(database.content());
        const sync::HubRevision here{number, content};
        const auto wanted = TRY(sync::is_wanted(*newest, here));
        if (!wanted) return {};
        if (refused_ && refused_->offered == *newest && refused_->here == here) return tl::unexpected(refused_->why);
        auto loaded = download(*newest);
        if (!loaded && gets_no_better(loaded.error().kind)) refused_ = Refused{*newest, here, loaded.error()};
        return loaded;
    }

    Status download(const sync::HubRevision& newest) {
        const auto parcel = TRY(hub_.package(newest.number));
        const auto package = TRY(event::unpack(parcel));
        auto loaded = on_desk(parts_.when_free, ChoreDid::Revision, [&](const store::Desk* desk) {
            return load(parts_.database, package, parts_.wall(), desk);
        });
        if (loaded) parts_.log.info("revision " + std::to_string(package.revision.value()) + " came from the hub");
        return loaded;
    }

    static bool gets_no_better(ErrorKind kind) {
        return kind == ErrorKind::Refused || kind == ErrorKind::Invalid || kind == ErrorKind::TooNew;
    }

    void remember(const Result<sync::Report>& report) const {
        const auto before = sync::read_sync_state(parts_.database);
        auto contact = before && *before ? **before : sync::SyncState{};
        contact.tried = parts_.wall();
        contact.hub = parts_.hub.substr(0, parts_.hub.find('?'));
        contact.problem = report ? "" : report.error().detail;
        if (report) {
            contact.met = contact.tried;
            contact.there = report->there;
            if (!report->problems.empty()) contact.problem = report->problems.front();
        }
        (void)sync::write_sync_state(parts_.database, contact); // only doctor misses it
    }

    const Parts& parts_;
    sync::HubTransport hub_;
    std::string told_;
    // What does not get better by being downloaded again; it stays a problem until the hub has another.
    struct Refused {
        sync::HubRevision offered;
        sync::HubRevision here;
        core::Error why;
    };
    std::optional<Refused> refused_;
};

SyncThread::SyncThread(Parts parts) : parts_(std::move(parts)), stop_(make_event()), news_(make_event()) {
    parts_.wrote->connect([this] { there_is_news(); });
    thread_ = std::thread([this] { run(); });
}

SyncThread::~SyncThread() {
    parts_.wrote->disconnect();
    stopping_ = true;
    ring(stop_);
    thread_.join();
    close(stop_);
    close(news_);
}

void SyncThread::there_is_news() {
    ring(news_);
}

void SyncThread::run() {
    Work work(parts_, stop_);
    std::array<std::uint8_t, 1> seed{};
    core::random_bytes(seed);
    std::minstd_rand chance(1U + seed[0]);
    std::uniform_real_distribution<double> share(0, 1);
    const auto rest = [&](core::Millis time) {
        pollfd waiting{stop_, POLLIN, 0};
        (void)poll(&waiting, 1, static_cast<int>(time.count()));
    };
    int failures = 0;
    while (!stopping_) {
        silence(news_);
        const auto done = work.sync_once();
        if (stopping_) return;
        if (!done) {
            work.tell(done.error().detail);
            if (done.error().kind == ErrorKind::Usage) return; // the URL: it stays as it is
            rest(pause_after(++failures, share(chance), parts_.timing));
            continue;
        }
        if (std::exchange(failures, 0) > 0) work.all_is_well();
        const auto waited = work.wait(pause_after(0, share(chance), parts_.timing), news_);
        if (waited && !stopping_) rest(parts_.timing.gather);
    }
}

} // namespace kiosk::app
