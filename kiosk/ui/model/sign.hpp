// The sign of a verdict: what its colour says, for those who see none.
#pragma once

namespace kiosk::ui {

enum class Sign { Tick, Clock, Exclamation, Cross, People };

} // namespace kiosk::ui
