// Where lines may break.
#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include "core/i18n/text.hpp"

namespace kiosk::core {
namespace {

enum class Between { Lines, Words };

// Making an iterator reads rules and dictionaries, far slower than using one, and one cannot be shared between threads:
// each thread keeps its own for each language that it meets (a handful).
icu::BreakIterator* iterator_for(Between what, const std::string& tag) {
    thread_local std::map<std::pair<Between, std::string>, std::unique_ptr<icu::BreakIterator>> made;
    if (const auto found = made.find({what, tag}); found != made.end()) return found->second.get();
    UErrorCode status = U_ZERO_ERROR;
    auto locale = icu::Locale::forLanguageTag(tag, status);
    if (U_FAILURE(status)) {
        status = U_ZERO_ERROR;
        locale = icu::Locale::getRoot();
    }
    std::unique_ptr<icu::BreakIterator> iterator(what == Between::Lines
                                                     ? icu::BreakIterator::createLineInstance(locale, status)
                                                     : icu::BreakIterator::createWordInstance(locale, status));
    if (U_FAILURE(status)) return nullptr;
    return made.emplace(std::pair(what, tag), std::move(iterator)).first->second.get();
}

bool is_hard(std::int32_t rule) {
    return rule >= UBRK_LINE_HARD && rule < UBRK_LINE_HARD_LIMIT;
}

std::vector<BreakPoint> points_of(std::string_view text, const std::string& tag, Between what = Between::Lines) {
    std::vector<BreakPoint> points;
    auto* iterator = iterator_for(what, tag);
    UErrorCode status = U_ZERO_ERROR;
    UText utf8 = UTEXT_INITIALIZER;
    utext_openUTF8(&utf8, text.data(), static_cast<std::int64_t>(text.size()), &status);
    if (iterator != nullptr && U_SUCCESS(status)) {
        iterator->setText(&utf8, status);
        for (auto at = iterator->next(); at != icu::BreakIterator::DONE; at = iterator->next()) {
            points.push_back({static_cast<std::size_t>(at), is_hard(iterator->getRuleStatus()), false});
        }
    }
    utext_close(&utf8);
    if (points.empty()) points.push_back({text.size(), false, false});
    return points;
}

// A text seen from one of its break points.
struct Sides {
    std::string_view before, after;
};
UChar32 last_of(std::string_view text) {
    auto at = static_cast<std::int32_t>(text.size());
    UChar32 c = 0;
    if (at > 0) U8_PREV_OR_FFFD(reinterpret_cast<const std::uint8_t*>(text.data()), 0, at, c);
    return c;
}
UChar32 first_of(std::string_view text) {
    std::int32_t at = 0;
    UChar32 c = 0;
    if (!text.empty())
        U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(text.data()), at, static_cast<std::int32_t>(text.size()),
                        c);
    return c;
}

bool is_han(UChar32 c) {
    return u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC) != 0;
}
bool is_hiragana(UChar32 c) {
    return c >= 0x3041 && c <= 0x309F;
}
bool is_digit(UChar32 c) {
    return c >= '0' && c <= '9';
}

bool before_a_bullet(const Sides& at) {
    return at.before.ends_with(' ') && (at.after.starts_with("・ ") || at.after == "・");
}
// 09:30–10:00
bool within_a_span(const Sides& at) {
    return at.before.ends_with("–") && is_digit(first_of(at.after));
}

// What ICU's phrases (lw=phrase of ICU 72) still tear apart: compounds of kanji, what is declined
// (完了|しました, 動|かさずに, 始まっ|ています), くだ|さい, and the honorific before its noun.
bool within_a_japanese_phrase(const Sides& at) {
    const bool honours_next = at.after.starts_with("お") || at.after.starts_with("ご");
    if (is_han(last_of(at.before)) &&
        (is_han(first_of(at.after)) || (is_hiragana(first_of(at.after)) && !honours_next)))
        return true;
    if (at.before.ends_with("っ") || at.before.ends_with("ッ")) return true;
    if (at.before.ends_with("くだ") && at.after.starts_with("さい")) return true;
    return (at.before.ends_with("お") || at.before.ends_with("ご")) && is_han(first_of(at.after));
}

void keep_phrases(std::vector<BreakPoint>& points, std::string_view text) {
    const std::vector<BreakPoint> phrases = points_of(text, "ja-u-lb-strict-lw-phrase");
    const auto ends_phrase = [&](std::size_t offset) {
        return std::ranges::binary_search(phrases, offset, {}, &BreakPoint::offset);
    };
    for (BreakPoint& point : points) {
        const Sides at{text.substr(0, point.offset), text.substr(point.offset)};
        point.within = !ends_phrase(point.offset) || within_a_japanese_phrase(at);
        // …が|お名前: where ICU takes the honorific for the end of the phrase before.
        const bool honorific = at.after.starts_with("お") || at.after.starts_with("ご");
        if (point.within && honorific && is_han(first_of(at.after.substr(std::min<std::size_t>(3, at.after.size())))) &&
            ends_phrase(point.offset + 3) && !is_han(last_of(at.before)))
            point.within = false;
    }
}

// 服務台 and 識別證 are words to whoever reads them, though a line may break after any ideograph.
void keep_chinese_words(std::vector<BreakPoint>& points, std::string_view text) {
    const std::vector<BreakPoint> words = points_of(text, "zh", Between::Words);
    for (BreakPoint& point : points)
        point.within = is_han(last_of(text.substr(0, point.offset))) && is_han(first_of(text.substr(point.offset))) &&
                       !std::ranges::binary_search(words, point.offset, {}, &BreakPoint::offset);
}

} // namespace

std::vector<BreakPoint> line_breaks(std::string_view text, std::string_view language) {
    if (text.empty()) return {};
    const bool japanese = language == "ja", korean = language == "ko", chinese = language == kHomeLanguage;
    std::vector<BreakPoint> points =
        points_of(text, japanese || chinese ? std::string(language) + "-u-lb-strict" : std::string(language));
    if (japanese) keep_phrases(points, text);
    if (chinese) keep_chinese_words(points, text);
    for (BreakPoint& point : points) {
        if (point.mandatory || point.offset == text.size()) {
            point.within = false;
            continue;
        }
        const Sides at{text.substr(0, point.offset), text.substr(point.offset)};
        if (within_a_span(at) || (korean && u_isUWhiteSpace(last_of(at.before)) == 0)) point.within = true;
    }
    std::erase_if(points, [&](const BreakPoint& point) {
        return !point.mandatory && before_a_bullet({text.substr(0, point.offset), text.substr(point.offset)});
    });
    return points;
}

} // namespace kiosk::core
