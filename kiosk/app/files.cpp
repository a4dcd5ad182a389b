#include "app/files.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <system_error>

namespace kiosk::app {
namespace fs = std::filesystem;

core::Status write_file(const fs::path& file, std::string_view content) {
    const fs::path beside = file.string() + ".new";
    {
        std::ofstream out(beside, std::ios::binary | std::ios::trunc);
        out.write(content.data(), static_cast<std::streamsize>(content.size()));
        out.close();
        if (!out)
            return core::fail(core::ErrorKind::Io, beside.string() + ": cannot be written: " + std::strerror(errno));
    }
    std::error_code error;
    fs::rename(beside, file, error);
    if (error) return core::fail(core::ErrorKind::Io, file.string() + ": cannot be replaced: " + error.message());
    return {};
}

} // namespace kiosk::app
