// Everything that can bring a badge: the camera with its scan thread, and the scanner that types.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/log.hpp"
#include "app/workers/desk_thread.hpp"
#include "core/base/clock.hpp"
#include "core/base/frame.hpp"
#include "core/event/roster.hpp"
#include "scan/wedge.hpp"
#include "ui/model/frame.hpp"

namespace kiosk::app {

struct ScannerInputParts {
    std::string camera;                           // auto, none, a device or a GStreamer pipeline
    std::optional<std::filesystem::path> package; // its clip.avi stands in for a camera of a sample event
    bool barcodes = false;                        // not only QR codes
    bool wait_for_clip = false;                  // a tour: nothing is seen before start_clip(), and the clip plays once
    std::function<core::Now()> machine;          // any thread
    std::function<void(BadgePresented)> present; // any thread; must not wait
    std::function<void()> wake;                  // any thread: look() has something new
    Log log;
};

// Used by the thread that draws; what it calls back runs on others too.
class ScannerInput {
  public:
    explicit ScannerInput(ScannerInputParts parts);
    ~ScannerInput();
    ScannerInput(const ScannerInput&) = delete;
    ScannerInput& operator=(const ScannerInput&) = delete;

    // The event is known: without a real camera a sample event's clip takes its place.
    void event_opened(const core::EventInfo& event);
    void start_clip();
    // Only while somebody looks at the preview is every frame worth a wake().
    void watch_preview(bool watched);

    struct CameraSnapshot {
        ui::CameraFeed feed;
        core::ScanHint hint;
        bool ended = false; // the clip of a tour is over
    };
    // The newest. Waits for the camera only in the one call that puts the clip in its place.
    [[nodiscard]] CameraSnapshot look();

    // A code that a scanner typed.
    void present(scan::Readings readings, const core::Now& machine);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace kiosk::app
