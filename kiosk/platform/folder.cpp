#include "platform/folder.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <memory>

#include "platform/ordinary_file.hpp"

namespace kiosk::platform {
namespace {

using core::ErrorKind, core::Result, core::Status;

tl::unexpected<core::Error> failed(int code) {
    return tl::unexpected(system_error(code));
}

// "/x", "x//y", "../x" and "" are no names.
bool is_name(std::string_view name) {
    if (name.find('\0') != std::string_view::npos) return false;
    while (true) {
        const auto part = name.substr(0, name.find('/'));
        if (part.empty() || part == "." || part == "..") return false;
        if (part.size() == name.size()) return true;
        name.remove_prefix(part.size() + 1);
    }
}

// open() tells of a link in the way of a folder only that it is no folder.
int why_no_folder(int folder, const std::string& part, int code) {
    struct stat there {};
    const bool link = ::fstatat(folder, part.c_str(), &there, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(there.st_mode);
    return code == ENOTDIR && link ? ELOOP : code;
}

// Part by part, each of them no link. The result of open(), and errno.
int open_step_by_step(int folder, std::string_view name, int flags, mode_t mode) {
    Descriptor at(::fcntl(folder, F_DUPFD_CLOEXEC, 0));
    for (auto slash = name.find('/'); slash != std::string_view::npos && at.get() >= 0; slash = name.find('/')) {
        const std::string part(name.substr(0, slash));
        const int next = ::openat(at.get(), part.c_str(), O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (next < 0) {
            errno = why_no_folder(at.get(), part, errno);
            return -1;
        }
        at.reset(next);
        name.remove_prefix(slash + 1);
    }
    if (at.get() < 0) return -1;
    const std::string part(name);
    const int file = ::openat(at.get(), part.c_str(), flags | O_NOFOLLOW, mode);
    if (file < 0) {
        errno = why_no_folder(at.get(), part, errno);
        return -1;
    }
    return file;
}

// The one place where something in a folder is opened.
int open_beneath(int folder, std::string_view name, int flags, mode_t mode = 0) {
    if (!is_name(name)) {
        errno = EXDEV;
        return -1;
    }
    struct open_how how {};
    how.flags = static_cast<std::uint64_t>(flags | O_CLOEXEC | O_NOFOLLOW);
    how.mode = mode;
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
    const std::string text(name);
    const auto file = ::syscall(SYS_openat2, folder, text.c_str(), &how, sizeof how);
    if (file >= 0 || (errno != ENOSYS && errno != EPERM)) return static_cast<int>(file);
    return open_step_by_step(folder, name, flags | O_CLOEXEC, mode);
}

// With O_PATH nothing is opened yet, and a link is looked at itself.
Result<struct stat> look_at(int folder, std::string_view name) {
    const Descriptor seen(open_beneath(folder, name, O_PATH));
    if (seen.get() < 0) return failed(errno);
    struct stat there {};
    if (::fstat(seen.get(), &there) != 0) return failed(errno);
    return there;
}

// Of a write to somebody else's drive: whoever stands there can do something about it.
core::Error why_not_written(int code) {
    switch (code) {
    case EROFS:
    case EACCES:
    case EPERM:
    case EISDIR:
    case ENOTDIR:
        return {ErrorKind::Refused, std::strerror(code)};
    case EFBIG: // FAT ends at 4 GiB
        return {ErrorKind::DiskFull, std::strerror(code)};
    case ENOENT:
    case EIO:
    case ENODEV:
    case ENXIO:
    case ESTALE:
    case ESHUTDOWN:
        return {ErrorKind::Unavailable, std::strerror(code)};
    default:
        return system_error(code);
    }
}

// A new file of that name, on the disk; nothing of it is there after an error. What lay there is of a drive that was
// pulled out.
Status write_beside(int folder, const std::string& name, std::string_view content) {
    constexpr mode_t kOrdinary = 0644; // it is taken home, to be read by others
    ::unlinkat(folder, name.c_str(), 0);
    Descriptor out(open_beneath(folder, name, O_WRONLY | O_CREAT | O_EXCL, kOrdinary));
    if (!out.is_open()) return tl::unexpected(why_not_written(errno));
    if (out.write_all(content) && out.sync() && out.close()) return {};
    const int code = errno;
    ::unlinkat(folder, name.c_str(), 0);
    return tl::unexpected(why_not_written(code));
}

Status take_name(int folder, const std::string& from, const std::string& name) {
    if (::renameat(folder, from.c_str(), folder, name.c_str()) == 0) return {};
    const int code = errno;
    ::unlinkat(folder, from.c_str(), 0);
    return tl::unexpected(why_not_written(code));
}

Status take_away(int folder, const std::string& name) {
    if (::unlinkat(folder, name.c_str(), 0) == 0 || errno == ENOENT) return {};
    return tl::unexpected(why_not_written(errno));
}

// The names, and what a file system of a stick keeps elsewhere, are on it before anybody is told that they are.
Status onto_disk(int folder) {
    if (::syncfs(folder) != 0) return tl::unexpected(why_not_written(errno));
    return {};
}

// Part by part, so that none of them is a link to elsewhere.
Result<Descriptor> open_or_make(int folder, std::string_view sub) {
    constexpr mode_t kAsFiles = 0755;
    constexpr int kFlags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
    if (!is_name(sub)) return failed(EXDEV);
    for (auto end = sub.find('/'); true; end = sub.find('/', end + 1)) {
        const auto part = sub.substr(0, end);
        const auto slash = part.rfind('/');
        const bool inner = slash != std::string_view::npos;
        const Descriptor above(inner ? open_beneath(folder, part.substr(0, slash), kFlags)
                                     : ::openat(folder, ".", kFlags));
        if (above.get() < 0) return tl::unexpected(why_not_written(errno));
        const std::string name(inner ? part.substr(slash + 1) : part);
        if (::mkdirat(above.get(), name.c_str(), kAsFiles) != 0 && errno != EEXIST)
            return tl::unexpected(why_not_written(errno));
        if (end == std::string_view::npos) break;
    }
    Descriptor opened(open_beneath(folder, sub, kFlags));
    if (opened.get() < 0) return tl::unexpected(why_not_written(errno));
    return opened;
}

} // namespace

Result<Folder> Folder::open(const std::filesystem::path& path) {
    const auto& name = path.empty() ? std::filesystem::path(".") : path;
    Descriptor descriptor(::open(name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.is_open()) return Folder(std::move(descriptor));
    if (errno == ENOENT || errno == ENOTDIR) return core::fail(ErrorKind::NotFound, "there is no such folder");
    return failed(errno);
}

bool Folder::has(std::string_view name) const {
    const auto there = look_at(descriptor_.get(), name);
    return there.has_value() || there.error().kind != ErrorKind::NotFound;
}

bool Folder::has_file(std::string_view name) const {
    const auto there = look_at(descriptor_.get(), name);
    return there && S_ISREG(there->st_mode);
}

Result<std::string> Folder::read(std::string_view name, std::size_t most) const {
    const auto seen = TRY(look_at(descriptor_.get(), name));
    TRY(check_is_ordinary(seen.st_mode));
    // What is opened is looked at again: it may have been put in the other's place meanwhile.
    const Descriptor in(open_beneath(descriptor_.get(), name, O_RDONLY | O_NONBLOCK));
    if (!in.is_open()) return failed(errno);
    return read_ordinary(in, most);
}

Result<FileFacts> Folder::look(std::string_view name) const {
    const auto seen = TRY(look_at(descriptor_.get(), name));
    FileFacts facts;
    facts.is_folder = S_ISDIR(seen.st_mode);
    if (!facts.is_folder) TRY(check_is_ordinary(seen.st_mode));
    facts.bytes = static_cast<std::uint64_t>(seen.st_size);
    facts.modified = core::WallTime(std::chrono::seconds(seen.st_mtim.tv_sec));
    return facts;
}

Result<Room> Folder::room() const {
    struct statvfs there {};
    if (::fstatvfs(descriptor_.get(), &there) != 0) return failed(errno);
    return Room{std::uint64_t{there.f_blocks} * there.f_frsize, std::uint64_t{there.f_bavail} * there.f_frsize,
                (there.f_flag & ST_RDONLY) != 0};
}

std::vector<std::string> Folder::names(std::string_view sub, std::size_t most) const {
    constexpr int kFlags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
    Descriptor opened(sub.empty() ? ::openat(descriptor_.get(), ".", kFlags)
                                  : open_beneath(descriptor_.get(), sub, kFlags));
    const std::unique_ptr<DIR, int (*)(DIR*)> stream(opened.get() < 0 ? nullptr : ::fdopendir(opened.get()),
                                                     ::closedir);
    std::vector<std::string> names;
    if (!stream) return names;
    (void)opened.release();
    while (const auto* entry = ::readdir(stream.get())) {
        const std::string_view name(entry->d_name);
        if (names.size() == most) break;
        if (name != "." && name != "..") names.emplace_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

Status Folder::create(std::string_view name, std::string_view content) const {
    constexpr mode_t kPrivate = 0600;
    Descriptor out(open_beneath(descriptor_.get(), name, O_WRONLY | O_CREAT | O_EXCL, kPrivate));
    if (out.get() < 0 && errno == EEXIST)
        return core::fail(ErrorKind::Refused, "there is something of that name already");
    if (out.get() < 0) return failed(errno);
    if (!out.write_all(content) || !out.close()) return failed(errno);
    return {};
}

Status Folder::replace(std::string_view name, std::string_view content) const {
    if (!is_name(name) || name.find('/') != std::string_view::npos) return failed(EXDEV);
    TRY(write_beside(descriptor_.get(), std::string(kUnfinished), content));
    return take_name(descriptor_.get(), std::string(kUnfinished), std::string(name)).and_then([&] {
        return onto_disk(descriptor_.get());
    });
}

Status Folder::replace_all(std::string_view sub, std::span<const NewContent> files) const {
    const Descriptor in = TRY(open_or_make(descriptor_.get(), sub));
    const auto beside = [](std::size_t i) { return std::string(kUnfinished) + std::to_string(i); };
    const auto give_up = [&](const core::Error& error) -> Status {
        for (std::size_t i = 0; i < files.size(); ++i) ::unlinkat(in.get(), beside(i).c_str(), 0);
        return tl::unexpected(error);
    };
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (!is_name(files[i].name) || files[i].name.find('/') != std::string::npos) return failed(EXDEV);
        if (!files[i].content) continue;
        if (const auto written = write_beside(in.get(), beside(i), *files[i].content); !written)
            return give_up(written.error());
    }
    for (std::size_t i = 0; i < files.size(); ++i) {
        const auto& file = files[i];
        const auto done = file.content ? take_name(in.get(), beside(i), file.name) : take_away(in.get(), file.name);
        if (!done) return give_up(done.error());
    }
    return onto_disk(in.get());
}

Status Folder::create_folder(std::string_view name) const {
    constexpr mode_t kPrivate = 0700;
    if (!is_name(name) || name.find('/') != std::string_view::npos) return failed(EXDEV);
    const std::string text(name);
    if (::mkdirat(descriptor_.get(), text.c_str(), kPrivate) == 0) return {};
    if (errno == EEXIST) return core::fail(ErrorKind::Refused, "there is something of that name already");
    return failed(errno);
}

} // namespace kiosk::platform
