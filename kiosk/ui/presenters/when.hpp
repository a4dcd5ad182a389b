// When something is, said the same way on every screen.
#pragma once

#include "core/base/clock.hpp"
#include "ui/text/translator.hpp"

namespace kiosk::ui {

// "09:30–10:00"; of another day than today with that: "Tomorrow  09:00–09:20".
[[nodiscard]] Said hours_said(core::MinuteOfDay starts, core::MinuteOfDay ends);
[[nodiscard]] Said when_said(core::LocalDay day, core::MinuteOfDay starts, core::MinuteOfDay ends, core::LocalDay today,
                             const Translator& words);
// When a door opens: "Opens at 13:00.", "Opens tomorrow at 09:00.".
[[nodiscard]] Said opens_said(core::LocalTime opens, core::LocalDay today, const Translator& words);

} // namespace kiosk::ui
