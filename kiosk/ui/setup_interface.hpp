// The interface of the first start: from its state to a drawn frame and the events that touches made. A machine sees it
// once, so nothing of it stays in what guests see. Used by the thread that owns the OpenGL context.
#pragma once

#include <memory>

#include "core/base/result.hpp"
#include "ui/interface.hpp"
#include "ui/model/setup_frame.hpp"

namespace kiosk::ui {

class SetupInterface {
  public:
    // As Interface::make(); of the texts it needs those of staff.
    static core::Result<std::unique_ptr<SetupInterface>> make(Resources resources);
    ~SetupInterface();
    SetupInterface(const SetupInterface&) = delete;
    SetupInterface& operator=(const SetupInterface&) = delete;
    // As Interface::draw().
    [[nodiscard]] SetupOutput draw(const SetupInput& input);
    // As Interface::moving().
    [[nodiscard]] bool moving() const;

  private:
    struct Impl;
    explicit SetupInterface(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace kiosk::ui
