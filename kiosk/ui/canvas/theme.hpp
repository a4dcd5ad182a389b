// Colours of the two themes. Every text colour keeps its contrast on the surfaces named beside it: 4.5:1 in the light
// theme, 7:1 in the high-contrast one (WCAG 2.1, 1.4.3 and 1.4.6); tests/ui/canvas/theme_test.cpp computes it.
#pragma once

#include <vector>

#include "core/ledger/verdict.hpp"
#include "ui/model/geometry.hpp"

namespace kiosk::ui {

struct Theme {
    bool contrast = false;
    Colour background, surface, line;
    Colour ink, muted;                           // on background and surface
    Colour primary, on_primary, on_primary_soft; // the main tile and button, the "next" pill
    Colour icon;                                 // strokes on surface
    Colour accent, on_accent;                    // the "now" pill
    Colour edge;                                 // left edge of a quiet card
    Colour soft, soft_ink, soft_line;            // the checkpoint's box; ink is used on it, too
    Colour selected, on_selected;                // the language in use
    Colour green, amber, red, neutral;           // result panels
    Colour on_green, on_amber, on_red, on_neutral;
    Colour track, bar;                                                         // progress, ring
    Colour veil;                                                               // over the screen behind a sheet
    Colour shade, on_shade;                                                    // a note over the camera's picture
    Colour night, night_glow, on_night, on_night_soft, night_card, night_line; // attract; night_card blends over night
    Colour night_land, night_border;    // its map; on_night and on_night_soft are used on both
    Colour night_scrim;                 // over its photo, where words stand on that
    Colour preview_dark, preview_light; // behind a missing picture; on_shade is used on it

    [[nodiscard]] Colour panel(core::Tone tone) const;
    [[nodiscard]] Colour on_panel(core::Tone tone) const;
};

[[nodiscard]] const Theme& theme_for(bool high_contrast);

// WCAG 2.1 relative luminance contrast of two opaque colours, 1 … 21.
[[nodiscard]] double contrast_ratio(Colour a, Colour b);
[[nodiscard]] Colour blend(Colour over, Colour under); // over's alpha on an opaque ground

// Every pair that carries text, for the test.
struct TextPair {
    const char* what;
    Colour text, ground;
};
[[nodiscard]] std::vector<TextPair> text_pairs(const Theme& theme);

} // namespace kiosk::ui
