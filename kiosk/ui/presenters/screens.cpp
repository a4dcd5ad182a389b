#include "ui/presenters/screens.hpp"

#include <algorithm>
#include <utility>

#include "ui/presenters/programme_notice.hpp"
#include "ui/presenters/result.hpp"
#include "ui/presenters/when.hpp"

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

// What else is on at the same time, or begins with what comes next.
std::int64_t others(const core::ProgrammeItem& item, bool now, const ScreenInput& screen) {
    return std::count_if(
        screen.model.programme.begin(), screen.model.programme.end(), [&](const core::ProgrammeItem& other) {
            if (other.id == item.id || other.status == core::ItemStatus::Cancelled) return false;
            const core::LocalTime starts = other.day + other.starts, ends = other.day + other.ends;
            return now ? starts <= screen.local_now && screen.local_now < ends : starts == item.day + item.starts;
        });
}

ItemCard item_card(const core::ProgrammeItem& item, bool now, const ScreenInput& screen, const Translator& words) {
    ItemCard card;
    card.item = item.id;
    if (const std::int64_t more = others(item, now, screen); more > 0)
        card.more = words.say("home.more", {{"n", more}});
    card.now = now;
    card.notice = change_notice(item, screen.model, words);
    card.pill = words.say(now ? "home.now" : "home.next");
    card.title = say(item.title, words.language());
    card.detail = joined({{when_said(item.day, item.starts, item.ends, core::day_of(screen.local_now), words)},
                          {say(item.place_text, words.language())}},
                         kDot);
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

CountLine count_line(std::string_view key, int count, const Translator& words) {
    auto [before, after] = words.around(key, "n");
    return {std::move(before), std::to_string(count), std::move(after)};
}

std::optional<StripViewModel> strip_view_model(const core::State& state, const Translator& words) {
    if (!state.strip) {
        return std::nullopt;
    }
    const core::Outcome& outcome = state.strip->outcome;
    // Somebody else stands here now: whose it was is for the one who knows the name.
    const std::string name = outcome.person ? core::mask_name(outcome.person->name) : std::string();
    const auto in = [&](const Translator& language) {
        return joined(
            {{language.say("result.previous")}, {{name, language.language()}}, {short_text(outcome, language)}}, kDot);
    };
    const Translator own = words.in(language_of(outcome, words));
    if (own.at_home()) return StripViewModel{outcome.tone(), in(own)};
    const Translator home = own.home();
    const Spans at_home = joined({{home.say("result.previous")}, {short_text(outcome, home)}}, kDot);
    return StripViewModel{outcome.tone(), joined({in(own), at_home}, kBetween)};
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
    view.accessibility = words.say("accessibility.title");
    view.accessibility_on = screen.state.accessibility != core::Accessibility{};
    view.strip = strip_view_model(screen.state, words);
    if (screen.state.unreadable_until && screen.now < *screen.state.unreadable_until) {
        view.toast = words.both("hint.unreadable");
    }
    if (!screen.trouble.empty()) {
        view.notice = words.both("notice.trouble", {{"reason", std::string(screen.trouble)}});
    } else if (screen.keyboard_away) {
        view.notice = words.both("notice.keyboard_away");
    }
    return view;
}

std::vector<ItemCard> item_cards(const ScreenInput& screen, const Translator& words) {
    std::vector<ItemCard> cards;
    const core::NowNext on = core::now_and_next(screen.model.programme, screen.local_now, nullptr);
    if (on.now != nullptr) cards.push_back(item_card(*on.now, true, screen, words));
    std::optional<core::LocalTime> next;
    if (on.next != nullptr) next = on.next->day + on.next->starts;
    if (const auto* off = cancelled_meanwhile(screen.model, screen.local_now, next, std::nullopt); off != nullptr)
        cards.push_back(item_card(*off, false, screen, words));
    if (on.next != nullptr) cards.push_back(item_card(*on.next, false, screen, words));
    return cards;
}

HomeViewModel home_view_model(const ScreenInput& screen, const Translator& words) {
    HomeViewModel view;
    const Said host = say(screen.model.event.host_school, words.language());
    view.welcome = words.say("home.welcome_to", {{"school", host.text}});
    const bool over = event_is_over(screen), out = is_exit(screen);
    view.lead = words.say(over ? "home.lead_over" : out ? "home.lead_out" : "home.lead");
    view.cards = item_cards(screen, words);
    if (!over) {
        view.check_in = TileWords{words.say(out ? "home.check_out" : "home.check_in"),
                                  words.say(has_camera(screen) ? "home.check_in_sub" : "home.check_in_scanner")};
    }
    if (!screen.model.programme.empty()) {
        view.programme = TileWords{words.say("home.programme"), words.say("home.programme_sub")};
    }
    if (!screen.model.places.empty()) view.map = TileWords{words.say("home.map"), words.say("home.map_sub")};
    view.office = screen.model.event.regional_office;
    return view;
}

ClosedViewModel closed_view_model(const Translator& words) {
    return {words.say("result.refused.headline"), home_if_other(words, "result.refused.headline"),
            words.both("closed.body")};
}

ScanViewModel scan_view_model(const ScreenInput& screen, const Translator& words) {
    ScanViewModel view;
    const bool out = is_exit(screen);
    view.at_label = words.say(out ? "scan.checking_out_at" : "scan.checking_in_at");
    view.at = say(screen.model.checkpoint.name, words.language());
    const Said done = words.say(out ? "scan.step3_out" : "scan.step3");
    if (has_camera(screen)) {
        view.steps = {words.say("scan.step1"), words.say("scan.step2"), done};
        view.never_stored = words.say("scan.never_stored");
    } else if (screen.camera == CameraStatus::Off) {
        view.steps = {words.say("scan.scanner1"), words.say("scan.scanner2"), done};
    }
    view.several = words.say("scan.several");
    view.no_badge = words.say("scan.no_badge");
    view.privacy = words.say("privacy.title");
    if (!out) {
        view.counts = {count_line("scan.checked_in", screen.state.counts.checked_in, words),
                       count_line("scan.expected", screen.state.counts.expected, words)};
    }
    view.camera = screen.camera;
    view.lens = screen.lens;
    view.lens_label = words.say("scan.lens");
    view.hint = screen.state.hint;
    view.read = screen.code_read;
    view.message = words.say(view.read ? "scan.read" : hint_key(screen.state.hint.problem));
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
    case core::Sheet::Accessibility: // these have views of their own
    case core::Sheet::ProgrammeItem:
    case core::Sheet::ProgrammeFilter:
    case core::Sheet::ProgrammeSearch:
    case core::Sheet::MapSearch:
    case core::Sheet::MyCalendar:
    case core::Sheet::None:
        break;
    }
    return view;
}

