// A folder of a test's own, in memory where there is such a place: the disk's speed proves nothing here.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

namespace kiosk::sync::test {

class Folder {
  public:
    Folder() {
        const auto base = std::filesystem::is_directory("/dev/shm") ? std::filesystem::path("/dev/shm")
                                                                    : std::filesystem::temp_directory_path();
        auto name = (base / "kiosk-sync-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) std::abort();
        path_ = name;
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

  private:
    std::filesystem::path path_;
};

} // namespace kiosk::sync::test
