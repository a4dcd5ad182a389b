// report … --explain: the entries behind one person's rows, as a table or as JSON.
#pragma once

#include <optional>

#include "core/base/clock.hpp"
#include "core/base/result.hpp"
#include "tool/commands.hpp"

namespace kiosk::tool {

// options.explain is not empty; day: only that one. Usage: nobody of that id, a day that is none of the event's.
[[nodiscard]] core::Status explain_row(const Io& io, const ReportOptions& options, std::optional<core::LocalDay> day);

} // namespace kiosk::tool
