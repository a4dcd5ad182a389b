// A thread that does jobs of one kind, one after the other, beside the thread that wants them done. Who gives a job or
// takes a result never waits for the work.
#pragma once

#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>

#include "platform/queue.hpp"

namespace kiosk::platform {

template <class Job, class Result> class Worker {
  public:
    // On the worker's thread. None: the job has no result. stop: the worker ends; what takes long looks at it now and
    // then and gives up.
    using Work = std::function<std::optional<Result>(Job, const std::stop_token& stop)>;

    // most_waiting: jobs besides the one under way, at least 1. notify: called on the thread when take() has something;
    // may be empty. Both may use what was made before the worker and outlives it.
    Worker(std::size_t most_waiting, Work work, std::function<void()> notify)
        : jobs_(most_waiting), work_(std::move(work)), notify_(std::move(notify)),
          thread_([this](const std::stop_token& stop) { run(stop); }) {}
    // Waits for the job under way, which is asked to stop. Jobs that wait are dropped, and nobody is notified any more.
    ~Worker() {
        thread_.request_stop();
        jobs_.close();
    }
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    // False: as many jobs wait as may, and this one is dropped.
    [[nodiscard]] bool give(Job job) { return jobs_.push(std::move(job)); }

    // The newest result, once; those before it that nobody took are gone.
    [[nodiscard]] std::optional<Result> take() {
        const std::lock_guard lock(mutex_);
        return std::exchange(result_, std::nullopt);
    }

    // Does every job that was given, takes no more, and returns when the last is done.
    void finish() {
        jobs_.close();
        if (thread_.joinable()) thread_.join();
    }

  private:
    void run(const std::stop_token& stop) {
        while (auto job = jobs_.pop()) {
            if (stop.stop_requested()) return;
            auto result = work_(std::move(*job), stop);
            if (stop.stop_requested()) return;
            if (!result) continue;
            {
                const std::lock_guard lock(mutex_);
                result_ = std::move(result);
            }
            if (notify_) notify_();
        }
    }

    Queue<Job> jobs_;
    const Work work_;
    const std::function<void()> notify_;
    std::mutex mutex_;
    std::optional<Result> result_;
    std::jthread thread_; // last: it uses all of the above, and its end waits for it
};

} // namespace kiosk::platform
