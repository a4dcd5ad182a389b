// The files that only the kiosk needs beside its assets (event/files/assets.hpp).
#pragma once

#include <filesystem>

#include "core/base/result.hpp"
#include "ui/interface.hpp"

namespace kiosk::app {

// The demo's event package that belongs to these assets: data/demo in the source tree, or demo in an installation.
[[nodiscard]] std::filesystem::path demo_event(const std::filesystem::path& assets);

// The fonts of Debian's packages. NotFound names the package to install.
[[nodiscard]] core::Result<ui::Resources> find_fonts();

} // namespace kiosk::app
