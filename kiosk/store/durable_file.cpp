#include "store/durable_file.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace kiosk::store {
namespace {

namespace fs = std::filesystem;

class Descriptor {
  public:
    explicit Descriptor(int value) : value_(value) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] bool open() const { return value_ >= 0; }
    [[nodiscard]] bool sync() const { return ::fsync(value_) == 0; }
    bool close() { return value_ < 0 || ::close(std::exchange(value_, -1)) == 0; }
    bool write(std::string_view text) const {
        while (!text.empty()) {
            const auto written = ::write(value_, text.data(), text.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) return false;
            text.remove_prefix(static_cast<std::size_t>(written));
        }
        return true;
    }

  private:
    int value_;
};

tl::unexpected<core::Error> failed(const fs::path& file, const char* what) {
    const int code = errno;
    const auto kind = code == ENOSPC || code == EDQUOT ? core::ErrorKind::DiskFull : core::ErrorKind::Io;
    return core::fail(kind, file.string() + ": " + what + ": " + std::strerror(code));
}

} // namespace

core::Status replace_file(const fs::path& file, std::string_view content, mode_t mode) {
    const fs::path beside = file.string() + ".new";
    ::unlink(beside.c_str());
    Descriptor out(::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode));
    if (!out.open() || !out.write(content) || !out.sync() || !out.close()) return failed(beside, "cannot be written");
    if (::rename(beside.c_str(), file.c_str()) != 0) return failed(file, "cannot be replaced");
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!directory.open() || !directory.sync()) return failed(folder, "cannot be written");
    return {};
}

} // namespace kiosk::store
