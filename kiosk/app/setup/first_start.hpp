// The first start of a machine: it asks until kiosk.toml is whole, and then the kiosk starts with that.
#pragma once

#include <filesystem>

#include "app/config/options.hpp"
#include "app/log.hpp"
#include "core/base/result.hpp"

namespace kiosk::app {

// --setup was given; or the config that was named is not there yet, nor a last good one, and neither is an event or a
// database; or it was left unfinished. A file that cannot be read is an error of the start as it is.
[[nodiscard]] bool first_start_due(const Options& options);

// True: kiosk.toml is whole. False: it was ended before that, and goes on from there. Errors: of the window, and of a
// config that is there and broken.
[[nodiscard]] core::Result<bool> run_first_start(const Options& options, const std::filesystem::path& assets);

} // namespace kiosk::app
