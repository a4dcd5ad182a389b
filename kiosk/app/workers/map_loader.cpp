#include "app/workers/map_loader.hpp"

#include <memory>
#include <utility>

#include "app/allocator_tuning.hpp"
#include "event/files/assets.hpp"

namespace kiosk::app {

namespace fs = std::filesystem;

core::Result<map::Scene> load_scene(const fs::path& folder, const std::stop_token& stop) {
    const auto [towns, names, regions] = TRY(event::read_map_files(folder));
    return map::build_scene({{towns.file, towns.text}, {names.file, names.text}, {regions.file, regions.text}}, stop);
}

MapLoader::MapLoader(fs::path folder, std::function<void()> wake, Log log)
    : worker_(
          1,
          [log = std::move(log)](const fs::path& from, const std::stop_token& stop) {
              auto scene = load_scene(from, stop);
              ui::MapSource source;
              if (scene) {
                  source = {ui::MapSource::Status::Ready, std::make_shared<const map::Scene>(std::move(*scene))};
              } else if (!stop.stop_requested()) {
                  source.status = ui::MapSource::Status::Broken;
                  log.error("the map cannot be shown: " + scene.error().detail);
              }
              give_back_memory(); // building takes several times what the map does
              return std::optional(std::move(source));
          },
          std::move(wake)) {
    static_cast<void>(worker_.give(std::move(folder))); // the first finds room
}

} // namespace kiosk::app
