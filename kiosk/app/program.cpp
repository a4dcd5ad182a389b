#include "app/program.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <future>
#include <utility>

#include "app/assets.hpp"
#include "app/audio/sound.hpp"
#include "app/config/options.hpp"
#include "app/config/settings.hpp"
#include "app/config/taken_config.hpp"
#include "app/log.hpp"
#include "app/main_loop.hpp"
#include "app/setup/first_start.hpp"
#include "app/signals.hpp"
#include "app/tour/clip_list.hpp"
#include "app/tour/tour.hpp"
#include "app/window/window.hpp"
#include "app/workers/backup_thread.hpp"
#include "app/workers/clock_watch.hpp"
#include "app/workers/desk_thread.hpp"
#include "app/workers/desk_write.hpp"
#include "app/workers/map_loader.hpp"
#include "app/workers/photo_loader.hpp"
#include "app/workers/print_thread.hpp"
#include "app/workers/scanner_input.hpp"
#include "app/workers/stick_thread.hpp"
#include "app/workers/sync_thread.hpp"
#include "core/crypto/crypto.hpp"
#include "core/crypto/pin.hpp"
#include "event/files/assets.hpp"
#include "platform/demo_clock.hpp"
#include "platform/file.hpp"
#include "platform/stick.hpp"
#include "platform/system_clock.hpp"
#include "platform/usb_stick.hpp"
#include "platform/waker.hpp"
#include "service/attendance_query.hpp"
#include "service/event_source.hpp"
#include "service/health_checks.hpp"
#include "service/reception.hpp"
#include "store/database.hpp"
#include "store/desk/machine_clock.hpp"
#include "store/practice.hpp"
#include "store/staff.hpp"

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;

// Ample for a busy machine, and short of what a session manager waits before it kills.
constexpr std::chrono::milliseconds kStopGrace{5000};
constexpr std::size_t kMaxListBytes = 4U << 20U;

int exit_code_of(const core::Error& error) {
    return error.kind == core::ErrorKind::Usage ? kExitUsage : kExitFailure;
}

core::Result<ui::Resources> load_resources(const fs::path& assets, const ui::Panel& panel) {
    auto resources = TRY(find_fonts());
    resources.catalogues = TRY(event::load_catalogues(assets));
    resources.staff_catalogues = TRY(event::load_staff_catalogues(assets));
    resources.panel = panel;
    return resources;
}

core::Result<std::vector<core::Entry>> read_entries(const fs::path& file) {
    return store::Database::open(file, store::OpenMode::ReadOnly).and_then([](const store::Database& database) {
        return database.entries();
    });
}

// What a tour compares: the list beside the clip, and how long the ledger was before. What it signs in with.
struct TourPlan {
    std::vector<ExpectedEntry> expected;
    std::size_t entries_before = 0;
    std::string pin; // empty: of nobody
};

// Of a teacher in the tour's own database. Drawn by lot: the roster in it may be a real one.
core::Result<std::string> make_tour_staff(const fs::path& file) {
    std::string pin;
    do {
        std::array<std::uint8_t, core::kPinDigits> bytes{};
        core::random_bytes(bytes);
        pin.clear();
        for (const auto byte : bytes) pin += static_cast<char>('0' + byte % 10);
    } while (!core::check_new_pin(pin));
    auto database = TRY(store::Database::open(file, store::OpenMode::Create));
    TRY(store::add_staff(database, {core::OperatorId("tour"), core::StaffRole::Teacher}, pin));
    return pin;
}

core::Result<TourPlan> plan_tour(const Settings& settings) {
    const service::EventSource& source = settings.source;
    if (!source.package)
        return core::fail(core::ErrorKind::Usage, "--tour needs --event DIR with a clip.avi and a clip.csv");
    const fs::path file = *source.package / "clip.csv";
    const auto text = TRY(platform::read_file(file, kMaxListBytes));
    auto expected = TRY(parse_clip_list(text, file));
    TourPlan plan{std::move(expected), 0, {}};
    if (settings.tour_database) plan.pin = TRY(make_tour_staff(source.database));
    if (const auto entries = read_entries(source.database)) plan.entries_before = entries->size();
    return plan;
}

