#include "app/config/options.hpp"

#include <algorithm>
#include <charconv>
#include <sstream>

#include <CLI/CLI.hpp>

#include "core/i18n/text.hpp"

namespace kiosk::app {
namespace {

constexpr int kSmallestSide = 480;
constexpr int kLargestWindowSide = 7680;

std::optional<PixelSize> parse_size(const std::string& text) {
    const auto cross = text.find_first_of("xX");
    if (cross == std::string::npos) return std::nullopt;
    const auto number = [](std::string_view part) -> std::optional<int> {
        int value = 0;
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
        if (error != std::errc{} || end != part.data() + part.size()) return std::nullopt;
        if (value < kSmallestSide || value > kLargestWindowSide) return std::nullopt;
        return value;
    };
    const std::string_view view = text;
    const auto width = number(view.substr(0, cross));
    const auto height = number(view.substr(cross + 1));
    if (!width || !height) return std::nullopt;
    return PixelSize{*width, *height};
}

std::string language_list() {
    std::string list;
    for (const std::string_view tag : core::guest_languages()) list += (list.empty() ? "" : ", ") + std::string(tag);
    return list;
}

// CLI11 keeps pointers to these until parse() has run.
struct Raw {
    std::string config, database, event, checkpoint, camera, windowed, language, theme, now, tour;
    bool practice = false, setup = false;
};

void describe(CLI::App& app, Raw& raw) {
    app.footer(
        "Without --config, --event and --db the demo event of the distribution is used. Exit code: 0 done, 1 failed, 2 "
        "usage.");
    app.add_option("--config", raw.config,
                   "Settings of this kiosk (TOML). A file that is not there yet is made: the kiosk asks for them")
        ->type_name("FILE");
    app.add_option("--db", raw.database, "The event's database; made when it is missing")->type_name("FILE");
    app.add_option("--event", raw.event, "Event package to load into the database")->type_name("DIR");
    app.add_option("--checkpoint", raw.checkpoint, "Where this kiosk stands")->type_name("ID");
    app.add_option("--camera", raw.camera, "auto, none, /dev/videoN or a GStreamer pipeline")->type_name("SOURCE");
    app.add_option("--windowed", raw.windowed, "A window that can be closed, instead of the whole monitor")
        ->type_name("WxH");
    app.add_option("--lang", raw.language, "Language to open in: " + language_list())->type_name("TAG");
    app.add_option("--theme", raw.theme, "light or contrast")->type_name("THEME");
    app.add_option("--now", raw.now, "Start the clock here (sample events only)")->type_name("ISO");
    app.add_option("--tour", raw.tour, "Walk the screens, save a PNG of each, compare the ledger with the clip's list")
        ->type_name("DIR");
    app.add_flag("--rehearsal", raw.practice,
                 "With a copy of the event beside the real database, of which nothing counts; it is thrown away when "
                 "the kiosk starts without this");
    app.add_flag("--setup", raw.setup,
                 "Asks for the settings once more, as on the first start: picture, touch, camera, event, clock, PIN");
}

EarlyExit usage(const std::string& what) {
    return {kExitUsage, "kiosk: " + what + "\nRun kiosk --help for the options.\n"};
}

} // namespace

std::variant<Options, EarlyExit> parse_options(std::span<const char* const> arguments) {
    CLI::App app("Check-in kiosk: regional map, visit programme, QR badges, attendance on this machine.", "kiosk");
    Raw raw;
    describe(app, raw);
    try {
        app.parse(static_cast<int>(arguments.size()), arguments.data());
    } catch (const CLI::CallForHelp&) {
        return EarlyExit{kExitOk, app.help()};
    } catch (const CLI::ParseError& error) {
        return usage(error.what());
    }
    Options options;
    const auto given = [&](const char* name) { return app.count(name) > 0; };
    if (given("--config")) options.config = raw.config;
    if (given("--db")) options.database = raw.database;
    if (given("--event")) options.event = raw.event;
    if (given("--checkpoint")) options.checkpoint = raw.checkpoint;
    if (given("--camera")) options.camera = raw.camera;
    if (given("--tour")) options.tour = raw.tour;
    options.practice = raw.practice;
    if (options.practice && options.tour) return usage("--rehearsal and --tour do not go together");
    options.setup = raw.setup;
    if (options.setup && !options.config) return usage("--setup needs --config FILE, which it writes");
    if (options.setup && (options.tour || options.practice || options.event || options.database))
        return usage("--setup asks for the event itself: leave out --event, --db, --tour and --rehearsal");
    if (given("--now")) options.now = raw.now;
    if (given("--windowed")) {
        options.windowed = parse_size(raw.windowed);
        if (!options.windowed)
            return usage("--windowed " + raw.windowed +
                         ": give WIDTHxHEIGHT in pixels, each 480 to 7680, for example 1280x720");
    }
    if (given("--lang")) {
        const auto tags = core::guest_languages();
        if (std::find(tags.begin(), tags.end(), raw.language) == tags.end())
            return usage("--lang " + raw.language + ": give one of " + language_list());
        options.language = raw.language;
    }
    if (given("--theme")) {
        if (raw.theme != "light" && raw.theme != "contrast")
            return usage("--theme " + raw.theme + ": give light or contrast");
        options.theme = raw.theme == "light" ? Theme::Light : Theme::Contrast;
    }
    return options;
}

} // namespace kiosk::app
