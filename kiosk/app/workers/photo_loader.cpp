#include "app/workers/photo_loader.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "app/image/photo.hpp"
#include "core/base/ascii.hpp"
#include "platform/folder.hpp"

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostNames = 10 * kMostPhotos; // of the folder, that are looked at

bool is_photo(const fs::path& name) {
    std::string ending = name.extension().string();
    for (char& c : ending) c = core::to_lower(c);
    constexpr std::array<std::string_view, 3> kEndings{".jpg", ".jpeg", ".png"};
    return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

} // namespace

std::vector<std::string> photos_in(const fs::path& package) {
    const auto folder = platform::Folder::open(package);
    auto names = folder ? folder->names(kMediaFolder, kMostNames) : std::vector<std::string>{};
    std::erase_if(names, [](const std::string& name) { return !is_photo(name); });
    names.resize(std::min(names.size(), kMostPhotos));
    return names;
}

PhotoLoader::PhotoLoader(fs::path package, std::function<void()> wake, Log log)
    : package_(std::move(package)), log_(std::move(log)),
      worker_(
          1, [this](NextPhoto, const std::stop_token& stop) { return next(stop); }, std::move(wake)) {}

void PhotoLoader::want_next() {
    if (!package_.empty()) static_cast<void>(worker_.give({})); // one is wanted already
}

std::shared_ptr<const ui::Image> PhotoLoader::take() {
    return worker_.take().value_or(nullptr);
}

std::optional<PhotoLoader::Photo> PhotoLoader::next(const std::stop_token& stop) {
    bool again = false; // the folder was read anew
    while (!stop.stop_requested()) {
        if (at_ >= names_.size()) {
            if (std::exchange(again, true)) return std::nullopt;
            names_ = photos_in(package_);
            at_ = 0;
            if (names_.empty()) return std::nullopt;
        }
        const std::string& name = names_[at_++];
        auto photo = read_photo(package_, std::string(kMediaFolder) + "/" + name);
        if (photo) return std::make_shared<const ui::Image>(std::move(*photo));
        if (told_.insert(name).second) log_.warn("a photo is not shown: " + photo.error().detail);
    }
    return std::nullopt;
}

} // namespace kiosk::app
