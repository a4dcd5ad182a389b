#include "ui/canvas/theme.hpp"

#include <cmath>

namespace kiosk::ui {
namespace {

constexpr Theme light() {
    Theme t;
    t.background = Colour::hex(0xF5F2EB);
    t.surface = Colour::hex(0xFFFFFF);
    t.line = Colour::hex(0xDCD6C8);
    t.ink = Colour::hex(0x12263A);
    t.muted = Colour::hex(0x566777);
    t.primary = Colour::hex(0x0F5C57);
    t.on_primary = Colour::hex(0xFFFFFF);
    t.on_primary_soft = Colour::hex(0xCFE6E2);
    t.icon = Colour::hex(0x0F5C57);
    t.accent = Colour::hex(0xC2410C);
    t.on_accent = Colour::hex(0xFFFFFF);
    t.edge = Colour::hex(0xDCD6C8);
    t.soft = Colour::hex(0xE3EFEC);
    t.soft_ink = Colour::hex(0x0F5C57);
    t.soft_line = Colour::hex(0xE3EFEC);
    t.selected = Colour::hex(0x12263A);
    t.on_selected = Colour::hex(0xFFFFFF);
    t.green = Colour::hex(0x15704A);
    t.amber = Colour::hex(0xA65A00);
    t.red = Colour::hex(0xA3221B);
    t.neutral = Colour::hex(0x12384C);
    t.on_green = t.on_amber = t.on_red = t.on_neutral = Colour::hex(0xFFFFFF);
    t.track = Colour::hex(0xDCD6C8);
    t.bar = Colour::hex(0x0F5C57);
    t.veil = Colour::hex(0x0A2130, 168);
    t.shade = Colour::hex(0x0B0F12, 235);
    t.on_shade = Colour::hex(0xFFFFFF);
    t.night = Colour::hex(0x0A2130);
    t.night_glow = Colour::hex(0x1D4A56);
    t.on_night = Colour::hex(0xFFFFFF);
    t.on_night_soft = Colour::hex(0xC9D3D7);
    t.night_card = Colour::hex(0xFFFFFF, 24);
    t.night_line = Colour::hex(0xFFFFFF, 40);
    t.night_land = Colour::hex(0x23505B);
    t.night_border = Colour::hex(0x47707A);
    t.night_scrim = Colour::hex(0x0A2130, 198);
    t.preview_dark = Colour::hex(0x12191F);
    t.preview_light = Colour::hex(0x374550);
    return t;
}

constexpr Theme high_contrast() {
    constexpr Colour black = Colour::hex(0x000000), white = Colour::hex(0xFFFFFF), yellow = Colour::hex(0xFFD400);
    Theme t;
    t.contrast = true;
    t.background = t.surface = black;
    t.line = t.ink = t.muted = white;
    t.primary = yellow;
    t.on_primary = t.on_primary_soft = black;
    t.icon = yellow;
    t.accent = yellow;
    t.on_accent = black;
    t.edge = white;
    t.soft = black;
    t.soft_ink = t.soft_line = white;
    t.selected = yellow;
    t.on_selected = black;
    t.green = Colour::hex(0x5CE68F);
    t.amber = Colour::hex(0xFFB020);
    t.red = Colour::hex(0x8E0000);
    t.neutral = black;
    t.on_green = t.on_amber = black;
    t.on_red = t.on_neutral = white;
    t.track = Colour::hex(0x5A5A5A);
    t.bar = yellow;
    t.veil = Colour::hex(0x000000, 205);
    t.shade = black;
    t.on_shade = white;
    t.night = t.night_glow = black;
    t.on_night = t.on_night_soft = white;
    t.night_card = black;
    t.night_line = white;
    t.night_land = Colour::hex(0x101010);
    t.night_border = Colour::hex(0x505050);
    t.night_scrim = Colour::hex(0x000000, 216);
    t.preview_dark = t.preview_light = Colour::hex(0x101010);
    return t;
}

double linear(std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Colour c) {
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

} // namespace

Colour Theme::panel(core::Tone tone) const {
    switch (tone) {
    case core::Tone::Green:
        return green;
    case core::Tone::Amber:
        return amber;
    case core::Tone::Red:
        return red;
    case core::Tone::Neutral:
        break;
    }
    return neutral;
}

Colour Theme::on_panel(core::Tone tone) const {
    switch (tone) {
    case core::Tone::Green:
        return on_green;
    case core::Tone::Amber:
        return on_amber;
    case core::Tone::Red:
        return on_red;
    case core::Tone::Neutral:
        break;
    }
    return on_neutral;
}

const Theme& theme_for(bool high) {
    static constexpr Theme kLight = light();
    static constexpr Theme kContrast = high_contrast();
    return high ? kContrast : kLight;
}

double contrast_ratio(Colour a, Colour b) {
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

Colour blend(Colour over, Colour under) {
    const auto mix = [&](std::uint8_t o, std::uint8_t u) {
        return static_cast<std::uint8_t>((o * over.a + u * (255 - over.a) + 127) / 255);
    };
    return {mix(over.r, under.r), mix(over.g, under.g), mix(over.b, under.b)};
}

std::vector<TextPair> text_pairs(const Theme& t) {
    return {
        {"ink on background", t.ink, t.background},
        {"ink on surface", t.ink, t.surface},
        {"muted on background", t.muted, t.background},
        {"muted on surface", t.muted, t.surface},
        {"on primary", t.on_primary, t.primary},
        {"soft on primary", t.on_primary_soft, t.primary},
        {"on accent", t.on_accent, t.accent},
        {"soft ink on soft", t.soft_ink, t.soft},
        {"ink on soft", t.ink, t.soft},
        {"on selected", t.on_selected, t.selected},
        {"on green", t.on_green, t.green},
        {"on amber", t.on_amber, t.amber},
        {"on red", t.on_red, t.red},
        {"on neutral", t.on_neutral, t.neutral},
        {"note over a white picture", t.on_shade, blend(t.shade, Colour::hex(0xFFFFFF))},
        {"on preview", t.on_shade, t.preview_light},
        {"on night", t.on_night, t.night_glow},
        {"soft on night", t.on_night_soft, t.night_glow},
        {"on the night's land", t.on_night, t.night_land},
        {"soft on the night's land", t.on_night_soft, t.night_land},
        {"on the night's borders", t.on_night, t.night_border},
        {"on the scrim over a white photo", t.on_night, blend(t.night_scrim, Colour::hex(0xFFFFFF))},
        {"soft on the scrim over a white photo", t.on_night_soft, blend(t.night_scrim, Colour::hex(0xFFFFFF))},
        {"on a pill in the night", t.on_accent, t.accent},
        {"soft on a night card", t.on_night_soft, blend(t.night_card, t.night_glow)},
    };
}

} // namespace kiosk::ui
