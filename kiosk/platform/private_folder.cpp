#include "platform/private_folder.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <system_error>

namespace kiosk::platform {

namespace fs = std::filesystem;

core::Result<PrivateFolder> PrivateFolder::make(std::string_view what) {
    std::error_code failed;
    auto name = (fs::temp_directory_path(failed) / ("kiosk-" + std::string(what) + "-XXXXXX")).string();
    if (failed) return core::fail(core::ErrorKind::Io, "no temporary folder: " + failed.message());
    if (mkdtemp(name.data()) == nullptr)
        return core::fail(core::ErrorKind::Io, "no temporary folder: " + std::string(std::strerror(errno)));
    return PrivateFolder(std::move(name));
}

PrivateFolder::~PrivateFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
}

} // namespace kiosk::platform
