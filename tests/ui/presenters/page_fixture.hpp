// What the presenters' tests ask of: a stage of the sample event, and a page as one text.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/presenters/result.hpp"
#include "ui/presenters/screens.hpp"
#include "ui/stages/stages.hpp"

namespace kiosk::test {

inline const std::vector<core::Catalogue>& texts() {
    static const auto all = catalogues();
    return all;
}

inline ui::ScreenInput input_of(const Stage& stage) {
    return {stage.state, stage.model, stage.local_now, stage.now, stage.camera.status};
}

inline ui::ResultPage page_of(const Stage& stage, const std::optional<core::Language>& chosen = {}) {
    return ui::result_page(input_of(stage), ui::Translator(texts(), stage.state.language), chosen);
}

inline std::string plain(const ui::Spans& spans) {
    std::string all;
    for (const ui::Said& said : spans) all += said.text;
    return all;
}

inline std::string all_text(const ui::ResultPage& page) {
    std::string all = page.headline.text + plain(page.line) + plain(page.person);
    if (page.meal && page.meal->diet) all += page.meal->diet->text + plain(page.meal->avoid);
    for (const auto& said : {page.headline_home, page.title, page.title_sub, page.try_again}) {
        if (said) all += said->text;
    }
    if (page.message) all += plain(page.message->title) + (page.message->body ? page.message->body->text : "");
    return all;
}

} // namespace kiosk::test
