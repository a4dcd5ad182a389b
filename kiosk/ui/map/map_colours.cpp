#include "ui/map/map_colours.hpp"

namespace kiosk::ui {
namespace {

constexpr MapColours light_map() {
    MapColours c;
    c.sea = Colour::hex(0xB9D2DD);
    c.near_sea = Colour::hex(0xEAF4F6);
    c.inset_sea = Colour::hex(0xD3E4EA);
    c.grid = Colour::hex(0xFFFFFF, 105);
    c.shadow = Colour::hex(0x1B3A4B, 36);
    c.regions = {Colour::hex(0xC9B6D9), Colour::hex(0xB4D3E0), Colour::hex(0xBAD6CB), Colour::hex(0xCFE0A8),
                 Colour::hex(0xE6E2B4), Colour::hex(0xEBCFA6), Colour::hex(0xE8C9B4), Colour::hex(0xE3BDB8),
                 Colour::hex(0xD6BBD3), Colour::hex(0xC4C2E2), Colour::hex(0xB3C9E3)};
    c.chosen = Colour::hex(0xA2CB80);
    c.chosen_county = Colour::hex(0x86BA66);
    c.coast = Colour::hex(0x7E9FAE);
    c.region_line = Colour::hex(0xFFFFFF);
    c.county_line = Colour::hex(0xFFFFFF, 215);
    c.town_line = Colour::hex(0xFFFFFF, 165);
    c.outline = Colour::hex(0x0F5C57);
    c.name = Colour::hex(0x12263A);
    c.soft_name = Colour::hex(0x2A3E50);
    c.halo = Colour::hex(0xFFFFFF, 150);
    c.number_fill = Colour::hex(0xFFFFFF);
    c.number_ink = c.number_line = Colour::hex(0x0F5C57);
    c.chosen_fill = Colour::hex(0x0F5C57);
    c.chosen_ink = Colour::hex(0xFFFFFF);
    c.here = Colour::hex(0xC2410C);
    c.here_ink = Colour::hex(0xFFFFFF);
    c.school = Colour::hex(0x0F5C57);
    c.sight = Colour::hex(0x6B4A93);
    c.pin_ink = Colour::hex(0xFFFFFF);
    c.cluster = Colour::hex(0x12263A);
    c.cluster_ink = Colour::hex(0xFFFFFF);
    return c;
}

constexpr MapColours high_contrast_map() {
    constexpr Colour black = Colour::hex(0x000000), white = Colour::hex(0xFFFFFF), yellow = Colour::hex(0xFFD400);
    constexpr Colour land = Colour::hex(0x2B2B2B);
    MapColours c;
    c.sea = c.near_sea = c.inset_sea = black;
    c.grid = Colour::hex(0x3A3A3A);
    c.shadow = Colour::hex(0x000000, 0);
    c.regions.fill(land);
    c.chosen = Colour::hex(0x5A4B00);
    c.chosen_county = Colour::hex(0x665500);
    c.coast = c.region_line = white;
    c.county_line = Colour::hex(0xB0B0B0);
    c.town_line = Colour::hex(0x8A8A8A);
    c.outline = yellow;
    c.name = c.soft_name = white;
    c.halo = black;
    c.number_fill = black;
    c.number_ink = c.number_line = white;
    c.chosen_fill = yellow;
    c.chosen_ink = black;
    c.here = yellow;
    c.here_ink = black;
    c.school = c.sight = white;
    c.pin_ink = black;
    c.cluster = white;
    c.cluster_ink = black;
    return c;
}

} // namespace

const MapColours& map_colours(const Theme& theme) {
    static constexpr MapColours kLight = light_map();
    static constexpr MapColours kContrast = high_contrast_map();
    return theme.contrast ? kContrast : kLight;
}

std::vector<TextPair> map_text_pairs(const MapColours& c) {
    std::vector<TextPair> pairs{{"name at sea", c.name, c.sea},
                                {"name at the coast", c.name, c.near_sea},
                                {"soft name at sea", c.soft_name, c.sea},
                                {"soft name at the coast", c.soft_name, c.near_sea},
                                {"soft name in a frame", c.soft_name, c.inset_sea},
                                {"name of a frame", c.name, c.number_fill},
                                {"second name of a frame", c.soft_name, c.number_fill},
                                {"soft name on the chosen office", c.soft_name, c.chosen},
                                {"soft name on the chosen county", c.soft_name, c.chosen_county},
                                {"name on the chosen office", c.name, c.chosen},
                                {"name on the chosen county", c.name, c.chosen_county},
                                {"number", c.number_ink, c.number_fill},
                                {"chosen number", c.chosen_ink, c.chosen_fill},
                                {"here", c.here_ink, c.here},
                                {"school", c.pin_ink, c.school},
                                {"sight", c.pin_ink, c.sight},
                                {"cluster", c.cluster_ink, c.cluster}};
    for (const Colour region : c.regions) {
        pairs.push_back({"name on an office", c.name, region});
        pairs.push_back({"soft name on an office", c.soft_name, region});
    }
    return pairs;
}

} // namespace kiosk::ui
