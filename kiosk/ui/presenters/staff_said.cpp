#include "ui/presenters/staff_said.hpp"

#include <algorithm>
#include <utility>

namespace kiosk::ui {

using core::Verdict;

std::string staff_time(core::LocalTime at) {
    return core::format_time(at);
}

std::string staff_time(core::LocalTime at, core::LocalTime now) {
    const auto day = core::day_of(at);
    if (day == core::day_of(now)) return staff_time(at);
    const std::chrono::year_month_day date{day};
    return std::to_string(unsigned{date.month()}) + "/" + std::to_string(unsigned{date.day()}) + " " + staff_time(at);
}

Said plain_text(std::string text) {
    return {std::move(text), core::Language(core::kHomeLanguage)};
}

Said role_said(const std::string& role, const StaffWords& words) {
    return words.guests.has("role." + role) ? words.guests.say("role." + role) : plain_text(role);
}

std::int64_t seconds_until(core::MonoTime end, core::MonoTime now) {
    return std::max<std::int64_t>(0, std::chrono::ceil<std::chrono::seconds>(end - now).count());
}

std::string_view news_key(Verdict verdict) {
    switch (verdict) {
    case Verdict::Admitted:
        return "news.admitted";
    case Verdict::Late:
        return "news.late";
    case Verdict::AdmittedUnknown:
        return "news.unknown";
    case Verdict::CheckedOut:
        return "news.checked_out";
    case Verdict::AlreadyIn:
        return "news.already";
    case Verdict::Group:
        return "news.group";
    case Verdict::NeedsStaff:
        return "news.needs_staff";
    case Verdict::TooEarly:
        return "news.too_early";
    case Verdict::Closed:
        return "news.closed";
    case Verdict::Full:
        return "news.full";
    case Verdict::NotForThisCheckpoint:
        return "news.elsewhere";
    case Verdict::Ambiguous:
        return "news.ambiguous";
    case Verdict::WrongEvent:
        return "news.wrong_event";
    case Verdict::Revoked:
        return "news.revoked";
    case Verdict::Expired:
        return "news.expired";
    case Verdict::BadSignature:
    case Verdict::Unreadable:
        return "news.bad_signature";
    case Verdict::NotRecorded:
        break;
    }
    return "news.not_recorded";
}

std::string key_at(core::CheckpointKind kind, std::string_view own, std::string_view usual) {
    switch (kind) {
    case core::CheckpointKind::Handout:
        return "handout." + std::string(own);
    case core::CheckpointKind::Loan:
        return "loan." + std::string(own);
    case core::CheckpointKind::Handover:
        return "handover." + std::string(own);
    case core::CheckpointKind::Gate:
    case core::CheckpointKind::Session:
    case core::CheckpointKind::Meal:
        break;
    }
    return std::string(usual);
}

std::string news_key_of(const core::Outcome& outcome) {
    const auto usual = news_key(outcome.verdict);
    switch (outcome.verdict) {
    case Verdict::Admitted:
    case Verdict::Late:
        return key_at(outcome.kind, "news_in", usual);
    case Verdict::CheckedOut:
        return key_at(outcome.kind, "news_out", usual);
    case Verdict::AlreadyIn:
        return key_at(outcome.kind, "news_already", usual);
    default:
        return std::string(usual);
    }
}

Sign staff_sign(core::Tone tone, bool late) {
    switch (tone) {
    case core::Tone::Neutral:
        return Sign::People;
    case core::Tone::Green:
        return late ? Sign::Clock : Sign::Tick;
    case core::Tone::Amber:
        return Sign::Exclamation;
    case core::Tone::Red:
        break;
    }
    return Sign::Cross;
}

std::string whose_name(const core::StaffNews& news, const StaffWords& words) {
    if (!news.name.empty()) return news.name;
    const core::Outcome& outcome = *news.outcome;
    if (outcome.person && !outcome.person->name.empty()) return outcome.person->name;
    if (outcome.delegation) return outcome.delegation->name.in(words.language());
    return words.say("news.somebody").text;
}

} // namespace kiosk::ui
