// The page of the papers after the day, for teachers: which one, its pages, and saving it to a stick.
#pragma once

#include "core/session/moment.hpp"

namespace kiosk::core {

// --- for the other units
void take_paper(Moment at, const PaperShown& shown);

void on(Moment at, const OpenPapers& event);
void on(Moment at, const ChoosePaper& event);
void on(Moment at, const TurnToPage& event);
void on(Moment at, const ChoosePaperFiles& event);
void on(Moment at, const SavePapers& event);

} // namespace kiosk::core
