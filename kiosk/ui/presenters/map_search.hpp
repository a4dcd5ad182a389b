// Searching the map by name: regions, counties, towns and the event's places.
#pragma once

#include <memory>
#include <vector>

#include "map/search.hpp"
#include "ui/presenters/screen_input.hpp"
#include "ui/presenters/search.hpp"
#include "ui/text/translator.hpp"

namespace kiosk::ui {

class MapSearch {
  public:
    // While nothing is typed, the counties and cities: for those who would rather choose than type. source: Ready.
    [[nodiscard]] SearchSheet sheet(const ScreenInput& screen, const Translator& words, const MapSource& source,
                                    const Typed& typed);

  private:
    void index(const ScreenInput& screen, const MapSource& source, const Typed& typed);

    std::shared_ptr<const map::Scene> scene_; // that the index is of
    std::vector<core::Place> places_;
    std::shared_ptr<const core::Spellings> spellings_;
    map::PlaceSearch search_;
};

} // namespace kiosk::ui
