// Everything that can bring a badge: the camera with its scan thread, and the scanner that types.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/desk_thread.hpp"
#include "app/log.hpp"
#include "core/clock.hpp"
#include "core/frame.hpp"
#include "core/roster.hpp"
#include "scan/wedge.hpp"
#include "ui/model/frame.hpp"

namespace kiosk::app {

struct LookoutParts {
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
class Lookout {
  public:
    explicit Lookout(LookoutParts parts);
    ~Lookout();
    Lookout(const Lookout&) = delete;
    Lookout& operator=(const Lookout&) = delete;

    // The event is known: without a real camera a sample event's clip takes its place.
    void event_opened(const core::EventInfo& event);
    void start_clip();
    // Only while somebody looks at the preview is every frame worth a wake().
    void watch_preview(bool watched);

    struct Sight {
        ui::CameraView view;
        core::ScanHint hint = core::ScanHint::None;
        bool ended = false; // the clip of a tour is over
    };
    // The newest. Waits for the camera only in the one call that puts the clip in its place.
    [[nodiscard]] Sight look();

    // A code that a scanner typed.
    void present(scan::Readings readings, const core::Now& machine);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace kiosk::app
