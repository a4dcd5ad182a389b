// What is set on paper: texts, each with its language.
#pragma once

#include <string>
#include <vector>

#include "core/i18n/text.hpp"

namespace kiosk::print {

// A text of one language: the same character is drawn differently in Taiwan, Japan and Korea.
struct Phrase {
    std::string text;
    core::Language language;
    bool operator==(const Phrase&) const = default;
};
using Phrases = std::vector<Phrase>; // one after the other on one line

// In the language, else in English, else in the home language, else in any.
[[nodiscard]] Phrase in_language(const core::Texts& texts, const core::Language& language);

} // namespace kiosk::print
