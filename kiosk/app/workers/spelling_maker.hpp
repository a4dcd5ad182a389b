// Works out how names on the map and what the event has may be typed, on a thread of its own: it takes longer than a
// frame may.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/log.hpp"
#include "core/i18n/spellings.hpp"
#include "platform/worker.hpp"
#include "ui/model/frame.hpp"

namespace kiosk::app {

// All that guests search for by typing but people. scene: null before there is one.
[[nodiscard]] std::vector<std::string> searched_texts(const map::Scene* scene, const ui::Model& model);

class SpellingMaker {
  public:
    // wake: called on the thread when take() has something. Where ICU has no readings it is said in the log.
    SpellingMaker(std::function<void()> wake, Log log);

    // Never wait. Texts that were wanted last are not read again.
    void want(std::vector<std::string> texts);
    [[nodiscard]] std::shared_ptr<const core::Spellings> take(); // once; none: nothing new

  private:
    using Made = std::shared_ptr<const core::Spellings>; // never null

    std::vector<std::string> last_; // wanted
    platform::Worker<std::vector<std::string>, Made> worker_;
};

} // namespace kiosk::app
