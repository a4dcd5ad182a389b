// Screens drawn where nobody sees them, one after the other while nobody waits, so that their letters are on the
// graphics card when a guest comes: those of the languages that guests of today read, at the size that all begin with.
#pragma once

#include <optional>
#include <vector>

#include "core/i18n/text.hpp"
#include "ui/canvas/canvas.hpp"
#include "ui/presenters/screens.hpp"

namespace kiosk::ui {

class Rehearsal {
  public:
    struct Stage {
        const ScreenInput& screen;
        const MapSource& map;
        const std::vector<core::Catalogue>& catalogues;
    };
    // Draws the next of them as the context has it, but shows nothing and feels no finger. Between ImGui::NewFrame()
    // and Render(). False: all were drawn, for this event and these languages.
    bool step(const Stage& stage, Canvas::Context context);

  private:
    struct Key {
        std::vector<core::Language> languages;
        core::RevisionNumber revision;
        std::size_t items = 0;
        PanelMetrics shape;
        bool operator==(const Key& other) const;
    };
    std::optional<Key> key_;
    std::size_t next_ = 0;
};

// Of today's guests, who is due first; then the home language and English. At most four.
[[nodiscard]] std::vector<core::Language> languages_to_rehearse(const ScreenInput& screen, const Translator& words);

} // namespace kiosk::ui
