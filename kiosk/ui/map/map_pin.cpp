#include "ui/map/map_pin.hpp"

#include <array>

namespace kiosk::ui {

PinLook pin_look(bool here, bool chosen, bool sight, const MapColours& c) {
    PinLook look;
    look.mark = here ? PinMark::Disc : sight ? PinMark::Diamond : PinMark::Square;
    look.body = here ? c.here : sight ? c.sight : c.school;
    look.ink = here ? c.here_ink : c.pin_ink;
    look.radius = here || chosen ? 21.0F : 16.0F;
    look.chosen = chosen;
    return look;
}

void draw_pin(Canvas& canvas, Vec tip, const PinLook& look, const MapColours& c) {
    const Vec head{tip.x, tip.y - look.radius * 1.75F};
    const auto drop = [&](float grow, Colour colour) {
        const float r = look.radius + grow;
        const std::array<Vec, 3> point{Vec{head.x - r * 0.86F, head.y + r * 0.5F},
                                       Vec{head.x + r * 0.86F, head.y + r * 0.5F}, Vec{tip.x, tip.y + grow}};
        canvas.polygon(point.data(), point.size(), colour);
        canvas.disc(head, r, colour);
    };
    if (look.chosen) drop(7, c.outline);
    drop(3, c.pin_ink);
    drop(0, look.body);
    switch (look.mark) {
    case PinMark::Disc:
        canvas.disc(head, look.radius * 0.42F, look.ink);
        break;
    case PinMark::Diamond: {
        const float a = look.radius * 0.56F;
        const std::array<Vec, 4> diamond{Vec{head.x, head.y - a}, Vec{head.x + a, head.y}, Vec{head.x, head.y + a},
                                         Vec{head.x - a, head.y}};
        canvas.polygon(diamond.data(), diamond.size(), look.ink);
        break;
    }
    case PinMark::Square: {
        const float a = look.radius * 0.42F;
        canvas.fill({head.x - a, head.y - a, 2 * a, 2 * a}, look.ink, 2);
        break;
    }
    }
}

} // namespace kiosk::ui
