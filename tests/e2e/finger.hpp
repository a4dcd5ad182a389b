// One finger at a kiosk's window, on what the kiosk says can be touched (app/touch_trace.hpp).
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "e2e/hands.hpp"
#include "e2e/process.hpp"
#include "e2e/touch_screen.hpp"

namespace kiosk::e2e {

class Finger {
  public:
    // A pointer's, or one on a touch screen. Both outlive it. The kiosk was started with KIOSK_TRACE_TOUCH=1.
    Finger(Process& kiosk, Hands& hands);
    Finger(Process& kiosk, TouchScreen& screen);
    // One that comes down and goes up elsewhere than where the kiosk says, as on a panel that hangs otherwise.
    Finger(Process& kiosk, std::function<void(int x, int y)> down, std::function<void(int x, int y)> up);

    // Waits until it can be touched: "staff.find"; with a * at its end, the first that begins so. False when it hangs.
    [[nodiscard]] bool finds(const std::string& id);
    // Waits until of those that begin so just these can be touched: of a list that is still being answered, the rest
    // comes and goes.
    [[nodiscard]] bool finds_only(const std::string& prefix, const std::set<std::string>& rest);
    // Waits for it and touches its middle.
    [[nodiscard]] bool touches(const std::string& id);
    // Waits until it cannot be touched any more.
    [[nodiscard]] bool loses(const std::string& id);
    // Rests in the corner until the pad is there, and types the PIN.
    [[nodiscard]] bool enters_staff_mode(std::string_view pin);

  private:
    struct Place {
        int x = 0, y = 0;
    };
    using Places = std::map<std::string, Place>;
    // What can be touched now, by what the kiosk said last.
    [[nodiscard]] static Places places(const std::string& errors);
    [[nodiscard]] std::optional<Place> wait_for(const std::string& id);

    Process& kiosk_;
    std::function<void(int x, int y)> down_, up_;
};

} // namespace kiosk::e2e
