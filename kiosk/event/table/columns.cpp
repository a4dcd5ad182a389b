#include "event/table/columns.hpp"

#include <algorithm>

#include "core/base/ascii.hpp"
#include "core/i18n/text.hpp"

namespace kiosk::event {
namespace {

constexpr Column kDelegationColumns[] = {
    {"id", "編號|代號|團號|團體編號|團體代號|序號|no|no.|number|delegation id", true},
    {"name", "名稱|團名|團體|團體名稱|代表團|學校|學校名稱|校名|delegation|delegation name|school|school name", true,
     true, true},
    {"country", "國家|國別|國籍|地區|國家代碼|國家或地區|nation|country code", true},
    {"language", "語言|語文|語別|使用語言|母語|lang|languages", true},
    {"home", "本地|本地團體|主場|地主|是否本地|local|host", false},
    {"arrives", "抵達時間|抵達|到達時間|到校時間|預計抵達|arrival|arrival time|arrives at", false},
};

constexpr Column kParticipantColumns[] = {
    {"id", "編號|序號|代號|號碼|人員編號|識別碼|no|no.|number|participant|participant id|person id", true},
    {"delegation", "團體|團隊|團別|代表團|參訪團|隊伍|團體編號|團體代號|所屬團體|delegation id|party", true},
    {"name", "姓名|全名|中文姓名|本名|學生姓名|教師姓名|full name|participant name", true, false, true},
    {"latin",
     "拉丁姓名|英文姓名|英文名|英文名字|拼音|羅馬拼音|姓名拼音|護照姓名|護照英文姓名|外文姓名|english name|latin name|"
     "romanised name|romanized name|name in english|passport name",
     false, false, true},
    {"given", "名字|名|稱呼|暱稱|given name|first name|nickname", false, false, true},
    {"role", "身分|身份|身分別|身份別|角色|類別|人員類別|type|category"},
    {"title", "職稱|職務|職位|頭銜|job title|position"},
    {"affiliation",
     "服務單位|單位|服務學校|服務機關|任職單位|學校|學校名稱|就讀學校|機關|機構|school|school name|organisation|"
     "organization|institution"},
    {"group", "組別|組|分組|小組|隊別|group name"},
    {"buddy_class", "接待班級|班級|入班班級|對應班級|class|host class"},
    {"buddy", "學伴|夥伴|接待學生|接待同學|buddy name|host student"},
    {"diet", "餐別|飲食|餐食|餐點|用餐|葷素|飲食習慣|飲食需求|便當|meal|meals|food|dietary|diet type"},
    {"avoid", "忌食|過敏|過敏原|食物過敏|不吃|禁忌|飲食禁忌|allergy|allergies|avoids"},
    {"photo", "可拍照|拍照|拍照同意|同意拍照|攝影同意|肖像授權|肖像權|肖像權同意|photos|photo ok|photo consent"},
    {"language", "語言|語文|語別|使用語言|母語|lang"},
    {"sex", "性別|gender"},
    {"grade", "年級|year|school year"},
    {"school_level", "學制|教育階段|學校層級|school level|level"},
    {"coach", "車次|車號|遊覽車|搭乘車次|車輛|bus|coach no|bus no"},
    {"attention", "注意事項|特別注意|注意|照護事項|健康狀況|care|special attention|medical|health"},
    {"staff_note", "工作人員備註|工作備註|內部備註|備註|staff note|staff notes|note|notes|remark|remarks"},
    {"codes", "代碼|外部代碼|條碼|卡號|票號|學號|學生證號|code|barcode|barcodes|external code|external codes|card"},
};

constexpr Column kPlaceColumns[] = {
    {"id", "編號|代號|地點編號|地點代號|序號|no|no.|number|place id", true},
    {"name", "名稱|地點|地點名稱|場地|place|place name", true, true, true},
    {"kind", "類別|類型|種類|type|category", true},
    {"lon", "經度|long|lng|longitude|x", true},
    {"lat", "緯度|latitude|y", true},
    {"plan", "平面圖|校園圖|校園平面圖|配置圖|campus plan|plan file|floor plan"},
    {"plan_x", "圖上x|平面圖x|plan x"},
    {"plan_y", "圖上y|平面圖y|plan y"},
    {"route", "路線|路徑|動線|走法|path"},
    {"line", "線色|地線顏色|路線顏色|地面線|line colour|line color|floor line"},
    {"walk", "步行分鐘|步行時間|走路分鐘|walk minutes|walking minutes"},
};

constexpr Column kProgrammeColumns[] = {
    {"id", "編號|代號|序號|行程編號|活動編號|no|no.|number|item|item id", true},
    {"day", "日期|date", true},
    {"starts", "開始|開始時間|起|起始時間|start|start time|begin|begins|from", true},
    {"ends", "結束|結束時間|迄|訖|end|end time|until|to", true},
    {"title", "名稱|活動|活動名稱|主題|行程|行程名稱|內容|課程|課程名稱|name|topic|activity|programme|program", true,
     true},
    {"place", "地點編號|地點代號|場地編號|place id"},
    {"place_text", "地點|場地|地點說明|地點名稱|venue|location|where|room", false, true},
    {"way", "路線|動線|路線指引|怎麼走|directions|route", false, true},
    {"rain_place", "雨天備案|雨備|雨天地點|雨天場地|rain plan|rain"},
    {"delegations", "團體|參加團體|團隊|代表團|delegation"},
    {"groups", "組別|參加組別|分組|group"},
    {"roles", "身分|身份|對象|參加對象|角色|role|audience"},
    {"buddy_classes", "接待班級|班級|參加班級|入班班級|class|classes|buddy class|host class"},
    {"sdgs", "永續發展目標|永續目標|sdg"},
    {"description", "說明|簡介|活動說明|課程說明|介紹|about|details", false, true},
    {"speakers", "講者|主講人|講師|主持人|授課教師|speaker|presenter|presenters|lecturer", false, true},
    {"status", "狀態|異動|state"},
};

constexpr Column kCheckpointColumns[] = {
    {"id", "編號|代號|序號|報到點編號|no|no.|number|checkpoint|checkpoint id", true},
    {"kind", "類別|類型|種類|type|category", true},
    {"name", "名稱|報到點|報到點名稱|地點|checkpoint name", true, true},
    {"area", "區域|場域|範圍|zone", true},
    {"direction", "方向|進出|進或出|in or out", true},
    {"day", "日期|date"},
    {"opens", "開放|開放時間|開始|開始時間|open|start|from"},
    {"closes", "截止|截止時間|關閉|結束|結束時間|close|end|until|to"},
    {"late_after", "遲到|遲到時間|遲到起算|late|late from"},
    {"capacity", "名額|容量|人數上限|上限|limit|max|maximum"},
    {"many_entries", "可重複|可重複進入|可多次進入|重複進場|re-entry|reentry|many"},
    {"delegations", "團體|參加團體|團隊|代表團|delegation"},
    {"groups", "組別|參加組別|分組|group"},
    {"roles", "身分|身份|對象|參加對象|角色|role|audience"},
    {"item", "行程|行程編號|活動|活動編號|programme item|program item|item id"},
};

constexpr std::string_view kUnwanted[] = {
    "身分證",   "身分證字號",  "身分證號", "身分證號碼", "身份證",  "身份證字號", "身份證號",   "統一證號",
    "居留證號", "居留證號碼",  "護照號碼", "出生年月日", "生日",    "出生日期",   "電話",       "手機",
    "手機號碼", "地址",        "住址",     "nationalid", "idcard",  "passport",   "passportno", "passportnumber",
    "birthday", "dateofbirth", "phone",    "mobile",     "address",
};

constexpr std::string_view kTextColumns[] = {
    "name",        "latin",         "given", "title",      "affiliation", "group",      "groups",
    "buddy_class", "buddy_classes", "buddy", "place_text", "way",         "rain_place", "description",
    "speakers",    "avoid",         "grade", "coach",      "attention",   "staff_note",
};

} // namespace

std::span<const Column> delegation_columns() {
    return kDelegationColumns;
}
std::span<const Column> participant_columns() {
    return kParticipantColumns;
}
std::span<const Column> programme_columns() {
    return kProgrammeColumns;
}
std::span<const Column> checkpoint_columns() {
    return kCheckpointColumns;
}
std::span<const Column> place_columns() {
    return kPlaceColumns;
}

bool is_text_column(std::string_view name) {
    return std::find(std::begin(kTextColumns), std::end(kTextColumns), name) != std::end(kTextColumns);
}

std::string fold_word(std::string_view text) {
    auto folded = core::fold_width(text);
    std::erase_if(folded,
                  [](char c) { return c == ' ' || c == '_' || c == '-' || c == '\t' || c == '\n' || c == '\r'; });
    for (char& c : folded) {
        c = core::to_lower(c);
    }
    return folded;
}

bool is_unwanted_header(std::string_view folded) {
    return std::find(std::begin(kUnwanted), std::end(kUnwanted), folded) != std::end(kUnwanted);
}

} // namespace kiosk::event