int judge_tour(const TourPlan& plan, const fs::path& database) {
    const auto entries = read_entries(database);
    if (!entries) {
        std::fprintf(stderr, "kiosk: the ledger cannot be read: %s\n", entries.error().detail.c_str());
        return kExitFailure;
    }
    const auto fresh = std::span(*entries).subspan(std::min(plan.entries_before, entries->size()));
    const std::string lines = differences(plan.expected, fresh);
    if (lines.empty()) return kExitOk;
    std::fprintf(stderr, "kiosk: the ledger is not what clip.csv says (- missing, + not expected):\n%s", lines.c_str());
    return kExitFailure;
}

DeskThread::Parts desk_parts(const Settings& settings, platform::Clock& clock, ClockWatch& watch,
                             const platform::Waker& waker, const platform::Waker& written, const Log& log,
                             const Metrics& metrics) {
    DeskThread::Parts parts;
    parts.log = log;
    parts.metrics = metrics;
    parts.clock = &clock;
    parts.wake = [&waker] { waker(); };
    parts.notify_written = [&written] { written(); };
    parts.count_people = [file = settings.source.database](const core::Checkpoint& here, core::LocalDay today) {
        return service::count_people(file, here, today);
    };
    parts.read_news = [file = settings.source.database, &clock, &watch](const store::RevisionStamp& known,
                                                                        const core::Checkpoint& here) {
        if (!clock.in_demo()) watch.look();
        return service::read_news(file, known, here);
    };
    parts.followed = settings.source.followed;
    parts.open_reception = [file = settings.source.database] { return service::Reception::open(file); };
    parts.open = [source = settings.source, &clock, &watch]() mutable -> core::Result<service::OpenedEvent> {
        source.machine = TRY(platform::machine_id());
        auto opened = service::open_event(source, clock);
        if (opened && !clock.in_demo()) watch.look();
        return opened;
    };
    return parts;
}

MainLoopSettings main_loop_settings(const Settings& settings) {
    MainLoopSettings made;
    made.timing.idle = settings.config.idle;
    made.language = settings.config.language;
    made.high_contrast = settings.config.theme == Theme::Contrast;
    made.reduced_motion = settings.config.reduced_motion;
    made.attract = settings.config.attract;
    made.sound = settings.config.sound;
    made.prints = settings.config.printer.has_value();
    made.practice = settings.practice;
    return made;
}

SyncThread::Parts sync_parts(const Settings& settings, DeskThread& desk, platform::Waker& written, const Log& log) {
    SyncThread::Parts parts;
    parts.hub = *settings.config.hub;
    parts.database = settings.source.database;
    parts.when_free = [&desk](BackgroundTask task) { return desk.when_free(std::move(task)); };
    parts.machine = platform::machine_id;
    parts.now = platform::read_now;
    parts.notifier = &written;
    parts.log = log;
    return parts;
}

WindowSettings window_settings(const Settings& settings) {
    return {settings.windowed, settings.config.monitor, settings.config.rotate.value_or(0), settings.config.touch};
}

struct Run {
    const Options& options;
    const Settings& settings;
    const fs::path& assets;
    const Log& log;
    const std::optional<TourPlan>& plan;
};

ScannerInputParts scanner_input_parts(const Run& run, DeskThread& desk, const platform::Clock& clock,
                                      const platform::Waker& waker) {
    ScannerInputParts parts;
    parts.log = run.log;
    parts.camera = run.settings.camera;
    parts.package = run.settings.source.package;
    parts.barcodes = run.settings.config.barcodes;
    parts.wait_for_clip = run.plan.has_value();
    parts.machine = [&clock] { return clock.machine(); };
    parts.present = [&desk, log = run.log](BadgePresented presented) {
        if (!desk.present(std::move(presented))) log.error("the desk does not take more badges");
    };
    parts.wake = [&waker] { waker(); };
    return parts;
}

