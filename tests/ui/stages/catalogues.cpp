// The program's own texts: apart from the display, as a stage is set without one.
#include <stdexcept>

#include "event/files/assets.hpp"
#include "ui/offscreen.hpp"

namespace kiosk::test {

std::vector<core::Catalogue> catalogues() {
    auto loaded = event::load_catalogues(std::filesystem::path(KIOSK_SOURCE_DIR) / "assets");
    if (!loaded) throw std::runtime_error(loaded.error().detail);
    return std::move(*loaded);
}

std::vector<core::Catalogue> staff_catalogues() {
    auto loaded = event::load_staff_catalogues(std::filesystem::path(KIOSK_SOURCE_DIR) / "assets");
    if (!loaded) throw std::runtime_error(loaded.error().detail);
    return std::move(*loaded);
}

} // namespace kiosk::test
