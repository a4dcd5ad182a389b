// What is said of an item that does not take place as it was announced.
#pragma once

#include <optional>

#include "ui/presenters/screen_input.hpp"
#include "ui/text/translator.hpp"

namespace kiosk::ui {

struct ChangeNotice {
    Said word; // "Moved", "Cancelled", "Rain plan"
    bool cancelled = false;
    Spans was; // "was 13:30–15:00 ・ Craft room, 1F"; empty: what it was is still so
    bool operator==(const ChangeNotice&) const = default;
};
// None: it takes place as announced.
[[nodiscard]] std::optional<ChangeNotice> change_notice(const core::ProgrammeItem& item, const Model& model,
                                                        const Translator& words);

} // namespace kiosk::ui
