#include "app/workers/sync_thread.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <optional>
#include <random>
#include <utility>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "app/workers/desk_write.hpp"
#include "app/workers/standing_problems.hpp"
#include "core/crypto/crypto.hpp"
#include "service/sync_service.hpp"

namespace kiosk::app {
namespace {

using core::Result;

platform::Descriptor make_event() {
    return platform::Descriptor(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
}
void notify(const platform::Descriptor& event) {
    const std::uint64_t one = 1;
    (void)!::write(event.get(), &one, sizeof one);
}
void silence(const platform::Descriptor& event) {
    std::uint64_t rings = 0;
    (void)!::read(event.get(), &rings, sizeof rings);
}

} // namespace

core::Millis pause_after(int failures, double share, const SyncTiming& timing) {
    auto pause = static_cast<double>(timing.every.count());
    if (failures > 0)
        pause = std::min(static_cast<double>(timing.longest_retry.count()),
                         std::ldexp(static_cast<double>(timing.first_retry.count()), std::min(failures - 1, 30)));
    return core::Millis(static_cast<std::int64_t>(pause * (0.75 + 0.5 * share)));
}

// The sync of both programs, as this thread does and tells it.
class SyncThread::Work {
  public:
    Work(const Parts& parts, int stop) : parts_(parts), service_(service_parts(parts, stop)) {}

    Result<service::Synced> sync_once() { return service_.sync_once(); }
    void tell(const Result<service::Synced>& synced) {
        if (synced && synced->taken)
            parts_.log.info("revision " + std::to_string(synced->taken->value()) + " came from the hub");
        // Nobody stands before the kiosk who would read that its URL is none: doctor says it.
        if (!synced && synced.error().kind == core::ErrorKind::Usage) service_.remember_problem(synced.error().detail);
        const auto news =
            standing_.look(synced ? synced->report.problems : std::vector{synced.error().detail}, parts_.now().mono);
        for (const auto& problem : news.to_say) parts_.log.warn("sync: " + problem);
        if (news.all_over) parts_.log.info("sync: all is well again");
    }
    // True: others have something new.
    Result<bool> wait(core::Millis most, int news) { return service_.wait_for_news(most, news); }

  private:
    static service::SyncService::Parts service_parts(const Parts& parts, int stop) {
        service::SyncService::Parts made;
        made.hub = parts.hub;
        made.database = parts.database;
        made.machine = parts.machine;
        made.wall = [now = parts.now] { return now().wall; };
        made.notice = [log = parts.log](const std::string& notice) { log.warn("sync: " + notice); };
        made.write = write_on_desk(parts.when_free);
        made.timeouts.stop_fd = stop;
        return made;
    }

    const Parts& parts_;
    service::SyncService service_;
    StandingProblems standing_;
};

SyncThread::SyncThread(Parts parts) : parts_(std::move(parts)), stop_(make_event()), news_(make_event()) {
    parts_.notifier->connect([this] { there_is_news(); });
    thread_ = std::thread([this] { run(); });
}

SyncThread::~SyncThread() {
    parts_.notifier->disconnect();
    stopping_ = true;
    notify(stop_);
    thread_.join();
}

void SyncThread::there_is_news() {
    notify(news_);
}

void SyncThread::run() {
    Work work(parts_, stop_.get());
    std::array<std::uint8_t, 1> seed{};
    core::random_bytes(seed);
    std::minstd_rand chance(1U + seed[0]);
    std::uniform_real_distribution<double> share(0, 1);
    const auto rest = [&](core::Millis time) {
        pollfd waiting{stop_.get(), POLLIN, 0};
        (void)poll(&waiting, 1, static_cast<int>(time.count()));
    };
    int failures = 0;
    while (!stopping_) {
        silence(news_);
        const auto done = work.sync_once();
        if (stopping_) return;
        work.tell(done);
        if (!done) {
            if (done.error().kind == core::ErrorKind::Usage) return; // the URL: it stays as it is
            rest(pause_after(++failures, share(chance), parts_.timing));
            continue;
        }
        failures = 0;
        const auto waited = work.wait(pause_after(0, share(chance), parts_.timing), news_.get());
        if (waited && !stopping_) rest(parts_.timing.gather);
    }
}

} // namespace kiosk::app
