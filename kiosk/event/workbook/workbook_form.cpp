#include "event/workbook/workbook_form.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "event/problems.hpp"

namespace kiosk::event {
namespace {

constexpr std::string_view kYesNo = "是=yes|否=no";
constexpr std::string_view kCountryChoices =
    "臺灣=TW|日本=JP|韓國=KR|新加坡=SG|馬來西亞=MY|越南=VN|泰國=TH|印尼=ID|菲律賓=PH|印度=IN|香港=HK|澳門=MO|蒙古=MN|"
    "美國=US|加拿大=CA|英國=GB|法國=FR|德國=DE|荷蘭=NL|捷克=CZ|波蘭=PL|澳洲=AU|紐西蘭=NZ";
constexpr std::string_view kTongues = "中文=zh-TW|英文=en|日文=ja|韓文=ko|越南文=vi|泰文=th|印尼文=id";
constexpr std::string_view kRoles = "學生=student|教師=teacher|校長=principal|貴賓=guest|講師=speaker|志工=volunteer|"
                                    "口譯=interpreter|工作人員=staff|家長=parent";
constexpr std::string_view kDelegations = "團體";

constexpr std::array kDelegationForm{
    FormColumn{"id", "編號|ID", 14, Look::Code,
               "團體的代號，英文字母、數字或 . _ -，不要重複。\nLetters, digits, . _ -; once only.", ""},
    FormColumn{"name", "名稱|Name", 24, Look::Text, "團體或學校的名稱，照識別證上要印的寫。\nAs on the badge.", ""},
    FormColumn{"name@en", "名稱@en", 24, Look::Text,
               "英文名稱。其他語言可自行加欄：名稱@ja、名稱@ko …\nIn English; add columns for other languages.", ""},
    FormColumn{"country", "國家|Country", 12, Look::Text,
               "從清單選，或寫兩個英文字母的代碼。\nChoose, or write its two letters.", kCountryChoices},
    FormColumn{"language", "語言|Language", 12, Look::Text,
               "畫面對這個團體使用的語言。\nWhat the screen speaks to them.", kTongues},
    FormColumn{"home", "本地|Home", 8, Look::Text, "本校師生填「是」。\nYes for the host's own people.", kYesNo},
    FormColumn{"arrives", "抵達時間|Arrives", 18, Look::Code, "09:00，或 2026-11-26 09:00。\n09:00, or with its day.",
               ""},
};
constexpr std::array kParticipantForm{
    FormColumn{"id", "編號|ID", 12, Look::Code,
               "每人一個，不要重複，也不要用身分證字號。\nOnce only; never a national ID number.", ""},
    FormColumn{"delegation", "團體|Delegation", 14, Look::Code, "「團體」工作表裡的編號。\nAn ID of the sheet 團體.",
               kDelegations},
    FormColumn{"name", "姓名|Name", 18, Look::Text, "本人文字的姓名。\nIn their own script.", ""},
    FormColumn{"latin", "英文姓名|Latin name", 22, Look::Text, "護照上的拼音，例如 SATO Misaki。\nAs in the passport.",
               ""},
    FormColumn{"given", "名字|Given name", 12, Look::Text, "畫面只顯示名字時使用。\nWhere the screen shows it alone.",
               ""},
    FormColumn{"role", "身分|Role", 12, Look::Text, "從清單選。\nChoose.", kRoles},
    FormColumn{"title", "職稱|Title", 14, Look::Text, "印在識別證與簽到表上。\nOn badge and sign-in sheet.", ""},
    FormColumn{"affiliation", "服務單位|Affiliation", 20, Look::Text,
               "空白就用團體的名稱。\nEmpty: the delegation's name.", ""},
    FormColumn{"group", "組別|Group", 8, Look::Code, "活動分組。\nWho goes together.", ""},
    FormColumn{"buddy_class", "接待班級|Buddy class", 12, Look::Code, "對應的班級。\nTheir host class.", ""},
    FormColumn{"buddy", "學伴|Buddy", 14, Look::Text, "學伴的姓名。\nTheir buddy's name.", ""},
    FormColumn{"diet", "餐別|Meal", 10, Look::Text, "從清單選；空白為未註明。\nChoose; empty: not stated.",
               "葷=regular|全素=vegan|蛋奶素=ovo-lacto|清真=halal"},
    FormColumn{"avoid", "忌食|Avoid", 14, Look::Text, "不能吃的，例如：花生、牛。\nWhat they must not eat.", ""},
    FormColumn{"photo", "可拍照|Photo", 8, Look::Text, "不同意拍照填「否」。\nNo: no photographs.", kYesNo},
    FormColumn{"language", "語言|Language", 12, Look::Text, "空白就用團體的語言。\nEmpty: the delegation's.", kTongues},
    FormColumn{"codes", "代碼|Codes", 16, Look::Code, "其他系統的條碼或票號，可用分號隔開。\nCodes of other systems.",
               ""},
    FormColumn{"sex", "性別|Sex", 8, Look::Text, "可不填；只用來統計人數。\nMay be left out; only counted.",
               "女=female|男=male|其他=other"},
    FormColumn{"grade", "年級|Grade", 8, Look::Code, "可不填；只用來統計人數。\nMay be left out; only counted.", ""},
    FormColumn{"school_level", "學制|School level", 10, Look::Text,
               "可不填；只用來統計人數。\nMay be left out; only counted.",
               "國小=elementary|國中=junior_high|高中=senior_high|高職=vocational_high"},
    FormColumn{"coach", "車次|Coach", 8, Look::Code, "搭幾號車來，例如：2。\nThe coach they come in: 2.", ""},
    FormColumn{"attention", "注意事項|Attention", 24, Look::Text,
               "只有工作人員看得到，例如：氣喘，帶著吸入劑。\nOnly staff see it: asthma, carries an inhaler.", ""},
    FormColumn{"staff_note", "工作人員備註|Staff note", 24, Look::Text,
               "只有工作人員看得到，例如：下午 2 點先離開。\nOnly staff see it: leaves at 2 pm.", ""},
};
constexpr std::array kProgrammeForm{
    FormColumn{"id", "編號|ID", 12, Look::Code, "行程的代號，不要重複。\nOnce only.", ""},
    FormColumn{"day", "日期|Day", 12, Look::Day, "2026-11-26 或 115/11/26。\nAs 2026-11-26.", ""},
    FormColumn{"starts", "開始|Starts", 9, Look::Time, "09:30", ""},
    FormColumn{"ends", "結束|Ends", 9, Look::Time, "10:30，要晚於開始。\nAfter it starts.", ""},
    FormColumn{"title", "名稱|Title", 22, Look::Text, "節目的名稱。\nWhat it is.", ""},
    FormColumn{"title@en", "名稱@en", 22, Look::Text,
               "英文名稱；其他語言可自行加欄：名稱@ja …\nIn English; add columns for other languages.", ""},
    FormColumn{"place", "地點編號|Place ID", 12, Look::Code, "「地點」工作表裡的編號。\nAn ID of the sheet 地點.", ""},
    FormColumn{"place_text", "地點|Venue", 16, Look::Text,
               "畫面上寫的地點；空白就用地點的名稱。\nAs the screen writes it.", ""},
    FormColumn{"way", "路線|Way", 20, Look::Text, "怎麼走，例如：跟著黃線。\nHow to get there.", ""},
    FormColumn{"rain_place", "雨天備案|Rain plan", 14, Look::Text, "下雨時改到哪裡。\nWhere it is when it rains.", ""},
    FormColumn{"delegations", "團體|Delegations", 14, Look::Code,
               "哪些團體參加；空白就是全部。\nWho it is for; empty: everyone.", ""},
    FormColumn{"groups", "組別|Groups", 10, Look::Code, "哪些組參加。\nWhich groups.", ""},
    FormColumn{"roles", "身分|Roles", 12, Look::Text, "哪些身分參加。\nWhich roles.", ""},
    FormColumn{"buddy_classes", "班級|Classes", 10, Look::Code, "哪些接待班級參加。\nWhich host classes.", ""},
    FormColumn{"sdgs", "永續發展目標|SDGs", 12, Look::Code, "1 到 17，可用分號隔開。\n1 to 17.", ""},
    FormColumn{"description", "說明|Description", 26, Look::Text, "節目的說明。\nWhat it is about.", ""},
    FormColumn{"speakers", "講者|Speakers", 16, Look::Text, "講者的姓名。\nWho speaks.", ""},
    FormColumn{"status", "狀態|Status", 10, Look::Text,
               "平常空白；當天改成「取消」或「雨備」。\nEmpty, until the day changes it.", "雨備=rain|取消=cancelled"},
};
constexpr std::array kCheckpointForm{
    FormColumn{"id", "編號|ID", 12, Look::Code, "報到點的代號，不要重複。\nOnce only.", ""},
    FormColumn{
        "kind", "類別|Kind", 10, Look::Text,
        "大門、場次、用餐；發放（每人一份）、借用（要還）、交接（交給寄宿家庭）。\nGate, session, meal; handout, loan, "
        "handover to a host family.",
        "大門=gate|場次=session|用餐=meal|發放=handout|借用=loan|交接=handover"},
    FormColumn{"name", "名稱|Name", 18, Look::Text, "報到點的名稱。\nWhat it is called.", ""},
    FormColumn{"name@en", "名稱@en", 18, Look::Text,
               "英文名稱；其他語言可自行加欄。\nIn English; add columns for other languages.", ""},
    FormColumn{"area", "區域|Area", 12, Look::Code,
               "同一區域的門算在一起，例如 campus。\nDoors of one area count together.", ""},
    FormColumn{"direction", "方向|Direction", 10, Look::Text, "進、出，或進出共用。\nIn, out or both.",
               "進=in|出=out|進出=both"},
    FormColumn{"day", "日期|Day", 12, Look::Day, "空白就是每一天。\nEmpty: every day.", ""},
    FormColumn{"opens", "開放|Opens", 9, Look::Time, "08:00；空白就不限。\nEmpty: from the day's start.", ""},
    FormColumn{"closes", "截止|Closes", 9, Look::Time, "17:00；空白就不限。\nEmpty: to the day's end.", ""},
    FormColumn{"late_after", "遲到|Late after", 10, Look::Time, "幾點起算遲到。\nFrom when people are late.", ""},
    FormColumn{"capacity", "名額|Capacity", 9, Look::Number, "人數上限；空白就不限。\nHow many people at most.", ""},
    FormColumn{"many_entries", "可重複|Re-entry", 9, Look::Text, "可以進場多次填「是」。\nYes: many times.", kYesNo},
    FormColumn{"delegations", "團體|Delegations", 14, Look::Code,
               "哪些團體；空白就是全部。\nWho may pass; empty: everyone.", ""},
    FormColumn{"groups", "組別|Groups", 10, Look::Code, "哪些組。\nWhich groups.", ""},
    FormColumn{"roles", "身分|Roles", 12, Look::Text, "哪些身分。\nWhich roles.", ""},
    FormColumn{"item", "行程|Item", 12, Look::Code, "「行程」工作表裡的編號。\nAn ID of the sheet 行程.", ""},
};
constexpr std::array kPlaceForm{
    FormColumn{"id", "編號|ID", 12, Look::Code, "地點的代號，不要重複。\nOnce only.", ""},
    FormColumn{"name", "名稱|Name", 18, Look::Text, "地點的名稱。\nWhat it is called.", ""},
    FormColumn{"name@en", "名稱@en", 18, Look::Text,
               "英文名稱；其他語言可自行加欄。\nIn English; add columns for other languages.", ""},
    FormColumn{"kind", "類別|Kind", 12, Look::Text, "從清單選。\nChoose.",
               "主辦學校=host|學校=school|景點=sight|場地=room"},
    FormColumn{"lon", "經度|Longitude", 12, Look::Code,
               "例如 121.5；在平面圖上的地點可空白。\nDegrees; empty only with a plan.", ""},
    FormColumn{"lat", "緯度|Latitude", 12, Look::Code, "例如 25.04。\nDegrees.", ""},
    FormColumn{"plan", "平面圖|Plan", 14, Look::Code, "活頁簿旁 plans 資料夾裡的圖檔。\nA drawing in the folder plans.",
               ""},
    FormColumn{"plan_x", "plan_x", 8, Look::Number, "從圖的左上角算起的像素。\nPixels from the upper left.", ""},
    FormColumn{"plan_y", "plan_y", 8, Look::Number, "從圖的左上角算起的像素。\nPixels from the upper left.", ""},
    FormColumn{"route", "路線|Route", 26, Look::Code,
               "走到那裡的路線，圖上的點，從入口開始：600 690; 600 420\nThe way there, points of the drawing.", ""},
    FormColumn{"walk", "步行分鐘|Walk", 9, Look::Number, "走路要幾分鐘。\nMinutes on foot.", ""},
    FormColumn{"line", "地線顏色|Line", 10, Look::Text,
               "地面線的顏色，從清單選。\nThe colour of the line on the floor.",
               "紅=red|橘=orange|黃=yellow|綠=green|藍=blue|紫=purple|粉紅=pink|棕=brown"},
};

constexpr std::array kSettingForm{
    FormSetting{"id", "活動代號 ID", "@ID@", "1 到 64 個英文字母、數字或 . _ -。發出識別證後就不要再改。", ""},
    FormSetting{"title", "活動名稱 Title", "@TITLE@", "必填。Needed.", ""},
    FormSetting{"title@en", "活動名稱@en", "@TITLE_EN@", "英文名稱；其他語言可加列：活動名稱@ja …", ""},
    FormSetting{"host_school", "主辦學校 Host school", "（請填學校全名）", "必填。Needed.", ""},
    FormSetting{"host_school@en", "主辦學校@en", "(the host school)", "", ""},
    FormSetting{"first_day", "第一天 First day", "@FIRST_DAY@", "必填。2026-11-26 或 115/11/26。Needed.", ""},
    FormSetting{"last_day", "最後一天 Last day", "@LAST_DAY@", "必填。Needed.", ""},
    FormSetting{"kind", "種類 Kind", "參訪", "參訪或工作坊。", "參訪=visit|工作坊=workshop"},
    FormSetting{"host_short", "校名簡稱 Short name", "", "畫面上方用。", ""},
    FormSetting{"regional_office", "區域辦事處 Office", "", "聯盟的辦事處，1 到 11。", ""},
    FormSetting{"languages", "語言 Languages", "", "報到機提供的語言；空白就是全部七種。例如：中文、英文、日文。", ""},
    FormSetting{"result_name", "姓名顯示 Name shown", "", "全名、名字或遮蔽；空白就是全名。",
                "全名=full|名字=given|遮蔽=masked"},
    FormSetting{"retention_days", "姓名保存天數 Retention days", "180", "活動結束幾天後刪除姓名，請與告知一致。", ""},
    FormSetting{
        "privacy_notice", "個資告知 Privacy notice",
        "個資蒐集告知：本校為辦理國際教育交流活動之報到、安全維護、餐食安排與成果統計，蒐集您的姓名、所屬學校、職稱、"
        "組別、餐別與簽到時間。資料於活動期間及結束後 180 天內，在臺灣由本校及主辦單位利用，期滿即刪除姓名。"
        "您可以向本校承辦單位請求查詢、閱覽、更正或刪除。相機畫面只用來讀取 QR Code，不會儲存。",
        "請改成貴校的內容。Make it yours.", ""},
    FormSetting{"report.undertaker", "表件承辦 Undertaker", "", "簽到表上的承辦單位。", ""},
    FormSetting{"report.due", "核銷期限 Papers due", "", "印在實到名冊上。", ""},
    FormSetting{"report.courses", "研習課程 Course", "", "代碼 | 時數 | 報到點；報到點 | 課程名稱。可以有許多列。", ""},
};

constexpr std::array<std::string_view, 11> kWords{
    "這個活頁簿就是一個活動　This workbook is an event",
    "1. 在「活動」填活動名稱、主辦學校與日期；其他各列都可以不填。Fill in 活動: title, school, days; all else is "
    "optional.",
    "2. 在「團體」列出來訪與本地的團體，每個團體一個編號。List the groups in 團體, each with an ID.",
    "3. 在「名單」每人填一列；團體欄從清單選。A row for each person in 名單; choose the group from the list.",
    "4. 在「行程」填節目，在「報到點」填在哪裡報到，在「地點」填地點（可不填）。Then 行程, 報到點, and 地點 if you "
    "like.",
    "5. 灰色的列是範例，編號以「例：」開頭，不會算進去。Grey rows are examples and do not count.",
    "6. 把滑鼠移到標題上，就看得到該欄的說明。Point at a heading to read its note.",
    "7. 直接存成 .xlsx；不要存成 CSV，咲和韓文會變成問號。Save as .xlsx, not as CSV.",
    "8. 檢查：kioskctl event check 活頁簿.xlsx --marked 請修改.xlsx　Check: faults are marked red.",
    "9. 一次完成：kioskctl event publish 活頁簿.xlsx --key 發證.key --db 報到機.db --pdf 識別證.pdf　All in one step.",
    "10. 以後要改，就改這個活頁簿，再做一次第 9 步：只會處理改過的部分。To change it, edit and publish again.",
};

std::vector<std::pair<std::string_view, std::string_view>> pairs_of(std::string_view choices) {
    std::vector<std::pair<std::string_view, std::string_view>> pairs;
    while (!choices.empty()) {
        const auto one = choices.substr(0, choices.find('|'));
        choices.remove_prefix(std::min(choices.size(), one.size() + 1));
        if (const auto at = one.find('='); at != std::string_view::npos)
            pairs.emplace_back(one.substr(0, at), one.substr(at + 1));
    }
    return pairs;
}

std::vector<TextRow> delegation_examples() {
    return {{{"id", "例：guests"},
             {"name", "來訪學校"},
             {"name@en", "Visiting School"},
             {"country", "日本"},
             {"language", "日文"},
             {"home", "否"},
             {"arrives", "09:00"}},
            {{"id", "例：home"},
             {"name", "本校師生"},
             {"name@en", "Host school"},
             {"country", "臺灣"},
             {"language", "中文"},
             {"home", "是"}}};
}

std::vector<TextRow> participant_examples() {
    return {{{"id", "例：G001"},
             {"delegation", "guests"},
             {"name", "王小明"},
             {"latin", "WANG Hsiao-ming"},
             {"role", "學生"},
             {"group", "A"},
             {"diet", "葷"},
             {"avoid", "花生、牛"},
             {"photo", "是"}},
            {{"id", "例：T001"},
             {"delegation", "home"},
             {"name", "陳老師"},
             {"role", "教師"},
             {"title", "組長"},
             {"diet", "全素"}}};
}

std::vector<TextRow> programme_examples() {
    return {{{"id", "例：welcome"},
             {"day", "2026-11-26"},
             {"starts", "09:30"},
             {"ends", "10:00"},
             {"title", "歡迎式"},
             {"title@en", "Welcome ceremony"},
             {"place", "hall"},
             {"sdgs", "17"}}};
}

std::vector<TextRow> checkpoint_examples() {
    return {{{"id", "例：gate"},
             {"kind", "大門"},
             {"name", "校門報到"},
             {"name@en", "Main gate"},
             {"area", "campus"},
             {"direction", "進"},
             {"opens", "08:00"},
             {"closes", "17:00"},
             {"late_after", "09:30"}}};
}

std::vector<TextRow> place_examples() {
    return {{{"id", "例：hall"},
             {"name", "大禮堂"},
             {"name@en", "Auditorium"},
             {"kind", "場地"},
             {"lon", "121.5"},
             {"lat", "25.04"}}};
}

} // namespace

std::span<const Form> forms() {
    static const std::array<Form, 5> kForms{{
        {kDelegationsFile, kDelegationForm, delegation_examples()},
        {kParticipantsFile, kParticipantForm, participant_examples()},
        {kProgrammeFile, kProgrammeForm, programme_examples()},
        {kCheckpointsFile, kCheckpointForm, checkpoint_examples()},
        {kPlacesFile, kPlaceForm, place_examples()},
    }};
    return kForms;
}

const std::vector<std::vector<std::string>>& example_rows(std::string_view file) {
    using Rows = std::vector<std::vector<std::string>>;
    static const std::map<std::string_view, Rows> kRows = [] {
        std::map<std::string_view, Rows> all;
        for (const auto& form : forms()) {
            for (const auto& example : form.examples) {
                auto& texts = all[form.file].emplace_back();
                for (const auto& column : form.columns)
                    if (const auto found = example.find(column.column); found != example.end())
                        texts.push_back(found->second);
            }
        }
        return all;
    }();
    static const Rows kNone;
    const auto found = kRows.find(file);
    return found == kRows.end() ? kNone : found->second;
}

std::string in_form(const FormColumn& column, const std::string& word) {
    const auto pairs = pairs_of(column.choices);
    const auto found = std::find_if(pairs.begin(), pairs.end(), [&](const auto& one) { return one.second == word; });
    return found == pairs.end() ? word : std::string(found->first);
}

std::span<const FormSetting> form_settings() {
    return kSettingForm;
}

std::span<const std::string_view> form_words() {
    return kWords;
}

} // namespace kiosk::event
