// Badges for an event on a stick: which key they are made with, and the PIN or the passphrase that opens it.
#include <algorithm>
#include <string>

#include "ui/screens/staff/parts.hpp"
#include "ui/screens/staff/staff.hpp"
#include "ui/screens/staff/stick_parts.hpp"
#include "ui/widgets/keyboard.hpp"
#include "ui/widgets/pin_pad.hpp"
#include "ui/widgets/secret_keys.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

float key_heading(const StickMakingPage& view, Canvas& canvas, const Rect& area) {
    const Theme& t = canvas.theme();
    const float y = area.y + canvas.text({area.x, area.y}, {view.title}, heading(44, t.ink), area.w) + 6;
    return y + canvas.text({area.x, y}, {view.sub}, style(26, Weight::Regular, t.muted), area.w) - area.y;
}

float secret_dots(std::size_t typed, Canvas& canvas, const Rect& area) {
    constexpr float kRadius = 16, kApart = 60;
    pin_dots(typed, canvas, {area.x + area.w / 2, area.y + kRadius + 8}, kRadius, kApart);
    return 2 * kRadius + 16;
}

float secret_field(const StickMakingPage::Typing& typing, Canvas& canvas, const Rect& area, Action& action) {
    constexpr float kGap = 16;
    const float h = std::max({96.0F, 48 * canvas.text_scale() * 1.5F, canvas.shape().touch + 12});
    const Rect field{area.x, area.y, area.w, h};
    if (!canvas.hidden(field)) draw_typed(field, typing.shown, typing.hint, canvas);
    const float low = std::max(canvas.shape().touch + 12, 32 * canvas.text_scale() * 1.34F + 32);
    const float seen_w = std::min(std::max(button_size(canvas, {typing.see}, 30, 28).x, area.w * 0.25F), area.w * 0.5F);
    const Rect row{area.x, field.bottom() + kGap, area.w, low};
    if (!canvas.hidden(row)) {
        if (button(canvas, "secret.see", {row.x, row.y, seen_w, row.h}, {typing.see}, ButtonLook::Plain, 30))
            action = core::ToggleSecretSeen{};
        wide_button(canvas, "secret.use", {row.x + seen_w + kGap, row.y, row.w - seen_w - kGap, row.h}, typing.use,
                    true, action);
    }
    return row.bottom() - area.y;
}

void take_secret_key(const SecretKey& key, Action& action) {
    if (key.byte) keep(action, core::TypeSecret{*key.byte});
    if (key.erases) keep(action, core::EraseSecret{});
    if (key.face) keep(action, core::ChooseSecretFace{*key.face});
}

} // namespace

Action draw_stick_making(const StickMakingPage& view, Canvas& canvas, const Rect& content) {
    const bool portrait = canvas.shape().portrait;
    const Rect room = reachable_part(canvas, content).inset(portrait ? 40 : kStaffMargin, kStaffGap);
    Action action;
    const auto head = [&](Canvas& c, Rect area) { return key_heading(view, c, area); };
    const auto note = [&](Canvas& c, Rect area) { return view.note ? stick_note(*view.note, c, area, action) : 0.0F; };
    const auto keys = [&](Canvas& c, Rect area) { return stick_tiles(view.keys, c, area, action, portrait ? 1 : 2); };
    if (!view.typing) {
        canvas.scroll("staff.stick.key", room, 0, [&](Canvas& c, Rect area) {
            return stack(c, area, {head, note, keys});
        });
        return action;
    }
    const auto& typing = *view.typing;
    const auto typed = [&](Canvas& c, Rect area) {
        return typing.pin ? secret_dots(typing.typed, c, area) : secret_field(typing, c, area, action);
    };
    const auto draw_keys = [&](Canvas& c, const Rect& area) {
        take_secret_key(typing.pin ? draw_pin_keys(area, c) : draw_passphrase_keys(area, typing.face, c), action);
    };
    const float least = typing.pin ? pin_keys_height(canvas) : passphrase_keys_height(canvas);
    const float widest = typing.pin ? 560 * std::min(canvas.text_scale(), 1.3F) : room.w;
    // Beside what is said where there is room.
    const float beside_w = typing.pin ? widest : std::max(room.w * 0.5F, keyboard_width(canvas));
    if (!portrait && canvas.text_scale() < 1.4F && room.h >= least && room.w - beside_w > 480) {
        canvas.scroll("staff.stick.key", {room.x, room.y, room.w - beside_w - 2 * kStaffGap, room.h}, 0,
                      [&](Canvas& c, Rect area) {
                          return stack(c, area, {head, typed, note});
                      });
        const float h = std::min(room.h, least * 1.35F);
        draw_keys(canvas, {room.right() - beside_w, room.y, beside_w, h});
        return action;
    }
    const float h = room.h > 2 * least ? least * 1.3F : least;
    const auto below = [&](Canvas& c, Rect area) {
        const float w = std::min(area.w, widest);
        const Rect box{area.x + (area.w - w) / 2, area.y, w, h};
        if (!c.hidden(box)) draw_keys(c, box);
        return h;
    };
    // What is said goes with the next key: beneath them, so that none of them moves under a finger.
    canvas.scroll("staff.stick.key", room, 0, [&](Canvas& c, Rect area) {
        return stack(c, area, {head, typed, below, note});
    });
    return action;
}

} // namespace kiosk::ui
