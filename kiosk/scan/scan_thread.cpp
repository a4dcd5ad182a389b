#include "scan/scan_thread.hpp"

#include <utility>

#include "scan/hint.hpp"

namespace kiosk::scan {

ScanThread::ScanThread(FrameSource& source, ScanOptions options)
    : source_(source), options_(std::move(options)), decoder_(options_.kinds) {
    thread_ = std::jthread([this](std::stop_token stop) { run(std::move(stop)); });
}

ScanThread::~ScanThread() {
    stop();
}

void ScanThread::stop() {
    const std::lock_guard lock(stop_mutex_);
    thread_.request_stop();
    if (thread_.joinable()) thread_.join();
}

ScanSnapshotPtr ScanThread::snapshot() const {
    const std::lock_guard lock(snapshot_mutex_);
    return snapshot_;
}

ScanCounts ScanThread::counts() const {
    const std::lock_guard lock(snapshot_mutex_);
    return counts_;
}

void ScanThread::present_readings(std::vector<std::string> readings, core::MonoTime now) {
    const std::lock_guard lock(rule_mutex_);
    if (!rule_.see_readings(readings, now)) return;
    {
        const std::lock_guard counting(snapshot_mutex_);
        ++counts_.presentations;
    }
    options_.on_presented(std::move(readings), now, 0);
}

void ScanThread::run(std::stop_token stop) {
    while (!stop.stop_requested()) {
        const core::FramePtr frame = source_.take_newest(stop);
        if (!frame) return;
        handle(frame);
    }
}

void ScanThread::handle(const core::FramePtr& frame) {
    const bool due = is_due(*frame);
    {
        const std::lock_guard lock(snapshot_mutex_);
        ++counts_.frames;
        if (due) ++counts_.decoded;
    }
    if (!due) return;
    const std::vector<core::FoundCode> found = search(*frame);
    ScanSnapshot snapshot;
    snapshot.frame = frame;
    snapshot.idle = idle_;
    {
        const std::lock_guard lock(rule_mutex_);
        std::vector<std::string> presented = rule_.see(found, frame->taken);
        snapshot.codes = rule_.visible(frame->taken);
        if (!presented.empty()) {
            {
                const std::lock_guard counting(snapshot_mutex_);
                counts_.presentations += presented.size();
            }
            options_.on_presented(std::move(presented), frame->taken, frame->number);
        }
    }
    snapshot.hint = hint_for(*frame, !found.empty());
    publish(std::move(snapshot));
}

bool ScanThread::is_due(const core::GrayFrame& frame) {
    const bool moved = motion_.moved(frame);
    if (moved || !any_frame_) last_active_ = frame.taken;
    idle_ = frame.taken - last_active_ >= kIdleAfter;
    return !idle_ || frame.taken - last_search_ >= kIdlePause;
}

std::vector<core::FoundCode> ScanThread::search(const core::GrayFrame& frame) {
    const int passes = any_frame_ && frame.taken - last_search_ < kSlowFrames ? 1 : 2;
    any_frame_ = true;
    last_search_ = frame.taken;
    std::vector<core::FoundCode> codes;
    for (int i = 0; i < passes; ++i) {
        merge_codes(codes, decoder_.look(frame));
    }
    const std::lock_guard lock(snapshot_mutex_);
    counts_.passes += static_cast<std::uint64_t>(passes);
    return codes;
}

core::ScanHint ScanThread::hint_for(const core::GrayFrame& frame, bool found) {
    if (found) {
        hints_.read(frame.taken);
    } else if (hints_.wants_look(frame.taken)) {
        const bool faint = hints_.wants_faint_look();
        hints_.saw(faint ? estimate_faint_hint(frame.view()) : estimate_hint(frame.view()), frame.taken);
        const std::lock_guard lock(snapshot_mutex_);
        ++counts_.asked;
    }
    return hints_.told(frame.taken);
}

void ScanThread::publish(ScanSnapshot snapshot) {
    auto next = std::make_shared<const ScanSnapshot>(std::move(snapshot));
    {
        const std::lock_guard lock(snapshot_mutex_);
        snapshot_.swap(next);
    }
    if (options_.on_snapshot) options_.on_snapshot();
}

} // namespace kiosk::scan
