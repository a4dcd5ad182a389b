#include "app/config/settings.hpp"

#include <cstdlib>
#include <system_error>

#include "app/assets.hpp"

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;

fs::path data_home() {
    if (const char* home = std::getenv("XDG_DATA_HOME"); home != nullptr && *home == '/') return home;
    if (const char* home = std::getenv("HOME"); home != nullptr && *home == '/')
        return fs::path(home) / ".local" / "share";
    return fs::temp_directory_path();
}

core::Result<Config> read_config(const Options& options, Settings& settings) {
    if (!options.config) return Config{};
    auto loaded = TRY(load_config(*options.config));
    if (loaded.from_last_good)
        settings.notes.push_back("the last good config is used: " + loaded.problem);
    else
        settings.config_text = std::move(loaded.text);
    for (std::string& warning : loaded.read.warnings) settings.notes.push_back(std::move(warning));
    return std::move(loaded.read.config);
}

// A tour's own database from an earlier run goes; one that was named stays.
core::Status prepare_tour(const fs::path& folder, const fs::path& database, bool named) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) return core::fail(core::ErrorKind::Io, folder.string() + ": " + error.message());
    if (named) return {};
    for (const char* ending : {"", "-wal", "-shm", ".identity", ".lock", ".clock"})
        fs::remove(database.string() + ending, error);
    return {};
}

} // namespace

fs::path default_database(const fs::path& data_home, const fs::path& event) {
    fs::path name = event.filename().empty() ? event.parent_path().filename() : event.filename();
    if (name.empty() || name == "." || name == "..") name = "event";
    return data_home / "kiosk" / (name.string() + ".db");
}

core::Result<Settings> resolve_settings(const Options& options, const fs::path& assets) {
    Settings settings;
    auto config = TRY(read_config(options, settings));
    settings.config = std::move(config);
    if (options.language) settings.config.language = options.language;
    if (options.theme) settings.config.theme = *options.theme;
    settings.camera = options.camera.value_or(settings.config.camera.value_or(settings.camera));
    settings.windowed = options.windowed;
    settings.tour = options.tour;

    service::EventSource& source = settings.source;
    source.now = options.now;
    const auto checkpoint = options.checkpoint ? options.checkpoint : settings.config.checkpoint;
    if (checkpoint) source.checkpoint = core::CheckpointId(*checkpoint);
    if (settings.config.follow_programme) {
        auto& followed = source.followed.emplace();
        for (const auto& id : settings.config.followed) followed.among.emplace_back(id);
        if (checkpoint) followed.from = *source.checkpoint;
    }
    source.package = options.event ? options.event : settings.config.event;
    const auto database = options.database ? options.database : settings.config.database;
    // A config that names no event may be one that lost its lines: guests would be checked in to a made-up visit.
    if (!source.package && !database && options.config)
        return core::fail(core::ErrorKind::Invalid,
                          options.config->string() + ": neither db nor event is named: write which event is shown");
    if (!source.package && !database) source.package = demo_event(assets);
    if (database) {
        source.database = *database;
    } else if (options.tour) {
        source.database = *options.tour / "tour.db";
        settings.tour_database = true;
    } else {
        source.database = default_database(data_home(), *source.package);
    }
    if (options.tour) TRY(prepare_tour(*options.tour, source.database, database.has_value()));
    return settings;
}

} // namespace kiosk::app
