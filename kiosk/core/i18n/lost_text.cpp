#include "core/i18n/lost_text.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

namespace kiosk::core {
namespace {

struct Sign {
    UChar32 code = 0;
    std::size_t begin = 0, end = 0; // bytes
};

std::vector<Sign> signs_of(std::string_view text) {
    std::vector<Sign> signs;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const std::size_t length = text.size();
    for (std::size_t at = 0; at < length;) {
        Sign sign{0, at, 0};
        U8_NEXT(bytes, at, length, sign.code);
        sign.end = at;
        signs.push_back(sign);
    }
    return signs;
}

constexpr UChar32 kWide = 0xFF1F; // ？

bool is_question(UChar32 code) {
    return code == '?' || code == kWide;
}

bool is_letter(UChar32 code) {
    return code > 0 && (u_isalnum(code) != 0 || (U_GET_GC_MASK(code) & U_GC_M_MASK) != 0);
}

// Scripts of China and Japan: their own question mark is in full width, and no
// blank follows it.
bool is_chinese_or_kana(UChar32 code) {
    UErrorCode status = U_ZERO_ERROR;
    const auto script = code > 0 ? uscript_getScript(code, &status) : USCRIPT_COMMON;
    return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ||
           script == USCRIPT_BOPOMOFO;
}

// A letter, or what may stand between a word and its question mark: a closing
// bracket or quotation mark, "!", "…".
bool ends_word(UChar32 code) {
    if (is_letter(code)) return true;
    constexpr auto kClosing = U_GC_PE_MASK | U_GC_PF_MASK;
    return code > 0 && ((U_GET_GC_MASK(code) & kClosing) != 0 || code == '"' || code == '\'' || code == '!' ||
                        code == '.' || code == '%' || code == 0x2026 || code == 0xFF01);
}

// The text's end, a blank, or a mark that may follow a question.
bool ends_question(UChar32 code) {
    if (code == 0 || u_isUWhiteSpace(code) != 0) return true;
    constexpr auto kMarks = U_GC_P_MASK & ~(U_GC_PS_MASK | U_GC_PI_MASK);
    return code > 0 && (U_GET_GC_MASK(code) & kMarks) != 0;
}

class Questions {
  public:
    explicit Questions(std::string_view text) : text_(text), signs_(signs_of(text)) {}

    QuestionMarks judge() const {
        auto worst = QuestionMarks::None;
        for (std::size_t at = 0; at < signs_.size();) {
            if (!is_question(signs_[at].code)) {
                ++at;
                continue;
            }
            auto end = at;
            while (end < signs_.size() && is_question(signs_[end].code)) ++end;
            worst = std::max(worst, judge_run(at, end));
            at = end;
        }
        return worst;
    }

  private:
    [[nodiscard]] UChar32 code_at(std::size_t at) const { return at < signs_.size() ? signs_[at].code : 0; }

    [[nodiscard]] QuestionMarks judge_run(std::size_t begin, std::size_t end) const {
        const auto before = begin > 0 ? code_at(begin - 1) : 0;
        const auto after = code_at(end);
        if (in_address(begin)) return QuestionMarks::Asking;
        const bool may_ask = !is_chinese_or_kana(before) || asks(begin);
        if (end - begin > 1)
            return ends_word(before) && may_ask && ends_question(after) ? QuestionMarks::Doubtful : QuestionMarks::Lost;
        const bool wide = code_at(begin) == kWide;
        if (!ends_word(before)) return ends_question(after) ? QuestionMarks::Doubtful : QuestionMarks::Lost;
        if (wide || (is_chinese_or_kana(before) && may_ask)) return QuestionMarks::Asking;
        if (!ends_question(after)) return QuestionMarks::Lost;
        return is_chinese_or_kana(before) ? QuestionMarks::Doubtful : QuestionMarks::Asking;
    }

    // Whether the words before it, back to the last sentence's end, ask in
    // Chinese or Japanese.
    [[nodiscard]] bool asks(std::size_t mark) const {
        constexpr std::u32string_view kEnds = U"。！？!?\n";
        constexpr std::u32string_view kAsking = U"嗎吗呢吧麼么誰谁哪怎何幾几否孰甚啥か";
        for (auto at = mark; at-- > 0;) {
            const auto code = static_cast<char32_t>(signs_[at].code);
            if (kEnds.find(code) != std::u32string_view::npos) return false;
            if (kAsking.find(code) != std::u32string_view::npos) return true;
        }
        return false;
    }

    [[nodiscard]] bool in_address(std::size_t mark) const {
        auto from = mark;
        while (from > 0 && u_isUWhiteSpace(code_at(from - 1)) == 0) --from;
        const auto word = text_.substr(signs_[from].begin, signs_[mark].begin - signs_[from].begin);
        return word.find("://") != std::string_view::npos || word.find("www.") != std::string_view::npos;
    }

    std::string_view text_;
    std::vector<Sign> signs_;
};

bool is_shape(UChar32 code) {
    constexpr std::u32string_view kShapes = U"□■▢▯▮○●◯◎◇◆〓";
    return code > 0 && kShapes.find(static_cast<char32_t>(code)) != std::u32string_view::npos;
}

bool is_syllable(UChar32 code) {
    UErrorCode status = U_ZERO_ERROR;
    return is_chinese_or_kana(code) || (code > 0 && uscript_getScript(code, &status) == USCRIPT_HANGUL);
}

} // namespace

QuestionMarks question_marks(std::string_view text) {
    if (text.find('?') == std::string_view::npos && text.find("？") == std::string_view::npos)
        return QuestionMarks::None;
    return Questions(text).judge();
}

bool holds_private_letter(std::string_view text) {
    // As UTF-8 has them.
    for (std::size_t at = 0; at + 2 < text.size(); ++at) {
        const auto first = static_cast<unsigned char>(text[at]);
        const auto second = static_cast<unsigned char>(text[at + 1]);
        if (first == 0xEEU || (first == 0xEFU && second < 0xA4U) || (first == 0xF3U && second >= 0xB0U) ||
            first == 0xF4U)
            return true;
    }
    return false;
}

std::string_view stand_in_letter(std::string_view name) {
    const auto signs = signs_of(name);
    for (std::size_t i = 0; i < signs.size(); ++i) {
        const bool beside =
            (i > 0 && is_syllable(signs[i - 1].code)) || (i + 1 < signs.size() && is_syllable(signs[i + 1].code));
        const bool description = signs[i].code >= 0x2FF0 && signs[i].code <= 0x2FFF;
        if (description || (beside && is_shape(signs[i].code)))
            return name.substr(signs[i].begin, signs[i].end - signs[i].begin);
    }
    return {};
}

} // namespace kiosk::core
