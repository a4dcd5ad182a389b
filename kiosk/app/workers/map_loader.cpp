#include "app/workers/map_loader.hpp"

#include <array>
#include <memory>
#include <utility>

#include "app/allocator_tuning.hpp"
#include "platform/file.hpp"

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxMapBytes = 32U << 20U;

} // namespace

core::Result<map::Scene> load_scene(const fs::path& folder, const std::stop_token& stop) {
    std::array<std::pair<std::string, std::string>, 3> files;
    const std::array<const char*, 3> names{"towns.json", "names.json", "regions.json"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        const fs::path file = folder / names.at(i);
        auto text = TRY(platform::read_file(file, kMaxMapBytes));
        files.at(i) = {file.string(), std::move(text)};
    }
    const auto view = [&](std::size_t i) { return map::File{files.at(i).first, files.at(i).second}; };
    return map::build_scene({view(0), view(1), view(2)}, stop);
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
