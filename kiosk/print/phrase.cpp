#include "print/phrase.hpp"

namespace kiosk::print {

Phrase in_language(const core::Texts& texts, const core::Language& language) {
    for (const std::string_view tag : {std::string_view(language), std::string_view("en"), core::kHomeLanguage}) {
        if (const auto* text = texts.exactly(tag)) return {*text, core::Language(tag)};
    }
    return {texts.in(language), core::Language(core::kHomeLanguage)};
}

} // namespace kiosk::print
