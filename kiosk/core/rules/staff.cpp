#include "core/rules/staff.hpp"

#include <algorithm>
#include <string>

#include "core/base/ascii.hpp"

namespace kiosk::core {
namespace {

constexpr std::size_t kLongestOperator = 32;

bool may_stand(char c) {
    return is_letter(c) || is_digit(c) || c == '.' || c == '_' || c == '-';
}

} // namespace

Result<OperatorId> parse_operator(std::string_view text) {
    if (text.empty() || text.size() > kLongestOperator || !std::ranges::all_of(text, may_stand))
        return fail(ErrorKind::Invalid, "whoever works at a kiosk is called by 1 to " +
                                            std::to_string(kLongestOperator) +
                                            " characters of A-Z a-z 0-9 . _ -, for example t1 or v-red");
    if (text == "kioskctl" || text == "kiosk")
        return fail(ErrorKind::Invalid,
                    std::string(text) + " is how the programs sign what they do: choose another id");
    return OperatorId{std::string(text)};
}

bool can_be_overridden(Verdict verdict) {
    return verdict == Verdict::TooEarly || verdict == Verdict::Closed || verdict == Verdict::Full ||
           verdict == Verdict::NotForThisCheckpoint;
}

bool may_override(StaffRole role) {
    return role == StaffRole::Teacher;
}

bool may_revoke(StaffRole role) {
    return role == StaffRole::Teacher;
}

bool may_excuse(StaffRole role) {
    return role == StaffRole::Teacher;
}

bool may_change_day(StaffRole role) {
    return role == StaffRole::Teacher;
}

bool may_substitute(StaffRole role) {
    return role == StaffRole::Teacher;
}

bool may_note_paper(StaffRole role) {
    return role == StaffRole::Teacher;
}

std::string_view name_of(StaffRole role) {
    return role == StaffRole::Teacher ? "teacher" : "volunteer";
}

} // namespace kiosk::core
