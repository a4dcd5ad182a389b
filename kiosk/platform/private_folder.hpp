// A folder for what holds names, for as long as it is worked on.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/result.hpp"

namespace kiosk::platform {

// Only this user can look into it; gone, with all that is in it, with its owner.
class PrivateFolder {
  public:
    // Among the temporary files. what: letters, of its name: "kiosk-<what>-XXXXXX". Io.
    [[nodiscard]] static core::Result<PrivateFolder> make(std::string_view what);
    PrivateFolder(PrivateFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}
    PrivateFolder& operator=(PrivateFolder&&) = delete;
    ~PrivateFolder();
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    explicit PrivateFolder(std::string path) : path_(std::move(path)) {}
    std::filesystem::path path_;
};

} // namespace kiosk::platform
