// Where lines may break.
#include <map>
#include <memory>

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "core/i18n/text.hpp"

namespace kiosk::core {
namespace {

// Making an iterator reads rules and dictionaries, far slower than using one, and one cannot be shared between threads:
// each thread keeps its own for each language that it meets (a handful).
icu::BreakIterator* iterator_for(std::string_view language) {
    thread_local std::map<std::string, std::unique_ptr<icu::BreakIterator>, std::less<>> made;
    if (const auto found = made.find(language); found != made.end()) return found->second.get();
    UErrorCode status = U_ZERO_ERROR;
    auto locale = icu::Locale::forLanguageTag(language, status);
    if (U_FAILURE(status)) {
        status = U_ZERO_ERROR;
        locale = icu::Locale::getRoot();
    }
    std::unique_ptr<icu::BreakIterator> iterator(icu::BreakIterator::createLineInstance(locale, status));
    if (U_FAILURE(status)) return nullptr;
    return made.emplace(language, std::move(iterator)).first->second.get();
}

bool is_hard(std::int32_t rule) {
    return rule >= UBRK_LINE_HARD && rule < UBRK_LINE_HARD_LIMIT;
}

} // namespace

std::vector<BreakPoint> line_breaks(std::string_view text, std::string_view language) {
    std::vector<BreakPoint> points;
    if (text.empty()) return points;
    auto* iterator = iterator_for(language);
    UErrorCode status = U_ZERO_ERROR;
    UText utf8 = UTEXT_INITIALIZER;
    utext_openUTF8(&utf8, text.data(), static_cast<std::int64_t>(text.size()), &status);
    if (iterator != nullptr && U_SUCCESS(status)) {
        iterator->setText(&utf8, status);
        for (auto at = iterator->next(); at != icu::BreakIterator::DONE; at = iterator->next()) {
            points.push_back({static_cast<std::size_t>(at), is_hard(iterator->getRuleStatus())});
        }
    }
    utext_close(&utf8);
    if (points.empty()) points.push_back({text.size(), false});
    return points;
}

} // namespace kiosk::core
