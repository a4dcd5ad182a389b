#include "ui/stages/setup.hpp"

#include "ui/stages/parts.hpp"

namespace kiosk::test {
namespace {

using core::SetupStep;

core::Texts in_both(std::string home, std::string english) {
    return {{{"zh-TW", std::move(home)}, {"en", std::move(english)}}};
}

core::Checkpoint setup_door(const char* id, std::string home, std::string english, core::Direction direction,
                            int opens) {
    core::Checkpoint door;
    door.id = core::CheckpointId{id};
    door.name = in_both(std::move(home), std::move(english));
    door.direction = direction;
    if (opens > 0) {
        door.opens = core::MinuteOfDay{opens * 60};
        door.closes = core::MinuteOfDay{opens * 60 + 90};
    }
    return door;
}

SetupStage at_step(std::string name, SetupStep step) {
    SetupStage stage{std::move(name)};
    stage.state.step = step;
    stage.state.since = kStageNow - core::Millis{3000};
    return stage;
}

core::StickLooked looked_at(std::vector<core::StickItem> items) {
    core::StickSeen seen{"晴川國際組", "exfat", 32'010'928'128, 21'412'397'056, false, {}};
    seen.contents.items = std::move(items);
    return {std::move(seen), {}};
}

void touch_corners(SetupStage& stage, std::size_t count, double off) {
    stage.state.corners.touched.resize(count);
    stage.state.corners.size = {1920, 1080};
    stage.state.corners.off = off;
}

void add_first_steps(std::vector<SetupStage>& all) {
    all.push_back(at_step("upright", SetupStep::Upright));
    all.push_back(at_step("settings", SetupStep::Upright));
    all.back().state.looked = looked_at({{core::StickKind::Settings, "kiosk.toml", "kiosk.toml"}});
    all.push_back(at_step("corners", SetupStep::Touch));
    all.push_back(at_step("corners-two", SetupStep::Touch));
    touch_corners(all.back(), 2, 3);
    all.push_back(at_step("corners-off", SetupStep::Touch));
    touch_corners(all.back(), 3, 812);
    all.push_back(at_step("corners-anew", SetupStep::Touch));
    all.back().state.corners.anew = true;
}

void add_cameras(std::vector<SetupStage>& all) {
    all.push_back(at_step("camera-starting", SetupStep::Camera));
    all.back().camera.status = ui::CameraStatus::Starting;
    all.push_back(at_step("camera-lost", SetupStep::Camera));
    all.back().camera.status = ui::CameraStatus::Lost;
    all.back().state.fault = core::SetupFault{core::SetupFault::What::Saving, "kiosk.toml: No space left on device"};
    all.push_back(at_step("camera-typed", SetupStep::Camera));
    all.back().state.test.typed = true;
    all.push_back(at_step("camera-read", SetupStep::Camera));
    all.back().camera = sample_camera();
    all.back().light = 120;
    all.back().state.test = {3, core::Millis{83}, 4.23, false, {"/dev/video0", "/dev/video2"}};
    all.push_back(at_step("camera-dark", SetupStep::Camera));
    all.back().camera = sample_camera();
    all.back().camera.codes.clear();
    all.back().light = 12;
    all.back().hint.problem = core::ScanProblem::Blurred;
}

void add_events(std::vector<SetupStage>& all) {
    all.push_back(at_step("event-none", SetupStep::Event));
    all.push_back(at_step("event-stick", SetupStep::Event));
    all.back().state.looked =
        looked_at({{core::StickKind::Workbook, "參訪_1126.xlsx", "參訪_1126.xlsx"},
                   {core::StickKind::Package, "visit-2026-reserve-with-a-rather-long-name-of-its-folder",
                    "visit-2026-reserve-with-a-rather-long-name-of-its-folder"}});
    all.push_back(at_step("event-reading", SetupStep::Event));
    all.back().state.waiting = true;
    all.push_back(at_step("event-errors", SetupStep::Event));
    all.back().state.errors = 2;
    all.back().state.problems = {
        {true, "名單!E14", "姓名",
         in_both("姓名裡有問號，存檔時字壞了",
                 "the name holds a question mark, which a spreadsheet writes for letters that it cannot save"),
         in_both("請重新輸入，並存成 .xlsx 或「CSV UTF-8」",
                 "type it again and save the table as \"CSV UTF-8\" or .xlsx"),
         std::nullopt},
        {false, "名單!J31", "", in_both("這一格是空的", "the cell is empty"), {}, std::nullopt}};
    all.push_back(at_step("event-doors", SetupStep::Event));
    all.back().state.event = sample_facts();
    all.back().state.choices.checkpoint = core::CheckpointId{"gate"};
    all.back().state.choices.follow = true;
    all.push_back(at_step("event-fault", SetupStep::Event));
    all.back().state.event = sample_facts();
    all.back().state.fault = core::SetupFault{core::SetupFault::What::Event,
                                              "the package is not sealed, and revision 7, which is loaded here, was"};
}

void add_last_steps(std::vector<SetupStage>& all) {
    all.push_back(at_step("clock", SetupStep::Clock));
    all.push_back(at_step("clock-moved", SetupStep::Clock));
    all.back().state.moved = std::chrono::hours{5};
    all.back().synchronised = true;
    all.push_back(at_step("clock-refused", SetupStep::Clock));
    all.back().state.moved = std::chrono::hours{5};
    all.back().state.clock_refused = true;
    all.back().state.clock_detail = "timedatectl: Failed to set time: Automatic time synchronization is enabled";
    const auto typed = [&](const char* name, const char* pin, const char* again) {
        all.push_back(at_step(name, SetupStep::Pin));
        all.back().state.pin = pin;
        all.back().state.again = again;
    };
    typed("pin", "", "");
    typed("pin-four", "4029", "");
    typed("pin-guessed", "123456", "");
    typed("pin-differs", "402915", "");
    all.back().state.differs = true;
    typed("pin-done", "402915", "402915");
}

} // namespace

core::SetupEventFacts sample_facts() {
    core::SetupEventFacts facts;
    facts.event.title = in_both("國際教育交流參訪", "International exchange visit");
    facts.event.host_short = in_both("晴川高中", "Qingchuan High School");
    facts.event.zone = core::Zone::named("Asia/Taipei").value();
    facts.revision = core::RevisionNumber{3};
    facts.people = 132;
    using core::Direction;
    facts.checkpoints = {setup_door("gate", "正門 報到", "Main gate, arrivals", Direction::In, 8),
                         setup_door("exit", "正門 離場", "Main gate, departures", Direction::Out, 0),
                         setup_door("hall", "大禮堂入口", "Auditorium entrance", Direction::Both, 9),
                         setup_door("lunch", "午餐領取", "Lunch", Direction::In, 11),
                         setup_door("craft", "漆藝教室", "Lacquerware workshop classroom", Direction::In, 13),
                         setup_door("talk", "教師工作坊", "Teachers' workshop", Direction::In, 13)};
    facts.suggested = core::CheckpointId{"gate"};
    return facts;
}

std::vector<SetupStage> setup_stages() {
    std::vector<SetupStage> all;
    add_first_steps(all);
    add_cameras(all);
    add_events(all);
    add_last_steps(all);
    return all;
}

} // namespace kiosk::test
