// Saves screenshots on a thread of its own, so that a tour measures what a guest would see.
#pragma once

#include <filesystem>
#include <string>
#include <variant>

#include "app/image/png.hpp"
#include "app/log.hpp"
#include "platform/worker.hpp"

namespace kiosk::app {

class ScreenshotWriter {
  public:
    // Files go into folder, which must exist. What cannot be written is named in the log.
    ScreenshotWriter(std::filesystem::path folder, Log log);
    // Writes what was handed in, then ends.
    ~ScreenshotWriter() { worker_.finish(); }
    ScreenshotWriter(const ScreenshotWriter&) = delete;
    ScreenshotWriter& operator=(const ScreenshotWriter&) = delete;

    // Never waits: where the disk does not keep up, the screenshot is dropped, and the log says so. name is without
    // ".png".
    void save(std::string name, Screenshot screenshot);

  private:
    struct Named {
        std::string name;
        Screenshot screenshot;
    };
    Log log_;
    platform::Worker<Named, std::monostate> worker_; // gives no results
};

} // namespace kiosk::app
