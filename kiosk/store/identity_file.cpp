#include "store/identity_file.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace kiosk::store {

namespace {

constexpr std::size_t kMostBytes = 4096; // an identity has about 250

class Descriptor {
  public:
    explicit Descriptor(int value) : value_(value) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const { return value_; }
    [[nodiscard]] bool open() const { return value_ >= 0; }
    bool close() { return value_ < 0 || ::close(std::exchange(value_, -1)) == 0; }

  private:
    int value_;
};

tl::unexpected<core::Error> system_error(const std::filesystem::path& file) {
    const int code = errno;
    const auto kind = code == ENOSPC || code == EDQUOT ? core::ErrorKind::DiskFull : core::ErrorKind::Io;
    return core::fail(kind, file.string() + ": " + std::strerror(code));
}

bool write_all(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const auto written = ::write(descriptor, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace

std::filesystem::path identity_path(const std::filesystem::path& database) {
    auto path = database;
    path += ".identity";
    return path;
}

core::Result<std::optional<core::LedgerIdentity>> read_identity(const std::filesystem::path& file) {
    // In a folder that others write to, a link could lead to another's key, and a pipe would be waited for.
    Descriptor in(::open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!in.open()) {
        if (errno == ENOENT) return std::nullopt;
        return system_error(file);
    }
    std::string text(kMostBytes, '\0');
    std::size_t size = 0;
    while (size < text.size()) {
        const auto got = ::read(in.get(), text.data() + size, text.size() - size);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return system_error(file);
        if (got == 0) break;
        size += static_cast<std::size_t>(got);
    }
    text.resize(size);
    auto identity = core::parse_identity_text(text);
    if (!identity) return core::fail(core::ErrorKind::Invalid, file.string() + ": " + identity.error().detail);
    return std::move(*identity);
}

core::Status write_identity(const std::filesystem::path& file, const core::LedgerIdentity& identity) {
    auto temporary = file;
    temporary += ".new";
    ::unlink(temporary.c_str()); // left by a run that was cut short, perhaps with another mode
    Descriptor out(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!out.open()) return system_error(temporary);
    if (!write_all(out.get(), core::write_identity_text(identity)) || ::fsync(out.get()) != 0 || !out.close())
        return system_error(temporary);
    if (::rename(temporary.c_str(), file.c_str()) != 0) return system_error(file);
    const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path{"."};
    Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!directory.open() || ::fsync(directory.get()) != 0) return system_error(folder);
    return {};
}

} // namespace kiosk::store
