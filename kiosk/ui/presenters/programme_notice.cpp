#include "ui/presenters/programme_notice.hpp"

#include "ui/presenters/when.hpp"

namespace kiosk::ui {
namespace {

std::string was_text(const core::ProgrammeItem& item, const core::LateChange& change, const Translator& words) {
    std::string text;
    if (change.time) {
        if (change.was_day != item.day)
            text = core::format_day(change.was_day, words.language(), core::DateStyle::Day) + " ";
        text += hours_said(change.was_starts, change.was_ends).text;
    }
    if (!change.place || change.was_place.empty()) return text;
    return text + (text.empty() ? "" : std::string(kDot)) + say(change.was_place, words.language()).text;
}

} // namespace

std::optional<ChangeNotice> change_notice(const core::ProgrammeItem& item, const Model& model,
                                          const Translator& words) {
    const auto found = model.late_changes.find(item.id);
    const core::LateChange* change = found == model.late_changes.end() ? nullptr : &found->second;
    ChangeNotice notice;
    if (item.status == core::ItemStatus::Cancelled) {
        notice.word = words.say("programme.cancelled");
        notice.cancelled = true;
        return notice;
    }
    if (change == nullptr) return std::nullopt;
    notice.word = words.say(item.status == core::ItemStatus::Rain ? "programme.indoors" : "programme.moved");
    if (const std::string was = was_text(item, *change, words); !was.empty())
        notice.was = {words.say("programme.was", {{"what", was}})};
    return notice;
}

const core::ProgrammeItem* cancelled_meanwhile(const Model& model, core::LocalTime at,
                                               const std::optional<core::LocalTime>& next,
                                               const std::optional<core::Attendee>& guest) {
    using Kind = core::ProgrammeFilter::Kind;
    const core::ProgrammeFilter filter{guest ? Kind::Guest : Kind::Everyone, {}, {}};
    const core::ProgrammeItem* first = nullptr;
    for (const core::ProgrammeItem& item : model.programme) {
        const bool meanwhile =
            item.day == core::day_of(at) && at < item.day + item.ends && (!next || item.day + item.starts <= *next);
        if (item.status != core::ItemStatus::Cancelled || !meanwhile) continue;
        if (!core::concerns(item.audience, filter, guest)) continue;
        if (first == nullptr || item.starts < first->starts) first = &item;
    }
    return first;
}

} // namespace kiosk::ui
