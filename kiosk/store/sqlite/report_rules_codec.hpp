// core::ReportRules inside one column, as a list of names and values (column_codec.hpp): "due", "2026-12-26".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/event/report_rules.hpp"

namespace kiosk::store {

[[nodiscard]] std::string encode_report_rules(const core::ReportRules& rules);
// Empty: the usual ones. None: not what encode_report_rules() writes.
[[nodiscard]] std::optional<core::ReportRules> decode_report_rules(std::string_view text);

} // namespace kiosk::store
