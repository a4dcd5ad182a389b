#include "app/assets.hpp"

#include <string>
#include <string_view>
#include <system_error>

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;

core::Result<fs::path> font(const fs::path& file, std::string_view package) {
    std::error_code error;
    if (fs::is_regular_file(file, error)) return file;
    return core::fail(core::ErrorKind::NotFound, "the font " + file.string() +
                                                     " is missing: install it with apt-get install " +
                                                     std::string(package));
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
    const fs::path noto = "/usr/share/fonts/opentype/noto";
    const fs::path thai = "/usr/share/fonts/truetype/tlwg";
    ui::Resources found;
    const auto take = [](core::Result<fs::path> font, fs::path& out) -> core::Status {
        if (!font) return tl::unexpected(font.error());
        out = std::move(*font);
        return {};
    };
    const auto done =
        take(font(noto / "NotoSansCJK-Regular.ttc", "fonts-noto-cjk"), found.cjk_regular)
            .and_then([&] { return take(font(noto / "NotoSansCJK-Bold.ttc", "fonts-noto-cjk"), found.cjk_bold); })
            .and_then([&] { return take(font(thai / "Loma.ttf", "fonts-tlwg-loma-ttf"), found.thai_regular); })
            .and_then([&] { return take(font(thai / "Loma-Bold.ttf", "fonts-tlwg-loma-ttf"), found.thai_bold); });
    if (!done) return tl::unexpected(done.error());
    return found;
}

} // namespace kiosk::app
