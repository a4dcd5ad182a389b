// A desk thread over a real database with the sample event.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "app/workers/desk_thread.hpp"
#include "support/event_bench.hpp"

namespace kiosk::app::test {

// Collects the thread's news and lets a test wait for what it expects.
class Inbox {
  public:
    void ring() {
        const std::lock_guard lock(mutex_);
        ++rings_;
        rang_.notify_all();
    }
    // False when enough() stays false for longer than anything here can take.
    bool wait_until(const std::function<bool()>& enough) {
        std::unique_lock lock(mutex_);
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
        while (true) {
            const auto seen = rings_;
            lock.unlock();
            if (enough()) return true;
            lock.lock();
            if (!rang_.wait_until(lock, end, [&] { return rings_ != seen; })) return false;
        }
    }

  private:
    std::mutex mutex_;
    std::condition_variable rang_;
    std::uint64_t rings_ = 0;
};

class DeskBench : public kiosk::test::EventBench {
  public:
    [[nodiscard]] DeskThread::Parts parts() {
        DeskThread::Parts made;
        made.open = [this] { return service::open_event(source(), clock); };
        made.wake = [this] { inbox.ring(); };
        made.clock = &clock;
        made.first_retry = core::Millis(1);
        return made;
    }

    [[nodiscard]] BadgePresented badges(std::vector<std::string> texts) const {
        BadgePresented presented;
        for (std::string& text : texts) presented.badges.push_back({std::move(text), core::Source::Camera});
        presented.machine = now;
        return presented;
    }

    // Waits for that many Decided and gives all of them.
    std::vector<core::Decided> decided(DeskThread& thread, std::size_t count) {
        std::vector<core::Decided> all;
        EXPECT_TRUE(inbox.wait_until([&] {
            for (DeskNews& news : thread.news())
                if (auto* one = std::get_if<core::Decided>(&news)) all.push_back(std::move(*one));
            return all.size() >= count;
        }));
        return all;
    }

    template <class News> std::vector<News> wait_for(DeskThread& thread) {
        std::vector<News> found;
        EXPECT_TRUE(inbox.wait_until([&] {
            for (DeskNews& news : thread.news())
                if (auto* one = std::get_if<News>(&news)) found.push_back(std::move(*one));
            return !found.empty();
        }));
        return found;
    }

    Inbox inbox;
};

} // namespace kiosk::app::test
