// What a search says, as values.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/i18n/spellings.hpp"
#include "core/session/session.hpp"
#include "ui/presenters/screen_input.hpp"
#include "ui/text/text_layout.hpp"
#include "ui/text/translator.hpp"

namespace kiosk::ui {

struct SearchRow {
    std::string id; // of its widget
    Said name;
    std::optional<Said> aside; // at its end: where it is
    core::SessionEvent chosen; // what a touch on it does
};

struct SearchSheet {
    std::string text;          // typed so far: core::State::search
    Said hint;                 // in the field
    std::optional<Said> above; // over the rows: what they are while nothing is typed, or that nothing was found
    std::vector<SearchRow> rows;
    Said close;
    core::KeyboardFace face = core::KeyboardFace::Latin; // of the keys
};

// How what was typed may be read.
struct Typed {
    core::NameQuery query;                            // core::State::search; empty: it cannot be read
    std::shared_ptr<const core::Spellings> spellings; // FrameInput's
};

// On which a guest finds their own name: masked, and nothing else of anybody.
[[nodiscard]] SearchSheet name_search_sheet(const ScreenInput& screen, const Translator& words);

} // namespace kiosk::ui
