#include "ui/scenes.hpp"

#include <array>

namespace kiosk::test {
namespace {

using core::Texts;
using core::Verdict;

constexpr core::LocalDay kDay{std::chrono::sys_days{std::chrono::year{2026} / 11 / 26}.time_since_epoch()};
constexpr core::MonoTime kNow{core::Millis{100'000}};

core::LocalTime at(int hour, int minute) {
    return core::LocalTime{kDay} + std::chrono::hours{hour} + std::chrono::minutes{minute};
}

core::ProgrammeItem item(const char* id, int from, int to, Texts title, Texts place) {
    core::ProgrammeItem one;
    one.id = core::ItemId{id};
    one.day = kDay;
    one.starts = core::MinuteOfDay{from};
    one.ends = core::MinuteOfDay{to};
    one.title = std::move(title);
    one.place_text = std::move(place);
    return one;
}

Texts gate() { return {{{"", "正門"}, {"en", "Main gate — arrival"}, {"ja", "正門"}, {"ko", "정문"}, {"vi", "Cổng chính"}}}; }

Texts school_of(const core::Language& language) {
    if (language == "ja") return {{{"zh-TW", "青葉臺高級中學"}, {"ja", "青葉台高等学校"}, {"en", "Aobadai High School"}}};
    if (language == "zh-TW") return {{{"zh-TW", "晴川高級中學"}, {"en", "Qingchuan Senior High School"}}};
    return {{{"zh-TW", "海灣中學"}, {"en", "Marina Grove Secondary School"}}};
}

core::PersonCard person(const core::Language& language) {
    core::PersonCard card;
    card.language = language;
    card.affiliation = school_of(language);
    card.role = "student";
    card.group = "B";
    card.buddy_class = "8-3";
    const std::map<std::string, std::pair<std::string, std::string>> names{
        {"ja", {"佐藤 美咲", "SATO Misaki"}},   {"zh-TW", {"王小明", "WANG Hsiao-ming"}}, {"ko", {"김서연", "KIM Seoyeon"}},
        {"vi", {"Nguyễn Thị Hồng Nhung", ""}}, {"th", {"สมชาย ใจดี", "Somchai Jaidee"}},    {"id", {"Siti Nurhaliza Putri", ""}},
        {"en", {"Alexandria Goh Li Ting", ""}}};
    const auto& [name, latin] = names.at(language);
    card.name = name;
    card.latin = latin;
    return card;
}

core::NextItem next_item() {
    core::NextItem next;
    next.title = {{{"zh-TW", "歡迎式"}, {"en", "Welcome ceremony"}, {"ja", "歓迎式"}, {"ko", "환영식"}, {"th", "พิธีต้อนรับ"}}};
    next.place = {{{"zh-TW", "2F 大禮堂"}, {"en", "Auditorium, 2F"}, {"ja", "2階 講堂"}}};
    next.way = {{{"zh-TW", "請沿黃線前進"}, {"en", "follow the yellow line"}, {"ja", "黄色い線に沿ってお進みください"}}};
    next.starts = core::MinuteOfDay{570};
    next.ends = core::MinuteOfDay{600};
    return next;
}

core::DelegationCount count(const core::Language& language) {
    return {core::DelegationId{"jp"}, school_of(language), 21, 28};
}

ui::Model sample_model() {
    ui::Model model;
    model.event.title = {{{"zh-TW", "國際教育交流參訪"}, {"en", "International school visit"}, {"ja", "国際教育交流訪問"}}};
    model.event.host_school = {{{"zh-TW", "晴川高級中學"}, {"en", "Qingchuan Senior High School"}, {"ja", "晴川高級中学"}}};
    model.event.host_short = {{{"zh-TW", "晴川高中"}}};
    model.event.regional_office = 4;
    model.event.retention_days = 180;
    model.delegations = {{core::DelegationId{"jp"}, school_of("ja"), "JP", "ja", false, at(9, 0)},
                         {core::DelegationId{"sg"}, school_of("en"), "SG", "en", false, at(10, 30)},
                         {core::DelegationId{"home"}, school_of("zh-TW"), "TW", "zh-TW", true, {}}};
    model.delegation_counts[core::DelegationId{"jp"}] = {core::DelegationId{"jp"}, school_of("ja"), 21, 28};
    model.delegation_counts[core::DelegationId{"sg"}] = {core::DelegationId{"sg"}, school_of("en"), 0, 34};
    model.programme = {item("arrival", 540, 570, {{{"zh-TW", "抵達與接待"}, {"en", "Arrival and reception"}, {"ja", "到着・受付"}}},
                            {{{"zh-TW", "川堂"}, {"en", "Main entrance hall"}, {"ja", "玄関ホール"}}}),
                       item("welcome", 570, 600, {{{"zh-TW", "歡迎式"}, {"en", "Welcome ceremony"}, {"ja", "歓迎式"}}},
                            {{{"zh-TW", "2F 大禮堂"}, {"en", "Auditorium, 2F"}, {"ja", "2階 講堂"}}})};
    model.checkpoint.name = gate();
    return model;
}

} // namespace

Stage sample_stage(core::Screen screen, const core::Language& language) {
    Stage stage;
    stage.state.screen = screen;
    stage.state.language = language;
    stage.state.default_language = language;
    stage.state.counts = {47, 92};
    stage.model = sample_model();
    stage.local_now = at(9, 12);
    stage.now = kNow;
    return stage;
}

core::Outcome sample_outcome(Verdict verdict, const core::Language& language) {
    core::Outcome o;
    o.verdict = verdict;
    o.at = at(9, 12);
    o.checkpoint = gate();
    const core::Tone tone = core::tone_of(verdict);
    if (verdict != Verdict::AdmittedUnknown && (tone == core::Tone::Green || verdict == Verdict::AlreadyIn)) {
        o.next = next_item();
        o.delegation = count(language);
    }
    const bool known = tone != core::Tone::Red && verdict != Verdict::AdmittedUnknown && verdict != Verdict::Ambiguous &&
                       verdict != Verdict::Group && verdict != Verdict::Unreadable;
    if (known) o.person = person(language);
    switch (verdict) {
    case Verdict::AlreadyIn:
        o.first_at = at(9, 4);
        o.first_checkpoint = gate();
        o.first_minutes_ago = 8;
        break;
    case Verdict::TooEarly: o.opens = at(13, 0); break;
    case Verdict::NotForThisCheckpoint:
        o.instead = Texts{{{"zh-TW", "3F 會議室"}, {"en", "Meeting room, 3F"}, {"ja", "3階 会議室"}}};
        o.instead_opens = at(9, 30);
        break;
    case Verdict::Group:
        o.delegation = count(language);
        o.group_token = "KB1SAMPLE";
        break;
    default: break;
    }
    return o;
}

Stage result_stage(std::vector<core::Outcome> rows, const core::Language& language) {
    Stage stage = sample_stage(core::Screen::Result, language);
    core::ResultView result;
    result.rows = std::move(rows);
    result.shown = kNow - core::Millis{2000};
    result.ends = kNow + core::Millis{3500};
    result.group_count = 26;
    stage.state.result = std::move(result);
    return stage;
}

ui::CameraView sample_camera() {
    constexpr int kWidth = 1280, kHeight = 720;
    auto frame = std::make_shared<core::GrayFrame>();
    frame->width = kWidth;
    frame->height = kHeight;
    frame->number = 1;
    frame->pixels.resize(static_cast<std::size_t>(kWidth) * kHeight);
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) {
            int grey = 60 + x / 20 - y / 16;
            if (x >= 500 && x < 780 && y >= 180 && y < 580) grey = 232;
            if (x >= 540 && x < 740 && y >= 240 && y < 440) grey = ((x - 540) / 10 * 7 + (y - 240) / 10 * 5) % 3 == 0 ? 24 : 232;
            frame->pixels[static_cast<std::size_t>(y) * kWidth + static_cast<std::size_t>(x)] = static_cast<std::uint8_t>(grey);
        }
    }
    ui::CameraView view;
    view.status = ui::CameraStatus::Running;
    view.frame = std::move(frame);
    view.codes = {{"x", {core::PointI{540, 240}, {740, 240}, {740, 440}, {540, 440}}}};
    return view;
}

namespace {

void add_over(std::vector<Scene>& scenes, const core::Language& language) {
    const auto with = [&](core::Screen screen, const char* name, auto&& change) {
        Stage stage = sample_stage(screen, language);
        if (screen == core::Screen::Scan) stage.camera = sample_camera();
        change(stage);
        scenes.push_back({name, std::move(stage)});
    };
    using core::Screen, core::Sheet;
    with(Screen::Scan, "sheet-several", [](Stage& s) { s.state.sheet = Sheet::SeveralGuests; });
    with(Screen::Scan, "sheet-no-badge", [](Stage& s) { s.state.sheet = Sheet::NoBadge; });
    with(Screen::Scan, "sheet-privacy", [](Stage& s) { s.state.sheet = Sheet::Privacy; });
    with(Screen::Home, "sheet-programme", [](Stage& s) { s.state.sheet = Sheet::ProgrammeComing; });
    with(Screen::Home, "sheet-map", [](Stage& s) { s.state.sheet = Sheet::MapComing; });
    with(Screen::Home, "more-time", [](Stage& s) { s.state.asking_until = kNow + core::Millis{17'400}; });
    with(Screen::Home, "home-foreign-code", [](Stage& s) { s.state.unreadable_until = kNow + core::Millis{1000}; });
    with(Screen::Home, "home-empty", [](Stage& s) { s.model.programme.clear(); });
    with(Screen::Scan, "scan-strip", [&](Stage& s) {
        s.state.strip = core::Strip{sample_outcome(Verdict::AlreadyIn, language), kNow + core::Millis{5000}};
    });
    with(Screen::Scan, "scan-hint", [](Stage& s) { s.state.hint = core::ScanHint::TooSmall; });
    with(Screen::Scan, "scan-lost", [](Stage& s) { s.camera = {ui::CameraStatus::Lost, nullptr, {}}; });
    with(Screen::Scan, "scan-off", [](Stage& s) { s.camera = {}; });
    with(Screen::Scan, "scan-starting", [](Stage& s) { s.camera = {ui::CameraStatus::Starting, nullptr, {}}; });
}

void add_results(std::vector<Scene>& scenes, const core::Language& language) {
    for (std::uint8_t number = 1; number <= core::kVerdictCount; ++number) {
        const auto verdict = static_cast<Verdict>(number);
        if (verdict == Verdict::Unreadable) continue; // a hint, never a result
        scenes.push_back({"result-" + std::string(core::name_of(verdict)), result_stage({sample_outcome(verdict, language)}, language)});
    }
    auto meal = sample_outcome(Verdict::Admitted, language);
    meal.meal = true;
    meal.person->diet = core::Diet::OvoLactoVegetarian;
    meal.person->avoid = {"花生", "海鮮"};
    scenes.push_back({"result-meal", result_stage({meal}, language)});
    auto taken = sample_outcome(Verdict::AlreadyIn, language);
    taken.meal = true;
    scenes.push_back({"result-meal-taken", result_stage({taken}, language)});
    auto whole_group = sample_outcome(Verdict::Admitted, language);
    whole_group.person.reset();
    scenes.push_back({"result-group-done", result_stage({whole_group}, language)});
    Stage sent = result_stage({sample_outcome(Verdict::Group, language)}, language);
    sent.state.result->group_sent = true;
    scenes.push_back({"result-group-sent", std::move(sent)});
    const auto mixed = {sample_outcome(Verdict::Admitted, language), sample_outcome(Verdict::Late, "ja"),
                        sample_outcome(Verdict::AlreadyIn, "ko"), sample_outcome(Verdict::Revoked, language),
                        sample_outcome(Verdict::Admitted, "th")};
    scenes.push_back({"result-several", result_stage(mixed, language)});
    Stage strip = result_stage({sample_outcome(Verdict::Admitted, language)}, language);
    strip.state.strip = core::Strip{sample_outcome(Verdict::BadSignature, "en"), kNow + core::Millis{5000}};
    scenes.push_back({"result-strip", std::move(strip)});
}

} // namespace

std::vector<Scene> all_scenes(const core::Language& language) {
    std::vector<Scene> scenes;
    scenes.push_back({"attract", sample_stage(core::Screen::Attract, language)});
    scenes.push_back({"home", sample_stage(core::Screen::Home, language)});
    Stage scan = sample_stage(core::Screen::Scan, language);
    scan.camera = sample_camera();
    scenes.push_back({"scan", std::move(scan)});
    add_results(scenes, language);
    add_over(scenes, language);
    return scenes;
}

} // namespace kiosk::test
