// The main thread's loop of the first start: fingers, camera and answers in, its rule stepped, frames out.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "app/log.hpp"
#include "app/setup/setup_thread.hpp"
#include "app/signals.hpp"
#include "app/touch_trace.hpp"
#include "app/window/window.hpp"
#include "app/workers/scanner_input.hpp"
#include "core/setup/setup.hpp"
#include "ui/setup_interface.hpp"

namespace kiosk::app {

// What the loop works with; all of it outlives the loop.
struct SetupLoopParts {
    Window& window;
    ui::SetupInterface& interface;
    SetupThread& desk;
    const StopSignals& stop;
    std::function<void()> wake;        // any thread
    std::optional<std::string> camera; // of the command line: before the one that is chosen
    bool high_contrast = false;
    Log log;
};

class SetupLoop {
  public:
    SetupLoop(SetupLoopParts parts, core::SetupStepped begun);

    // True: it is finished. False: a signal or a closed window ended it; it goes on from kiosk.toml.
    [[nodiscard]] bool run();

  private:
    void apply(const core::SetupEvent& event);
    void take(core::SetupStepped stepped);
    void follow_camera();
    void look_at_camera();
    void take_typed();
    [[nodiscard]] core::Millis sleep() const;
    [[nodiscard]] core::LocalTime local() const;
    void draw();

    SetupLoopParts parts_;
    core::SetupState state_;
    core::Now now_;
    core::Zone zone_;
    int frames_due_ = 2;
    std::optional<core::MonoTime> redraw_at_;
    std::optional<ScannerInput> scanner_; // while the camera is tested
    std::string source_;                  // that it looks through
    ui::CameraFeed camera_;
    core::ScanHint hint_;
    std::uint64_t searched_ = 0; // frame that was told last
    TouchTrace touch_trace_;
};

} // namespace kiosk::app
