#include "ui/presenters/attract.hpp"

#include <algorithm>
#include <cmath>

#include "ui/presenters/screens.hpp"

namespace kiosk::ui {
namespace {

bool visits_on(const core::Delegation& delegation, core::LocalDay day) {
    return !delegation.home && (!delegation.arrives || core::day_of(*delegation.arrives) == day);
}

// How many of them came is of no interest where they leave.
DelegationCard delegation_card(const core::Delegation& delegation, const ScreenInput& screen, const Translator& words) {
    const Model& model = screen.model;
    std::vector<Spans> detail;
    if (const std::string key = "country." + delegation.country; words.has(key)) {
        detail.push_back({words.say(key)});
    }
    if (delegation.arrives) {
        detail.push_back({words.say("attract.arrives", {{"time", core::format_time(*delegation.arrives)}})});
    }
    const auto count = model.delegation_counts.find(delegation.id);
    if (count != model.delegation_counts.end() && count->second.expected > 0) {
        const std::int64_t arrived = count->second.arrived, expected = count->second.expected;
        const bool arrivals = arrived > 0 && !is_exit(screen);
        detail.push_back({arrivals ? words.say("result.arrived", {{"arrived", arrived}, {"expected", expected}})
                                   : words.say("attract.guests", {{"n", expected}})});
    }
    return {say(delegation.name, delegation.language), joined(detail, kDot)};
}

// Of today's visitors in order of arrival, who is due first; then those that most others read.
std::vector<core::Language> welcome_languages(const ScreenInput& screen) {
    std::vector<const core::Delegation*> visitors;
    for (const core::Delegation& each : screen.model.delegations)
        if (visits_on(each, core::day_of(screen.local_now))) visitors.push_back(&each);
    std::stable_sort(visitors.begin(), visitors.end(), [](const auto* a, const auto* b) {
        return a->arrives.value_or(core::LocalTime{}) < b->arrives.value_or(core::LocalTime{});
    });
    std::vector<core::Language> languages;
    const auto add = [&](const core::Language& language) {
        if (std::find(languages.begin(), languages.end(), language) == languages.end()) languages.push_back(language);
    };
    const core::Language& due = screen.state.default_language;
    if (std::any_of(visitors.begin(), visitors.end(), [&](const auto* each) { return each->language == due; }))
        add(due);
    for (const core::Delegation* each : visitors) add(each->language);
    add(core::Language(core::kHomeLanguage));
    add("en");
    return languages;
}

void fill_welcomes(AttractViewModel& view, const ScreenInput& screen, const Translator& words) {
    const bool parting = is_exit(screen) || event_is_over(screen);
    for (const core::Language& language : welcome_languages(screen)) {
        const Translator own = words.in(language);
        if (own.language() != language || !own.has("welcome.word"))
            continue; // a language that the kiosk does not speak
        const Said word = own.say(parting ? "result.checked_out.headline" : "welcome.word");
        if (view.hello.text.empty()) {
            view.hello = word;
        } else {
            view.welcomes.push_back(word);
        }
    }
    for (std::size_t i = 0; i + 1 < view.welcomes.size(); ++i) view.welcomes[i].text += "   ";
}

void fill_host(AttractViewModel& view, const core::EventInfo& event, const Translator& second) {
    view.host = say(event.host_school, core::kHomeLanguage);
    std::vector<Spans> line;
    if (const Said other = say(event.host_school, second.language()); other.text != view.host.text) {
        line.push_back({other});
    }
    line.push_back({second.say("attract.host_school")});
    if (event.regional_office > 0) {
        line.push_back({second.say("attract.regional_office", {{"n", std::int64_t{event.regional_office}}})});
    }
    view.host_line = joined(line, kDot);
}

AttractPage page_now(const AttractViewModel& view, const ScreenInput& screen) {
    std::vector<AttractPage> pages;
    if (!view.delegations.empty()) pages.push_back(AttractPage::Delegations);
    if (!view.items.empty()) pages.push_back(AttractPage::Programme);
    if (screen.photo) pages.push_back(AttractPage::Photo);
    if (pages.empty()) return AttractPage::None;
    return pages[static_cast<std::size_t>(view.page_turn) % pages.size()];
}

} // namespace

// Once around an ellipse in about seven minutes; of a still picture each minute's has a place of its own on it.
Vec attract_drift(const ScreenInput& screen) {
    constexpr std::chrono::minutes kMinute{1};
    const auto since = screen.now.time_since_epoch();
    const auto ticks = screen.still ? since / kMinute * 85 : since / kAttractStep;
    const float turn = static_cast<float>(ticks % 600) / 600.0F * 6.2831853F;
    return {22.0F * std::cos(turn), 14.0F * std::sin(turn)};
}

AttractViewModel attract_view_model(const ScreenInput& screen, const Translator& words) {
    // Most eyes here read zh-TW already in the host's name; the second language is the guests'.
    const Translator second = words.at_home() ? words.in("en") : words;
    AttractViewModel view;
    fill_welcomes(view, screen, words);
    fill_host(view, screen.model.event, second);
    if (screen.model.event.show_delegations) {
        for (const core::Delegation& delegation : screen.model.delegations)
            if (visits_on(delegation, core::day_of(screen.local_now)))
                view.delegations.push_back(delegation_card(delegation, screen, second));
    }
    view.visiting = second.say("attract.visiting_today");
    view.items = item_cards(screen, second);
    view.page_turn = screen.still ? 0 : screen.now.time_since_epoch() / kAttractPage;
    view.page = page_now(view, screen);
    view.invites = !event_is_over(screen);
    view.arrow = has_camera(screen);
    const char* call = view.invites ? "attract.show_badge" : "attract.over";
    view.call = joined({{words.say_home(call)}, {second.say(call)}}, kBetween);
    view.look_around = joined({{second.say("attract.or_touch")}, {words.say_home("attract.or_touch")}}, kBetween);
    view.clock = core::format_time(screen.local_now);
    view.lens = screen.lens;
    const auto since = screen.now.time_since_epoch();
    const bool moves = !screen.reduced_motion && !screen.still;
    view.lit = moves ? static_cast<int>(since / kAttractStep % 3) : 2;
    view.drift = attract_drift(screen);
    view.turn = moves ? static_cast<float>(since / kAttractStep % 520) / 520.0F : 0;
    view.swapped = since / kSidesChange % 2 == 1;
    return view;
}

} // namespace kiosk::ui
