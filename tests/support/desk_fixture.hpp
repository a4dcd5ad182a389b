// A real database with the sample event, a clock that stands, and a desk thread over both.
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
#include "store/database.hpp"
#include "support/folder.hpp"
#include "support/sample_event.hpp"

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

class DeskBench {
  public:
    DeskBench() {
        auto database = store::Database::open(file(), store::OpenMode::Create);
        EXPECT_TRUE(database) << (database ? "" : database.error().detail);
        const auto loaded = database->load(event.package);
        EXPECT_TRUE(loaded) << (loaded ? "" : loaded.error().detail);
    }

    [[nodiscard]] std::filesystem::path file() const { return folder.path() / "visit.db"; }

    [[nodiscard]] EventSource source(const char* checkpoint = "gate") const {
        EventSource made;
        made.database = file();
        made.checkpoint = core::CheckpointId(checkpoint);
        made.machine = kiosk::test::filled<core::MachineId>(9);
        return made;
    }

    [[nodiscard]] DeskThread::Parts parts() {
        DeskThread::Parts made;
        made.open = [this] { return open_event(source(), clock); };
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

    [[nodiscard]] std::vector<core::Entry> ledger() const {
        const auto database = store::Database::open(file(), store::OpenMode::ReadOnly);
        EXPECT_TRUE(database);
        return database->entries().value();
    }

    kiosk::test::Folder folder;
    kiosk::test::SampleEvent event = kiosk::test::sample_event();
    core::Now now = kiosk::test::at(9, 0);
    Clock clock{[this] { return now; }};
    Inbox inbox;
};

} // namespace kiosk::app::test
