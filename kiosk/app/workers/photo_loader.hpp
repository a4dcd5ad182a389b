// Decodes the photos of a package one after the other, on a thread of its own, one ahead of what is shown.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "app/log.hpp"
#include "platform/queue.hpp"
#include "ui/model/image.hpp"

namespace kiosk::app {

// Names of the photos in the package's folder media (.jpg, .jpeg, .png, in any case), sorted; at most kMostPhotos.
// Empty without one, and where media is a link.
inline constexpr std::string_view kMediaFolder = "media";
inline constexpr std::size_t kMostPhotos = 500;
[[nodiscard]] std::vector<std::string> photos_in(const std::filesystem::path& package);

class PhotoLoader {
  public:
    // wake: called on the thread when take() has something. An empty path: there are never any. A file that cannot be
    // shown is skipped and named in the log, once.
    PhotoLoader(std::filesystem::path package, std::function<void()> wake, Log log);
    ~PhotoLoader();
    PhotoLoader(const PhotoLoader&) = delete;
    PhotoLoader& operator=(const PhotoLoader&) = delete;

    // Never wait. The next photo is wanted; after the last the folder is read anew.
    void want_next();
    // Once a photo: none yet, or none at all.
    [[nodiscard]] std::shared_ptr<const ui::Image> take();

  private:
    void run();
    [[nodiscard]] std::shared_ptr<const ui::Image> next();

    const std::filesystem::path package_;
    const std::function<void()> wake_;
    Log log_;
    std::vector<std::string> names_;
    std::size_t at_ = 0;
    std::set<std::string> told_;
    platform::Queue<bool> wanted_{1};
    platform::Queue<std::shared_ptr<const ui::Image>> decoded_{1};
    std::thread thread_;
};

} // namespace kiosk::app
