#include "app/assets.hpp"

#include <string>
#include <system_error>

#include "core/i18n/font_files.hpp"

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;

core::Status take(const core::FontFile& font, fs::path& out) {
    std::error_code error;
    out = font.file;
    if (fs::is_regular_file(out, error)) return {};
    return core::fail(core::ErrorKind::NotFound, "the font " + out.string() +
                                                     " is missing: install it with apt-get install " +
                                                     std::string(font.package));
}

} // namespace

fs::path demo_event(const fs::path& assets) {
    std::error_code error;
    const fs::path in_source = assets.parent_path() / "data" / "demo";
    return fs::is_directory(in_source, error) ? in_source : assets / "demo";
}

fs::path map_folder(const fs::path& assets) {
    std::error_code error;
    const fs::path in_source = assets.parent_path() / "data" / "map";
    return fs::is_directory(in_source, error) ? in_source : assets / "map";
}

core::Result<ui::Resources> find_fonts() {
    ui::Resources found;
    TRY(take(core::kCjkRegular, found.cjk_regular)
            .and_then([&] { return take(core::kCjkBold, found.cjk_bold); })
            .and_then([&] { return take(core::kThaiRegular, found.thai_regular); })
            .and_then([&] { return take(core::kThaiBold, found.thai_bold); }));
    return found;
}

} // namespace kiosk::app
