#include "core/session/navigation.hpp"

#include <utility>

#include "core/session/name_search.hpp"
#include "core/session/result_queue.hpp"

namespace kiosk::core {
namespace {

bool is_guest_screen(Screen screen) {
    return screen == Screen::Home || screen == Screen::Scan || screen == Screen::Programme || screen == Screen::Map;
}

void forget_unless(State& state, Screen screen) {
    if (screen != Screen::Programme) state.programme = {};
    if (screen != Screen::Map) state.way_back.reset();
    if (screen != Screen::Staff) state.staff = {};
}

// In whose language somebody reads is how they write.
KeyboardFace face_for(const Language& language) {
    if (language == kHomeLanguage) return KeyboardFace::Zhuyin;
    if (language == "ja") return KeyboardFace::Kana;
    if (language == "ko") return KeyboardFace::Hangul;
    if (language == "th") return KeyboardFace::Thai;
    return KeyboardFace::Latin;
}

// Somebody else stands here now, and was not where this guest was.
void forget_guest(State& state) {
    forget_unless(state, Screen::Attract);
    state.language = state.default_language;
    state.language_chosen = false;
    state.before_result = Screen::Attract;
}

// A result that lies under what is touched is not read meanwhile: its time begins anew.
void read_on(Moment at) {
    touch(at);
    if (at.state.result) hold_longer(at.state, at.state.timing, at.now);
}

} // namespace

void forget(Moment at) {
    State fresh;
    static_cast<Told&>(fresh) = at.state;
    fresh.language = fresh.default_language;
    fresh.last_activity = at.now;
    at.state = std::move(fresh);
}

void note_activity(Moment at) {
    at.state.last_activity = at.now;
    at.state.asking_until.reset();
}

void touch(Moment at) {
    note_activity(at);
    if (at.state.screen == Screen::Attract) open(at.state, Screen::Home);
}

void open(State& state, Screen screen) {
    state.screen = screen;
    close_sheet(state);
    forget_unless(state, screen);
    if (screen == Screen::Home && !state.language_chosen) state.language = state.default_language;
}

bool leave_for(Moment at, Screen screen) {
    if (!at.state.result) {
        open(at.state, screen);
        return true;
    }
    if (just_shown(at.state, at.state.timing, at.now)) return false;
    at.state.before_result = screen;
    forget_unless(at.state, screen);
    end_result(at);
    return true;
}

void close_sheet(State& state) {
    state.sheet = state.beneath = Sheet::None;
    state.search.clear();
    state.search_face = KeyboardFace::Latin;
    static_cast<NameSearch&>(state) = {};
    state.programme.item = {};
}

void read_in(State& state, const Language& language) {
    state.language = language;
    state.language_chosen = true;
}

void turn_to_result(Moment at) {
    State& state = at.state;
    if (state.screen != Screen::Result) state.before_result = state.screen;
    if (state.programme.guest) forget_guest(state);
    if (state.way_back && state.way_back->personal()) state.way_back.reset();
    state.screen = Screen::Result;
    close_sheet(state);
    state.asking_until.reset();
    at.effects.emplace_back(PlayTone{state.result->tone()});
    at.effects.emplace_back(Speak{Prompt::Result});
}

void end_result(Moment at) {
    State& state = at.state;
    if (show_next(state, state.timing, at.now)) return turn_to_result(at);
    state.result.reset();
    const Screen back = std::exchange(state.before_result, Screen::Attract);
    if (back == Screen::Attract) {
        // The strip was promised its time to somebody who still stands here.
        auto strip = std::move(state.strip);
        forget(at);
        state.strip = std::move(strip);
    } else {
        open(state, back);
        state.last_activity = at.now;
    }
}

std::optional<MonoTime> idle_deadline(const State& state) {
    if (state.result) return std::nullopt;
    if (state.asking_until) return state.asking_until;
    if (!is_guest_screen(state.screen)) return std::nullopt;
    return state.last_activity + state.timing.idle;
}

void expire_idle(Moment at) {
    const auto deadline = idle_deadline(at.state);
    if (!deadline || *deadline > at.now) return;
    if (at.state.asking_until) return forget(at);
    at.state.asking_until = at.now + at.state.timing.more_time;
    at.effects.emplace_back(Speak{Prompt::MoreTime});
}

void on(Moment at, const Touched&) {
    touch(at);
}

void on(Moment at, const OpenHome&) {
    touch(at);
    leave_for(at, Screen::Home);
}

void on(Moment at, const OpenScan&) {
    touch(at);
    leave_for(at, Screen::Scan);
}

void on(Moment at, const OpenSheet& event) {
    read_on(at);
    if (event.sheet == Sheet::ProgrammeItem) return; // OpenItem's, which says whose
    const bool notice = event.sheet == Sheet::Privacy && at.state.staff.view == StaffView::WalkIn;
    if (at.state.screen == Screen::Staff && event.sheet != Sheet::Accessibility && !notice) return;
    if (event.sheet == Sheet::MapSearch && at.state.screen != Screen::Map) return;
    if (event.sheet == Sheet::FindName && !is_guest_screen(at.state.screen)) return;
    if (event.sheet == Sheet::MyCalendar && !at.state.programme.guest) return;
    if (event.sheet == Sheet::ProgrammeSearch && at.state.screen != Screen::Programme) return;
    if (event.sheet == Sheet::Accessibility && is_search(at.state.sheet)) {
        at.state.beneath = std::exchange(at.state.sheet, event.sheet);
        return;
    }
    close_sheet(at.state);
    at.state.sheet = event.sheet;
    if (is_search(event.sheet)) at.state.search_face = face_for(at.state.language);
}

void on(Moment at, const CloseSheet&) {
    read_on(at);
    if (at.state.beneath != Sheet::None)
        at.state.sheet = std::exchange(at.state.beneath, Sheet::None);
    else
        close_sheet(at.state);
}

void on(Moment at, const TypeSearch& event) {
    touch(at);
    if (!is_search(at.state.sheet) || event.text.size() > kLongestSearch) return;
    at.state.search = event.text;
    look_for_names(at);
}

void choose_search_face(State& state, KeyboardFace face) {
    if (is_search(state.sheet)) state.search_face = face;
}

void on(Moment at, const ChooseName& event) {
    touch(at);
    if (!is_found(at.state, event.id)) return;
    close_sheet(at.state);
    ask_for_help(at, event.id);
}

void on(Moment at, const ChooseLanguage& event) {
    touch(at);
    read_in(at.state, event.language);
}

void on(Moment at, const SetTextSize& event) {
    read_on(at);
    at.state.accessibility.text = event.size;
}

void on(Moment at, const ToggleContrast&) {
    read_on(at);
    at.state.accessibility.high_contrast = !at.state.accessibility.high_contrast;
}

void on(Moment at, const ToggleLowerControls&) {
    read_on(at);
    at.state.accessibility.lower_controls = !at.state.accessibility.lower_controls;
}

void on(Moment at, const ToggleSpeech&) {
    read_on(at);
    at.state.accessibility.quiet = !at.state.accessibility.quiet;
}

void on(Moment at, const MoreTime&) {
    touch(at);
}

void on(Moment at, const DefaultLanguage& event) {
    at.state.default_language = event.language;
    // Not under the eyes of somebody who reads.
    if (at.state.screen == Screen::Attract) at.state.language = event.language;
}

} // namespace kiosk::core
