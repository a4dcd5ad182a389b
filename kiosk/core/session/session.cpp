#include "core/session/session.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

namespace kiosk::core {
namespace {

constexpr int kMostGroup = 999;

bool is_grave(Tone tone) {
    return tone == Tone::Amber || tone == Tone::Red;
}
bool is_group(const Outcome& row) {
    return row.verdict == Verdict::Group;
}
bool is_group(const std::vector<Outcome>& rows) {
    return is_group(rows.front());
}
bool is_search(Sheet sheet) {
    return sheet == Sheet::MapSearch || sheet == Sheet::ProgrammeSearch;
}
bool is_guest_screen(Screen screen) {
    return screen == Screen::Home || screen == Screen::Scan || screen == Screen::Programme || screen == Screen::Map;
}

Millis duration_of(Tone tone, const SessionTiming& timing) {
    switch (tone) {
    case Tone::Neutral:
        return timing.neutral;
    case Tone::Green:
        return timing.green;
    case Tone::Amber:
        return timing.amber;
    case Tone::Red:
        break;
    }
    return timing.red;
}

int first_count(const Outcome& group) {
    return group.delegation ? std::clamp(group.delegation->expected - group.delegation->arrived, 1, kMostGroup) : 1;
}

// The others together, then every group alone.
std::vector<std::vector<Outcome>> split_groups(std::vector<Outcome> rows) {
    std::vector<std::vector<Outcome>> parts;
    const auto groups =
        std::stable_partition(rows.begin(), rows.end(), [](const Outcome& row) { return !is_group(row); });
    if (groups != rows.begin()) {
        parts.emplace_back(std::make_move_iterator(rows.begin()), std::make_move_iterator(groups));
    }
    for (auto at = groups; at != rows.end(); ++at) parts.push_back({std::move(*at)});
    return parts;
}

// None: of several badges, of nobody who is known, or of somebody who is not in.
std::optional<ProgrammeChoice> whose_programme(const ResultView& result) {
    const Outcome& row = result.rows.front();
    if (result.rows.size() != 1 || !offers_programme(row)) return std::nullopt;
    ProgrammeChoice choice;
    if (row.person) {
        choice.guest = Attendee{row.person->delegation, row.person->group, row.person->role, row.person->buddy_class};
        choice.filter.kind = ProgrammeFilter::Kind::Guest;
        return choice;
    }
    choice.filter = {ProgrammeFilter::Kind::Delegation, row.delegation->delegation, {}};
    return choice;
}

// When an amber or red gives way to what waits behind it.
std::optional<MonoTime> release_at(const State& state) {
    if (!state.result || state.waiting.empty() || !is_grave(state.result->tone())) return std::nullopt;
    return state.result->shown + state.timing.hold_grave;
}

class Stepper {
  public:
    Stepper(State state, MonoTime now) : state_(std::move(state)), now_(now) {
        while (const auto deadline = next_deadline(state_)) {
            if (*deadline > now_) break;
            expire(*deadline);
        }
    }

    [[nodiscard]] Stepped finish() && { return {std::move(state_), std::move(effects_)}; }

