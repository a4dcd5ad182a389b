#include "platform/ordinary_file.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>

namespace kiosk::platform {
namespace {

using core::ErrorKind;

std::string_view word_of(mode_t mode) {
    if (S_ISDIR(mode)) return "a folder";
    if (S_ISFIFO(mode)) return "a pipe";
    if (S_ISSOCK(mode)) return "a socket";
    return "a device";
}

} // namespace

core::Error system_error(int code) {
    switch (code) {
    case ENOENT:
        return {ErrorKind::NotFound, "there is no such file"};
    case ELOOP:
    case EXDEV:
        return {ErrorKind::Refused, "this is a link to another place, which is not followed"};
    case ENOSPC:
    case EDQUOT:
        return {ErrorKind::DiskFull, std::strerror(code)};
    default:
        return {ErrorKind::Io, std::strerror(code)};
    }
}

core::Status check_is_ordinary(mode_t mode) {
    if (S_ISREG(mode)) return {};
    if (S_ISLNK(mode)) return tl::unexpected(system_error(ELOOP));
    return core::fail(ErrorKind::Refused, "this is no file but " + std::string(word_of(mode)));
}

core::Result<std::string> read_ordinary(const Descriptor& in, std::size_t most) {
    struct stat there {};
    if (::fstat(in.get(), &there) != 0) return tl::unexpected(system_error(errno));
    TRY(check_is_ordinary(there.st_mode));
    const auto too_large = [&] {
        return core::fail(ErrorKind::Invalid, "larger than " + std::to_string(most) + " bytes");
    };
    const auto size = static_cast<std::size_t>(there.st_size);
    if (size > most) return too_large();
    // At once what there is; then piece by piece, for it may grow, and some files of the kernel have no size.
    constexpr std::size_t kPiece = std::size_t{1} << 16U;
    std::string text;
    text.reserve(size + 1);
    while (true) {
        const auto before = text.size();
        text.resize(std::min(before < size ? size + 1 : before + kPiece, most + 1));
        const auto got = ::read(in.get(), text.data() + before, text.size() - before);
        const int code = errno;
        text.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
        if (got < 0 && code == EINTR) continue;
        if (got < 0) return tl::unexpected(system_error(code));
        if (text.size() > most) return too_large();
        if (got == 0) return text;
    }
}

} // namespace kiosk::platform
