// Time limits for a hub that must answer, however busy the machine is.
#pragma once

#include "sync/hub/postgres_connection.hpp"

namespace kiosk::test {

inline constexpr sync::PgTimeouts kPatient{core::Millis{600'000}, core::Millis{600'000}};

} // namespace kiosk::test
