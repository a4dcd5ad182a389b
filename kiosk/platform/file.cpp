#include "platform/file.hpp"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "platform/descriptor.hpp"
#include "platform/ordinary_file.hpp"

namespace kiosk::platform {
namespace {

namespace fs = std::filesystem;
using core::ErrorKind, core::Result, core::Status;

tl::unexpected<core::Error> failed(const fs::path& file, int code) {
    return tl::unexpected(system_error(code).at(file.string()));
}

tl::unexpected<core::Error> already_there(const fs::path& file) {
    return core::fail(ErrorKind::Refused, file.string() + " exists; it is never overwritten: choose another name");
}

// A name that is new, or another's now, is durable once its folder is.
Status sync_folder_of(const fs::path& file) {
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    // Some file systems of sticks know no such thing: what can be done is done.
    if (!directory.is_open() || (!directory.sync() && errno != EINVAL)) return failed(folder, errno);
    return {};
}

Status write_new(const fs::path& file, std::string_view content, mode_t mode) {
    Descriptor out(::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode));
    if (!out.is_open()) return errno == EEXIST ? already_there(file) : failed(file, errno);
    // The mask of the process has no say in who may read it; nor have we, on a stick whose file system knows no modes.
    const bool private_enough = ::fchmod(out.get(), mode) == 0 || errno == EPERM;
    if (private_enough && out.write_all(content) && out.sync() && out.close()) return {};
    const int code = errno;
    ::unlink(file.c_str());
    return failed(file, code);
}

} // namespace

Result<std::string> read_file(const fs::path& file, std::size_t most, Links links) {
    const int follow = links == Links::Refuse ? O_NOFOLLOW : 0;
    const Descriptor in(::open(file.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | follow));
    if (!in.is_open()) return failed(file, errno);
    auto text = read_ordinary(in, most);
    if (!text) return tl::unexpected(text.error().at(file.string()));
    return text;
}

Status replace_file(const fs::path& file, std::string_view content, mode_t mode) {
    fs::path beside = file;
    beside += ".new";
    ::unlink(beside.c_str());
    TRY(write_new(beside, content, mode));
    if (::rename(beside.c_str(), file.c_str()) != 0) {
        const int code = errno;
        ::unlink(beside.c_str());
        return failed(file, code);
    }
    return sync_folder_of(file);
}

Status rename_file(const fs::path& file, const fs::path& name) {
    if (::rename(file.c_str(), name.c_str()) != 0) return failed(file, errno);
    return sync_folder_of(name);
}

mode_t mode_of(const fs::path& file, mode_t otherwise) {
    struct stat there {};
    const bool file_there = ::lstat(file.c_str(), &there) == 0 && S_ISREG(there.st_mode);
    return file_there ? there.st_mode & 0777U : otherwise;
}

Status create_file(const fs::path& file, std::string_view content, mode_t mode) {
    TRY(write_new(file, content, mode));
    return sync_folder_of(file);
}

Status check_is_new(const fs::path& file) {
    struct stat there {};
    if (::lstat(file.c_str(), &there) != 0) return {};
    return already_there(file);
}

} // namespace kiosk::platform
