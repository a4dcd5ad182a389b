#include "app/config/taken_config.hpp"

#include <cstddef>
#include <optional>
#include <string>

#include "app/config/config.hpp"
#include "platform/file.hpp"

namespace kiosk::app {

constexpr std::size_t kMostConfigBytes = std::size_t{256} << 10U;

core::Status take_config(std::string_view text, const std::filesystem::path& file) {
    TRY(parse_config(text, "kiosk.toml"));
    const auto last = platform::read_file(last_good_of(file), kMostConfigBytes);
    if (const auto part = torn(text, last ? std::optional(*last) : std::nullopt))
        return core::fail(core::ErrorKind::Invalid, *part);
    constexpr mode_t kPrivate = 0600;
    return platform::replace_file(file, text, platform::mode_of(file, kPrivate));
}

} // namespace kiosk::app