    void operator()(const Touched&) { touch(); }
    void operator()(const OpenHome&) {
        touch();
        leave_for(Screen::Home);
    }
    void operator()(const OpenScan&) {
        touch();
        leave_for(Screen::Scan);
    }
    void operator()(const OpenProgramme&) {
        touch();
        leave_for(Screen::Programme);
    }
    void operator()(const OpenMyProgramme& event) {
        touch();
        if (!state_.result || just_shown()) return;
        auto choice = whose_programme(*state_.result);
        if (!choice) return;
        leave_for(Screen::Programme);
        if (state_.screen != Screen::Programme) return; // the next badge waited already
        state_.programme = std::move(*choice);
        state_.language = event.language;
        state_.language_chosen = true;
    }
    void operator()(const ChooseDay& event) {
        touch();
        if (state_.screen == Screen::Programme) state_.programme.day = event.day;
    }
    void operator()(const ChooseFilter& event) {
        touch();
        const bool for_guest = event.filter.kind == ProgrammeFilter::Kind::Guest;
        if (state_.screen != Screen::Programme || (for_guest && !state_.programme.guest)) return;
        state_.programme.filter = event.filter;
        close_sheet();
    }
    void operator()(const OpenItem& event) {
        touch();
        if (state_.screen != Screen::Programme) return;
        close_sheet();
        state_.sheet = Sheet::ProgrammeItem;
        state_.programme.item = event.item;
    }
    void operator()(const OpenMap& event) {
        touch();
        if (!leave_for(Screen::Map)) return;
        state_.map = {event.office, {}, {}, {}, {}};
        state_.way_back.reset();
    }
    void operator()(const ChooseOnMap& event) {
        touch();
        if (state_.screen != Screen::Map) return;
        state_.map = event.choice;
        close_sheet();
    }
    void operator()(const ShowTheWay& event) {
        touch();
        auto way_back = here();
        if (!leave_for(Screen::Map)) return;
        state_.map = {event.office, {}, event.place, event.item, {}};
        // Else the next badge waited already.
        if (state_.screen == Screen::Map) state_.way_back = std::move(way_back);
        if (event.language.empty()) return;
        state_.language = event.language;
        state_.language_chosen = true;
    }
    void operator()(const GoBack&) {
        touch();
        if (state_.screen == Screen::Map && state_.way_back) return go_back(*std::exchange(state_.way_back, {}));
        leave_for(Screen::Home);
    }
    void operator()(const TryAgain&) {
        touch();
        leave_for(Screen::Scan);
    }
    void operator()(const OpenSheet& event) {
        touch();
        if (event.sheet == Sheet::ProgrammeItem) return; // OpenItem's, which says whose
        if (event.sheet == Sheet::MapSearch && state_.screen != Screen::Map) return;
        if (event.sheet == Sheet::ProgrammeSearch && state_.screen != Screen::Programme) return;
        close_sheet();
        state_.sheet = event.sheet;
    }
    void operator()(const CloseSheet&) {
        touch();
        close_sheet();
    }
    void operator()(const TypeSearch& event) {
        touch();
        if (is_search(state_.sheet) && event.text.size() <= kLongestSearch) state_.search = event.text;
    }
    void operator()(const ChooseLanguage& event) {
        touch();
        state_.language = event.language;
        state_.language_chosen = true;
    }
    void operator()(const CycleTextSize&) {
        touch();
        auto& text = state_.accessibility.text;
        text = text == TextSize::Normal   ? TextSize::Larger
               : text == TextSize::Larger ? TextSize::Largest
                                          : TextSize::Normal;
    }
    void operator()(const ToggleContrast&) {
        touch();
        state_.accessibility.high_contrast = !state_.accessibility.high_contrast;
    }
    void operator()(const ToggleLowerControls&) {
        touch();
        state_.accessibility.lower_controls = !state_.accessibility.lower_controls;
    }
    void operator()(const MoreTime&) { touch(); }
    void operator()(const DismissResult&) {
        touch();
        // A second tap on "confirm" must not close what still waits for the desk.
        const bool may_go = state_.result && !just_shown() && !state_.result->group_sent;
        if (may_go) end_result(now_);
    }
    void operator()(const ChangeGroupCount& event) {
        touch();
        if (!counting()) return;
        const auto count = std::int64_t{state_.result->group_count} + event.by;
        state_.result->group_count = static_cast<int>(std::clamp<std::int64_t>(count, 1, kMostGroup));
        state_.result->ends = now_ + state_.timing.neutral;
    }
    void operator()(const ConfirmGroupCount&) {
        touch();
        if (!counting() || just_shown()) return;
        state_.result->group_sent = true;
        state_.result->ends = now_ + state_.timing.neutral;
        effects_.emplace_back(ConfirmGroup{state_.result->rows.front().group_token, state_.result->group_count});
    }
    void operator()(const Decided& event) { decided(event.rows); }
    void operator()(const HintSeen& event) { state_.hint = event.hint; }
    void operator()(const CountsChanged& event) { state_.counts = event.counts; }
    void operator()(const DefaultLanguage& event) {
        state_.default_language = event.language;
        // Not under the eyes of somebody who reads.
        if (state_.screen == Screen::Attract) state_.language = event.language;
    }
    void operator()(const Tick&) {}

  private:
    void expire(MonoTime at) {
        const auto due = [at](const std::optional<MonoTime>& time) { return time && *time <= at; };
        if (state_.strip && state_.strip->ends <= at) state_.strip.reset();
        if (due(state_.unreadable_until)) state_.unreadable_until.reset();
        if (due(release_at(state_))) {
            shrink(at);
            show_waiting(at);
        } else if (state_.result) {
            if (state_.result->ends <= at) end_result(at);
        } else if (state_.asking_until) {
            if (due(state_.asking_until)) forget(at);
        } else if (is_guest_screen(state_.screen) && state_.last_activity + state_.timing.idle <= at) {
            state_.asking_until = at + state_.timing.more_time;
            effects_.emplace_back(Speak{Prompt::MoreTime});
        }
    }

