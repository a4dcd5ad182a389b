// What several of the staff screens' presenters say alike.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "core/base/clock.hpp"
#include "ui/text/text_layout.hpp"

namespace kiosk::ui {

[[nodiscard]] std::string staff_time(core::LocalTime at);
[[nodiscard]] Said plain_text(std::string text); // of no language: a name, a number, as the roster has it
[[nodiscard]] std::int64_t seconds_until(core::MonoTime end, core::MonoTime now); // 0 or more, begun ones whole

} // namespace kiosk::ui
