#include "app/workers/screenshot_writer.hpp"

#include <utility>

namespace kiosk::app {

constexpr std::size_t kMostWaiting = 16;

ScreenshotWriter::ScreenshotWriter(std::filesystem::path folder, Log log)
    : log_(log), worker_(kMostWaiting,
                         [folder = std::move(folder), log = std::move(log)](const Named& next, const std::stop_token&) {
                             const auto saved = save_png(folder / (next.name + ".png"), next.screenshot);
                             if (!saved) log.error("no screenshot: " + saved.error().detail);
                             return std::optional<std::monostate>();
                         },
                         {}) {}

void ScreenshotWriter::save(std::string name, Screenshot screenshot) {
    if (!worker_.give({std::move(name), std::move(screenshot)}))
        log_.warn("a screenshot was dropped: the disk does not keep up");
}

} // namespace kiosk::app
