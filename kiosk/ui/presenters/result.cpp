#include "ui/presenters/result.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

#include "core/base/find_by_id.hpp"
#include "core/i18n/search_fold.hpp"
#include "core/rules/group.hpp"
#include "ui/presenters/programme_notice.hpp"
#include "ui/presenters/when.hpp"

namespace kiosk::ui {
namespace {

using core::Args;
using core::Outcome;
using core::Verdict;

// Refusals look alike to the guest: the reason is for staff.
bool refused(Verdict verdict) {
    return verdict == Verdict::WrongEvent || verdict == Verdict::Revoked || verdict == Verdict::Expired ||
           verdict == Verdict::BadSignature;
}

Verdict seen_as(const Outcome& outcome) {
    return outcome.repeats_green ? Verdict::Admitted : outcome.verdict;
}

// What a checkpoint says otherwise than a gate does; empty: nothing.
std::string_view stem_at(core::CheckpointKind kind, Verdict verdict) {
    using core::CheckpointKind;
    const bool in = verdict == Verdict::Admitted || verdict == Verdict::Late, again = verdict == Verdict::AlreadyIn;
    switch (kind) {
    case CheckpointKind::Meal:
        return again ? "result.meal_taken" : "";
    case CheckpointKind::Handout:
        return in ? "result.handed_out" : again ? "result.handout_taken" : "";
    case CheckpointKind::Loan:
        return in ? "result.lent" : again ? "result.loan_out" : verdict == Verdict::CheckedOut ? "result.returned" : "";
    case CheckpointKind::Handover:
        return again ? "result.collected" : verdict == Verdict::NeedsStaff ? "result.handover" : "";
    case CheckpointKind::Gate:
    case CheckpointKind::Session:
        break;
    }
    return {};
}

std::string stem_of(const Outcome& outcome) {
    const Verdict verdict = seen_as(outcome);
    if (refused(verdict)) {
        return "result.refused";
    }
    if (const auto own = stem_at(outcome.kind, verdict); !own.empty()) return std::string(own);
    switch (verdict) {
    case Verdict::Admitted:
        return "result.admitted";
    case Verdict::Late:
        return "result.late";
    case Verdict::AdmittedUnknown:
        return "result.unknown";
    case Verdict::CheckedOut:
        return "result.checked_out";
    case Verdict::AlreadyIn:
        return "result.already";
    case Verdict::Group:
        return "result.group";
    case Verdict::NeedsStaff:
        return "result.needs_staff";
    case Verdict::TooEarly:
        return "result.too_early";
    case Verdict::Closed:
        return "result.closed";
    case Verdict::Full:
        return "result.full";
    case Verdict::NotForThisCheckpoint:
        return "result.elsewhere";
    case Verdict::Ambiguous:
        return "result.ambiguous";
    case Verdict::NotRecorded:
        return "result.not_recorded";
    default:
        return "result.unreadable";
    }
}

Said time_said(core::LocalTime at) {
    return {core::format_time(at), core::Language(core::kHomeLanguage)};
}

// The small line in the panel: when and where, for greens and repeats.
Spans panel_line(const Outcome& o, const Translator& words) {
    const Verdict verdict = seen_as(o);
    const bool green = o.tone() == core::Tone::Green;
    if (verdict == Verdict::AlreadyIn && o.first_at) {
        const Said place = say(o.first_checkpoint ? *o.first_checkpoint : o.checkpoint, words.language());
        const bool today = core::day_of(*o.first_at) == core::day_of(o.at);
        Said when = time_said(*o.first_at);
        if (!today) {
            const auto day = core::format_day(core::day_of(*o.first_at), words.language(), core::DateStyle::Short);
            when = {day + " " + when.text, words.language()};
        }
        Spans line = joined({{when}, {place}}, kDot);
        if (o.first_minutes_ago && today) {
            line.back().text += ' ';
            line.push_back(words.say("result.minutes_ago", {{"n", std::int64_t{*o.first_minutes_ago}}}));
        }
        return line;
    }
    if (green) {
        return joined({{words.say(stem_of(o) + ".line",
                                  {{"time", core::format_time(o.repeats_green && o.first_at ? *o.first_at : o.at)}})},
                       {say(o.checkpoint, words.language())}},
                      kDot);
    }
    if (verdict == Verdict::Group) {
        return {say(o.checkpoint, words.language())};
    }
    return {words.say("result.not_yet")};
}

Spans person_line(const core::PersonCard& person, const Translator& words) {
    std::vector<Spans> parts{{say(person.affiliation, words.language())}};
    if (const std::string key = "role." + person.role; words.has(key)) {
        parts.push_back({words.say(key)});
    }
    if (!person.group.empty()) {
        parts.push_back({words.say("result.group_name", {{"name", person.group}})});
    }
    if (!person.buddy_class.empty()) {
        parts.push_back({words.say("result.buddy_class", {{"name", person.buddy_class}})});
    }
    return joined(parts, kDot);
}

std::optional<core::Attendee> attendee_of(const Outcome& o) {
    if (!o.person) return std::nullopt;
    return core::Attendee{o.person->delegation, o.person->group, o.person->role, o.person->buddy_class};
}

NextCard next_card(const Outcome& o, const Model& model, const Translator& words) {
    const core::NextItem& next = *o.next;
    const core::LocalDay today = core::day_of(o.at);
    NextCard card;
    card.item = next.item;
    card.pill = words.both("result.next");
    card.title = say_both(next.title, words.language());
    card.time = when_said(next.day, next.starts, next.ends, today, words);
    card.place = joined({say_both(next.place, words.language())}, kDot);
    card.way = joined({{say(next.way, words.language())}}, kDot);
    if (const auto* item = core::find_by_id(model.programme, next.item); item != nullptr)
        card.notice = change_notice(*item, model, words);
    if (const auto* off = cancelled_meanwhile(model, o.at, next.day + next.starts, attendee_of(o)); off != nullptr)
        card.cancelled = joined({{words.say("programme.cancelled")}, {say(off->title, words.language())}}, kDot);
    return card;
}

Spans opens_both(core::LocalTime opens, core::LocalDay today, const Translator& words) {
    const Said own = opens_said(opens, today, words);
    if (words.at_home()) return {own};
    return joined({{own}, {opens_said(opens, today, words.home())}}, kBetween);
}

std::optional<MessageCard> message_card(const Outcome& o, const Translator& words) {
    const Verdict verdict = seen_as(o);
    MessageCard card;
    if (o.tone() == core::Tone::Green && o.admitted > 0) {
        card.answers = true;
        card.title = words.both("result.guests", {{"n", std::int64_t{o.admitted}}});
        if (verdict == Verdict::Late) card.body = words.say(stem_of(o) + ".title");
        return card;
    }
    if (o.tone() == core::Tone::Green || verdict == Verdict::Group) {
        if (!words.has(stem_of(o) + ".title")) return std::nullopt;
        card.title = words.both(stem_of(o) + ".title");
        return card;
    }
    const std::string stem = stem_of(o);
    if (verdict == Verdict::TooEarly && o.opens) {
        card.title = opens_both(*o.opens, core::day_of(o.at), words);
    } else if ((verdict == Verdict::NotForThisCheckpoint || verdict == Verdict::Closed) && o.instead) {
        card.title = joined({{words.say("result.go_to")}, say_both(*o.instead, words.language())}, "\n");
        if (o.instead_item) {
            card.place = joined({say_both(o.instead_item->place, words.language())}, kDot);
            card.way = joined({{say(o.instead_item->way, words.language())}}, kDot);
        }
        if (o.instead_opens) {
            card.when = opens_said(*o.instead_opens, core::day_of(o.at), words);
        } else {
            card.body = words.say(stem + ".body");
        }
        return card;
    } else {
        card.title = words.both(stem + ".title");
    }
    card.body = words.say(stem + ".body");
    return card;
}

std::vector<std::string> folded_words(std::string_view text) {
    std::vector<std::string> found;
    std::istringstream words(core::fold_search(text));
    for (std::string word; words >> word;) found.push_back(word);
    std::ranges::sort(found);
    return found;
}

// "TAN Wei Ling Chloe" of Chloe Tan Wei Ling.
bool says_the_same(std::string_view latin, std::string_view name) {
    return folded_words(latin) == folded_words(name);
}

void fill_person(ResultPage& page, const Outcome& o, const Translator& words) {
    if (o.person) {
        // Names go when their time is over (core/rules/retention.hpp).
        if (!o.person->name.empty()) page.title = Said{o.person->name, o.person->language};
        if (!o.person->latin.empty() && !says_the_same(o.person->latin, o.person->name)) {
            page.title_sub = Said{o.person->latin, "en"};
        }
        page.person = person_line(*o.person, words);
        page.meal = meal_words(o, words);
        return;
    }
    if (o.delegation) {
        page.title = say(o.delegation->name, words.language());
        if (const Said home = say(o.delegation->name, core::kHomeLanguage); home.text != page.title->text) {
            page.title_sub = home;
        }
        return;
    }
    if (refused(seen_as(o))) {
        page.title = words.say("result.refused.what");
        page.title_sub = words.at_home() ? std::nullopt : std::optional(words.say_home("result.refused.what"));
    }
}

std::optional<ProgressLine> progress_line(const Outcome& o, const Translator& words) {
    // Whoever leaves is not told how many came.
    const bool counts =
        o.tone() == core::Tone::Green && o.verdict != Verdict::CheckedOut && core::tells_attendance(o.kind);
    if (!o.delegation || o.delegation->expected <= 0 || !counts) return std::nullopt;
    const core::DelegationCount& count = *o.delegation;
    const Args args{{"arrived", std::int64_t{count.arrived}}, {"expected", std::int64_t{count.expected}}};
    const auto part = [&](int arrived) {
        return std::clamp(static_cast<float>(arrived) / static_cast<float>(count.expected), 0.0F, 1.0F);
    };
    ProgressLine line;
    line.part = part(count.arrived);
    line.before = part(count.arrived - std::max(o.admitted, 1));
    // Who shows a badge again is not the last to come.
    line.all_here = count.arrived == count.expected && count.expected > 1 && !o.repeats_green;
    const Said said = line.all_here ? words.say("result.all_here", {{"n", std::int64_t{count.expected}}})
                                    : words.say("result.arrived", args);
    line.label = joined({{say(count.name, words.language())}, {said}}, kBetween);
    return line;
}

GroupCount group_count(const core::ShownResult& result, const Outcome& o, const Translator& words) {
    GroupCount group;
    group.count = std::to_string(result.group_count);
    const std::int64_t expected = o.delegation ? o.delegation->expected : 0;
    group.of = words.both("group.of", {{"expected", expected}});
    group.sent = result.group_sent;
    group.confirm = result.group_sent ? words.say("group.sent")
                                      : words.say("group.confirm", {{"n", std::int64_t{result.group_count}}});
    group.cancel = words.say("common.cancel");
    group.can_add = !result.group_sent && result.group_count < core::kMostInGroup;
    group.can_take = !result.group_sent && result.group_count > 1;
    return group;
}

void fill_rows(ResultPage& page, const core::ShownResult& result, const Translator& words) {
    for (const Outcome& o : result.rows) {
        const Translator own = words.in(language_of(o, words));
        ResultRow row{o.tone(), sign_of(o), std::nullopt, {short_text(o, own)}, meal_words(o, own)};
        if (o.person && !o.person->name.empty()) {
            row.name = Said{o.person->name, o.person->language};
        } else if (o.delegation && o.tone() == core::Tone::Green) {
            row.name = say(o.delegation->name, own.language());
        }
        if (!own.at_home()) {
            row.text = joined({row.text, {short_text(o, own.home())}}, kBetween);
        }
        page.rows.push_back(std::move(row));
    }
}

} // namespace

core::Language language_of(const Outcome& outcome, const Translator& words) {
    if (outcome.person) return outcome.person->language;
    if (outcome.delegation && !outcome.delegation->language.empty()) return outcome.delegation->language;
    return words.language();
}

core::Language page_language(const core::ShownResult& result, const Translator& words,
                             const std::optional<core::Language>& override_language) {
    return override_language.value_or(language_of(result.headline(), words));
}

Said short_text(const Outcome& outcome, const Translator& words) {
    return words.say(stem_of(outcome) + ".short");
}

std::optional<Said> spoken(const core::State& state, core::Prompt prompt, const Translator& words) {
    if (prompt == core::Prompt::MoreTime)
        return state.asking_until ? std::optional(words.say("more_time.spoken")) : std::nullopt;
    if (!state.result) return std::nullopt;
    const Outcome& headline = state.result->headline();
    return words.in(language_of(headline, words)).say(stem_of(headline) + ".spoken");
}

Sign sign_of(const Outcome& outcome) {
    switch (outcome.tone()) {
    case core::Tone::Amber:
        return Sign::Exclamation;
    case core::Tone::Red:
        return Sign::Cross;
    case core::Tone::Green:
        return outcome.verdict == Verdict::Late ? Sign::Clock : Sign::Tick;
    case core::Tone::Neutral:
        break;
    }
    return Sign::People;
}

ResultPage result_page(const ScreenInput& screen, const Translator& words,
                       const std::optional<core::Language>& override_language) {
    const core::ShownResult& result = *screen.state.result;
    const Outcome& o = result.headline();
    ResultPage page;
    page.language = page_language(result, words, override_language);
    const Translator own = words.in(page.language);
    page.tone = result.tone();
    page.sign = sign_of(o);
    page.headline = own.say(stem_of(o) + ".headline");
    if (!own.at_home()) {
        page.headline_home = own.say_home(stem_of(o) + ".headline");
    }
    page.line = panel_line(o, own);
    page.countdown = core::countdown(result, screen.now);
    if (page.tone == core::Tone::Red) {
        page.try_again = own.say("result.try_again");
    }
    if (result.rows.size() > 1) {
        page.line = {own.say("result.badges", {{"n", static_cast<std::int64_t>(result.rows.size())}})};
        fill_rows(page, result, own);
        return page;
    }
    if (core::offers_programme(o)) {
        page.my_programme = own.say("result.my_programme");
    }
    fill_person(page, o, own);
    if (o.next) {
        page.next = next_card(o, screen.model, own);
    }
    if (const auto& goal = o.next ? o.next : o.instead_item; goal && !goal->item.empty()) {
        page.show_way = own.say("map.way");
        page.way_item = goal->item;
        page.way_place = goal->at;
    }
    page.message = message_card(o, own);
    page.progress = progress_line(o, own);
    if (o.verdict == Verdict::Group) {
        page.group = group_count(result, o, own);
    }
    return page;
}

} // namespace kiosk::ui
