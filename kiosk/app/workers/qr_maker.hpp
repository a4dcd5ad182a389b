// Makes the QR code that is wanted, on a thread of its own: one that is full takes longer than a frame.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/log.hpp"
#include "platform/worker.hpp"
#include "ui/model/image.hpp"

namespace kiosk::app {

// Quiet zone included. None: no QR code holds that text.
[[nodiscard]] std::shared_ptr<const ui::QrCode> make_qr(const std::string& text);

class QrMaker {
  public:
    // wake: called on the thread when take() has something. A text that no code holds is said in the log.
    QrMaker(std::function<void()> wake, Log log);

    // Never wait. A text that was wanted last is not made again; an empty one wants nothing.
    void want(const std::string& text);
    [[nodiscard]] std::shared_ptr<const ui::QrCode> take(); // once; none: nothing new

  private:
    using Made = std::shared_ptr<const ui::QrCode>; // never null

    std::string last_; // wanted
    platform::Worker<std::string, Made> worker_;
};

} // namespace kiosk::app
