#include "ui/presenters/screens.hpp"

#include <algorithm>

#include "ui/presenters/result.hpp"

namespace kiosk::ui {
namespace {

using core::Args;

Said plain(std::string text) {
    return {std::move(text), core::Language(core::kHomeLanguage)};
}

std::optional<Said> home_if_other(const Translator& words, std::string_view key) {
    return words.at_home() ? std::nullopt : std::optional(words.say_home(key));
}

std::string clock_text(core::LocalTime at) {
    return core::format_time(at);
}

const core::Texts& short_host(const core::EventInfo& event) {
    return event.host_short.empty() ? event.host_school : event.host_short;
}

std::string span_of(core::MinuteOfDay from, core::MinuteOfDay to) {
    return core::format_minute(from) + "–" + core::format_minute(to);
}

ItemCard item_card(const core::ProgrammeItem& item, bool now, const Translator& words) {
    ItemCard card;
    card.now = now;
    card.pill = words.say(now ? "home.now" : "home.next");
    card.title = say(item.title, words.language());
    card.detail = joined({{plain(span_of(item.starts, item.ends))}, {say(item.place_text, words.language())}}, kDot);
    return card;
}

std::string_view hint_key(core::ScanProblem problem) {
    switch (problem) {
    case core::ScanProblem::TooSmall:
        return "scan.hint.too_small";
    case core::ScanProblem::Blurred:
        return "scan.hint.blurred";
    case core::ScanProblem::TooBright:
        return "scan.hint.too_bright";
    case core::ScanProblem::TooDark:
        return "scan.hint.too_dark";
    case core::ScanProblem::PhoneDim:
        return "scan.hint.phone_dim";
    case core::ScanProblem::Bent:
        return "scan.hint.bent";
    case core::ScanProblem::Covered:
        return "scan.hint.covered";
    case core::ScanProblem::None:
        break;
    }
    return "scan.guide";
}

std::optional<StripViewModel> strip_view_model(const core::State& state, const Translator& words) {
    if (!state.strip) {
        return std::nullopt;
    }
    const core::Outcome& outcome = state.strip->outcome;
    const Translator own = words.in(outcome.person ? outcome.person->language : words.language());
    Spans text;
    if (outcome.person) {
        text.push_back({outcome.person->name, own.language()});
    }
    Spans said{short_text(outcome, own)};
    if (!own.at_home()) {
        said = joined({said, {short_text(outcome, own.in(core::Language(core::kHomeLanguage)))}}, kBetween);
    }
    return StripViewModel{outcome.tone(), joined({text, said}, kDot)};
}

} // namespace

ChromeViewModel chrome_view_model(const ScreenInput& screen, const Translator& words) {
    const core::EventInfo& event = screen.model.event;
    ChromeViewModel view;
    view.title = plain(say(event.title, core::kHomeLanguage).text);
    if (const std::string host = say(short_host(event), core::kHomeLanguage).text; !host.empty()) {
        view.title.text += std::string(kDot) + host;
    }
    const std::string day = core::format_day(core::day_of(screen.local_now), words.language(),
                                             words.at_home() ? core::DateStyle::Long : core::DateStyle::Short);
    view.subtitle = words.at_home() ? Said{day, words.language()}
                                    : Said{say(event.title, words.language()).text + " — " + day, words.language()};
    view.clock = clock_text(screen.local_now);
    if (screen.state.screen == core::Screen::Scan || screen.state.screen == core::Screen::Programme ||
        screen.state.screen == core::Screen::Map) {
        view.back = words.say("common.back");
    }
    view.language = words.language();
    view.accessibility = screen.state.accessibility;
    view.strip = strip_view_model(screen.state, words);
    if (screen.state.unreadable_until && screen.now < *screen.state.unreadable_until) {
        view.toast = words.both("hint.unreadable");
    }
    if (screen.keyboard_away) view.notice = words.both("notice.keyboard_away");
    return view;
}

std::vector<ItemCard> item_cards(const ScreenInput& screen, const Translator& words) {
    std::vector<ItemCard> cards;
    const core::NowNext on = core::now_and_next(screen.model.programme, screen.local_now, nullptr);
    if (on.now != nullptr) cards.push_back(item_card(*on.now, true, words));
    if (on.next != nullptr) cards.push_back(item_card(*on.next, false, words));
    return cards;
}

HomeViewModel home_view_model(const ScreenInput& screen, const Translator& words) {
    HomeViewModel view;
    const Said host = say(screen.model.event.host_school, words.language());
    view.welcome = words.say("home.welcome_to", {{"school", host.text}});
    view.lead = words.say("home.lead");
    view.cards = item_cards(screen, words);
    view.check_in = words.say("home.check_in");
    view.check_in_sub = words.say("home.check_in_sub");
    view.programme = words.say("home.programme");
    view.programme_sub = words.say("home.programme_sub");
    view.map = words.say("home.map");
    view.map_sub = words.say("home.map_sub");
    view.office = screen.model.event.regional_office;
    return view;
}

ScanViewModel scan_view_model(const ScreenInput& screen, const Translator& words) {
    ScanViewModel view;
    view.at_label = words.say("scan.checking_in_at");
    view.at = say(screen.model.checkpoint.name, words.language());
    view.steps = {words.say("scan.step1"), words.say("scan.step2"), words.say("scan.step3")};
    view.several = words.say("scan.several");
    view.no_badge = words.say("scan.no_badge");
    view.privacy = words.say("privacy.title");
    view.never_stored = words.say("scan.never_stored");
    view.checked_in = std::to_string(screen.state.counts.checked_in);
    view.expected = std::to_string(screen.state.counts.expected);
    view.checked_in_label = words.say("scan.checked_in");
    view.expected_label = words.say("scan.expected");
    view.camera = screen.camera;
    view.lens = screen.lens;
    view.lens_label = words.say("scan.lens");
    view.hint = screen.state.hint;
    view.message = words.say(hint_key(screen.state.hint.problem));
    if (screen.camera == CameraStatus::Lost) {
        view.trouble = words.say("scan.camera_lost");
    } else if (screen.camera == CameraStatus::Off) {
        view.trouble = words.say("scan.camera_off");
    } else if (screen.camera == CameraStatus::Starting) {
        view.trouble = words.say("scan.camera_starting");
    }
    return view;
}

SheetViewModel sheet_view_model(const ScreenInput& screen, const Translator& words) {
    SheetViewModel view;
    view.close = words.say("common.close");
    const auto fill = [&](std::string_view title, std::initializer_list<std::string_view> lines) {
        view.title = words.say(title);
        view.title_home = home_if_other(words, title);
        for (const std::string_view line : lines) {
            view.lines.push_back(words.say(line));
        }
    };
    switch (screen.state.sheet) {
    case core::Sheet::SeveralGuests:
        fill("several.title", {"several.one_by_one", "several.leader"});
        view.numbered = true;
        break;
    case core::Sheet::NoBadge:
        fill("no_badge.title", {"no_badge.body"});
        break;
    case core::Sheet::Privacy:
        fill("privacy.title", {"privacy.kept", "scan.never_stored"});
        if (!screen.model.event.privacy_notice.empty()) {
            view.lines.front() = say(screen.model.event.privacy_notice, words.language());
        }
        if (screen.model.event.retention_days > 0) {
            view.lines.push_back(words.say("privacy.days", {{"n", std::int64_t{screen.model.event.retention_days}}}));
        }
        break;
    case core::Sheet::ProgrammeItem: // these have views of their own
    case core::Sheet::ProgrammeFilter:
    case core::Sheet::ProgrammeSearch:
    case core::Sheet::MapSearch:
    case core::Sheet::None:
        break;
    }
    return view;
}

MoreTimeViewModel more_time_view_model(const ScreenInput& screen, const Translator& words) {
    const auto left = screen.state.asking_until.value_or(screen.now) - screen.now;
    const auto seconds = std::max<std::int64_t>(0, (left.count() + 999) / 1000);
    return {words.say("more_time.title"), home_if_other(words, "more_time.title"),
            words.say("more_time.body", {{"n", seconds}}), words.say("more_time.yes")};
}

} // namespace kiosk::ui
