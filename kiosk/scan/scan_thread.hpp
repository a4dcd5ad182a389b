// The thread between camera and desk: newest frame → decoder → same-badge rule → sink, and a view for the screen.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/frame.hpp"
#include "scan/decoder.hpp"
#include "scan/frame_source.hpp"
#include "scan/hint_watch.hpp"
#include "scan/live_decoder.hpp"
#include "scan/motion.hpp"
#include "scan/scanner.hpp"

namespace kiosk::scan {

// What the scan screen shows. A value that is never changed after it was published.
struct ScanSnapshot {
    core::FramePtr frame;               // may be null before the first frame
    std::vector<core::FoundCode> codes; // outlines in the frame's pixels
    core::ScanHint hint;
    bool idle = false; // nothing moves: five frames a second
};
using ScanSnapshotPtr = std::shared_ptr<const ScanSnapshot>;

struct ScanCounts {
    std::uint64_t frames = 0;        // taken from the source
    std::uint64_t decoded = 0;       // of those, searched
    std::uint64_t passes = 0;        // over them
    std::uint64_t asked = 0;         // why nothing was read
    std::uint64_t presentations = 0; // handed to the sink, wedge included
};

// The texts that are new presentations, all of one frame together. For a scanner that types `frame` is 0, and the texts
// are the readings of one code. Called on the scan thread, or on the caller's of present_readings(): never both at
// once. It must not call back into the ScanThread.
using PresentedSink = std::function<void(std::vector<std::string> texts, core::MonoTime seen, std::uint64_t frame)>;

struct ScanOptions {
    CodeKinds kinds = CodeKinds::QrOnly;
    PresentedSink on_presented;        // required
    std::function<void()> on_snapshot; // after each new view, on the scan thread: wakes the screen
};

// Time is the frames' own `taken`; no clock is read.
class ScanThread {
  public:
    static constexpr core::Millis kIdleAfter{2000}; // without motion
    static constexpr core::Millis kIdlePause{200};  // between searched frames while idle
    static constexpr core::Millis kSlowFrames{60};  // apart: two passes fit into each

    // The source must outlive this object. Starts the thread.
    ScanThread(FrameSource& source, ScanOptions options);
    ~ScanThread();
    ScanThread(const ScanThread&) = delete;
    ScanThread& operator=(const ScanThread&) = delete;

    // The newest snapshot, never null. Any thread; the lock is held for a pointer's copy.
    [[nodiscard]] ScanSnapshotPtr snapshot() const;
    [[nodiscard]] ScanCounts counts() const;

    // One code from a scanner that types, in its readings, joins the same-badge rule. Any thread; `now` of the frames'
    // clock.
    void present_readings(std::vector<std::string> readings, core::MonoTime now);

    // Ends the thread; safe to repeat. Any thread but the scan thread.
    void stop();

  private:
    void run(std::stop_token stop);
    void handle(const core::FramePtr& frame);
    [[nodiscard]] bool is_due(const core::GrayFrame& frame);
    [[nodiscard]] std::vector<core::FoundCode> search(const core::GrayFrame& frame);
    [[nodiscard]] core::ScanHint hint_for(const core::GrayFrame& frame, bool found);
    void publish(ScanSnapshot snapshot);

    FrameSource& source_;
    ScanOptions options_;

    mutable std::mutex snapshot_mutex_;
    ScanSnapshotPtr snapshot_ = std::make_shared<const ScanSnapshot>();
    ScanCounts counts_;

    std::mutex rule_mutex_; // also orders the sink's calls
    ScannerRule rule_;

    // The thread's own.
    LiveDecoder decoder_;
    MotionDetector motion_;
    bool any_frame_ = false;
    bool idle_ = false;
    core::MonoTime last_active_{};
    core::MonoTime last_search_{};
    HintWatch hints_;

    std::mutex stop_mutex_;
    std::jthread thread_; // last: it uses all of the above
};

} // namespace kiosk::scan
