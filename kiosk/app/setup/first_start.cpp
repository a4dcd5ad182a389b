#include "app/setup/first_start.hpp"

#include <chrono>
#include <future>
#include <memory>
#include <system_error>
#include <utility>

#include "app/assets.hpp"
#include "app/config/config.hpp"
#include "app/setup/setup_loop.hpp"
#include "event/files/assets.hpp"
#include "platform/set_clock.hpp"
#include "platform/stick.hpp"
#include "platform/system_clock.hpp"
#include "platform/usb_stick.hpp"
#include "platform/waker.hpp"
#include "scan/camera.hpp"
#include "service/machine_health.hpp"

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds kSetupGrace{5000};

bool is_missing(const fs::path& file) {
    std::error_code error;
    return !fs::exists(file, error) && !error && !fs::exists(last_good_of(file), error) && !error;
}

core::Result<ui::Resources> setup_resources(const fs::path& assets, const ui::Panel& panel) {
    auto resources = TRY(find_fonts());
    resources.staff_catalogues = TRY(event::load_staff_catalogues(assets));
    resources.panel = panel;
    return resources;
}

SetupDesk::Parts desk_of(const fs::path& file, const Config& config, const fs::path& assets, const Log& log) {
    return {file,
            config,
            assets,
            platform::shared_stick(config.stick ? platform::folder_stick(*config.stick) : platform::usb_stick()),
            [] { return platform::read_now().wall; },
            platform::set_clock,
            [](const fs::path& database) { return service::confirm_clock(database).map([](const auto&) {}); },
            scan::list_cameras,
            log};
}

} // namespace

bool first_start_due(const Options& options) {
    if (options.setup) return true;
    if (!options.config || options.tour || options.practice || options.event || options.database) return false;
    if (is_missing(*options.config)) return true;
    const auto loaded = load_config(*options.config);
    return loaded && loaded->read.config.setup;
}

core::Result<bool> run_first_start(const Options& options, const fs::path& assets) {
    const fs::path& file = *options.config;
    Config config;
    if (!is_missing(file)) config = TRY(load_config(file)).read.config;
    const Log log(config.log_file);
    platform::Waker waker;
    const StopSignals stop([&waker] { waker(); }, kSetupGrace);
    auto resources = std::async(std::launch::async, setup_resources, assets, config.panel);
    SetupThread desk(desk_of(file, config, assets, log), [&waker] { waker(); });
    auto window = TRY(Window::make({options.windowed, config.monitor, config.rotate.value_or(0), config.touch}, log));
    waker.connect(&Window::wake);
    auto found = resources.get();
    auto interface = found ? ui::SetupInterface::make(std::move(*found))
                           : core::Result<std::unique_ptr<ui::SetupInterface>>(tl::unexpected(found.error()));
    if (!interface) {
        waker.disconnect();
        return tl::unexpected(interface.error());
    }
    auto begun = core::begin_setup(config.setup.value_or(core::SetupStep::Upright), choices_in(config).choices,
                                   config.database.has_value(), platform::read_now().mono);
    begun.state.english = options.language == "en";
    const bool contrast = options.theme.value_or(config.theme) == Theme::Contrast;
    SetupLoop loop({*window, **interface, desk, stop, [&waker] { waker(); }, options.camera, contrast, log},
                   std::move(begun));
    const bool finished = loop.run();
    waker.disconnect();
    return finished;
}

} // namespace kiosk::app
