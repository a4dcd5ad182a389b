#include "ui/presenters/map.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/base/find_by_id.hpp"
#include "ui/presenters/when.hpp"

namespace kiosk::ui {
namespace {

using core::MapChoice;

std::string km_text(double km) {
    std::array<char, 32> digits{};
    const double rounded = map::rounded_km(km);
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), rounded, std::chars_format::fixed,
                                   rounded < 10 ? 1 : 0);
    return {digits.data(), end.ptr};
}

struct Maker {
    const ScreenInput& screen;
    const map::Scene& atlas;
    const Translator& words;
    map::EventFacts facts;
    const MapChoice& choice;

    [[nodiscard]] Said name(const core::Texts& texts) const { return map_name(texts, words.language()); }

    [[nodiscard]] MapSection offices() const {
        MapSection section;
        for (const map::Region& region : atlas.regions) {
            MapRow row;
            row.id = "map.office." + std::to_string(region.number);
            row.choice.office = region.number;
            row.number = region.number;
            row.name = words.say("map.office", {{"n", std::int64_t{region.number}}});
            row.aside = name(region.host_city);
            row.here = region.number == screen.model.event.regional_office;
            section.rows.push_back(std::move(row));
        }
        return section;
    }

    [[nodiscard]] MapRow place_row(std::uint32_t index, int office) const {
        const core::Place& place = facts.places[index];
        MapRow row;
        row.id = "map.place." + place.id.str();
        row.choice = {office, {}, place.id, {}};
        row.name = say(place.name, words.language());
        row.chosen = choice.place == place.id;
        return row;
    }

    [[nodiscard]] std::vector<MapSection> sections(const map::RegionSummary& summary, const map::Region& region) const {
        MapSection schools{words.say("map.schools"), {}}, counties{words.say("map.counties"), {}},
            sights{words.say("map.sights"), {}};
        for (const map::SchoolLine& school : summary.schools) {
            MapRow row = place_row(school.place, region.number);
            row.here = school.here;
            if (school.here) {
                row.aside = words.say("map.here");
            } else if (school.km) {
                row.aside = words.say("map.km", {{"km", km_text(*school.km)}});
            }
            schools.rows.push_back(std::move(row));
        }
        for (std::uint32_t i = region.counties.first; i < region.counties.first + region.counties.count; ++i) {
            const map::County& county = atlas.counties[i];
            MapRow row;
            row.id = "map.county." + county.code;
            row.choice = {region.number, county.code, {}, {}};
            row.name = name(county.name);
            row.chosen = choice.county == county.code;
            counties.rows.push_back(std::move(row));
        }
        const core::Place* home = map::here(facts);
        for (const std::uint32_t sight : summary.sights) {
            MapRow row = place_row(sight, region.number);
            const core::Place& place = facts.places[sight];
            if (home != nullptr) {
                const double km =
                    map::distance_km({home->longitude, home->latitude}, {place.longitude, place.latitude});
                row.aside = words.say("map.km", {{"km", km_text(km)}});
            }
            sights.rows.push_back(std::move(row));
        }
        MapSection rooms{words.say("map.rooms"), {}};
        for (std::uint32_t i = 0; summary.hosts_event && i < facts.places.size(); ++i) {
            if (facts.places[i].plan) rooms.rows.push_back(place_row(i, region.number));
        }
        std::vector<MapSection> all;
        for (MapSection* section : {&rooms, &schools, &sights, &counties}) {
            if (!section->rows.empty()) all.push_back(std::move(*section));
        }
        return all;
    }

    void fill_office(const map::Region& region, MapPage& page) const {
        const map::RegionSummary summary =
            map::summarise(atlas, static_cast<std::uint16_t>(&region - atlas.regions.data()), facts);
        page.number = region.number;
        page.title = words.say("map.office", {{"n", std::int64_t{region.number}}});
        const Said at_home = words.say_home("map.office", {{"n", std::int64_t{region.number}}});
        page.subtitle =
            words.at_home() ? Spans{name(region.host_city)} : joined({{at_home}, {name(region.host_city)}}, kDot);
        const auto figure = [&](std::int64_t n, std::string_view key) {
            page.figures.push_back({std::to_string(n), words.say(key, {{"n", n}})});
        };
        if (!page.way) {
            if (!summary.schools.empty())
                figure(static_cast<std::int64_t>(summary.schools.size()), "map.schools_count");
            if (summary.delegations) figure(*summary.delegations, "map.delegations");
            if (summary.guests) figure(*summary.guests, "map.guests");
            page.sdgs = summary.sdgs;
            if (!page.sdgs.empty()) page.themes_title = words.say("map.themes");
        }
        page.sections = sections(summary, region);
        page.all_offices = words.say("map.offices");
    }
};

std::optional<Said> walk_said(const core::Place& place, const Translator& words) {
    if (!place.plan || place.plan->walk == 0) return std::nullopt;
    return words.say("map.walk", {{"n", std::int64_t{place.plan->walk}}});
}

std::optional<WayCard> way_card(const ScreenInput& screen, const Translator& words) {
    const core::ProgrammeItem* item = core::find_by_id(screen.model.programme, screen.state.map.way);
    if (item == nullptr) {
        return std::nullopt;
    }
    WayCard card;
    card.title = say_both(item->title, words.language());
    card.time = hours_said(item->starts, item->ends).text;
    card.place = say_both(item->place_text, words.language());
    card.way = say_both(item->way, words.language());
    if (const core::Place* place = core::find_by_id(screen.model.places, item->place)) {
        card.walk = walk_said(*place, words);
        // The room is said already.
        card.school = say_both(place->kind == "room" ? screen.model.event.host_school : place->name, words.language());
    }
    card.ask = words.say("map.way_ask");
    return card;
}