    void active() {
        state_.last_activity = now_;
        state_.asking_until.reset();
    }

    void touch() {
        active();
        if (state_.screen == Screen::Attract) open(Screen::Home);
    }

    [[nodiscard]] bool just_shown() const { return now_ - state_.result->shown < state_.timing.ignore_touch; }
    [[nodiscard]] bool counting() const {
        return state_.result && is_group(state_.result->rows) && !state_.result->group_sent;
    }

    void close_sheet() {
        state_.sheet = Sheet::None;
        state_.search.clear();
        state_.programme.item = {};
    }

    // Where a way is asked for, as "back" is to find it.
    [[nodiscard]] std::optional<WayBack> here() const {
        if (state_.result && !is_group(state_.result->rows))
            return WayBack{{}, state_.result, state_.before_result, state_.language, state_.language_chosen};
        if (state_.screen == Screen::Programme) return WayBack{state_.programme, {}, {}, {}, {}};
        return std::nullopt;
    }

    void go_back(WayBack to) {
        open(to.result ? Screen::Result : Screen::Programme);
        if (!to.result) {
            state_.programme = std::move(to.programme);
            if (!state_.programme.item.empty()) state_.sheet = Sheet::ProgrammeItem;
            return;
        }
        state_.before_result = to.before_result;
        state_.language = std::move(to.language);
        state_.language_chosen = to.language_chosen;
        state_.result = std::move(to.result);
        state_.result->shown = now_;
        state_.result->ends = now_ + duration_of(state_.result->tone(), state_.timing);
    }

    void open(Screen screen) {
        state_.screen = screen;
        close_sheet();
        if (screen != Screen::Programme) state_.programme = {};
        if (screen != Screen::Map) state_.way_back.reset();
        if (screen == Screen::Home && !state_.language_chosen) state_.language = state_.default_language;
    }

    // False: a touch so soon after a result dismisses nothing.
    bool leave_for(Screen screen) {
        if (!state_.result) {
            open(screen);
            return true;
        }
        if (just_shown()) return false;
        state_.before_result = screen;
        if (screen != Screen::Programme) state_.programme = {};
        if (screen != Screen::Map) state_.way_back.reset();
        end_result(now_);
        return true;
    }

    // Back to attract. What the house told stays; what guests did is gone.
    void forget(MonoTime at) {
        State fresh;
        fresh.timing = state_.timing;
        fresh.counts = state_.counts;
        fresh.hint = state_.hint;
        fresh.default_language = state_.default_language;
        fresh.language = state_.default_language;
        fresh.last_activity = at;
        state_ = std::move(fresh);
    }

    // Somebody else stands here now, and was not where this guest was.
    void forget_guest() {
        state_.programme = {};
        state_.way_back.reset();
        state_.language = state_.default_language;
        state_.language_chosen = false;
        state_.before_result = Screen::Attract;
    }

    void end_result(MonoTime at) {
        if (!state_.waiting.empty()) return show_waiting(at);
        state_.result.reset();
        const Screen back = std::exchange(state_.before_result, Screen::Attract);
        if (back == Screen::Attract) {
            // The strip was promised its time to somebody who still stands here.
            auto strip = std::move(state_.strip);
            forget(at);
            state_.strip = std::move(strip);
        } else {
            open(back);
            state_.last_activity = at;
        }
    }

    void shrink(MonoTime at) { state_.strip = Strip{state_.result->headline(), at + state_.timing.strip}; }

    void show(std::vector<Outcome> rows, MonoTime at) {
        if (state_.screen != Screen::Result) state_.before_result = state_.screen;
        if (state_.programme.guest) forget_guest();
        if (state_.way_back && state_.way_back->personal()) state_.way_back.reset();
        state_.screen = Screen::Result;
        close_sheet();
        state_.asking_until.reset();
        state_.unreadable_until.reset();
        ResultView result;
        result.rows = std::move(rows);
        result.shown = at;
        result.ends = at + duration_of(result.tone(), state_.timing);
        if (is_group(result.rows)) result.group_count = first_count(result.rows.front());
        effects_.emplace_back(PlayTone{result.tone()});
        effects_.emplace_back(Speak{Prompt::Result});
        state_.result = std::move(result);
    }

