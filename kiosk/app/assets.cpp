#include "app/assets.hpp"

#include <string>
#include <system_error>

#include "core/i18n/font_files.hpp"
#include "service/health_checks.hpp"

namespace kiosk::app {

namespace fs = std::filesystem;

fs::path demo_event(const fs::path& assets) {
    std::error_code error;
    const fs::path in_source = assets.parent_path() / "data" / "demo";
    return fs::is_directory(in_source, error) ? in_source : assets / "demo";
}

core::Result<ui::Resources> find_fonts() {
    for (const service::Finding& font : service::examine_fonts())
        if (font.health == service::Health::Fail)
            return core::fail(core::ErrorKind::NotFound, "the font " + font.detail);
    ui::Resources found;
    found.cjk_regular = core::kCjkRegular.file;
    found.cjk_bold = core::kCjkBold.file;
    found.thai_regular = core::kThaiRegular.file;
    found.thai_bold = core::kThaiBold.file;
    for (const core::ShapedFont& font : core::kShapedFonts) found.shaped_fonts.emplace_back(font.regular, font.bold);
    return found;
}

} // namespace kiosk::app