std::shared_ptr<platform::Stick> stick_of(const Settings& settings) {
    const auto& folder = settings.config.stick;
    return platform::shared_stick(folder ? platform::folder_stick(*folder) : platform::usb_stick());
}

PrintDesk::Parts paper_parts(const Run& run, std::shared_ptr<platform::Stick> stick, const platform::Clock& clock) {
    return {std::move(stick),
            run.settings.source.database,
            run.assets,
            run.settings.config.printer,
            [&clock] { return clock.now(); },
            run.log};
}

StickDesk::Parts stick_parts(const Run& run, std::shared_ptr<platform::Stick> stick, DeskThread& desk) {
    std::function<core::Status(std::string_view)> take_settings;
    if (run.options.config)
        take_settings = [file = *run.options.config](std::string_view text) { return take_config(text, file); };
    return {std::move(stick),
            run.settings.source.database,
            run.assets,
            write_on_desk([&desk](BackgroundTask task) { return desk.when_free(std::move(task)); }),
            [] { return platform::read_now().wall; },
            run.log,
            run.options.config,
            run.settings.config.log_file,
            std::move(take_settings)};
}

// The config has brought the kiosk to its first screen with an event: that text is worth going back to. Written by the
// desk's thread, when it is free.
std::function<void()> keep_config(const Run& run, DeskThread& desk) {
    if (!run.settings.config_text) return [] {};
    return [file = *run.options.config, text = *run.settings.config_text, &desk, log = run.log] {
        const bool taken = desk.when_free([file, text, log](const store::Desk*) {
            if (const auto kept = keep_last_good(file, text); !kept)
                log.warn("the config was not kept: " + kept.error().detail);
            return TaskDid::Nothing;
        });
        if (!taken) log.warn("the config was not kept: the desk is busy");
    };
}

// Everything with a thread lives in here and has ended when it returns.
core::Result<int> run_screens(const Run& run) {
    const Metrics metrics;
    platform::Waker waker;
    const StopSignals stop([&waker] { waker(); }, kStopGrace);
    auto resources = std::async(std::launch::async, load_resources, run.assets, run.settings.config.panel);
    store::MachineClock machine;
    platform::Clock clock([&machine] { return machine.now(); });
    ClockWatch watch(machine, run.settings.source.database, run.log); // of the desk's thread
    platform::Waker written;                                          // to the ledger: the sync has something to send
    DeskThread desk(desk_parts(run.settings, clock, watch, waker, written, run.log, metrics));
    std::optional<SyncThread> sync;
    if (run.settings.config.hub) sync.emplace(sync_parts(run.settings, desk, written, run.log));
    Sound sound(run.settings.config.sound.loudest(), run.settings.config.sound.spoken, run.log);
    ScannerInput scanner_input(scanner_input_parts(run, desk, clock, waker));
    MapLoader map(
        event::map_folder(run.assets), [&waker] { waker(); }, run.log);
    const auto& package = run.settings.source.package;
    PhotoLoader photos(
        package.value_or(fs::path()), [&waker] { waker(); }, run.log);
    PlanLoader plans(
        run.settings.source.database, [&waker] { waker(); }, run.log);
    QrMaker codes([&waker] { waker(); }, run.log);
    SpellingMaker spellings([&waker] { waker(); }, run.log);
    const auto drive = stick_of(run.settings);
    StickThread stick(stick_parts(run, drive, desk), [&waker] { waker(); });
    PrintThread papers(paper_parts(run, drive, clock), [&waker] { waker(); });
    BackupThread backups(
        {run.settings.source.database, [&clock] { return clock.now().wall; }, [&waker] { waker(); }, run.log});

    auto window = TRY(Window::make(window_settings(run.settings), run.log));
    waker.connect(&Window::wake);
    auto found = resources.get();
    auto interface = found ? ui::Interface::make(std::move(*found))
                           : core::Result<std::unique_ptr<ui::Interface>>(tl::unexpected(found.error()));
    if (!interface) {
        waker.disconnect();
        return tl::unexpected(interface.error());
    }
    std::optional<Tour> tour;
    std::optional<ScreenshotWriter> screenshots;
    if (run.plan) {
        tour.emplace(static_cast<int>(run.plan->expected.size()), clock.machine().mono, run.plan->pin);
        screenshots.emplace(*run.settings.tour, run.log);
    }
    MainLoop loop({*window,
                   **interface,
                   clock,
                   desk,
                   scanner_input,
                   map,
                   photos,
                   plans,
                   codes,
                   spellings,
                   stick,
                   papers,
                   backups,
                   sound,
                   stop,
                   screenshots ? &*screenshots : nullptr,
                   tour ? &*tour : nullptr,
                   metrics,
                   run.log,
                   keep_config(run, desk)},
                  main_loop_settings(run.settings));
    const int code = loop.run();
    waker.disconnect();
    return code;
}

