#include "core/i18n/surnames.hpp"

#include <algorithm>
#include <array>

namespace kiosk::core {
namespace {

using std::string_view;

struct SurnameRow {
    string_view reading;
    std::u32string_view characters;
};

constexpr SurnameRow kSurnames[] = {
    {"ben", U"賁"},     {"bi", U"佛秘"},   {"bo", U"柏薄"}, {"bu", U"卜"},    {"chang", U"長长"}, {"chi", U"匙郗"},
    {"chong", U"种重"}, {"du", U"都"},     {"e", U"阿"},    {"er", U"耏"},    {"fou", U"不"},     {"fu", U"宓"},
    {"gan", U"撖"},     {"gao", U"咎"},    {"ge", U"盖蓋"}, {"gou", U"句"},   {"gui", U"洼炅炔"}, {"huan", U"還"},
    {"ji", U"給"},      {"juan", U"圈"},   {"kuai", U"會"}, {"le", U"勒"},    {"li", U"釐"},      {"lu", U"六"},
    {"lv", U"慺"},      {"miao", U"繆缪"}, {"mo", U"万"},   {"mu", U"牟"},    {"ni", U"兒"},      {"nian", U"粘"},
    {"nie", U"乜"},     {"ou", U"区區"},   {"pang", U"傍"}, {"pei", U"邳"},   {"peng", U"逢"},    {"pi", U"裨"},
    {"pian", U"便"},    {"piao", U"朴"},   {"po", U"番繁"}, {"qiang", U"彊"}, {"qin", U"覃"},     {"qiu", U"仇"},
    {"ru", U"女"},      {"shan", U"单單"}, {"shao", U"召"}, {"she", U"庫折"}, {"shi", U"什"},     {"shuai", U"率"},
    {"tan", U"澹"},     {"wei", U"隗"},    {"xi", U"畦"},   {"xian", U"洗"},  {"xie", U"解"},     {"xin", U"莘"},
    {"xu", U"畜"},      {"xun", U"郇"},    {"yai", U"厓"},  {"yao", U"么"},   {"yi", U"熙"},      {"yu", U"尉蔚"},
    {"yue", U"乐樂"},   {"yun", U"员員"},  {"zeng", U"曾"}, {"zha", U"查"},   {"zhai", U"祭翟"},  {"zhao", U"朝"},
    {"zheng", U"徵"},   {"zhun", U"屯"},   {"zi", U"菑"},
};

// Of these nobody is called by how the word is read.
constexpr std::u32string_view kNeverAsTheWord = U"曾單单查解仇卜洗种繆缪";

constexpr std::u32string_view kDoubles =
    U"歐陽欧阳司馬司马司徒司空司寇上官諸葛诸葛東方东方西門西门夏侯皇甫尉遲尉迟公孫公孙公羊公冶令狐慕容宇文"
    U"長孫长孙端木百里呼延南宮南宫北宮東郭东郭南郭南門東門太叔叔孫叔孙淳于樂正万俟耶律主父庫狄軒轅轩辕鍾離"
    U"钟离申屠聞人闻人澹臺完顏完颜赫連赫连獨孤独孤張簡张简范姜";

struct KoreanSurname {
    char32_t syllable;
    std::array<string_view, 3> spellings; // the empty ones end them
};

constexpr KoreanSurname kKoreanSurnames[] = {
    {U'김', {"kim", "gim"}},        {U'이', {"lee", "yi", "i"}},
    {U'리', {"lee", "ri", "rhee"}}, {U'박', {"park", "bak", "pak"}},
    {U'최', {"choi", "choe"}},      {U'정', {"jung", "jeong", "chung"}},
    {U'강', {"kang", "gang"}},      {U'조', {"cho", "jo"}},
    {U'윤', {"yoon", "yun"}},       {U'장', {"jang", "chang"}},
    {U'임', {"lim", "im"}},         {U'림', {"lim", "rim"}},
    {U'신', {"shin", "sin"}},       {U'오', {"oh", "o"}},
    {U'서', {"seo", "suh"}},        {U'권', {"kwon", "gwon"}},
    {U'안', {"ahn", "an"}},         {U'전', {"jeon", "jun", "chun"}},
    {U'유', {"yoo", "yu", "ryu"}},  {U'류', {"ryu", "ryoo", "yoo"}},
    {U'고', {"ko", "go"}},          {U'문', {"moon", "mun"}},
    {U'손', {"son", "sohn"}},       {U'백', {"baek", "paik"}},
    {U'허', {"heo", "hur", "huh"}}, {U'노', {"noh", "no", "roh"}},
    {U'심', {"shim", "sim"}},       {U'곽', {"kwak", "gwak"}},
    {U'성', {"sung", "seong"}},     {U'주', {"joo", "ju"}},
    {U'우', {"woo", "u"}},          {U'구', {"koo", "gu", "ku"}},
    {U'나', {"na", "ra"}},          {U'지', {"ji", "jee"}},
    {U'엄', {"um", "eom"}},         {U'공', {"kong", "gong"}},
    {U'현', {"hyun", "hyeon"}},     {U'변', {"byun", "byeon"}},
    {U'여', {"yeo", "yuh"}},        {U'추', {"choo", "chu"}},
    {U'선', {"sun", "seon"}},       {U'길', {"kil", "gil"}},
    {U'명', {"myung", "myeong"}},   {U'기', {"ki", "gi"}},
    {U'금', {"keum", "geum"}},      {U'국', {"kook", "guk"}},
    {U'천', {"chun", "cheon"}},     {U'남', {"nam"}},
};

} // namespace

std::vector<string_view> surname_readings(char32_t character) {
    std::vector<string_view> found;
    for (const auto& row : kSurnames)
        if (row.characters.find(character) != std::u32string_view::npos) found.push_back(row.reading);
    return found;
}

bool is_read_as_surname_only(char32_t character) {
    return kNeverAsTheWord.find(character) != std::u32string_view::npos;
}

bool is_double_surname(char32_t first, char32_t second) {
    for (std::size_t i = 0; i + 1 < kDoubles.size(); i += 2)
        if (kDoubles[i] == first && kDoubles[i + 1] == second) return true;
    return false;
}

std::span<const string_view> korean_surname_spellings(char32_t syllable) {
    const auto at = std::ranges::find(kKoreanSurnames, syllable, &KoreanSurname::syllable);
    if (at == std::end(kKoreanSurnames)) return {};
    return {at->spellings.begin(), std::ranges::find(at->spellings, string_view{})};
}

} // namespace kiosk::core
