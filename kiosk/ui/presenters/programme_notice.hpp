// What is said of an item that does not take place as it was announced.
#pragma once

#include <optional>

#include "ui/presenters/screen_input.hpp"
#include "ui/text/translator.hpp"

namespace kiosk::ui {

// None: it takes place as announced.
[[nodiscard]] std::optional<ChangeNotice> change_notice(const core::ProgrammeItem& item, const Model& model,
                                                        const Translator& words);

// The first item of that day that was cancelled and would be on at that minute or begin before what comes next; of
// those for the guest, where there is one. Null: there is none.
[[nodiscard]] const core::ProgrammeItem* cancelled_meanwhile(const Model& model, core::LocalTime at,
                                                             const std::optional<core::LocalTime>& next,
                                                             const std::optional<core::Attendee>& guest);

} // namespace kiosk::ui
