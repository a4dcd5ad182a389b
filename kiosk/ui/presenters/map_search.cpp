#include "ui/presenters/map_search.hpp"

#include "map/summary.hpp"

namespace kiosk::ui {
namespace {

constexpr std::size_t kMostPlaceRows = 20;

struct RowMaker {
    const map::Scene& atlas;
    const std::vector<core::Place>& places;
    const Translator& words;

    [[nodiscard]] Said name(const core::Texts& texts) const { return map_name(texts, words.language()); }
    [[nodiscard]] Said office(std::uint16_t region) const {
        return words.say("map.office", {{"n", std::int64_t{atlas.regions[region].number}}});
    }

    [[nodiscard]] SearchRow region(std::uint32_t index) const {
        const map::Region& region = atlas.regions[index];
        return {"search.office." + std::to_string(region.number), office(static_cast<std::uint16_t>(index)),
                name(region.host_city), core::ChooseOnMap{{region.number, {}, {}, {}, {}}}};
    }
    [[nodiscard]] SearchRow county(std::uint32_t index) const {
        const map::County& county = atlas.counties[index];
        return {"search.county." + county.code, name(county.name), office(county.region),
                core::ChooseOnMap{{atlas.regions[county.region].number, county.code, {}, {}, {}}}};
    }
    [[nodiscard]] SearchRow town(std::uint32_t index) const {
        const map::Town& town = atlas.towns[index];
        const map::County& county = atlas.counties[town.county];
        return {"search.town." + town.code, name(town.name), name(county.name),
                core::ChooseOnMap{{atlas.regions[county.region].number, county.code, {}, {}, town.code}}};
    }
    [[nodiscard]] SearchRow place(std::uint32_t index) const {
        const core::Place& place = places[index];
        SearchRow row{"search.place." + place.id.str(), say(place.name, words.language()), std::nullopt,
                      core::ChooseOnMap{{0, {}, place.id, {}, {}}}};
        if (const auto at = map::region_at(atlas, {place.longitude, place.latitude})) row.aside = office(*at);
        return row;
    }

    [[nodiscard]] SearchRow of(const map::Found& found) const {
        switch (found.kind) {
        case map::FoundKind::Place:
            return place(found.index);
        case map::FoundKind::Region:
            return region(found.index);
        case map::FoundKind::County:
            return county(found.index);
        case map::FoundKind::Town:
            break;
        }
        return town(found.index);
    }
};

} // namespace

void MapSearch::index(const ScreenInput& screen, const MapSource& source, const Typed& typed) {
    if (scene_ == source.scene && spellings_ == typed.spellings && places_ == screen.model.places) return;
    scene_ = source.scene;
    places_ = screen.model.places;
    spellings_ = typed.spellings;
    search_ = map::PlaceSearch(*scene_, places_, spellings_);
}

SearchSheet MapSearch::sheet(const ScreenInput& screen, const Translator& words, const MapSource& source,
                             const Typed& typed) {
    index(screen, source, typed);
    const RowMaker rows{*scene_, places_, words};
    SearchSheet sheet;
    sheet.text = screen.state.search;
    sheet.hint = words.say("search.hint");
    sheet.close = words.say("common.close");
    sheet.face = screen.state.search_face;
    if (sheet.text.empty()) {
        sheet.above = words.say("search.or_county");
        for (std::uint32_t i = 0; i < scene_->counties.size(); ++i) sheet.rows.push_back(rows.county(i));
        return sheet;
    }
    for (const map::Found& found : search_.find(sheet.text, kMostPlaceRows, typed.query))
        sheet.rows.push_back(rows.of(found));
    if (sheet.rows.empty()) sheet.above = words.say("search.none");
    return sheet;
}

} // namespace kiosk::ui
