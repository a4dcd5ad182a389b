#include "store/identity_file.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

#include "store/durable_file.hpp"

namespace kiosk::store {

namespace {

constexpr std::size_t kMostBytes = 4096; // an identity has about 250

class Descriptor {
  public:
    explicit Descriptor(int value) : value_(value) {}
    ~Descriptor() {
        if (value_ >= 0) ::close(value_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const { return value_; }
    [[nodiscard]] bool open() const { return value_ >= 0; }

  private:
    int value_;
};

tl::unexpected<core::Error> system_error(const std::filesystem::path& file) {
    return core::fail(core::ErrorKind::Io, file.string() + ": " + std::strerror(errno));
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
    return replace_file(file, core::write_identity_text(identity), 0600);
}

} // namespace kiosk::store
