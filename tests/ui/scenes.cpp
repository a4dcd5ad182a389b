#include "ui/scenes.hpp"

#include <array>

#include "ui/presenters/attract_view.hpp"

namespace kiosk::test {
namespace {

using core::Texts;
using core::Verdict;

constexpr core::LocalDay kDay{std::chrono::sys_days{std::chrono::year{2026} / 11 / 26}.time_since_epoch()};
constexpr core::MonoTime kNow{core::Millis{100'000}};

core::LocalTime at(int hour, int minute) {
    return core::LocalTime{kDay} + std::chrono::hours{hour} + std::chrono::minutes{minute};
}

core::ProgrammeItem item(const char* id, int from, int to, Texts title, Texts place, std::vector<int> goals = {}) {
    core::ProgrammeItem one;
    one.id = core::ItemId{id};
    one.day = kDay;
    one.starts = core::MinuteOfDay{from};
    one.ends = core::MinuteOfDay{to};
    one.title = std::move(title);
    one.place_text = std::move(place);
    one.sdgs = std::move(goals);
    return one;
}

Texts gate() {
    return {{{"", "正門"}, {"en", "Main gate — arrival"}, {"ja", "正門"}, {"ko", "정문"}, {"vi", "Cổng chính"}}};
}

Texts school_of(const core::Language& language) {
    if (language == "ja")
        return {{{"zh-TW", "青葉臺高級中學"}, {"ja", "青葉台高等学校"}, {"en", "Aobadai High School"}}};
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
        {"ja", {"佐藤 美咲", "SATO Misaki"}},    {"zh-TW", {"王小明", "WANG Hsiao-ming"}},
        {"ko", {"김서연", "KIM Seoyeon"}},       {"vi", {"Nguyễn Thị Hồng Nhung", ""}},
        {"th", {"สมชาย ใจดี", "Somchai Jaidee"}}, {"id", {"Siti Nurhaliza Putri", ""}},
        {"en", {"Alexandria Goh Li Ting", ""}}};
    const auto& [name, latin] = names.at(language);
    card.name = name;
    card.latin = latin;
    return card;
}

core::NextItem next_item() {
    core::NextItem next;
    next.title = {
        {{"zh-TW", "歡迎式"}, {"en", "Welcome ceremony"}, {"ja", "歓迎式"}, {"ko", "환영식"}, {"th", "พิธีต้อนรับ"}}};
    next.place = {{{"zh-TW", "2F 大禮堂"}, {"en", "Auditorium, 2F"}, {"ja", "2階 講堂"}}};
    next.way = {
        {{"zh-TW", "請沿黃線前進"}, {"en", "follow the yellow line"}, {"ja", "黄色い線に沿ってお進みください"}}};
    next.starts = core::MinuteOfDay{570};
    next.ends = core::MinuteOfDay{600};
    next.item = core::ItemId{"welcome"};
    next.at = core::PlaceId{"host"};
    return next;
}

core::DelegationCount count(const core::Language& language) {
    return {core::DelegationId{"jp"}, school_of(language), 21, 28};
}

// The mock-up's day, and an afternoon with sessions side by side; a second day with one item, a third without any.
std::vector<core::ProgrammeItem> sample_programme() {
    const Texts hall{{{"zh-TW", "2F 大禮堂"}, {"en", "Auditorium, 2F"}, {"ja", "2階 講堂"}}};
    std::vector<core::ProgrammeItem> items{
        item("arrival", 540, 570, {{{"zh-TW", "抵達與接待"}, {"en", "Arrival and reception"}, {"ja", "到着・受付"}}},
             {{{"zh-TW", "川堂"}, {"en", "Main entrance hall"}, {"ja", "玄関ホール"}}}),
        item("welcome", 570, 600, {{{"zh-TW", "歡迎式"}, {"en", "Welcome ceremony"}, {"ja", "歓迎式"}}}, hall, {17}),
        item("typhoons", 600, 650,
             {{{"zh-TW", "入班共學：颱風與我們"},
               {"en", "Joint lesson: typhoons and us"},
               {"ja", "合同授業：台風とわたしたち"}}},
             {{{"zh-TW", "4F 理化教室三"}, {"en", "Science lab 3, 4F"}, {"ja", "4階 理科室3"}}}, {13, 4}),
        item("tour", 660, 720,
             {{{"zh-TW", "混合分組校園導覽"}, {"en", "Campus tour in mixed groups"}, {"ja", "混合グループで校内見学"}}},
             {{{"zh-TW", "鐘樓集合"}, {"en", "Starts at the clock tower"}, {"ja", "時計台に集合"}}}, {11}),
        item("lunch", 720, 795, {{{"zh-TW", "共進午餐"}, {"en", "Lunch together"}, {"ja", "みんなで昼食"}}},
             {{{"zh-TW", "B1 學生餐廳"}, {"en", "Refectory, B1"}, {"ja", "地下1階 食堂"}}}, {12}),
        item("lacquer", 810, 900,
             {{{"zh-TW", "體驗：豐原漆藝"},
               {"en", "Hands-on: lacquer craft of Fengyuan"},
               {"ja", "体験：豊原の漆芸"},
               {"vi", "Trải nghiệm: nghệ thuật sơn mài của Phong Nguyên"},
               {"th", "ลงมือทำ: งานลงรักแห่งเฟิงหยวน"}}},
             {{{"zh-TW", "1F 工藝教室"}, {"en", "Craft room, 1F"}, {"ja", "1階 工芸室"}}}, {4, 11}),
        item("planning", 810, 930,
             {{{"zh-TW", "教師工作坊：共備跨國課程"},
               {"en", "Teachers’ workshop: planning a joint lesson"},
               {"ja", "教員研修：合同授業をつくる"}}},
             {{{"zh-TW", "3F 圖書館"}, {"en", "Library, 3F"}, {"ja", "3階 図書館"}}}, {4, 17})};
    items[5].way = {
        {{"zh-TW", "請沿綠線前進"}, {"en", "Follow the green line"}, {"ja", "緑の線に沿ってお進みください"}}};
    items[5].rain_place = "B1 學生活動中心";
    items[5].audience = {{core::DelegationId{"jp"}, core::DelegationId{"sg"}}, {"A", "B"}, {"student"}};
    items[5].audience.buddy_classes = {"8-3"};
    items[5].description = {
        {{"zh-TW", "跟著在地漆藝師認識豐原的漆，完成一件自己的漆筷。"},
         {"en", "Meet the lacquer of Fengyuan with a local master, and finish a pair of chopsticks of your own."},
         {"ja", "地元の漆芸師と豊原の漆に親しみ、自分の箸を仕上げます。"},
         {"th", "เรียนรู้งานลงรักของเฟิงหยวนกับช่างท้องถิ่น และทำตะเกียบของคุณเองหนึ่งคู่"}}};
    items[5].speakers = {{{"zh-TW", "賴老師（範例）"}, {"en", "Ms Lai (sample)"}}};
    items[5].place = core::PlaceId{"host"};
    items[6].audience.roles = {"teacher", "principal"};
    items.push_back(item("assembly", 540, 560, {{{"zh-TW", "集合"}, {"en", "Assembly"}, {"ja", "集合"}}}, hall));
    items.back().day += std::chrono::days{1};
    return items;
}

std::vector<core::Place> places() {
    return {{core::PlaceId{"host"}, school_of("zh-TW"), "host", 120.662, 24.168},
            {core::PlaceId{"lakeside"},
             {{{"zh-TW", "湖畔高級中學"}, {"en", "Lakeside Senior High School"}}},
             "school",
             120.691,
             24.121},
            {core::PlaceId{"hillview"},
             {{{"zh-TW", "山景國民中學"}, {"en", "Hillview Junior High School"}}},
             "school",
             120.995,
             24.262},
            {core::PlaceId{"wetland"},
             {{{"zh-TW", "高美濕地"}, {"en", "Gaomei Wetlands"}, {"ja", "高美湿地"}}},
             "sight",
             120.550,
             24.312},
            {core::PlaceId{"lake"},
             {{{"zh-TW", "日月潭"}, {"en", "Sun Moon Lake"}, {"th", "ทะเลสาบสุริยันจันทรา"}}},
             "sight",
             120.912,
             23.857}};
}

ui::Model sample_model() {
    ui::Model model;
    model.event.title = {
        {{"zh-TW", "國際教育交流參訪"}, {"en", "International school visit"}, {"ja", "国際教育交流訪問"}}};
    model.event.host_school = {
        {{"zh-TW", "晴川高級中學"}, {"en", "Qingchuan Senior High School"}, {"ja", "晴川高級中学"}}};
    model.event.host_short = {{{"zh-TW", "晴川高中"}}};
    model.event.regional_office = 4;
    model.event.retention_days = 180;
    model.delegations = {{core::DelegationId{"jp"}, school_of("ja"), "JP", "ja", false, at(9, 0)},
                         {core::DelegationId{"sg"}, school_of("en"), "SG", "en", false, at(10, 30)},
                         {core::DelegationId{"home"}, school_of("zh-TW"), "TW", "zh-TW", true, {}}};
    model.delegation_counts[core::DelegationId{"jp"}] = {core::DelegationId{"jp"}, school_of("ja"), 21, 28};
    model.delegation_counts[core::DelegationId{"sg"}] = {core::DelegationId{"sg"}, school_of("en"), 0, 34};
    model.event.first_day = kDay;
    model.event.last_day = kDay + std::chrono::days{2};
    model.programme = sample_programme();
    core::ProgrammeItem& welcome = model.programme[1];
    welcome.place = core::PlaceId{"host"};
    welcome.way = {
        {{"zh-TW", "請沿黃線前進"}, {"en", "follow the yellow line"}, {"ja", "黄色い線に沿ってお進みください"}}};
    model.checkpoint.name = gate();
    model.places = places();
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
    const bool known = tone != core::Tone::Red && verdict != Verdict::AdmittedUnknown &&
                       verdict != Verdict::Ambiguous && verdict != Verdict::Group && verdict != Verdict::Unreadable;
    if (known) o.person = person(language);
    switch (verdict) {
    case Verdict::AlreadyIn:
        o.first_at = at(9, 4);
        o.first_checkpoint = gate();
        o.first_minutes_ago = 8;
        break;
    case Verdict::TooEarly:
        o.opens = at(13, 0);
        break;
    case Verdict::NotForThisCheckpoint:
        o.instead = Texts{{{"zh-TW", "3F 會議室"}, {"en", "Meeting room, 3F"}, {"ja", "3階 会議室"}}};
        o.instead_opens = at(9, 30);
        break;
    case Verdict::Group:
        o.delegation = count(language);
        o.group_token = "KB1SAMPLE";
        break;
    default:
        break;
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

namespace {

std::shared_ptr<const core::GrayFrame> paint_frame() {
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
            if (x >= 540 && x < 740 && y >= 240 && y < 440)
                grey = ((x - 540) / 10 * 7 + (y - 240) / 10 * 5) % 3 == 0 ? 24 : 232;
            frame->pixels[static_cast<std::size_t>(y) * kWidth + static_cast<std::size_t>(x)] =
                static_cast<std::uint8_t>(grey);
        }
    }
    return frame;
}

std::shared_ptr<const ui::Image> paint_photo() {
    auto photo = std::make_shared<ui::Image>(ui::Image{600, 400, {}});
    for (int y = 0; y < photo->height; ++y)
        for (int x = 0; x < photo->width; ++x)
            for (const int channel : {x * 255 / photo->width, y * 255 / photo->height, 160})
                photo->rgb.push_back(static_cast<std::uint8_t>(channel));
    return photo;
}

} // namespace

// Painted once: there are scenes in many languages and shapes.
ui::CameraView sample_camera() {
    static const auto frame = paint_frame();
    ui::CameraView view;
    view.status = ui::CameraStatus::Running;
    view.frame = frame;
    view.codes = {{"x", {core::PointI{540, 240}, {740, 240}, {740, 440}, {540, 440}}}};
    return view;
}

std::shared_ptr<const ui::Image> sample_photo() {
    static const auto photo = paint_photo();
    return photo;
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
        scenes.push_back({"result-" + std::string(core::name_of(verdict)),
                          result_stage({sample_outcome(verdict, language)}, language)});
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

void add_attract(std::vector<Scene>& scenes, const core::Language& language) {
    const auto with = [&](const char* name, core::Millis at) {
        Stage stage = sample_stage(core::Screen::Attract, language);
        stage.map = sample_map();
        stage.photo = sample_photo();
        stage.now = core::MonoTime{at};
        scenes.push_back({name, std::move(stage)});
    };
    with("attract", core::Millis{0});
    with("attract-next", ui::kAttractPage);
    with("attract-photo", ui::kAttractPage * 2);
    with("attract-swapped", ui::kSidesChange);
    Stage bare = sample_stage(core::Screen::Attract, language);
    bare.model.delegations.clear();
    bare.model.programme.clear();
    scenes.push_back({"attract-bare", std::move(bare)});
}

// Sessions side by side: long beside short, and more at once than any panel has room for.
std::vector<core::ProgrammeItem> busy_afternoon() {
    auto items = sample_programme();
    const core::ProgrammeItem lacquer = items[5], planning = items[6];
    const auto add = [&](const core::ProgrammeItem& like, const char* id, int from, int to) {
        items.push_back(like);
        items.back().id = core::ItemId{id};
        items.back().starts = core::MinuteOfDay{from};
        items.back().ends = core::MinuteOfDay{to};
    };
    add(lacquer, "lacquer-2", 905, 930);
    for (const char* id : {"talk-1", "talk-2", "talk-3", "talk-4"}) add(planning, id, 960, 1020);
    return items;
}

std::vector<core::ProgrammeItem> long_day() {
    std::vector<core::ProgrammeItem> items;
    const auto day = sample_programme();
    for (int i = 0; i < 200; ++i) {
        items.push_back(day[static_cast<std::size_t>(i) % 7]);
        items.back().id = core::ItemId{"long-" + std::to_string(i)};
        items.back().starts = core::MinuteOfDay{480 + i / 2 * 7};
        items.back().ends = items.back().starts + core::MinuteOfDay{7};
    }
    return items;
}

void add_programme(std::vector<Scene>& scenes, const core::Language& language) {
    using Kind = core::ProgrammeFilter::Kind;
    const auto with = [&](const char* name, auto&& change) {
        scenes.push_back({name, sample_stage(core::Screen::Programme, language)});
        change(scenes.back().stage);
    };
    const auto open = [](Stage& s, const char* id) {
        s.state.sheet = core::Sheet::ProgrammeItem;
        s.state.programme.item = core::ItemId{id};
    };
    with("programme", [](Stage&) {});
    with("programme-parallel", [](Stage& s) {
        s.model.programme = busy_afternoon();
        s.local_now = at(14, 40);
    });
    with("programme-between", [](Stage& s) { s.local_now = at(10, 55); });
    with("programme-over", [](Stage& s) { s.local_now = at(19, 0); });
    with("programme-filter", [](Stage& s) {
        s.state.programme.filter = {Kind::Delegation, core::DelegationId{"sg"}, {}};
    });
    with("programme-group", [](Stage& s) { s.state.programme.filter = {Kind::Group, {}, "B"}; });
    with("programme-filters", [](Stage& s) { s.state.sheet = core::Sheet::ProgrammeFilter; });
    with("programme-item", [&](Stage& s) {
        open(s, "lacquer");
        s.model.checkpoint.item = core::ItemId{"lacquer"};
        s.model.checkpoint.capacity = 44;
        s.state.counts.inside = 30;
    });
    const auto late = [](Stage& s) {
        core::ProgrammeItem& tour = s.model.programme[3];
        s.model.late_changes[tour.id] = {true,
                                         true,
                                         false,
                                         kDay,
                                         core::MinuteOfDay{630},
                                         core::MinuteOfDay{690},
                                         {{{"zh-TW", "中庭"}, {"en", "Courtyard"}}}};
        core::ProgrammeItem& lacquer = s.model.programme[5];
        lacquer.status = core::ItemStatus::Rain;
        s.model.late_changes[lacquer.id] = {false, true, false, kDay, {}, {}, lacquer.place_text};
        lacquer.place_text = {{{"", lacquer.rain_place}}};
        lacquer.way = {};
        s.model.programme[4].status = core::ItemStatus::Cancelled;
        s.model.programme[0].status = core::ItemStatus::Cancelled;
    };
    with("programme-late", [&](Stage& s) {
        late(s);
        s.local_now = at(11, 10);
    });
    with("programme-item-late", [&](Stage& s) {
        late(s);
        s.local_now = at(14, 0);
        open(s, "lacquer");
    });
    with("programme-item-cancelled", [&](Stage& s) {
        late(s);
        open(s, "lunch");
    });
    for (const auto& [name, typed] : {std::pair("programme-search", ""), std::pair("programme-search-found", "lac"),
                                      std::pair("programme-search-none", "qqq")}) {
        with(name, [typed = typed](Stage& s) {
            s.state.sheet = core::Sheet::ProgrammeSearch;
            s.state.search = typed;
        });
    }
    with("programme-item-now", [&](Stage& s) { open(s, "arrival"); });
    with("programme-mine", [](Stage& s) {
        s.state.programme.guest = core::Attendee{core::DelegationId{"jp"}, "B", "student", "8-3"};
        s.state.programme.filter.kind = Kind::Guest;
    });
    with("programme-tomorrow", [](Stage& s) { s.state.programme.day = kDay + std::chrono::days{1}; });
    with("programme-empty", [](Stage& s) { s.state.programme.day = kDay + std::chrono::days{2}; });
    for (const auto& [name, days] : {std::pair("programme-days-5", 5), std::pair("programme-days-14", 14)}) {
        with(name, [days = days](Stage& s) {
            s.model.event.first_day = kDay;
            s.model.event.last_day = kDay + std::chrono::days{days - 1};
        });
    }
    with("programme-long", [](Stage& s) {
        s.model.programme = long_day();
        s.local_now = at(12, 0);
    });
}

// What staff are told lies on any screen.
void add_notices(std::vector<Scene>& scenes) {
    for (std::size_t i = 0, all = scenes.size(); i < all; ++i) {
        if (scenes[i].name.find('-') != std::string::npos && scenes[i].name != "result-Admitted") continue;
        Scene told = scenes[i];
        told.name += "-keyboard-away";
        told.stage.keyboard_away = true;
        scenes.push_back(std::move(told));
    }
}

} // namespace

std::vector<Scene> all_scenes(const core::Language& language) {
    std::vector<Scene> scenes;
    add_attract(scenes, language);
    scenes.push_back({"home", sample_stage(core::Screen::Home, language)});
    Stage scan = sample_stage(core::Screen::Scan, language);
    scan.camera = sample_camera();
    scenes.push_back({"scan", std::move(scan)});
    add_results(scenes, language);
    add_over(scenes, language);
    add_programme(scenes, language);
    add_maps(scenes, language);
    add_notices(scenes);
    return scenes;
}

} // namespace kiosk::test
