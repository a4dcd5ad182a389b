// The sheet on which a guest finds their own name: masked, and nothing else of anybody.
#pragma once

#include "ui/presenters/screen_input.hpp"
#include "ui/presenters/search.hpp"
#include "ui/text/translator.hpp"

namespace kiosk::ui {

[[nodiscard]] SearchSheet name_search_sheet(const ScreenInput& screen, const Translator& words);

} // namespace kiosk::ui
