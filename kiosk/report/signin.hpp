// 簽到表: one paper for each delegation and day, a row for each person of the roster, in its order. Pure.
#pragma once

#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "report/paper_parts.hpp"

namespace kiosk::report {

using core::SigninColumn;
// "number,name,remark", or as the sheet heads them: "編號,姓名,備註". Usage: one that is not known, or is there twice.
[[nodiscard]] core::Result<std::vector<SigninColumn>> parse_columns(std::string_view list);

struct SigninOptions {
    Scope scope;
    Heading heading;
    std::vector<SigninColumn> columns; // empty: the event's, else all
    bool sign = false;                 // cells of 12 mm to sign in, beside the times
    bool blank = false;                // before the day: nothing is filled in but who is expected
};
[[nodiscard]] core::Result<Document> signin_sheet(const service::EventRecord& record, const Wording& wording,
                                                  const SigninOptions& options);

} // namespace kiosk::report
