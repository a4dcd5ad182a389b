// Decodes the drawing of the campus that is wanted, on a thread of its own.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <thread>

#include "app/log.hpp"
#include "platform/queue.hpp"
#include "ui/model/image.hpp"

namespace kiosk::app {

class PlanLoader {
  public:
    // database: the event's, read on the thread. wake: called on the thread when take() has something. A drawing that
    // cannot be shown is named in the log.
    PlanLoader(std::filesystem::path database, std::function<void()> wake, Log log);
    ~PlanLoader();
    PlanLoader(const PlanLoader&) = delete;
    PlanLoader& operator=(const PlanLoader&) = delete;

    // Never wait. A name that was wanted last is not decoded again; an empty one wants nothing.
    void want(const std::string& name);
    // The event is another than before: the drawing may be too, and is read anew when it is wanted.
    void forget() { last_.clear(); }
    // Once a drawing: none yet, or none at all.
    [[nodiscard]] std::shared_ptr<const ui::Plan> take();

  private:
    void run();

    const std::filesystem::path database_;
    const std::function<void()> wake_;
    Log log_;
    std::string last_;
    platform::Queue<std::string> wanted_{4};
    platform::Queue<std::shared_ptr<const ui::Plan>> decoded_{4};
    std::thread thread_;
};

} // namespace kiosk::app
