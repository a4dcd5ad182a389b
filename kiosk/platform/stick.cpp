#include "platform/stick.hpp"

#include <sys/stat.h>

#include <mutex>
#include <utility>

namespace kiosk::platform {
namespace {

using core::ErrorKind, core::Result, core::Status;

// Which folder it is, whatever its name: another drive that is mounted in its place is another.
using FolderIdentity = std::pair<dev_t, ino_t>;
std::optional<FolderIdentity> identity_of(const std::filesystem::path& folder) {
    struct stat there {};
    if (::stat(folder.c_str(), &there) != 0 || !S_ISDIR(there.st_mode)) return std::nullopt;
    return FolderIdentity{there.st_dev, there.st_ino};
}

tl::unexpected<core::Error> gone() {
    return core::fail(ErrorKind::Unavailable, "the drive is gone");
}

class FolderStick final : public Stick {
  public:
    explicit FolderStick(std::filesystem::path folder) : folder_(std::move(folder)) {}

    Result<std::optional<StickFacts>> look() override {
        const auto there = identity_of(folder_);
        if (ejected_ != there) ejected_.reset();
        if (!there || ejected_) return std::optional<StickFacts>();
        const auto room = open().and_then([](const Folder& folder) { return folder.room(); });
        if (!room) return core::fail(ErrorKind::Unavailable, room.error().detail);
        const auto name = folder_.has_filename() ? folder_.filename() : folder_.parent_path().filename();
        return StickFacts{name.string(), {}, room->total, room->free, room->read_only};
    }

    Result<Folder> open() override {
        auto folder = Folder::open(folder_);
        if (!folder) return core::fail(ErrorKind::Unavailable, folder.error().detail);
        return folder;
    }

    Status write(std::string_view name, std::string_view content) override {
        return open().and_then([&](const Folder& folder) { return folder.replace(name, content); });
    }

    Status write_all(std::string_view sub, std::span<const NewContent> files) override {
        return open().and_then([&](const Folder& folder) { return folder.replace_all(sub, files); });
    }

    Status eject() override {
        ejected_ = identity_of(folder_); // replace() has brought everything onto the disk
        if (!ejected_) return gone();
        return {};
    }

  private:
    const std::filesystem::path folder_;
    std::optional<FolderIdentity> ejected_;
};

class SharedStick final : public Stick {
  public:
    explicit SharedStick(std::unique_ptr<Stick> stick) : stick_(std::move(stick)) {}
    Result<std::optional<StickFacts>> look() override {
        const std::lock_guard lock(mutex_);
        return stick_->look();
    }
    Result<Folder> open() override {
        const std::lock_guard lock(mutex_);
        return stick_->open();
    }
    Status write(std::string_view name, std::string_view content) override {
        const std::lock_guard lock(mutex_);
        return stick_->write(name, content);
    }
    Status write_all(std::string_view sub, std::span<const NewContent> files) override {
        const std::lock_guard lock(mutex_);
        return stick_->write_all(sub, files);
    }
    Status eject() override {
        const std::lock_guard lock(mutex_);
        return stick_->eject();
    }

  private:
    std::mutex mutex_;
    const std::unique_ptr<Stick> stick_;
};

} // namespace

std::unique_ptr<Stick> folder_stick(std::filesystem::path folder) {
    return std::make_unique<FolderStick>(std::move(folder));
}

std::shared_ptr<Stick> shared_stick(std::unique_ptr<Stick> stick) {
    return std::make_shared<SharedStick>(std::move(stick));
}

} // namespace kiosk::platform
