#include "core/event/report_rules.hpp"

#include <algorithm>

namespace kiosk::core {
namespace {

struct ColumnNames {
    std::string_view id;
    std::string_view heading;
};
// By SigninColumn.
constexpr std::array<ColumnNames, kSigninColumns.size()> kColumnNames{{{"number", "編號"},
                                                                       {"affiliation", "服務單位"},
                                                                       {"title", "職稱"},
                                                                       {"name", "姓名"},
                                                                       {"morning", "上午簽到"},
                                                                       {"afternoon", "下午簽到"},
                                                                       {"left", "簽退"},
                                                                       {"meal", "餐別"},
                                                                       {"remark", "備註"}}};

const ColumnNames& names_of(SigninColumn column) {
    return kColumnNames[static_cast<std::size_t>(column)];
}

} // namespace

std::string_view id_of(SigninColumn column) {
    return names_of(column).id;
}

std::optional<SigninColumn> find_signin_column(std::string_view word) {
    const auto found = std::ranges::find_if(kSigninColumns, [&](SigninColumn column) {
        return names_of(column).id == word || names_of(column).heading == word;
    });
    return found == kSigninColumns.end() ? std::nullopt : std::optional(*found);
}

std::vector<std::string_view> signin_column_ids() {
    std::vector<std::string_view> ids;
    for (const auto& names : kColumnNames) ids.push_back(names.id);
    return ids;
}

std::string_view id_of(PersonKind kind) {
    constexpr std::array<std::string_view, kPersonKinds.size()> kIds{"student", "teacher", "escort"};
    return kIds[static_cast<std::size_t>(kind)];
}

std::string_view id_of(CourseCredit credit) {
    return credit == CourseCredit::FullAttendance ? "full" : "pro-rata";
}

} // namespace kiosk::core