RoomCard room_card(const ScreenInput& screen, const core::Place& place, const Translator& words) {
    constexpr std::size_t kMostItems = 2;
    RoomCard card;
    card.name = say_both(place.name, words.language());
    card.walk = walk_said(place, words);
    const core::LocalDay today = core::day_of(screen.local_now);
    for (const core::ProgrammeItem& item : screen.model.programme) {
        const bool here = item.place == place.id && item.day == today && item.status != core::ItemStatus::Cancelled;
        if (!here || core::LocalTime{item.day} + item.ends <= screen.local_now) continue;
        card.items.push_back({hours_said(item.starts, item.ends).text, say(item.title, words.language())});
        if (card.items.size() == kMostItems) break;
    }
    return card;
}

// The campus is the school's, not its office's. Of what the office has the rooms alone stand beside the drawing.
void head_with_school(const ScreenInput& screen, const core::MapChoice& choice, const Translator& words,
                      MapPage& page) {
    page.title = say(screen.model.event.host_school, words.language());
    page.number.reset();
    page.subtitle = {words.say("map.plan")};
    page.figures.clear();
    page.themes_title.reset();
    page.sdgs.clear();
    const core::Place* place = core::find_by_id(screen.model.places, choice.place);
    if (place != nullptr && !page.way) page.room = room_card(screen, *place, words);
    if (page.sections.size() > 1) page.sections.resize(1);
}

Spans credits(const Translator& words, const map::Scene& atlas) {
    std::vector<Spans> parts{{words.say_home("map.schematic")}};
    if (!words.at_home()) {
        parts.push_back({words.say("map.schematic")});
    }
    if (atlas.regions_are_sample) {
        parts.push_back({words.say("map.sample")});
    }
    parts.push_back({{atlas.credits, core::Language(core::kHomeLanguage)}});
    return joined(parts, kDot);
}

} // namespace

map::EventFacts event_facts(const ScreenInput& screen) {
    const core::LocalDay today = core::day_of(screen.local_now);
    map::EventFacts facts;
    facts.places = screen.model.places;
    facts.programme = screen.model.programme;
    int delegations = 0, guests = 0;
    for (const core::Delegation& delegation : screen.model.delegations) {
        if (delegation.home || (delegation.arrives && core::day_of(*delegation.arrives) != today)) continue;
        ++delegations;
        const auto count = screen.model.delegation_counts.find(delegation.id);
        guests += count == screen.model.delegation_counts.end() ? 0 : count->second.expected;
    }
    if (delegations > 0) facts.delegations = delegations;
    if (guests > 0) facts.guests = guests;
    return facts;
}

const core::PlanSpot* plan_spot(const ScreenInput& screen, const MapChoice& choice) {
    const core::Place* place = core::find_by_id(screen.model.places, choice.place);
    return place != nullptr && place->plan ? &*place->plan : nullptr;
}

MapChoice completed_choice(const ScreenInput& screen, const MapSource& source) {
    MapChoice choice = screen.state.map;
    if (!choice.way.empty() && choice.place.empty()) {
        if (const core::Place* home = map::here(event_facts(screen))) choice.place = home->id;
    }
    const core::Place* place = core::find_by_id(screen.model.places, choice.place);
    if (choice.office == 0 && place != nullptr && source.scene) {
        // A room may have no place on earth but the school's.
        const core::Place* home = map::here(event_facts(screen));
        const bool nowhere = place->longitude == 0 && place->latitude == 0;
        const core::Place& on_earth = nowhere && home != nullptr ? *home : *place;
        const auto region = map::region_at(*source.scene, {on_earth.longitude, on_earth.latitude});
        choice.office = region ? source.scene->regions[*region].number : 0;
    }
    return choice;
}

MapPage map_page(const ScreenInput& screen, const MapChoice& choice, const Translator& words, const MapSource& source) {
    MapPage page;
    page.status = source.scene ? MapSource::Status::Ready : source.status;
    page.way = way_card(screen, words);
    if (!source.scene) {
        const bool broken = source.status == MapSource::Status::Broken;
        page.notice = words.say(broken ? "map.broken" : "map.loading");
        if (broken) page.notice_body = words.say("map.broken_body");
        page.title = words.say("map.offices");
        return page;
    }
    const Maker maker{screen, *source.scene, words, event_facts(screen), choice};
    page.credits = credits(words, *source.scene);
    page.search = words.say("search.place");
    if (const core::PlanSpot* spot = plan_spot(screen, choice);
        spot != nullptr && source.plan && source.plan->file == spot->file) {
        page.shows_plan = !choice.atlas;
        MapRow row;
        row.id = "map.plan";
        row.choice = choice;
        row.choice.atlas = !choice.atlas;
        row.name = words.say(choice.atlas ? "map.plan" : "map.atlas");
        page.plan_switch = std::move(row);
    }
    if (const map::Region* region = source.scene->region(choice.office)) {
        maker.fill_office(*region, page);
        if (page.shows_plan) head_with_school(screen, choice, words, page);
        return page;
    }
    page.title = words.say("map.offices");
    page.subtitle = {words.say("map.choose")};
    page.sections = {maker.offices()};
    return page;
}

} // namespace kiosk::ui
