#include "core/session/events.hpp"

namespace kiosk::core {

KIOSK_COMPILED_HERE(StaffQuestion);
KIOSK_COMPILED_HERE(StaffAnswer);
KIOSK_COMPILED_HERE(StickQuestion);
KIOSK_COMPILED_HERE(StickAnswer);
KIOSK_COMPILED_HERE(SessionEvent);
KIOSK_COMPILED_HERE(SessionEffect);

} // namespace kiosk::core
