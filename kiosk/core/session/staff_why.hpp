// What staff are asked the reason of before it is done: an undo, an override, a lost badge, an excuse, a new start.
#pragma once

#include <span>
#include <string_view>

#include "core/session/moment.hpp"

namespace kiosk::core {

// What may be said of why: codes, in the order in which they are shown.
[[nodiscard]] std::span<const std::string_view> reasons_for(const StaffWhy& why);

// --- for the other units
// The program is to begin anew, and the desk writes down who said so.
[[nodiscard]] bool is_starting_again(const State& state);
void start_again(Moment at);
void take_start(Moment at, const StartsAgain& starts);

void on(Moment at, const UndoEntry& event);
void on(Moment at, const GiveReason& event);
void on(Moment at, const ReportLostBadge& event);
void on(Moment at, const ExcusePerson& event);
void on(Moment at, const AskForRestart& event);

} // namespace kiosk::core
