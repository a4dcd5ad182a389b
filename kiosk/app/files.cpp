#include "app/files.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <system_error>

namespace kiosk::app {
namespace fs = std::filesystem;

core::Result<std::string> read_text_file(const fs::path& file, std::size_t most) {
    std::error_code error;
    if (!fs::is_regular_file(file, error))
        return core::fail(core::ErrorKind::NotFound, file.string() + ": there is no such file");
    std::ifstream in(file, std::ios::binary);
    if (!in) return core::fail(core::ErrorKind::Io, file.string() + ": cannot be opened: " + std::strerror(errno));
    std::string text(most + 1, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (in.bad()) return core::fail(core::ErrorKind::Io, file.string() + ": cannot be read: " + std::strerror(errno));
    text.resize(static_cast<std::size_t>(in.gcount()));
    if (text.size() > most)
        return core::fail(core::ErrorKind::Invalid, file.string() + ": larger than " + std::to_string(most) + " bytes");
    return text;
}

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
