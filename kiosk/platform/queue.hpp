// A bounded queue of values from any threads to one thread. The producer never waits: a full queue refuses.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace kiosk::platform {

template <class T> class Queue {
  public:
    // capacity >= 1.
    explicit Queue(std::size_t capacity) : capacity_(capacity) {}

    // False when the queue is full or closed: the value is dropped.
    [[nodiscard]] bool push(T value) {
        {
            const std::lock_guard lock(mutex_);
            if (closed_ || values_.size() >= capacity_) return false;
            values_.push_back(std::move(value));
        }
        ready_.notify_one();
        return true;
    }

    // The same, but it is taken out only when nothing is there that was pushed: it can wait. Has a capacity of its own.
    [[nodiscard]] bool push_behind(T value) {
        {
            const std::lock_guard lock(mutex_);
            if (closed_ || behind_.size() >= capacity_) return false;
            behind_.push_back(std::move(value));
        }
        ready_.notify_one();
        return true;
    }

    // Waits for a value. None: the queue was closed and is empty.
    [[nodiscard]] std::optional<T> pop() {
        std::unique_lock lock(mutex_);
        ready_.wait(lock, [&] { return closed_ || some(); });
        return take();
    }

    // None also when nothing came within the time; closed() tells which.
    [[nodiscard]] std::optional<T> pop_within(std::chrono::milliseconds time) {
        std::unique_lock lock(mutex_);
        ready_.wait_for(lock, time, [&] { return closed_ || some(); });
        return take();
    }

    // Everything that is there, without waiting for more.
    [[nodiscard]] std::vector<T> drain() {
        std::vector<T> out;
        const std::lock_guard lock(mutex_);
        out.reserve(values_.size() + behind_.size());
        for (auto* each : {&values_, &behind_}) {
            for (T& value : *each) out.push_back(std::move(value));
            each->clear();
        }
        return out;
    }

    // No more values are taken in; what is there can still be popped.
    void close() {
        {
            const std::lock_guard lock(mutex_);
            closed_ = true;
        }
        ready_.notify_all();
    }

    [[nodiscard]] bool closed() const {
        const std::lock_guard lock(mutex_);
        return closed_;
    }

  private:
    [[nodiscard]] bool some() const { return !values_.empty() || !behind_.empty(); }
    std::optional<T> take() {
        if (!some()) return std::nullopt;
        auto& from = values_.empty() ? behind_ : values_;
        std::optional<T> value(std::move(from.front()));
        from.pop_front();
        return value;
    }

    const std::size_t capacity_;
    mutable std::mutex mutex_;
    std::condition_variable ready_;
    std::deque<T> values_;
    std::deque<T> behind_;
    bool closed_ = false;
};

} // namespace kiosk::platform
