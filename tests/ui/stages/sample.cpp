#include "ui/stages/parts.hpp"

#include <chrono>

namespace kiosk::test {
namespace {

using core::Texts;

core::ProgrammeItem item(const char* id, int from, int to, Texts title, Texts place, std::vector<int> goals = {}) {
    core::ProgrammeItem one;
    one.id = core::ItemId{id};
    one.day = kStageDay;
    one.starts = core::MinuteOfDay{from};
    one.ends = core::MinuteOfDay{to};
    one.title = std::move(title);
    one.place_text = std::move(place);
    one.sdgs = std::move(goals);
    return one;
}

std::vector<core::Place> places() {
    return {{core::PlaceId{"host"}, sample_school("zh-TW"), "host", 120.662, 24.168},
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

} // namespace

core::Texts sample_gate() {
    return {{{"", "正門"}, {"en", "Main gate — arrival"}, {"ja", "正門"}, {"ko", "정문"}, {"vi", "Cổng chính"}}};
}

core::Texts sample_school(const core::Language& language) {
    if (language == "ja")
        return {{{"zh-TW", "青葉臺高級中學"}, {"ja", "青葉台高等学校"}, {"en", "Aobadai High School"}}};
    if (language == "zh-TW") return {{{"zh-TW", "晴川高級中學"}, {"en", "Qingchuan Senior High School"}}};
    return {{{"zh-TW", "海灣中學"}, {"en", "Marina Grove Secondary School"}}};
}

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

namespace {

ui::Model sample_model() {
    ui::Model model;
    model.event.id = core::EventId{"visit"};
    model.event.title = {
        {{"zh-TW", "國際教育交流參訪"}, {"en", "International school visit"}, {"ja", "国際教育交流訪問"}}};
    model.event.host_school = {
        {{"zh-TW", "晴川高級中學"}, {"en", "Qingchuan Senior High School"}, {"ja", "晴川高級中学"}}};
    model.event.host_short = {{{"zh-TW", "晴川高中"}}};
    model.event.regional_office = 4;
    model.event.retention_days = 180;
    model.delegations = {{core::DelegationId{"jp"}, sample_school("ja"), "JP", "ja", false, at_stage(9, 0)},
                         {core::DelegationId{"sg"}, sample_school("en"), "SG", "en", false, at_stage(10, 30)},
                         {core::DelegationId{"home"}, sample_school("zh-TW"), "TW", "zh-TW", true, {}}};
    model.delegation_counts[core::DelegationId{"jp"}] = {core::DelegationId{"jp"}, sample_school("ja"), 21, 28};
    model.delegation_counts[core::DelegationId{"sg"}] = {core::DelegationId{"sg"}, sample_school("en"), 0, 34};
    model.event.first_day = kStageDay;
    model.event.last_day = kStageDay + std::chrono::days{2};
    model.programme = sample_programme();
    core::ProgrammeItem& welcome = model.programme[1];
    welcome.place = core::PlaceId{"host"};
    welcome.way = {
        {{"zh-TW", "請沿黃線前進"}, {"en", "follow the yellow line"}, {"ja", "黄色い線に沿ってお進みください"}}};
    model.checkpoint.name = sample_gate();
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
    stage.camera.status = ui::CameraStatus::Running;
    stage.local_now = at_stage(9, 12);
    stage.now = kStageNow;
    return stage;
}

} // namespace kiosk::test