AccessibilitySheet accessibility_sheet(const ScreenInput& screen, const Translator& words) {
    using core::TextSize;
    const core::Accessibility& now = screen.state.accessibility;
    AccessibilitySheet view;
    view.title = words.say("accessibility.title");
    view.title_home = home_if_other(words, "accessibility.title");
    view.close = words.say("common.close");
    view.rows.push_back(
        {words.say("accessibility.text_size"),
         {{"sheet.text.1", {"100 %", "en"}, now.text == TextSize::Normal, core::SetTextSize{TextSize::Normal}},
          {"sheet.text.2", {"130 %", "en"}, now.text == TextSize::Larger, core::SetTextSize{TextSize::Larger}},
          {"sheet.text.3", {"160 %", "en"}, now.text == TextSize::Largest, core::SetTextSize{TextSize::Largest}}}});
    const auto either = [&](std::string_view label, std::string_view off, std::string_view on, bool is_on,
                            const core::SessionEvent& toggle) {
        view.rows.push_back({words.say(label),
                             {{off, words.say("accessibility.off"), !is_on, toggle},
                              {on, words.say("accessibility.on"), is_on, toggle}}});
    };
    either("accessibility.contrast", "sheet.contrast.off", "sheet.contrast.on", now.high_contrast,
           core::ToggleContrast{});
    either("accessibility.lower", "sheet.lower.off", "sheet.lower.on", now.lower_controls, core::ToggleLowerControls{});
    if (screen.speaks)
        either("accessibility.speech", "sheet.speech.off", "sheet.speech.on", !now.quiet, core::ToggleSpeech{});
    return view;
}

MoreTimeViewModel more_time_view_model(const ScreenInput& screen, const Translator& words) {
    const auto left = screen.state.asking_until.value_or(screen.now) - screen.now;
    const auto seconds = std::max<std::int64_t>(0, (left.count() + 999) / 1000);
    return {words.say("more_time.title"), home_if_other(words, "more_time.title"),
            words.say("more_time.body", {{"n", seconds}}), words.say("more_time.yes")};
}

} // namespace kiosk::ui
