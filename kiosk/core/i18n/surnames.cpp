#include "core/i18n/surnames.hpp"

#include <algorithm>
#include <array>

namespace kiosk::core {
namespace {

using std::string_view;

struct Reading {
    char32_t character;
    std::array<string_view, 3> readings; // the empty ones end them
};

constexpr std::array kSurnames{
    Reading{U'曾', {"zeng"}},
    Reading{U'單', {"shan"}},
    Reading{U'单', {"shan"}},
    Reading{U'解', {"xie"}},
    Reading{U'查', {"zha"}},
    Reading{U'葉', {"ye"}},
    Reading{U'叶', {"ye"}},
    Reading{U'尤', {"you"}},
    Reading{U'樂', {"yue", "le"}},
    Reading{U'乐', {"yue", "le"}},
    Reading{U'區', {"ou", "qu"}},
    Reading{U'区', {"ou", "qu"}},
    Reading{U'仇', {"qiu"}},
    Reading{U'蓋', {"ge", "gai"}},
    Reading{U'盖', {"ge", "gai"}},
    Reading{U'覃', {"qin", "tan"}},
    Reading{U'朴', {"piao", "pu"}},
    Reading{U'任', {"ren"}},
    Reading{U'洗', {"xian"}},
    Reading{U'冼', {"xian"}},
    Reading{U'翟', {"zhai", "di"}},
    Reading{U'繆', {"miao"}},
    Reading{U'缪', {"miao"}},
    Reading{U'尉', {"wei", "yu"}},
    Reading{U'華', {"hua"}},
    Reading{U'员', {"yun"}},
    Reading{U'員', {"yun"}},
    Reading{U'秘', {"bi", "mi"}},
    Reading{U'祕', {"bi", "mi"}},
    Reading{U'折', {"she"}},
    Reading{U'召', {"shao"}},
    Reading{U'宿', {"su"}},
    Reading{U'盛', {"sheng"}},
    Reading{U'乘', {"sheng", "cheng"}},
    Reading{U'晟', {"cheng", "sheng"}},
    Reading{U'黑', {"he", "hei"}},
    Reading{U'卜', {"bu"}},
    Reading{U'万', {"wan", "mo"}},
    Reading{U'能', {"nai", "neng"}},
    Reading{U'种', {"chong"}},
    Reading{U'賁', {"ben", "fei"}},
    Reading{U'費', {"fei", "bi"}},
    Reading{U'费', {"fei", "bi"}},
    Reading{U'沈', {"shen"}},
    Reading{U'石', {"shi"}},
    Reading{U'柏', {"bo", "bai"}},
    Reading{U'薄', {"bo"}},
    Reading{U'逄', {"pang"}},
    Reading{U'車', {"che", "ju"}},
    Reading{U'车', {"che", "ju"}},
    Reading{U'會', {"gui", "hui"}},
    Reading{U'隗', {"wei", "kui"}},
    Reading{U'諶', {"chen", "shen"}},
    Reading{U'哈', {"ha"}},
    Reading{U'那', {"na"}},
    Reading{U'佴', {"nai", "er"}},
    Reading{U'長', {"zhang", "chang"}},
    Reading{U'行', {"xing", "hang"}},
    Reading{U'都', {"du"}},
    Reading{U'呂', {"lv"}},
    Reading{U'吕', {"lv"}},
    Reading{U'褚', {"chu"}},
    Reading{U'臧', {"zang"}},
    Reading{U'郝', {"hao"}},
    Reading{U'戴', {"dai"}},
    Reading{U'於', {"yu"}},
};

constexpr std::array kGivenNames{
    Reading{U'樂', {"le", "yue"}},
    Reading{U'乐', {"le", "yue"}},
    Reading{U'行', {"xing", "hang"}},
    Reading{U'朝', {"chao", "zhao"}},
    Reading{U'重', {"zhong", "chong"}},
    Reading{U'長', {"chang", "zhang"}},
    Reading{U'长', {"chang", "zhang"}},
    Reading{U'盛', {"sheng", "cheng"}},
    Reading{U'晟', {"cheng", "sheng"}},
    Reading{U'茜', {"qian", "xi"}},
    Reading{U'莘', {"shen", "xin"}},
    Reading{U'筠', {"yun", "jun"}},
    Reading{U'單', {"dan"}},
    Reading{U'傳', {"chuan", "zhuan"}},
    Reading{U'宿', {"su"}},
    Reading{U'解', {"jie"}},
    Reading{U'曾', {"zeng", "ceng"}},
    Reading{U'攜', {"xi", "xie"}},
    Reading{U'液', {"yi", "ye"}},
    Reading{U'和', {"he", "han"}},
    Reading{U'曝', {"pu", "bao"}},
    Reading{U'參', {"can", "shen"}},
    Reading{U'娜', {"na", "nuo"}},
    Reading{U'柏', {"bo", "bai"}},
    Reading{U'伯', {"bo", "bai"}},
    Reading{U'翟', {"di", "zhai"}},
    Reading{U'藏', {"cang", "zang"}},
    Reading{U'調', {"tiao", "diao"}},
    Reading{U'祭', {"ji", "zhai"}},
    Reading{U'禪', {"chan", "shan"}},
};

constexpr std::u32string_view kDoubles =
    U"歐陽欧阳司馬司马上官諸葛诸葛司徒東方东方夏侯皇甫尉遲尉迟公孫公孙令狐慕容宇文長孫长孙"
    U"端木百里呼延南宮南宫軒轅轩辕鍾離钟离張簡张简范姜陳黃陈黄太史申屠";

constexpr std::array kKoreanSurnames{
    Reading{U'김', {"kim", "gim"}},        Reading{U'이', {"lee", "yi", "i"}},
    Reading{U'리', {"lee", "ri", "rhee"}}, Reading{U'박', {"park", "bak", "pak"}},
    Reading{U'최', {"choi", "choe"}},      Reading{U'정', {"jung", "jeong", "chung"}},
    Reading{U'강', {"kang", "gang"}},      Reading{U'조', {"cho", "jo"}},
    Reading{U'윤', {"yoon", "yun"}},       Reading{U'장', {"jang", "chang"}},
    Reading{U'임', {"lim", "im"}},         Reading{U'림', {"lim", "rim"}},
    Reading{U'신', {"shin", "sin"}},       Reading{U'오', {"oh", "o"}},
    Reading{U'서', {"seo", "suh"}},        Reading{U'권', {"kwon", "gwon"}},
    Reading{U'안', {"ahn", "an"}},         Reading{U'전', {"jeon", "jun", "chun"}},
    Reading{U'유', {"yoo", "yu", "ryu"}},  Reading{U'류', {"ryu", "ryoo", "yoo"}},
    Reading{U'고', {"ko", "go"}},          Reading{U'문', {"moon", "mun"}},
    Reading{U'손', {"son", "sohn"}},       Reading{U'백', {"baek", "paik"}},
    Reading{U'허', {"heo", "hur", "huh"}}, Reading{U'노', {"noh", "no", "roh"}},
    Reading{U'심', {"shim", "sim"}},       Reading{U'곽', {"kwak", "gwak"}},
    Reading{U'성', {"sung", "seong"}},     Reading{U'주', {"joo", "ju"}},
    Reading{U'우', {"woo", "u"}},          Reading{U'구', {"koo", "gu", "ku"}},
    Reading{U'나', {"na", "ra"}},          Reading{U'지', {"ji", "jee"}},
    Reading{U'엄', {"um", "eom"}},         Reading{U'공', {"kong", "gong"}},
    Reading{U'현', {"hyun", "hyeon"}},     Reading{U'변', {"byun", "byeon"}},
    Reading{U'여', {"yeo", "yuh"}},        Reading{U'추', {"choo", "chu"}},
    Reading{U'선', {"sun", "seon"}},       Reading{U'길', {"kil", "gil"}},
    Reading{U'명', {"myung", "myeong"}},   Reading{U'기', {"ki", "gi"}},
    Reading{U'금', {"keum", "geum"}},      Reading{U'국', {"kook", "guk"}},
    Reading{U'천', {"chun", "cheon"}},     Reading{U'남', {"nam"}},
};

template <std::size_t N> std::span<const string_view> find(const std::array<Reading, N>& table, char32_t character) {
    const auto at = std::ranges::find(table, character, &Reading::character);
    if (at == table.end()) return {};
    const auto end = std::ranges::find(at->readings, string_view{});
    return {at->readings.begin(), end};
}

} // namespace

std::span<const string_view> surname_readings(char32_t character) {
    return find(kSurnames, character);
}

std::span<const string_view> given_name_readings(char32_t character) {
    return find(kGivenNames, character);
}

bool is_double_surname(char32_t first, char32_t second) {
    for (std::size_t i = 0; i + 1 < kDoubles.size(); i += 2)
        if (kDoubles[i] == first && kDoubles[i + 1] == second) return true;
    return false;
}

std::span<const string_view> korean_surname_spellings(char32_t syllable) {
    return find(kKoreanSurnames, syllable);
}

} // namespace kiosk::core
