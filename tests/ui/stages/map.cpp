// The stages of the map's screen.
#include <stdexcept>

#include "app/workers/map_loader.hpp"
#include "ui/stages/parts.hpp"

namespace kiosk::test {

using core::Texts;

ui::MapSource sample_map() {
    static const auto scene = [] {
        auto loaded = app::load_scene(std::filesystem::path(KIOSK_SOURCE_DIR) / "data" / "map");
        if (!loaded) throw std::runtime_error(loaded.error().detail);
        return std::make_shared<const map::Scene>(std::move(*loaded));
    }();
    return {ui::MapSource::Status::Ready, scene};
}

Stage map_stage(core::MapChoice choice, const core::Language& language) {
    Stage stage = sample_stage(core::Screen::Map, language);
    stage.map = sample_map();
    stage.state.map = std::move(choice);
    stage.reduced_motion = true; // arrives at once
    return stage;
}

Stage plan_stage(core::PlaceId place, const core::Language& language) {
    core::MapChoice choice;
    choice.place = std::move(place);
    Stage stage = map_stage(choice, language);
    const auto add = [&](const char* id, Texts name, int x, int y) {
        core::Place room{core::PlaceId{id}, std::move(name), "room", 0, 0};
        room.plan = core::PlanSpot{"campus.png", x, y};
        stage.model.places.push_back(std::move(room));
    };
    add("lab", {{{"zh-TW", "第三實驗室"}, {"en", "Science lab 3"}, {"ja", "第3実験室"}, {"vi", "Phòng thí nghiệm 3"}}},
        300, 100);
    add("auditorium", {{{"zh-TW", "大禮堂"}, {"en", "Auditorium"}, {"ja", "講堂"}, {"th", "หอประชุม"}}}, 100, 200);
    add("gym", {{{"zh-TW", "體育館"}, {"en", "Gymnasium"}}}, 320, 220);
    core::PlanSpot& lab = *stage.model.places[stage.model.places.size() - 3].plan;
    lab.route = {{200, 290}, {200, 150}, {300, 150}, {300, 100}};
    lab.walk = 3;
    lab.line = core::LineColour::Yellow;
    ui::Image lawn{400, 300, std::vector<std::uint8_t>(std::size_t{400} * 300 * 3, 220)};
    stage.map.plan = std::make_shared<const ui::Plan>(
        ui::Plan{"campus.png", 400, 300, std::make_shared<const ui::Image>(std::move(lawn))});
    return stage;
}

void add_maps(std::vector<NamedStage>& stages, const core::Language& language) {
    stages.push_back({"plan", plan_stage(core::PlaceId{"lab"}, language)});
    Stage plan_way = plan_stage(core::PlaceId{"lab"}, language);
    plan_way.state.map.way = core::ItemId{"lacquer"};
    plan_way.model.programme[5].place = core::PlaceId{"lab"};
    stages.push_back({"plan-way", std::move(plan_way)});
    Stage plan_left = plan_stage(core::PlaceId{"lab"}, language);
    plan_left.state.map.atlas = true;
    stages.push_back({"plan-left", std::move(plan_left)});
    stages.push_back({"map", map_stage({4, {}, {}, {}}, language)});
    stages.push_back({"map-offices", map_stage({}, language)});
    stages.push_back({"map-county", map_stage({7, "10005", {}, {}}, language)});
    stages.push_back({"map-place", map_stage({8, {}, core::PlaceId{"lake"}, {}}, language)});
    stages.push_back({"map-way", map_stage({4, {}, core::PlaceId{"host"}, core::ItemId{"welcome"}}, language)});
    // As a result opens it: the office follows from the place.
    stages.push_back({"map-way-from-result", map_stage({0, {}, {}, core::ItemId{"welcome"}}, language)});
    for (const auto& [name, typed] :
         {std::pair("map-search", ""), std::pair("map-search-found", "tai"), std::pair("map-search-none", "qqq")}) {
        Stage search = map_stage({4, {}, {}, {}}, language);
        search.state.last_activity = search.now;
        search.state = core::step(std::move(search.state), core::OpenSheet{core::Sheet::MapSearch}, search.now).state;
        search.state.search = typed;
        stages.push_back({name, std::move(search)});
    }
    stages.push_back({"map-town", map_stage({4, "66000", {}, {}, "66000060"}, language)});
    Stage loading = map_stage({4, {}, {}, {}}, language);
    loading.map = {};
    stages.push_back({"map-loading", std::move(loading)});
    Stage broken = map_stage({4, {}, core::PlaceId{"host"}, core::ItemId{"welcome"}}, language);
    broken.map = {ui::MapSource::Status::Broken, nullptr};
    stages.push_back({"map-broken", std::move(broken)});
}

} // namespace kiosk::test
