#include "ui/presenters/attract.hpp"
#include "ui/stages/parts.hpp"

namespace kiosk::test {
namespace {

void add_over(std::vector<NamedStage>& stages, const core::Language& language) {
    const auto with = [&](core::Screen screen, const char* name, auto&& change) {
        Stage stage = sample_stage(screen, language);
        if (screen == core::Screen::Scan) stage.camera = sample_camera();
        change(stage);
        stages.push_back({name, std::move(stage)});
    };
    using core::Screen, core::Sheet;
    with(Screen::Scan, "sheet-several", [](Stage& s) { s.state.sheet = Sheet::SeveralGuests; });
    with(Screen::Scan, "sheet-no-badge", [](Stage& s) { s.state.sheet = Sheet::NoBadge; });
    const auto finds = [](Stage& s, core::KeyboardFace face, const char* typed) {
        s.state.sheet = Sheet::FindName;
        s.state.search_face = face;
        s.state.search = typed;
    };
    with(Screen::Scan, "find-name", [&](Stage& s) {
        finds(s, core::KeyboardFace::Zhuyin, "ㄌㄧ");
        s.state.names = core::NamesFound{"ㄌㄧ",
                                         {{core::ParticipantId{"a"}, "林○君"},
                                          {core::ParticipantId{"b"}, "林○傑"},
                                          {core::ParticipantId{"c"}, "李○靜"},
                                          {core::ParticipantId{"d"}, "凌○"},
                                          {core::ParticipantId{"e"}, "M○○○○○○○○○○ W○○○○○○○○○○○○○○○○○ H○○○○○○○○○○○○○○"}},
                                         false};
    });
    with(Screen::Scan, "find-name-latin", [&](Stage& s) {
        finds(s, core::KeyboardFace::Latin, "xyz");
        s.state.names = core::NamesFound{"xyz", {}, false};
    });
    with(Screen::Scan, "find-name-kana", [&](Stage& s) { finds(s, core::KeyboardFace::Kana, ""); });
    with(Screen::Scan, "find-name-hangul", [&](Stage& s) { finds(s, core::KeyboardFace::Hangul, "김하"); });
    with(Screen::Scan, "find-name-thai", [&](Stage& s) { finds(s, core::KeyboardFace::Thai, "กี"); });
    with(Screen::Scan, "find-name-thai-shifted", [&](Stage& s) { finds(s, core::KeyboardFace::ThaiShifted, "ธ"); });
    with(Screen::Home, "home-help", [](Stage& s) {
        s.state.help.push_back({core::ParticipantId{"home-01"}, kStageNow + core::Millis{90'000}});
    });
    with(Screen::Scan, "scan-help", [](Stage& s) {
        s.state.help.push_back({core::ParticipantId{"home-01"}, kStageNow + core::Millis{90'000}});
    });
    with(Screen::Scan, "sheet-privacy", [](Stage& s) { s.state.sheet = Sheet::Privacy; });
    with(Screen::Home, "sheet-accessibility", [](Stage& s) { s.state.sheet = Sheet::Accessibility; });
    with(Screen::Home, "more-time", [](Stage& s) { s.state.asking_until = kStageNow + core::Millis{17'400}; });
    with(Screen::Home, "home-foreign-code",
         [](Stage& s) { s.state.unreadable_until = kStageNow + core::Millis{1000}; });
    with(Screen::Home, "home-hard", [](Stage& s) { s.model.programme = hard_morning(); });
    with(Screen::Home, "home-empty", [](Stage& s) { s.model.programme.clear(); });
    with(Screen::Home, "home-item", [](Stage& s) {
        s.state.sheet = Sheet::ProgrammeItem;
        s.state.programme.item = core::ItemId{"welcome"};
    });
    with(Screen::Home, "home-late", [](Stage& s) { change_morning(s.model); });
    with(Screen::Home, "home-evening", [](Stage& s) { s.local_now = at_stage(21, 30); });
    with(Screen::Home, "home-day-before", [](Stage& s) { s.local_now -= std::chrono::days{1}; });
    with(Screen::Home, "home-over", [](Stage& s) { s.local_now += std::chrono::days{3}; });
    with(Screen::Home, "home-over-bare", [](Stage& s) {
        s.local_now += std::chrono::days{3};
        s.model.programme.clear();
        s.model.places.clear();
    });
    with(Screen::Home, "home-no-places", [](Stage& s) { s.model.places.clear(); });
    with(Screen::Home, "home-exit", [](Stage& s) { s.model.checkpoint.direction = core::Direction::Out; });
    with(Screen::Home, "home-scanner", [](Stage& s) { s.camera = {}; });
    with(Screen::Home, "closed", [](Stage& s) {
        s.model = {};
        s.trouble = "visit.db cannot be opened: no such file";
    });
    with(Screen::Scan, "scan-exit", [](Stage& s) { s.model.checkpoint.direction = core::Direction::Out; });
    with(Screen::Scan, "scan-strip", [&](Stage& s) {
        s.state.strip = core::Strip{sample_outcome(core::Verdict::AlreadyIn, language), kStageNow + core::Millis{5000}};
    });
    with(Screen::Scan, "scan-hint", [](Stage& s) { s.state.hint = {core::ScanProblem::TooSmall}; });
    with(Screen::Scan, "scan-hint-blurred", [](Stage& s) { s.state.hint = {core::ScanProblem::Blurred}; });
    with(Screen::Scan, "scan-hint-bright", [](Stage& s) { s.state.hint = {core::ScanProblem::TooBright, {-1, 1}}; });
    with(Screen::Scan, "scan-hint-dark", [](Stage& s) { s.state.hint = {core::ScanProblem::TooDark}; });
    with(Screen::Scan, "scan-hint-phone", [](Stage& s) { s.state.hint = {core::ScanProblem::PhoneDim}; });
    with(Screen::Scan, "scan-hint-bent", [](Stage& s) { s.state.hint = {core::ScanProblem::Bent}; });
    with(Screen::Scan, "scan-hint-covered", [](Stage& s) { s.state.hint = {core::ScanProblem::Covered, {1, -1}}; });
    with(Screen::Scan, "scan-lost", [](Stage& s) { s.camera = {ui::CameraStatus::Lost, nullptr, {}}; });
    with(Screen::Scan, "scan-off", [](Stage& s) { s.camera = {}; });
    with(Screen::Scan, "scan-starting", [](Stage& s) { s.camera = {ui::CameraStatus::Starting, nullptr, {}}; });
}

void add_attract(std::vector<NamedStage>& stages, const core::Language& language) {
    const auto with = [&](const char* name, core::Millis at) {
        Stage stage = sample_stage(core::Screen::Attract, language);
        stage.map = sample_map();
        stage.photo = sample_photo();
        stage.now = core::MonoTime{at};
        stages.push_back({name, std::move(stage)});
    };
    with("attract", core::Millis{0});
    with("attract-next", ui::kAttractPage);
    with("attract-photo", ui::kAttractPage * 2);
    with("attract-swapped", ui::kSidesChange);
    const auto other = [&](const char* name, auto&& change) {
        Stage stage = sample_stage(core::Screen::Attract, language);
        change(stage);
        stages.push_back({name, std::move(stage)});
    };
    other("attract-over", [](Stage& s) { s.local_now += std::chrono::days{3}; });
    other("attract-exit", [](Stage& s) { s.model.checkpoint.direction = core::Direction::Out; });
    other("attract-scanner", [](Stage& s) { s.camera = {}; });
    other("attract-late", [](Stage& s) {
        change_morning(s.model);
        s.now = core::MonoTime{ui::kAttractPage};
    });
    Stage bare = sample_stage(core::Screen::Attract, language);
    bare.model.delegations.clear();
    bare.model.programme.clear();
    stages.push_back({"attract-bare", std::move(bare)});
}

// What staff are told lies on any screen.
void add_notices(std::vector<NamedStage>& stages) {
    for (std::size_t i = 0, all = stages.size(); i < all; ++i) {
        if (stages[i].name.find('-') != std::string::npos && stages[i].name != "result-Admitted") continue;
        NamedStage told = stages[i];
        told.name += "-keyboard-away";
        told.stage.keyboard_away = true;
        stages.push_back(std::move(told));
    }
}

} // namespace

std::vector<NamedStage> all_stages(const core::Language& language) {
    std::vector<NamedStage> stages;
    add_attract(stages, language);
    stages.push_back({"home", sample_stage(core::Screen::Home, language)});
    Stage scan = sample_stage(core::Screen::Scan, language);
    scan.camera = sample_camera();
    stages.push_back({"scan", std::move(scan)});
    add_results(stages, language);
    add_over(stages, language);
    add_programme(stages, language);
    add_maps(stages, language);
    add_staff(stages, language);
    add_notices(stages);
    return stages;
}

} // namespace kiosk::test