// As they are for the rehearsal, whose database is made now, or for the day itself, which throws one away that was
// left.
core::Result<Settings> settings_for(Settings settings, bool practice) {
    settings.practice = practice;
    auto& database = settings.source.database;
    if (!practice) {
        TRY(store::end_practice(database));
        return settings;
    }
    TRY(store::make_practice(database));
    database = store::practice_file(database);
    settings.config.hub.reset();
    return settings;
}

// A kiosk.toml that was changed counts from now on; one that is torn must not keep the program from beginning anew.
void renew(Settings& settings, core::Result<Settings> read, const Log& log) {
    if (!read) return log.error("as before, for the settings are not read: " + read.error().detail);
    for (const std::string& note : read->notes) log.warn(note);
    settings = *std::move(read);
}

int complain(const core::Error& error) {
    std::fprintf(stderr, "kiosk: %s\n", error.detail.c_str());
    return exit_code_of(error);
}

} // namespace

int run_kiosk(std::span<const char* const> arguments) {
    const auto parsed = parse_options(arguments);
    if (const EarlyExit* exit = std::get_if<EarlyExit>(&parsed)) {
        std::fputs(exit->text.c_str(), exit->code == kExitOk ? stdout : stderr);
        return exit->code;
    }
    const Options& options = std::get<Options>(parsed);
    // Nobody types into the kiosk but scanners: an input method would open its window over it, and make words of a
    // token.
    // NOLINTNEXTLINE(concurrency-mt-unsafe): no other thread runs yet
    setenv("XMODIFIERS", "@im=none", 1);
    const auto assets = event::find_assets(event::executable_path());
    if (!assets) return complain(assets.error());
    if (first_start_due(options)) {
        const auto finished = run_first_start(options, *assets);
        if (!finished) return complain(finished.error());
        if (!*finished) return kExitOk;
    }
    auto settings = resolve_settings(options, *assets);
    if (!settings) return complain(settings.error());
    const Log log(settings->config.log_file);
    for (const std::string& note : settings->notes) log.warn(note);
    if (const auto disk = service::examine_disk(settings->source.database); disk.health != service::Health::Ok)
        log.warn(disk.name + ": " + disk.detail);
    std::optional<TourPlan> plan;
    if (settings->tour) {
        auto planned = plan_tour(*settings);
        if (!planned) return complain(planned.error());
        plan = std::move(*planned);
    }
    for (bool practice = options.practice;;) {
        const auto now = settings_for(*settings, practice);
        if (!now) return complain(now.error());
        const auto code = run_screens({options, *now, *assets, log, plan});
        if (!code) return complain(code.error());
        if (*code == kExitSwitch) practice = !practice;
        if (*code == kExitAgain) renew(*settings, resolve_settings(options, *assets), log);
        if (*code == kExitSwitch || *code == kExitAgain) continue;
        return *code == kExitOk && plan ? judge_tour(*plan, settings->source.database) : *code;
    }
}

} // namespace kiosk::app
