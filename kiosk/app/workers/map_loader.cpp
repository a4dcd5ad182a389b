#include "app/workers/map_loader.hpp"

#include <array>
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
    : thread_([this, folder = std::move(folder), wake = std::move(wake),
               log = std::move(log)](const std::stop_token& stop) {
          auto scene = load_scene(folder, stop);
          if (stop.stop_requested()) return;
          ui::MapSource source;
          if (scene) {
              source = {ui::MapSource::Status::Ready, std::make_shared<const map::Scene>(std::move(*scene))};
          } else {
              source.status = ui::MapSource::Status::Broken;
              log.error("the map cannot be shown: " + scene.error().detail);
          }
          if (built_.push(std::move(source))) wake();
          give_back_memory(); // building takes several times what the map does
      }) {}

std::optional<ui::MapSource> MapLoader::take() {
    auto built = built_.drain();
    return built.empty() ? std::nullopt : std::optional(std::move(built.front()));
}

} // namespace kiosk::app
