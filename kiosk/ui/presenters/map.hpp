// What the map's screen says beside the map, as values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "map/summary.hpp"
#include "ui/presenters/screen_input.hpp"
#include "ui/text/translator.hpp"

namespace kiosk::ui {

struct MapRow {
    std::string id;            // of its widget
    core::MapChoice choice;    // what a touch on it chooses
    std::optional<int> number; // in a disc before it
    Said name;
    std::optional<Said> aside; // at its end: where it is, how far
    bool chosen = false;
    bool here = false;
};

struct MapFigure {
    std::string number;
    Said label;
};

struct MapSection {
    Said title;
    std::vector<MapRow> rows;
};

// A programme item's place and how to get there.
struct WayCard {
    Spans title;
    std::string time;
    Spans place; // the floor and room
    Spans way;
    std::optional<Said> walk; // how long that takes
    Spans school;             // the place on the map
    Said ask;
};

// The room that is chosen on the drawing of the campus.
struct RoomCard {
    struct Item {
        std::string time;
        Said title;
    };
    Spans name;
    std::optional<Said> walk; // how long it takes to get there
    std::vector<Item> items;  // what is on there today and what is still to come, two at most
};

struct MapPage {
    MapSource::Status status = MapSource::Status::Loading;
    Said title;                // of the office, or of the list
    std::optional<int> number; // in a disc before the title
    Spans subtitle;
    bool shows_plan = false;           // of the campus, instead of the map
    std::optional<MapRow> plan_switch; // between the two, where there are both
    std::optional<WayCard> way;
    std::optional<RoomCard> room;
    std::vector<MapFigure> figures;
    std::optional<Said> themes_title; // none without themes
    std::vector<int> sdgs;
    std::vector<MapSection> sections;
    Said search;                     // the button that opens the search
    std::optional<Said> all_offices; // the button that leads back to the list
    Spans credits;
    Said notice; // loading; broken: what to do instead
    std::optional<Said> notice_body;
};

// choice: as completed_choice() gives it.
[[nodiscard]] MapPage map_page(const ScreenInput& screen, const core::MapChoice& choice, const Translator& words,
                               const MapSource& source);
// Where the chosen place is on a drawing of the campus; none: it is on none.
[[nodiscard]] const core::PlanSpot* plan_spot(const ScreenInput& screen, const core::MapChoice& choice);
// The state's choice; a way without a place leads to the host school, and a place has its office.
[[nodiscard]] core::MapChoice completed_choice(const ScreenInput& screen, const MapSource& source);
[[nodiscard]] map::EventFacts event_facts(const ScreenInput& screen);

} // namespace kiosk::ui
