// The main thread's loop: events in, session stepped, frames out. Sleeps while nothing moves.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/audio/sound.hpp"
#include "app/config/config.hpp"
#include "app/log.hpp"
#include "app/loop_rules.hpp"
#include "app/metrics.hpp"
#include "app/signals.hpp"
#include "app/touch_trace.hpp"
#include "app/tour/tour.hpp"
#include "app/window/window.hpp"
#include "app/workers/backup_thread.hpp"
#include "app/workers/desk_thread.hpp"
#include "app/workers/map_loader.hpp"
#include "app/workers/photo_loader.hpp"
#include "app/workers/plan_loader.hpp"
#include "app/workers/print_thread.hpp"
#include "app/workers/qr_maker.hpp"
#include "app/workers/scanner_input.hpp"
#include "app/workers/screenshot_writer.hpp"
#include "app/workers/spelling_maker.hpp"
#include "app/workers/stick_thread.hpp"
#include "core/session/session.hpp"
#include "platform/demo_clock.hpp"
#include "ui/interface.hpp"
#include "ui/model/frame.hpp"
#include "ui/model/image.hpp"
#include "ui/model/model.hpp"

namespace kiosk::app {

// What the loop works with; all of it outlives the loop.
struct MainLoopParts {
    Window& window;
    ui::Interface& interface;
    const platform::Clock& clock;
    DeskThread& desk;
    ScannerInput& scanner_input;
    MapLoader& map;
    PhotoLoader& photos;
    PlanLoader& plans;
    QrMaker& codes;
    SpellingMaker& spellings;
    StickThread& stick;
    PrintThread& papers;
    BackupThread& backups;
    Sound& sound;
    const StopSignals& stop;
    ScreenshotWriter* screenshots = nullptr; // for a tour
    Tour* tour = nullptr;                    // none: runs until it is told to stop
    Metrics metrics;
    Log log;
    std::function<void()> started; // called once: the first frame with an event was drawn
};

struct MainLoopSettings {
    core::SessionTiming timing;
    std::optional<core::Language> language; // overrides the delegation due
    bool high_contrast = false;             // where the contrast toggle starts
    bool reduced_motion = false;
    AttractConfig attract;
    SoundConfig sound;
    bool prints = false; // a printer is named
    bool practice = false;
};

// Not a program's:
inline constexpr int kExitSwitch = -1; // the other database is to be opened
inline constexpr int kExitAgain = -2;  // all is to begin anew

class MainLoop {
  public:
    MainLoop(MainLoopParts parts, MainLoopSettings settings);

    // Until a signal, a closed window, the tour's end, a command line that the event refuses, or a teacher who
    // rehearses, ends that, or begins anew. Gives the exit code, kExitSwitch or kExitAgain.
    [[nodiscard]] int run();

  private:
    using Steady = std::chrono::steady_clock;

    [[nodiscard]] core::Millis sleep() const;
    void apply(const core::SessionEvent& event);
    void take_news();
    void take(core::Decided& decided);
    void take(DeskReady& ready);
    void take(DeskTrouble& trouble);
    void take(DeskRefused& refused);
    void take(service::PeopleCounted& counted);
    void take(EventChanged& changed);
    void take(core::CountsChanged& changed);
    void take(core::StaffAnswered& answered);
    void take_typed();
    void take_camera();
    void take_map();
    void take_photo();
    void take_plan();
    void take_code();
    void take_spellings();
    void read_texts(); // that are searched for, and are others now
    void take_stick();
    void take_papers();
    void take_backup();
    void turn_photo(std::optional<std::int64_t> shown);
    [[nodiscard]] core::MinuteOfDay minute_of_day() const;
    void follow_clock();
    void follow_tour();
    void draw();

    MainLoopParts parts_;
    MainLoopSettings settings_;
    core::State state_;
    ui::Model model_;
    ui::CameraFeed camera_;
    ui::MapSource map_;
    std::shared_ptr<const ui::Image> photo_;
    std::shared_ptr<const ui::QrCode> code_;
    std::shared_ptr<const core::Spellings> spellings_;
    PhotoTurn photo_turn_;
    core::Now now_;      // the machine's, of this turn of the loop
    int frames_due_ = 2; // frames to draw at once: an input takes two to settle
    std::optional<core::MonoTime> redraw_at_;
    std::optional<core::MonoTime> preview_at_;
    core::MonoTime last_preview_{};
    std::chrono::sys_time<std::chrono::minutes> minute_{};
    std::optional<std::string> screenshot_; // name of the next frame's
    std::optional<int> exit_code_;
    bool desk_ready_ = false;
    bool desk_failed_ = false;
    std::string trouble_; // why the desk is closed; empty: it is open
    bool clip_ended_ = false;
    bool keyboard_away_ = false;
    int decided_ = 0;
    std::vector<core::PaperJob> refused_; // nobody took
    bool first_frame_ = true;
    TouchTrace touch_trace_;
    bool started_ = false;
};

} // namespace kiosk::app
