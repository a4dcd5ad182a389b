// One delegation as staff see it: its people by coach or class, who of them is there, and what was done for several at
// once.
#pragma once

#include <optional>

#include "core/base/result.hpp"
#include "core/rules/delegation_page.hpp"
#include "core/rules/staff.hpp"
#include "service/reception_day.hpp"

namespace kiosk::service {

// None: the event has no such delegation. Errors: of the database.
[[nodiscard]] core::Result<std::optional<core::DelegationPage>> read_delegation_page(const store::Database& database,
                                                                                     const core::DelegationId& id,
                                                                                     const core::StaffMember& by,
                                                                                     const ReceptionMoment& moment);

} // namespace kiosk::service
