// 簽到表: one paper for each delegation and day, a row for each person of the roster, in its order. Pure.
#pragma once

#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "report/paper_parts.hpp"

namespace kiosk::report {

enum class SigninColumn { Number, Affiliation, Title, Name, Morning, Afternoon, Left, Meal, Remark };
[[nodiscard]] std::string_view id_of(SigninColumn column); // "number"
// "number,name,remark", or as the sheet heads them: "編號,姓名,備註". Usage: one that is not known, or is there twice.
[[nodiscard]] core::Result<std::vector<SigninColumn>> parse_columns(std::string_view list);

struct SigninOptions {
    Scope scope;
    Heading heading;
    std::vector<SigninColumn> columns{SigninColumn::Number, SigninColumn::Affiliation, SigninColumn::Title,
                                      SigninColumn::Name,   SigninColumn::Morning,     SigninColumn::Afternoon,
                                      SigninColumn::Left,   SigninColumn::Meal,        SigninColumn::Remark};
    bool sign = false;  // cells of 12 mm to sign in, beside the times
    bool blank = false; // before the day: nothing is filled in but who is expected
};
[[nodiscard]] core::Result<Document> signin_sheet(const service::EventRecord& record, const Wording& wording,
                                                  const SigninOptions& options);

} // namespace kiosk::report
