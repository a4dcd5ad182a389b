#include "tool/files.hpp"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tool/descriptor.hpp"

namespace kiosk::tool {
namespace {

using core::ErrorKind;

tl::unexpected<core::Error> system_error(const std::filesystem::path& file, int code) {
    const auto kind = code == ENOENT ? ErrorKind::NotFound : code == ENOSPC ? ErrorKind::DiskFull : ErrorKind::Io;
    return core::fail(kind, file.string() + ": " + std::strerror(code));
}

bool write_whole(Descriptor& out, std::string_view content) {
    while (!content.empty()) {
        const auto written = write(out.get(), content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return fsync(out.get()) == 0 && out.finish();
}

// A new name is durable once its folder is.
void sync_folder_of(const std::filesystem::path& file) {
    const auto parent = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    const Descriptor folder(open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.get() >= 0) (void)fsync(folder.get());
}

core::Status create(const std::filesystem::path& file, std::string_view content, mode_t mode) {
    Descriptor out(open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode));
    if (out.get() < 0) return system_error(file, errno);
    if (fchmod(out.get(), mode) == 0 && write_whole(out, content)) return {};
    const int code = errno;
    unlink(file.c_str());
    return system_error(file, code);
}

core::Status replace_with_mode(const std::filesystem::path& file, std::string_view content, mode_t mode) {
    auto beside = file;
    beside += ".new";
    unlink(beside.c_str());
    if (auto written = create(beside, content, mode); !written) return written;
    if (rename(beside.c_str(), file.c_str()) != 0) {
        const int code = errno;
        unlink(beside.c_str());
        return system_error(file, code);
    }
    sync_folder_of(file);
    return {};
}

} // namespace

core::Status check_is_new(const std::filesystem::path& file) {
    struct stat there {};
    if (lstat(file.c_str(), &there) != 0) return {};
    return core::fail(ErrorKind::Refused, file.string() + " exists; it is never overwritten: choose another name");
}

core::Status write_new_private_file(const std::filesystem::path& file, std::string_view content) {
    if (auto free = check_is_new(file); !free) return free;
    auto written = create(file, content, 0600);
    if (written) sync_folder_of(file);
    return written;
}

core::Status replace_file(const std::filesystem::path& file, std::string_view content) {
    struct stat there {}; // a link is replaced itself, so the mode of what it leads to says nothing
    const bool file_there = lstat(file.c_str(), &there) == 0 && S_ISREG(there.st_mode);
    return replace_with_mode(file, content, file_there ? there.st_mode & 0777U : 0600U);
}

core::Status replace_private_file(const std::filesystem::path& file, std::string_view content) {
    return replace_with_mode(file, content, 0600);
}

core::Result<std::string> read_small_file(const std::filesystem::path& file, std::size_t most) {
    const Descriptor in(open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (in.get() < 0) return system_error(file, errno);
    std::string text(most + 1, '\0');
    std::size_t size = 0;
    while (size < text.size()) {
        const auto got = read(in.get(), text.data() + size, text.size() - size);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return system_error(file, errno);
        if (got == 0) break;
        size += static_cast<std::size_t>(got);
    }
    if (size > most)
        return core::fail(ErrorKind::Invalid, file.string() + ": larger than " + std::to_string(most) + " bytes");
    text.resize(size);
    return text;
}

} // namespace kiosk::tool
