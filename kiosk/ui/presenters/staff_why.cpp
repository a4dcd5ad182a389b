// What staff are asked before something is done: why.
#include <span>
#include <string_view>

#include "ui/presenters/staff.hpp"

namespace kiosk::ui {
namespace {

using core::Verdict;

std::string_view question_key(const core::StaffWhy& why) {
    if (why.undo) return "why.undo";
    switch (why.what) {
    case core::StaffWhy::For::LostBadge:
        return "why.lost_badge";
    case core::StaffWhy::For::Excuse:
        return "why.excuse";
    case core::StaffWhy::For::Override:
        break;
    }
    switch (why.against) {
    case Verdict::TooEarly:
        return "why.too_early";
    case Verdict::Closed:
        return "why.closed";
    case Verdict::NotForThisCheckpoint:
        return "why.elsewhere";
    default:
        return "why.full";
    }
}

std::span<const std::string_view> reasons_of(const core::StaffWhy& why) {
    if (why.undo) return core::kUndoReasons;
    switch (why.what) {
    case core::StaffWhy::For::LostBadge:
        return core::kLostReasons;
    case core::StaffWhy::For::Excuse:
        return core::kExcuseReasons;
    case core::StaffWhy::For::Override:
        break;
    }
    return core::kOverrideReasons;
}

} // namespace

WhySheet why_sheet(const core::StaffWhy& why, const StaffWords& words) {
    WhySheet sheet{words.say(question_key(why)), words.say("why.kept"), {}, words.say("why.never_mind")};
    for (const std::string_view code : reasons_of(why))
        sheet.reasons.emplace_back(words.say("why." + std::string(code)), std::string(code));
    return sheet;
}

} // namespace kiosk::ui
