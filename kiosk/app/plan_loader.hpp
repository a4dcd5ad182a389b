// Decodes the drawing of the campus that is wanted, on a thread of its own.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <thread>

#include "app/log.hpp"
#include "app/queue.hpp"
#include "ui/interface.hpp"

namespace kiosk::app {

class PlanLoader {
  public:
    // wake: called on the thread when take() has something. An empty path: there are never any. A drawing that cannot
    // be shown is named in the log.
    PlanLoader(std::filesystem::path folder, std::function<void()> wake, Log log);
    ~PlanLoader();
    PlanLoader(const PlanLoader&) = delete;
    PlanLoader& operator=(const PlanLoader&) = delete;

    // Never wait. A name that was wanted last is not decoded again; an empty one wants nothing.
    void want(const std::string& name);
    // Once a drawing: none yet, or none at all.
    [[nodiscard]] std::shared_ptr<const ui::Plan> take();

  private:
    void run();

    const std::filesystem::path folder_;
    const std::function<void()> wake_;
    Log log_;
    std::string last_;
    Queue<std::string> wanted_{4};
    Queue<std::shared_ptr<const ui::Plan>> decoded_{4};
    std::thread thread_;
};

} // namespace kiosk::app