    void show_parts(std::vector<std::vector<Outcome>> parts) {
        show(std::move(parts.front()), now_);
        for (std::size_t i = 1; i < parts.size(); ++i) hold(std::move(parts[i]));
    }

    void hold(std::vector<Outcome> part) {
        auto& waiting = state_.waiting;
        if (waiting.size() == kMostWaiting) {
            // Nothing was written for a group: its leader can present the badge again. All else is joined, not dropped.
            if (is_group(part)) return;
            const auto last =
                std::find_if(waiting.rbegin(), waiting.rend(), [](const auto& rows) { return !is_group(rows); });
            if (last != waiting.rend()) {
                std::move(part.begin(), part.end(), std::back_inserter(*last));
                return;
            }
            waiting.pop_front();
        }
        waiting.push_back(std::move(part));
    }

    void show_waiting(MonoTime at) {
        std::vector<Outcome> rows;
        for (auto& part : std::exchange(state_.waiting, {})) {
            if (is_group(part))
                state_.waiting.push_back(std::move(part));
            else
                std::move(part.begin(), part.end(), std::back_inserter(rows));
        }
        if (rows.empty()) {
            rows = std::move(state_.waiting.front());
            state_.waiting.pop_front();
        }
        show(std::move(rows), at);
    }

    void decided(std::vector<Outcome> rows) {
        const auto had = rows.size();
        std::erase_if(rows, [](const Outcome& row) { return row.verdict == Verdict::Unreadable; });
        if (rows.empty()) {
            if (had > 0 && !state_.result) state_.unreadable_until = now_ + state_.timing.unreadable;
            return;
        }
        active();
        if (state_.result && same_group(rows)) {
            state_.result->ends = now_ + state_.timing.neutral;
            return;
        }
        auto parts = split_groups(std::move(rows));
        if (state_.result && is_grave(state_.result->tone())) {
            if (now_ - state_.result->shown < state_.timing.hold_grave) {
                for (auto& part : parts) hold(std::move(part));
                return;
            }
            shrink(now_);
        }
        show_parts(std::move(parts));
    }

    // The leader's badge dangles into view again while the people are counted.
    [[nodiscard]] bool same_group(const std::vector<Outcome>& rows) const {
        return rows.size() == 1 && is_group(rows) && is_group(state_.result->rows) &&
               rows.front().group_token == state_.result->rows.front().group_token;
    }

    State state_;
    MonoTime now_;
    std::vector<SessionEffect> effects_;
};

} // namespace

bool offers_programme(const Outcome& outcome) {
    const bool inside = outcome.tone() == Tone::Green || outcome.verdict == Verdict::AlreadyIn;
    return inside && (outcome.person || outcome.delegation);
}

const Outcome& ResultView::headline() const {
    return *std::max_element(rows.begin(), rows.end(),
                             [](const Outcome& a, const Outcome& b) { return a.tone() < b.tone(); });
}

Tone ResultView::tone() const {
    return headline().tone();
}

Stepped step(State state, const SessionEvent& event, MonoTime now) {
    Stepper stepper(std::move(state), now);
    std::visit(stepper, event);
    return std::move(stepper).finish();
}

std::optional<MonoTime> next_deadline(const State& state) {
    std::optional<MonoTime> next;
    const auto consider = [&next](MonoTime time) { next = next ? std::min(*next, time) : time; };
    if (state.strip) consider(state.strip->ends);
    if (state.unreadable_until) consider(*state.unreadable_until);
    if (const auto release = release_at(state)) consider(*release);
    if (state.result)
        consider(state.result->ends);
    else if (state.asking_until)
        consider(*state.asking_until);
    else if (is_guest_screen(state.screen))
        consider(state.last_activity + state.timing.idle);
    return next;
}

Countdown countdown(const ResultView& result, MonoTime now) {
    const auto left = std::clamp(result.ends - now, Millis{0}, std::max(result.ends - result.shown, Millis{0}));
    const auto whole = result.ends - result.shown;
    if (left <= Millis{0}) return {};
    return {static_cast<int>(std::chrono::ceil<std::chrono::seconds>(left).count()),
            static_cast<float>(left.count()) / static_cast<float>(whole.count())};
}

} // namespace kiosk::core
