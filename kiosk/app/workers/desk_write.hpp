// How other threads write the database: by the desk's thread, behind every badge that waits there.
#pragma once

#include <functional>

#include "app/workers/desk_thread.hpp"
#include "service/write_here.hpp"

namespace kiosk::app {

using WhenFree = std::function<bool(BackgroundTask)>; // DeskThread's

// Does the work on the desk's thread and waits for it: never both threads at once.
[[nodiscard]] service::WriteHere write_on_desk(WhenFree when_free);

} // namespace kiosk::app
