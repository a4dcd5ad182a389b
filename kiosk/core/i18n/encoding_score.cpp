#include "core/i18n/encoding_score.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include <unicode/utf8.h>

namespace kiosk::core {
namespace {

// The letters that family names, given names and the words of our own tables are mostly made of. Nothing here need be
// complete: a text of the language has several of every ten letters among them, bytes that are misread few.
constexpr std::string_view kTraditional =
    "陳林黃張李王吳劉蔡楊許鄭謝郭洪曾邱廖賴周徐蘇葉莊呂江何蕭羅高潘簡朱鍾游彭詹胡施沈余盧梁趙顏柯翁魏孫戴范方宋鄧杜傅侯"
    "曹薛丁卓阮馬董"
    "溫唐藍蔣石古紀姚連馮歐程湯田康姜白汪鄒尤巫鐘黎涂龔嚴韓袁金童陸夏柳凃邵錢伍倪溫于譚駱熊任甘秦顧毛章史官萬俞雷粘"
    "小大明家怡雅志俊淑美麗惠玲文華國建宏偉雄英玉秀珍芳婷君如佳欣宜宇廷承翰柏恩子軒品睿冠彥豪傑安心瑜萱雯琪慧敏貞娟芬月"
    "雲春梅蘭"
    "鳳珠素真光榮昌輝銘賢德義仁信成忠正平東南北中西山水木火土天地日年時分上下午學生校教師老長主任班級高初國小部科室處組"
    "別系所姓名性"
    "編號團體代表身份分職稱服務單位接待餐食素葷蛋奶清真牛豬花生海鮮無有是否可拍照語言文英日韓泰越印尼活動行程開始結束式"
    "典禮堂館樓門場"
    "歡迎會交流參訪課程共同午晚餐報到簽退地點間區域方向進出類別貴賓志工翻譯家長講者實驗圖書電腦音樂美術體育操公園車站市"
    "縣鄉鎮路街台臺灣";
constexpr std::string_view kSimplified = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾"
                                         "彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石"
                                         "姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文伟芳"
                                         "娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华"
                                         "建国志海云飞鹏辉宇浩子轩梓涵欣怡雨晨佳思嘉琪俊豪天博睿诗梦瑶雪婷慧琳玲红梅燕"
                                         "春凤玉珍小大一中学生老师校长学校级班组年月日时"
                                         "分上下午姓名编号团体代表身份职称单位餐食素荤清真牛猪花生无有是否语言文英日韩"
                                         "活动开始结束欢迎会参观课程共同教师家长翻译北京上海"
                                         "广东州深圳南西安武汉成都重庆天津苏杭第实验外国语附属初高中部主任书记工作人员"
                                         "男女东山河江湖心爱君新成亮鑫晓宏立永福德光雷倩";
constexpr std::string_view kHangul = "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민"
                                     "나진지엄채원천방공현함변염여추도소석선설마길연위표"
                                     "명기반라왕금옥육인맹제모탁국어은편용예경봉사부영준수호민재현석우진상철동훈성태규"
                                     "환빈건희혁승찬윤시후율온솔아별하늘람봄가을겨울새"
                                     "빛나래다혜숙순자미애란정화연경선윤은서유지채예린수빈나현주희영진아소율리원다인가"
                                     "학생교사장고등중초대학원반번호이름성명학년선과부"
                                     "단체대표국제외교무실관문도청시군구서울산천광전세종기강북남제한국어영일본만식사채"
                                     "육회행사시작끝환교류참수업방문오전후자원봉통역";
constexpr std::string_view kJapanese = "佐藤鈴木高橋田中渡辺伊山本村小林加吉川松井清水阿部森池橋石前後岡長谷川近坂遠青"
                                       "西福太三原金野上島内竹和宮工谷柴酒横今大平丸"
                                       "新増武杉菅原千葉久保市安関浜斎増永北南東星河土口早岩桜片瀬結衣陽菜美咲愛莉凛葵"
                                       "芽奈花音心優子乃香織恵由香真理沙彩七海遥悠蓮"
                                       "翔太湊大和陸樹颯健一郎二三介斗輝拓也直人哉樹駿亮雄司隆貴博之正明光希空海学校高"
                                       "等生年組番号氏名先生教師校長国際科部県市立"
                                       "府都京阪神奈川静知兵庫道札幌仙台広島岡日本語英会式開終時間場所室館団体代表性別"
                                       "男女食事肉豚牛卵乳小麦午前後引率通訳歓迎交流";
constexpr std::string_view kThai = "านรอกเงมัยลวดทสตปคีิะ้่แบพชหขจุไูใธศ์ืำณึภโผซญ";
// Of code page 1258 besides what it shares with Western Europe; the marks follow their vowel.
constexpr std::string_view kVietnamese = "ăâđêôơưĂÂĐÊÔƠƯàáèéíùúýòó";

struct Model {
    std::string_view encoding;
    std::string_view common;
    double common_cost;  // of each such letter: the logarithm of how often one is met
    double usual_cost;   // of other letters in use
    double odd_cost;     // of what a text of that language hardly holds
    double known_before; // what is expected of a file here before it is read
    std::string_view countries;
};

// The costs are share of the class over its size: of Big5 80 % among some 500 letters, 17 % among the other 4,900 of
// its first level, the rest among 8,000; and so on.
constexpr std::array kModels{
    Model{"big5", kTraditional, -6.4, -10.3, -13.0, 3.0, "TW HK MO"},
    Model{"euc-kr", kHangul, -5.6, -9.8, -13.0, 0, "KR KP"},
    Model{"gb18030", kSimplified, -6.3, -9.9, -13.5, 0, "CN SG MY"},
    Model{"shift_jis", kJapanese, -6.0, -9.8, -13.0, 0, "JP"},
    Model{"windows-874", kThai, -3.4, -6.0, -9.0, 0, "TH"},
    Model{"windows-1252", {}, -3.2, -5.5, -8.0, 0, "US GB CA AU NZ IE FR DE AT CH NL BE ES PT IT SE NO DK FI IS BR MX"},
    Model{"windows-1258", kVietnamese, -3.2, -6.0, -9.0, -2.0, "VN"},
};
constexpr double kAsciiCost = -3.7; // one of forty; only what a lead byte swallows makes a difference
// What bytes beyond ASCII cost when they say nothing, each of 128 as likely: a reading that is no better explains
// nothing.
constexpr double kNoiseCost = -4.85;
constexpr double kOfItsCountry = 4.0;
constexpr double kMostOdd = 0.4; // of the letters beyond ASCII

const Model* model_of(std::string_view encoding) {
    const auto* const found =
        std::find_if(kModels.begin(), kModels.end(), [&](const Model& model) { return model.encoding == encoding; });
    return found == kModels.end() ? nullptr : found;
}

std::vector<UChar32> letters_of(std::string_view text) {
    std::vector<UChar32> letters;
    const auto* data = reinterpret_cast<const std::uint8_t*>(text.data());
    for (std::int32_t at = 0, size = static_cast<std::int32_t>(text.size()); at < size;) {
        UChar32 c = 0;
        U8_NEXT(data, at, size, c);
        letters.push_back(c);
    }
    return letters;
}

bool within(UChar32 c, UChar32 from, UChar32 to) {
    return c >= from && c <= to;
}
bool is_ascii_letter(UChar32 c) {
    return within(c, 'A', 'Z') || within(c, 'a', 'z');
}
bool is_thai(UChar32 c) {
    return within(c, 0x0E01, 0x0E5B);
}

enum class Class { Common, Usual, Odd };

// Bytes of the letter that begins with these.
std::size_t unit_length(std::string_view encoding, std::uint8_t first, std::uint8_t second) {
    if (first < 0x80U || encoding.starts_with("windows-")) return 1;
    if (encoding == "shift_jis") return first == 0x80U || within(first, 0xA0, 0xDF) || first >= 0xFDU ? 1 : 2;
    if (encoding == "gb18030") return first == 0x80U || first == 0xFFU ? 1 : within(second, '0', '9') ? 4 : 2;
    return 2;
}

// Of a pair of bytes: whether it lies in the part of the code that was filled by how often a letter is needed.
bool in_first_level(std::string_view encoding, std::uint8_t first, std::uint8_t second) {
    const auto code = first * 256 + second;
    if (encoding == "big5") return within(code, 0xA440, 0xC67E);
    if (encoding == "shift_jis") return within(code, 0x889F, 0x9872);
    if (encoding == "gb18030") return within(first, 0xB0, 0xD7) && second >= 0xA1U;
    return within(first, 0xB0, 0xC8) && second >= 0xA1U; // the hangul of KS X 1001
}

Class class_of_latin(UChar32 c, UChar32 before, UChar32 after, bool vietnamese) {
    const bool letter = within(c, 0xC0, 0x24F) && c != 0xD7 && c != 0xF7;
    const bool mark = within(c, 0x300, 0x36F);
    if (mark) return vietnamese && (is_ascii_letter(before) || before >= 0xC0) ? Class::Common : Class::Odd;
    if (!letter) return within(c, 0x2018, 0x201D) || c == 0x2013 || c == 0x2019 ? Class::Usual : Class::Odd;
    const bool among_letters = is_ascii_letter(before) || is_ascii_letter(after);
    const bool in_run = before >= 0x80 && !vietnamese;
    return among_letters && !in_run ? (c >= 0xDF ? Class::Common : Class::Usual) : Class::Odd;
}

Class class_of_thai(UChar32 c, UChar32 before, UChar32 after, bool common) {
    // Digits of its own are rare; a vowel that is written before its consonant needs one.
    if (!is_thai(c) || c >= 0x0E4F) return Class::Odd;
    if (within(c, 0x0E40, 0x0E44) && !within(after, 0x0E01, 0x0E2E)) return Class::Odd;
    const bool follows = c == 0x0E31 || within(c, 0x0E30, 0x0E3A) || within(c, 0x0E45, 0x0E4E);
    const bool base =
        within(before, 0x0E01, 0x0E2E) || within(before, 0x0E30, 0x0E3A) || within(before, 0x0E47, 0x0E4E);
    const bool alone = !is_thai(before) && !is_thai(after);
    if ((follows && !base) || alone || is_ascii_letter(before) || is_ascii_letter(after)) return Class::Odd;
    return common ? Class::Common : Class::Usual;
}

} // namespace

std::span<const std::string_view> scored_encodings() {
    static constexpr auto names = [] {
        std::array<std::string_view, kModels.size()> list{};
        for (std::size_t i = 0; i < list.size(); ++i) list[i] = kModels[i].encoding;
        return list;
    }();
    return names;
}

EncodingScore score_reading(std::string_view bytes, std::string_view text, std::string_view encoding,
                            std::span<const std::string> countries) {
    const Model* model = model_of(encoding);
    if (model == nullptr) return {0, false};
    auto common = letters_of(model->common);
    std::sort(common.begin(), common.end());
    const auto letters = letters_of(text);
    const auto letter = [&](std::size_t i) { return i < letters.size() ? letters[i] : UChar32{0}; };
    EncodingScore score{model->known_before, true};
    if (std::any_of(countries.begin(), countries.end(), [&](const std::string& country) {
            return country.size() == 2 && model->countries.find(country) != std::string_view::npos;
        }))
        score.likelihood += kOfItsCountry;
    double noise = 0;
    for (const char c : bytes) noise += static_cast<std::uint8_t>(c) < 0x80U ? kAsciiCost : kNoiseCost;
    std::size_t beyond = 0;
    std::size_t odd = 0;
    std::size_t at = 0;
    for (std::size_t i = 0; i < letters.size() && at < bytes.size(); ++i) {
        const auto first = static_cast<std::uint8_t>(bytes[at]);
        const auto second = at + 1 < bytes.size() ? static_cast<std::uint8_t>(bytes[at + 1]) : std::uint8_t{0};
        const auto length = unit_length(encoding, first, second);
        at += length;
        const auto c = letters[i];
        if (c < 0x80) {
            score.likelihood += kAsciiCost;
            continue;
        }
        ++beyond;
        const bool known = std::binary_search(common.begin(), common.end(), c);
        const auto before = i == 0 ? UChar32{0} : letter(i - 1);
        Class kind = Class::Odd;
        if (encoding == "windows-874")
            kind = class_of_thai(c, before, letter(i + 1), known);
        else if (encoding.starts_with("windows-"))
            kind = class_of_latin(c, before, letter(i + 1), encoding == "windows-1258");
        else if (known || (encoding == "shift_jis" && within(c, 0x3041, 0x30FE)))
            kind = Class::Common;
        else if (length == 2 && in_first_level(encoding, first, second))
            kind = Class::Usual;
        const bool half_width = encoding == "shift_jis" && within(c, 0xFF61, 0xFF9F);
        const bool sign = within(c, 0x3000, 0x3020) || within(c, 0xFF01, 0xFF5E); // full-width blank, brackets, letters
        if (within(c, 0xE000, 0xF8FF)) return {score.likelihood, false};          // what the code has no letter for
        if (half_width)
            score.likelihood -= 4.4; // the kana of bank forms, a byte each
        else if (sign)
            score.likelihood += model->usual_cost;
        else
            score.likelihood += kind == Class::Common  ? model->common_cost
                                : kind == Class::Usual ? model->usual_cost
                                                       : model->odd_cost;
        odd += kind == Class::Odd && !half_width && !sign ? 1U : 0U;
    }
    score.plausible = static_cast<double>(odd) <= kMostOdd * static_cast<double>(beyond) && score.likelihood >= noise;
    return score;
}

} // namespace kiosk::core
