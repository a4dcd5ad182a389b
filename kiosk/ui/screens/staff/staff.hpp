// The pages of staff, drawn from values; what surrounds them and what lies over them.
#pragma once

#include "ui/canvas/canvas.hpp"
#include "ui/presenters/staff.hpp"
#include "ui/presenters/staff_delegation.hpp"
#include "ui/screens/guest/chrome.hpp"

namespace kiosk::ui {

// Header, and footer or the strip over it; gives what is left between them.
[[nodiscard]] ChromeDrawn draw_staff_chrome(const StaffChrome& view, Canvas& canvas);
// All of the screen. strip: of a badge that was shown meanwhile.
[[nodiscard]] Action draw_pad(const PadPage& view, const std::optional<StaffStrip>& strip, Canvas& canvas);
[[nodiscard]] Action draw_staff_home(const HomePage& view, Canvas& canvas, const Rect& content);
[[nodiscard]] Action draw_find(const FindPage& view, Canvas& canvas, const Rect& content);
[[nodiscard]] Action draw_person(const PersonView& view, Canvas& canvas, const Rect& content);
[[nodiscard]] Action draw_delegation(const DelegationView& view, Canvas& canvas, const Rect& content);
// A sheet over the page.
[[nodiscard]] Action draw_why(const WhySheet& view, Canvas& canvas);

} // namespace kiosk::ui
