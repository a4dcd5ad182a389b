// Builds the map's scene on a thread of its own, once.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>

#include "app/log.hpp"
#include "core/base/result.hpp"
#include "map/scene.hpp"
#include "platform/worker.hpp"
#include "ui/model/frame.hpp"

namespace kiosk::app {

// Reads towns.json, names.json and regions.json of the folder. NotFound, Invalid: the detail names the file and what is
// wrong. Unavailable: stopped.
[[nodiscard]] core::Result<map::Scene> load_scene(const std::filesystem::path& folder,
                                                  const std::stop_token& stop = {});

class MapLoader {
  public:
    // wake: called on the thread when take() has something. What is wrong with the data goes to the log.
    MapLoader(std::filesystem::path folder, std::function<void()> wake, Log log);

    // Once: the scene, or that it is broken. None: still under way, or taken already. Never waits.
    [[nodiscard]] std::optional<ui::MapSource> take() { return worker_.take(); }

  private:
    platform::Worker<std::filesystem::path, ui::MapSource> worker_; // its end does not wait for the whole map
};

} // namespace kiosk::app
