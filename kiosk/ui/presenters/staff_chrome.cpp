// What stands around every staff screen: its header, and the strip or the machine's health in the footer's place; and
// the sheet over it that asks why.
#include <algorithm>
#include <utility>

#include "core/session/staff_page.hpp"
#include "core/session/staff_why.hpp"
#include "ui/presenters/staff.hpp"
#include "ui/presenters/staff_delegation.hpp"
#include "ui/presenters/staff_said.hpp"

namespace kiosk::ui {

namespace {

using core::Verdict;

StaffStrip strip_of_verdict(const core::StaffNews& news, bool teacher, const StaffWords& words) {
    const core::Outcome& outcome = *news.outcome;
    StaffStrip strip;
    strip.tone = outcome.tone();
    strip.sign = staff_sign(strip.tone, outcome.verdict == Verdict::Late);
    strip.text = words.say(news_key_of(outcome), {{"name", whose_name(news, words)}});
    std::vector<Spans> parts;
    if (outcome.person) parts.push_back({say(outcome.person->affiliation, words.language())});
    if (news.more > 0) parts.push_back({words.say("news.more", {{"n", std::int64_t{news.more}}})});
    if (core::can_be_overridden(outcome.verdict) && !teacher) parts.push_back({words.say("news.ask_teacher")});
    strip.detail = joined(parts, kDot);
    return strip;
}

std::optional<StaffStrip> strip_of(const core::StaffWork& staff, const StaffWords& words) {
    if (!staff.news) return std::nullopt;
    using What = core::StaffNews::What;
    const bool teacher = staff.who && core::may_override(staff.who->role);
    const auto says = [&](core::Tone tone, std::string_view key) {
        return StaffStrip{tone, staff_sign(tone, false), words.say(key), {}};
    };
    switch (staff.news->what) {
    case What::Verdict:
        return staff.news->outcome ? std::optional(strip_of_verdict(*staff.news, teacher, words)) : std::nullopt;
    case What::Undone:
        return says(core::Tone::Green, "news.undone");
    case What::NotUndone:
        return says(core::Tone::Amber, "news.not_undone");
    case What::NotYours:
        return says(core::Tone::Amber, "news.not_yours");
    case What::Together: {
        const core::GroupActed& acted = staff.news->together;
        const auto tone = acted.against.empty() ? core::Tone::Green : core::Tone::Amber;
        return StaffStrip{tone, staff_sign(tone, false), together_said(acted, words), against_said(acted, words)};
    }
    case What::Reissued:
        return StaffStrip{core::Tone::Green, Sign::Tick, words.say("news.reissued", {{"name", staff.news->name}}), {}};
    case What::Printed:
        return says(core::Tone::Green, "news.printed");
    case What::NotPrinted:
        return StaffStrip{
            core::Tone::Amber, Sign::Exclamation, words.say("news.not_printed"), {plain_text(staff.news->name)}};
    case What::ClockConfirmed:
        return says(core::Tone::Green, "news.clock_confirmed");
    case What::BackedUp:
        return says(core::Tone::Green, "news.backed_up");
    case What::NotBackedUp:
        return StaffStrip{
            core::Tone::Red, Sign::Cross, words.say("news.not_backed_up"), {plain_text(staff.news->name)}};
    case What::Excused:
        return StaffStrip{core::Tone::Green,
                          staff_sign(core::Tone::Green, false),
                          words.say("news.excused", {{"name", staff.news->name}}),
                          {}};
    case What::Nobody:
        return says(core::Tone::Amber, "news.nobody");
    case What::Stands:
        return says(core::Tone::Green, "news.stands");
    case What::Follows:
        return says(core::Tone::Green, "news.follows");
    case What::DayChanged:
        return says(core::Tone::Green, "news.day_changed");
    case What::Noted:
        return StaffStrip{core::Tone::Green, Sign::Tick, words.say("news.noted", {{"name", staff.news->name}}), {}};
    case What::NotNoted:
        return says(core::Tone::Amber, "news.not_noted");
    case What::NoneCame:
        return says(core::Tone::Red, "news.none_came");
    case What::Unavailable:
        break;
    }
    return says(core::Tone::Red, "news.unavailable");
}

std::vector<HealthChip> health_of(const ScreenInput& screen, const StaffWords& words) {
    const auto camera = [&] {
        switch (screen.camera) {
        case CameraStatus::Running:
            return "health.camera_running";
        case CameraStatus::Starting:
            return "health.camera_starting";
        case CameraStatus::Lost:
            return "health.camera_lost";
        case CameraStatus::Off:
            break;
        }
        return "health.camera_off";
    }();
    return {{"camera", words.say("health.camera"), words.say(camera), screen.camera == CameraStatus::Lost},
            {"scanner", words.say("health.keyboard"),
             words.say(screen.keyboard_away ? "health.keyboard_away" : "health.keyboard_here"), screen.keyboard_away},
            {"clock", words.say("health.clock"),
             words.say(screen.clock_trusted ? "health.clock_trusted" : "health.clock_unsure"), !screen.clock_trusted}};
}

std::string_view question_key(const core::StaffWhy& why) {
    if (why.undo) return "why.undo";
    switch (why.what) {
    case core::StaffWhy::For::LostBadge:
        return "why.lost_badge";
    case core::StaffWhy::For::Excuse:
        return "why.excuse";
    case core::StaffWhy::For::Restart:
        return "why.restart";
    case core::StaffWhy::For::Override:
        break;
    }
    switch (why.against) {
    case core::Verdict::TooEarly:
        return "why.too_early";
    case core::Verdict::Closed:
        return "why.closed";
    case core::Verdict::NotForThisCheckpoint:
        return "why.elsewhere";
    default:
        return "why.full";
    }
}

} // namespace

StaffChrome staff_chrome(const ScreenInput& screen, const StaffWords& words) {
    const core::State& state = screen.state;
    const core::StaffWork& staff = state.staff;
    StaffChrome chrome;
    const core::EventInfo& event = screen.model.event;
    chrome.title = say(event.host_short.empty() ? event.host_school : event.host_short, words.language());
    const Said at = say(screen.model.checkpoint.name, words.language());
    chrome.subtitle = {words.say("chrome.at").text + " " + at.text, words.language()};
    chrome.clock = staff_time(screen.local_now);
    if (staff.who) {
        const bool teacher = staff.who->role == core::StaffRole::Teacher;
        chrome.role = Said{words.say(teacher ? "role.teacher" : "role.volunteer").text + " " + staff.who->id.str(),
                           words.language()};
        if (staff.roll)
            chrome.stays = words.say("roll.stays");
        else if (staff.stick.is_writing())
            chrome.stays = words.say("stick.stays");
        else
            chrome.leave = words.say("chrome.leave");
        if (staff.view != core::StaffView::Home && !staff.stick.is_writing()) chrome.back = words.say("chrome.back");
        const auto ends = core::staff_ends(state).value_or(screen.now);
        const auto whole = std::max<std::int64_t>(1, state.timing.staff.count());
        chrome.left = {
            static_cast<int>(seconds_until(ends, screen.now)),
            std::clamp(static_cast<float>((ends - screen.now).count()) / static_cast<float>(whole), 0.0F, 1.0F)};
    }
    chrome.other_language = words.say("chrome.language");
    chrome.accessibility = words.guests.say("accessibility.title");
    chrome.accessibility_on = !(state.accessibility == core::Accessibility{});
    chrome.health = health_of(screen, words);
    chrome.strip = strip_of(staff, words);
    if (staff.look_only) chrome.look_only = words.say("look.banner");
    chrome.look_off = words.say("look.off");
    return chrome;
}

WhySheet why_sheet(const core::StaffWhy& why, const StaffWords& words) {
    WhySheet sheet{words.say(question_key(why)), words.say("why.kept"), {}, words.say("why.never_mind")};
    for (const std::string_view code : core::reasons_for(why))
        sheet.reasons.emplace_back(words.say("why." + std::string(code)), std::string(code));
    return sheet;
}

} // namespace kiosk::ui
