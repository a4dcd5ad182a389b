// Decodes the drawing of the campus that is wanted, on a thread of its own.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/log.hpp"
#include "core/base/ids.hpp"
#include "platform/worker.hpp"
#include "ui/model/image.hpp"

namespace kiosk::app {

class PlanLoader {
  public:
    // database: the event's, read on the thread. wake: called on the thread when take() has something. A drawing that
    // cannot be shown is named in the log.
    PlanLoader(std::filesystem::path database, std::function<void()> wake, Log log);

    // Never wait. A name that was wanted last is not decoded again; an empty one wants nothing.
    void want(const std::string& name);
    // The event is another than before: the drawing may be too, and is read anew when it is wanted.
    void forget() { last_.clear(); }
    // Once a drawing: none yet, or none at all.
    [[nodiscard]] std::shared_ptr<const ui::Plan> take();

  private:
    using Drawn = std::shared_ptr<const ui::Plan>; // never null
    // Of the worker's thread alone.
    [[nodiscard]] std::optional<Drawn> decode(const std::string& name);

    const std::filesystem::path database_;
    Log log_;
    std::string last_; // wanted
    std::string file_; // decoded last, of these bytes
    core::Hash hash_{};
    platform::Worker<std::string, Drawn> worker_; // last: it uses all of the above
};

} // namespace kiosk::app
