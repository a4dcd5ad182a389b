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

namespace kiosk::app {

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

    // Waits for a value. None: the queue was closed and is empty.
    [[nodiscard]] std::optional<T> pop() {
        std::unique_lock lock(mutex_);
        ready_.wait(lock, [&] { return closed_ || !values_.empty(); });
        return take();
    }

    // None also when nothing came within the time; closed() tells which.
    [[nodiscard]] std::optional<T> pop_within(std::chrono::milliseconds time) {
        std::unique_lock lock(mutex_);
        ready_.wait_for(lock, time, [&] { return closed_ || !values_.empty(); });
        return take();
    }

    // Everything that is there, without waiting for more.
    [[nodiscard]] std::vector<T> drain() {
        std::vector<T> out;
        const std::lock_guard lock(mutex_);
        out.reserve(values_.size());
        for (T& value : values_) out.push_back(std::move(value));
        values_.clear();
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
    std::optional<T> take() {
        if (values_.empty()) return std::nullopt;
        std::optional<T> value(std::move(values_.front()));
        values_.pop_front();
        return value;
    }

    const std::size_t capacity_;
    mutable std::mutex mutex_;
    std::condition_variable ready_;
    std::deque<T> values_;
    bool closed_ = false;
};

} // namespace kiosk::app
