// Saves pictures on a thread of its own, so that a tour measures what a guest would see.
#pragma once

#include <filesystem>
#include <string>
#include <thread>
#include <utility>

#include "app/image/png.hpp"
#include "app/log.hpp"
#include "platform/queue.hpp"

namespace kiosk::app {

class PictureWriter {
  public:
    // Files go into folder, which must exist.
    PictureWriter(std::filesystem::path folder, Log log);
    // Writes what was handed in, then ends.
    ~PictureWriter();
    PictureWriter(const PictureWriter&) = delete;
    PictureWriter& operator=(const PictureWriter&) = delete;

    // Never waits. name is without ".png".
    void save(std::string name, Picture picture);

  private:
    void run();

    std::filesystem::path folder_;
    Log log_;
    platform::Queue<std::pair<std::string, Picture>> pictures_{16};
    std::thread thread_;
};

} // namespace kiosk::app
