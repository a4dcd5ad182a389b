#include "app/touch_trace.hpp"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

namespace kiosk::app {

TouchTrace::TouchTrace() {
    const char* asked = std::getenv("KIOSK_TRACE_TOUCH");
    enabled_ = asked != nullptr && std::string_view(asked) == "1";
}

void TouchTrace::shown(const ui::FrameRecord& record) {
    if (!enabled_) return;
    nlohmann::json at = nlohmann::json::object();
    for (const ui::WidgetRect& each : record.widgets)
        if (each.touchable) at[each.id] = {std::lround((each.x0 + each.x1) / 2), std::lround((each.y0 + each.y1) / 2)};
    std::string line = nlohmann::json{{"event", "touch"}, {"at", std::move(at)}}.dump() + "\n";
    if (line == last_) return;
    std::fwrite(line.data(), 1, line.size(), stderr);
    last_ = std::move(line);
}

} // namespace kiosk::app
