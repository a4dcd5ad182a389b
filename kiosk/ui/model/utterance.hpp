// Words for a voice.
#pragma once

#include <string>

#include "core/i18n/text.hpp"

namespace kiosk::ui {

struct Utterance {
    std::string text;
    core::Language language;
    bool operator==(const Utterance&) const = default;
};

} // namespace kiosk::ui
