// Decodes the photos of a package one after the other, on a thread of its own, one ahead of what is shown.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "app/log.hpp"
#include "platform/worker.hpp"
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

    // Never wait. The next photo is wanted; after the last the folder is read anew.
    void want_next();
    // Once a photo: none yet, or none at all.
    [[nodiscard]] std::shared_ptr<const ui::Image> take();

  private:
    struct NextPhoto {};
    using Photo = std::shared_ptr<const ui::Image>; // never null
    // Of the worker's thread alone.
    [[nodiscard]] std::optional<Photo> next(const std::stop_token& stop);

    const std::filesystem::path package_;
    Log log_;
    std::vector<std::string> names_;
    std::size_t at_ = 0;
    std::set<std::string> told_;
    platform::Worker<NextPhoto, Photo> worker_; // last: it uses all of the above
};

} // namespace kiosk::app
