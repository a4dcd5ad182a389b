// With which family somebody goes: its name or code is typed, and a touch writes that they went.
#include <algorithm>
#include <array>
#include <optional>

#include "ui/presenters/staff_forms.hpp"
#include "ui/screens/staff/parts.hpp"
#include "ui/screens/staff/staff.hpp"
#include "ui/widgets/name_keyboard.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {

Action draw_handover(const HandoverPage& view, Canvas& canvas, const Rect& content) {
    static constexpr std::array kFaces{core::KeyboardFace::Zhuyin, core::KeyboardFace::Latin};
    const Theme& t = canvas.theme();
    const Rect room = reachable_part(canvas, content).inset(canvas.shape().portrait ? 40 : kStaffMargin, kStaffGap);
    Action action;
    const auto words = [&](Canvas& c, Rect area) {
        float y = area.y + c.text({area.x, area.y}, {view.title}, heading(44, t.ink), area.w) + 6;
        y += c.text({area.x, y}, {view.kept}, style(26, Weight::Regular, t.muted), area.w);
        return y - area.y;
    };
    // Field and button in one row where there is room: the keys are all in reach then.
    const bool beside = !canvas.shape().portrait && canvas.text_scale() < 1.4F;
    const auto entry = [&](Canvas& c, Rect area) {
        const float h = std::max({96.0F, 48 * c.text_scale() * 1.5F, c.shape().touch + 12}), gap = 16;
        const float button_w = beside ? area.w * 0.3F : area.w;
        const Rect field{area.x, area.y, beside ? area.w - button_w - gap : area.w, h};
        draw_typed(field, view.typed, view.hint, c);
        const float low = std::max(c.shape().touch + 12, 32 * c.text_scale() * 1.34F + 32);
        const Rect box = beside ? Rect{area.right() - button_w, area.y, button_w, h}
                                : Rect{area.x, field.bottom() + gap, area.w, low};
        if (!c.hidden(box)) wide_button(c, "staff.handover", box, view.confirm, true, action);
        return box.bottom() - area.y;
    };
    const auto keys = [&](Canvas& c, Rect area) {
        const float h = name_keyboard_height(c, view.face);
        if (c.hidden({area.x, area.y, area.w, h})) return h;
        const NameKey key =
            draw_name_keyboard({area.x, area.y, area.w, h}, {view.face, kFaces, view.clear, std::nullopt}, c);
        if (key.face) keep(action, core::ChooseFace{*key.face});
        if (key.press) keep(action, core::TypeFamily{typed(view.typed, *key.press)});
        return h;
    };
    canvas.scroll("staff.handover.page", room, 0, [&](Canvas& c, Rect area) {
        return stack(c, area, {words, entry, keys});
    });
    return action;
}

} // namespace kiosk::ui
