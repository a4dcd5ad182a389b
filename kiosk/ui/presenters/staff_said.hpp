// What several of the staff screens' presenters say alike.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/clock.hpp"
#include "ui/presenters/staff.hpp"

namespace kiosk::ui {

[[nodiscard]] std::string staff_time(core::LocalTime at);
[[nodiscard]] Said plain_text(std::string text); // of no language: a name, a number, as the roster has it
[[nodiscard]] std::int64_t seconds_until(core::MonoTime end, core::MonoTime now); // 0 or more, begun ones whole

// The key of the sentence that tells staff of a verdict; its sign; and whom it is about, in their language.
[[nodiscard]] std::string_view news_key(core::Verdict verdict);
[[nodiscard]] Sign staff_sign(core::Tone tone, bool late);
[[nodiscard]] std::string whose_name(const core::StaffNews& news, const StaffWords& words);

} // namespace kiosk::ui
