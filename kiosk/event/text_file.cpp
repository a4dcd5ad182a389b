#include "event/text_file.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

namespace kiosk::event {

core::Result<std::string> read_text_file(const std::filesystem::path& file, std::size_t most) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error))
        return core::fail(core::ErrorKind::NotFound, file.string() + ": there is no such file");
    std::ifstream in(file, std::ios::binary);
    if (!in) return core::fail(core::ErrorKind::Io, file.string() + ": cannot be opened: " + std::strerror(errno));
    // Piece by piece: what a file may have at most is a hundred times what it has.
    std::string text;
    std::array<char, 1U << 16U> piece{};
    while (in && text.size() <= most) {
        in.read(piece.data(), piece.size());
        text.append(piece.data(), static_cast<std::size_t>(in.gcount()));
    }
    if (in.bad()) return core::fail(core::ErrorKind::Io, file.string() + ": cannot be read: " + std::strerror(errno));
    if (text.size() > most)
        return core::fail(core::ErrorKind::Invalid, file.string() + ": larger than " + std::to_string(most) + " bytes");
    return text;
}

} // namespace kiosk::event
