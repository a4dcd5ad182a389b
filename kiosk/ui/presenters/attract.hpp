// What the attract screen says, as values. Its parts take turns, and what is bright changes its place, so that nothing
// burns into the panel: welcome and call change sides every kSidesChange, all else drifts.
#pragma once

#include "ui/presenters/screen_input.hpp"
#include "ui/text/translator.hpp"

namespace kiosk::ui {

struct DelegationCard {
    Said name;
    Spans detail; // "Japan ・ arrives 09:00 ・ 21 of 28 arrived"
};

// Below the welcome, one after the other.
enum class AttractPage { None, Delegations, Programme, Photo };

struct AttractViewModel {
    Said hello;     // the language of who is due
    Spans welcomes; // the other delegations' languages, then zh-TW and English
    Said host;
    Spans host_line;
    AttractPage page = AttractPage::None;
    std::int64_t page_turn = 0; // counts the pages, though one alone follows itself
    Said visiting;              // over the delegations
    std::vector<DelegationCard> delegations;
    std::vector<ItemCard> items; // now, next
    Spans call, look_around;
    bool invites = true; // to show a badge
    bool arrow = true;   // to the lens
    std::string clock;
    LensSide lens = LensSide::Top;
    Vec drift;            // a few units, moving slowly
    float turn = 0;       // of the map's own slow movement, 0 … 1
    bool swapped = false; // welcome and call have changed sides
    int lit = 0;          // which chevron towards the lens is bright, 0 … 2
};

[[nodiscard]] AttractViewModel attract_view_model(const ScreenInput& screen, const Translator& words);
// How far the bright parts are from their places now.
[[nodiscard]] Vec attract_drift(const ScreenInput& screen);

inline constexpr core::Millis kAttractStep{700};    // the screen changes so often
inline constexpr core::Millis kAttractPage{12'000}; // a page stays so long
inline constexpr core::Millis kSidesChange{240'000};

} // namespace kiosk::ui
