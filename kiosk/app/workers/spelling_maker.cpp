#include "app/workers/spelling_maker.hpp"

#include <utility>

#include "map/search.hpp"

namespace kiosk::app {

std::vector<std::string> searched_texts(const map::Scene* scene, const ui::Model& model) {
    auto texts = scene == nullptr ? std::vector<std::string>() : map::names_to_read(*scene);
    const auto add = [&](const core::Texts& each) {
        for (const auto& [language, text] : each.by_language) texts.push_back(text);
    };
    for (const auto& place : model.places) add(place.name);
    for (const auto& item : model.programme)
        for (const core::Texts* each : {&item.title, &item.speakers, &item.place_text}) add(*each);
    return texts;
}

SpellingMaker::SpellingMaker(std::function<void()> wake, Log log)
    : worker_(
          2,
          [log = std::move(log)](const std::vector<std::string>& texts, const std::stop_token& stop) {
              auto made = core::Spellings::of(texts, stop);
              if (!made && !stop.stop_requested()) log.warn("searching by how names are read: " + made.error().detail);
              return made ? std::optional<Made>(std::make_shared<const core::Spellings>(std::move(*made)))
                          : std::nullopt;
          },
          std::move(wake)) {}

void SpellingMaker::want(std::vector<std::string> texts) {
    if (texts != last_ && worker_.give(texts)) last_ = std::move(texts);
}

std::shared_ptr<const core::Spellings> SpellingMaker::take() {
    return worker_.take().value_or(nullptr);
}

} // namespace kiosk::app
