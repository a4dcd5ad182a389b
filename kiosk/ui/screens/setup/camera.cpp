// Whether a badge is read: the camera's picture, and what is known of it.
#include <algorithm>
#include <array>

#include "ui/screens/guest/scan.hpp"
#include "ui/screens/setup/parts.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

void setup_trouble(const CameraPage& view, Canvas& canvas, const Rect& r) {
    const Theme& t = canvas.theme();
    const float room = r.w - 96, icon = std::min(140.0F, r.h * 0.25F);
    TextStyle words = canvas.fit({*view.trouble}, heading(34, t.on_shade), {room, r.h - icon - 80}, 20);
    words.align = Align::Centre;
    const float h = canvas.measure({*view.trouble}, words, room).y, y = r.y + (r.h - icon - 28 - h) / 2;
    const Rect square{r.centre().x - icon / 2, y, icon, icon};
    if (view.status == CameraStatus::Starting)
        draw_scan_icon(canvas, square, t.on_shade);
    else if (view.status == CameraStatus::Off)
        draw_scanner_icon(canvas, square, t.on_shade);
    else
        draw_camera_off_icon(canvas, square, t.on_shade);
    canvas.text({r.x + 48, y + icon + 28}, {*view.trouble}, words, room);
}

void setup_preview(const CameraPage& view, const Texture& preview, std::span<const core::FoundCode> codes,
                   Canvas& canvas, const Rect& r) {
    const Theme& t = canvas.theme();
    canvas.note("setup.preview", r);
    canvas.fill(r, t.preview_dark, 24);
    TextStyle words = style(30, Weight::Bold, t.on_green);
    Vec size;
    if (view.read) {
        words = canvas.fit({*view.read}, words, {r.w - 120, r.h * 0.3F}, 20);
        size = canvas.measure({*view.read}, words, r.w - 120);
    }
    if (view.trouble) {
        setup_trouble(view, canvas, {r.x, r.y, r.w, r.h - (view.read ? size.y + 60 : 0)});
    } else if (preview.name() != 0) {
        const auto w = static_cast<float>(preview.width()), h = static_cast<float>(preview.height());
        const float scale = std::max(r.w / w, r.h / h), u = r.w / scale / w / 2, v = r.h / scale / h / 2;
        canvas.picture(r, preview, {0.5F + u, 0.5F - v}, {0.5F - u, 0.5F + v}, 24);
        for (const core::FoundCode& code : codes) {
            std::array<Vec, 4> corners{};
            for (std::size_t i = 0; i < corners.size(); ++i)
                corners.at(i) = mirrored(code.outline.at(i), preview.width(), preview.height(), r);
            if (std::ranges::all_of(corners, [&](Vec at) { return r.contains(at); }))
                canvas.path(corners.data(), corners.size(), Colour::hex(0x5CE68F), 10, true);
        }
    }
    if (!view.read) return;
    const Rect box{r.centre().x - size.x / 2 - 30, r.bottom() - size.y - 52, size.x + 60, size.y + 28};
    canvas.fill(box, t.green, 18);
    canvas.text_in(box.inset(20, 4), {*view.read}, words);
}

float camera_facts(const CameraPage& view, Canvas& canvas, const Rect& area, SetupAction& action) {
    float y = area.y + setup_lines(view.lines, canvas, area) + kSetupGap;
    y += canvas.text({area.x, y}, {view.scanner}, style(26, Weight::Regular, canvas.theme().muted), area.w);
    for (const SetupButton& each : view.buttons) {
        const Rect box{area.x, y + 16, area.w, setup_row(canvas)};
        if (!canvas.hidden(box)) setup_button(each, canvas, box, action, 28);
        y = box.bottom();
    }
    return y + 6 - area.y;
}

} // namespace

SetupAction draw_setup_camera(const CameraPage& view, const Texture& preview, std::span<const core::FoundCode> codes,
                              Canvas& canvas, const Rect& content) {
    SetupAction action;
    const Rect room = below_heading(view.title, {view.how}, canvas, content);
    const auto facts = [&](Canvas& c, Rect area) { return camera_facts(view, c, area, action); };
    if (canvas.shape().portrait) {
        const float picture = std::min(room.w * 0.6F, room.h * 0.5F);
        setup_preview(view, preview, codes, canvas, {room.x, room.y, room.w, picture});
        canvas.scroll("setup.camera", {room.x, room.y + picture + kSetupGap, room.w, room.h - picture - kSetupGap}, 0,
                      facts);
    } else {
        const float beside = std::max(room.w * 0.37F, 380.0F);
        setup_preview(view, preview, codes, canvas, {room.x, room.y, room.w - beside - 32, room.h});
        canvas.scroll("setup.camera", {room.right() - beside, room.y, beside, room.h}, 0, facts);
    }
    return action;
}

} // namespace kiosk::ui
