// The pages of staff, drawn from values; what surrounds them and what lies over them.
#pragma once

#include "ui/canvas/canvas.hpp"
#include "ui/canvas/texture.hpp"
#include "ui/presenters/staff.hpp"
#include "ui/presenters/staff_day.hpp"
#include "ui/presenters/staff_delegation.hpp"
#include "ui/presenters/staff_forms.hpp"
#include "ui/presenters/staff_health.hpp"
#include "ui/presenters/staff_lists.hpp"
#include "ui/presenters/staff_papers.hpp"
#include "ui/presenters/staff_stick.hpp"
#include "ui/screens/guest/chrome.hpp"

namespace kiosk::ui {

// What is not drawn here.
struct StaffPictures {
    const QrCode* code = nullptr; // the last that was made, or null
    const Texture& paper;         // the page that is looked at
};
// The page that is up, with what surrounds it. arrived: as draw_arrival() takes it.
[[nodiscard]] Action draw_staff(const ScreenInput& screen, const StaffWords& words, const StaffPictures& pictures,
                                float arrived, Canvas& canvas);

// Header, and footer or the strip over it; gives what is left between them.
[[nodiscard]] ChromeDrawn draw_staff_chrome(const StaffChrome& view, Canvas& canvas);
// All of the screen. strip: of a badge that was shown meanwhile.
[[nodiscard]] Action draw_pad(const PadPage& view, const std::optional<StaffStrip>& strip, Canvas& canvas);
[[nodiscard]] Action draw_staff_home(const HomePage& view, Canvas& canvas, const Rect& content);
[[nodiscard]] Action draw_find(const FindPage& view, Canvas& canvas, const Rect& content);
[[nodiscard]] Action draw_person(const PersonView& view, Canvas& canvas, const Rect& content);
[[nodiscard]] Action draw_not_arrived(const NotArrivedPage& view, Canvas& canvas, const Rect& content);
[[nodiscard]] Action draw_roll_call(const RollPage& view, Canvas& canvas, const Rect& content);
[[nodiscard]] Action draw_health(const HealthPage& view, Canvas& canvas, const Rect& content);
[[nodiscard]] Action draw_stick(const StickPage& view, Canvas& canvas, const Rect& content);
[[nodiscard]] Action draw_stick_check(const StickCheckPage& view, Canvas& canvas, const Rect& content);
[[nodiscard]] Action draw_stick_badges(const StickBadgesPage& view, Canvas& canvas, const Rect& content);
[[nodiscard]] Action draw_stick_making(const StickMakingPage& view, Canvas& canvas, const Rect& content);
[[nodiscard]] Action draw_delegation(const DelegationView& view, Canvas& canvas, const Rect& content);
[[nodiscard]] Action draw_checkpoints(const CheckpointsPage& view, Canvas& canvas, const Rect& content);
[[nodiscard]] Action draw_changes(const ChangesPage& view, Canvas& canvas, const Rect& content);
[[nodiscard]] Action draw_walk_in_form(const WalkInForm& view, Canvas& canvas, const Rect& content);
[[nodiscard]] Action draw_papers(const PapersPage& view, const Texture& page, Canvas& canvas, const Rect& content);
// code: as above; another's is not shown.
[[nodiscard]] Action draw_walk_in_badge(const WalkInBadge& view, const QrCode* code, Canvas& canvas,
                                        const Rect& content);
[[nodiscard]] Action draw_handover(const HandoverPage& view, Canvas& canvas, const Rect& content);
// Sheets over the page.
[[nodiscard]] Action draw_paper(const PaperSheet& view, Canvas& canvas);
[[nodiscard]] Action draw_why(const WhySheet& view, Canvas& canvas);

} // namespace kiosk::ui
