#include "ui/interface.hpp"

#include <algorithm>
#include <cmath>

#include <imgui.h>

#include "core/session/staff_forms.hpp"
#include "ui/canvas/canvas.hpp"
#include "ui/canvas/texture.hpp"
#include "ui/input/corner_hold.hpp"
#include "ui/map/attract_map.hpp"
#include "ui/presenters/arrivals.hpp"
#include "ui/presenters/attract.hpp"
#include "ui/presenters/map_search.hpp"
#include "ui/presenters/programme_search.hpp"
#include "ui/presenters/result.hpp"
#include "ui/presenters/screens.hpp"
#include "ui/presenters/search.hpp"
#include "ui/presenters/staff.hpp"
#include "ui/screens/guest/attract.hpp"
#include "ui/screens/guest/chrome.hpp"
#include "ui/screens/guest/closed.hpp"
#include "ui/screens/guest/home.hpp"
#include "ui/screens/guest/map.hpp"
#include "ui/screens/guest/programme.hpp"
#include "ui/screens/guest/rehearsal.hpp"
#include "ui/screens/guest/result.hpp"
#include "ui/screens/guest/scan.hpp"
#include "ui/screens/guest/search_sheet.hpp"
#include "ui/screens/guest/sheets.hpp"
#include "ui/screens/staff/staff.hpp"
#include "ui/widgets/practice_border.hpp"

namespace kiosk::ui {
namespace {

constexpr core::Millis kRingStep{100};
constexpr core::Millis kHeldStep{1000};
constexpr core::Millis kPrepareStep{100};
constexpr core::Millis kStaffStep{1000}; // their countdown
constexpr float kSheetRises = 56;        // units, while it arrives
constexpr float kCornerWidth = 160, kCornerHeight = 140;

core::MonoTime next_minute(const FrameInput& input) {
    const auto into = input.local_now.time_since_epoch() % std::chrono::minutes{1};
    return input.now + (std::chrono::minutes{1} - into);
}

// How a guest's choice of language during a result outlives nothing but that result.
struct ResultMemory {
    core::MonoTime shown{};
    core::Language language; // the session's when the result came
    std::optional<core::Language> chosen;
    bool active = false;
};

} // namespace

struct Interface::Impl {
    std::vector<core::Catalogue> catalogues, staff_catalogues;
    Panel panel;
    std::unique_ptr<Fonts> fonts;
    std::unique_ptr<TextLayout> layout;
    TouchRouter touches;
    CornerHold corner; // of staff
    Texture preview;   // of the camera
    ProgrammeScreen programme;
    MapWidget map;
    PlanWidget plan;
    MapSearch map_search;
    ProgrammeSearch programme_search;
    core::NameReader name_reader; // of what is typed
    AttractMap attract_map;
    Rehearsal rehearsal;
    Texture photo, paper;
    std::optional<std::int64_t> photo_turn;
    std::string plan_wanted, qr_wanted;
    std::vector<TouchSample> samples; // of this frame, in units
    ResultMemory memory;
    Arrivals arrivals;
    bool celebrates = false; // a delegation's last arrival, now

    void enter(const FrameInput& input);
    std::optional<core::Language> language_override(const core::State& state);
    PointerSample finger(const PanelMetrics& shape, core::MonoTime now) const;
    std::span<const TouchSample> touches_in_units(const FrameInput& input, const PanelMetrics& shape);
    Action draw_screen(const FrameInput& input, const ScreenInput& screen, const Translator& words, Canvas& canvas);
    [[nodiscard]] StaffWords staff_words(const core::State& state) const;
    Action draw_over(const FrameInput& input, const ScreenInput& screen, const Translator& words, Canvas& canvas);
};

core::Result<std::unique_ptr<Interface>> Interface::make(Resources resources) {
    auto fonts = Fonts::load({resources.cjk_regular, resources.cjk_bold, resources.thai_regular, resources.thai_bold,
                              resources.shaped_fonts});
    if (!fonts) {
        return tl::unexpected(fonts.error().at("loading fonts"));
    }
    auto impl = std::make_unique<Impl>();
    impl->catalogues = std::move(resources.catalogues);
    impl->staff_catalogues = std::move(resources.staff_catalogues);
    impl->panel = resources.panel;
    impl->fonts = std::move(*fonts);
    impl->layout = std::make_unique<TextLayout>(*impl->fonts);
    // The first kana takes longer than a frame may.
    static_cast<void>(impl->name_reader.read_query("か"));
    return std::unique_ptr<Interface>(new Interface(std::move(impl)));
}

Interface::Interface(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Interface::~Interface() = default;

bool Interface::moving() const {
    return impl_->touches.moving() || impl_->map.moving() || impl_->plan.moving() || impl_->arrivals.moving() ||
           impl_->celebrates;
}

std::optional<Utterance> Interface::spoken(const core::State& state, core::Prompt prompt) const {
    auto said = ui::spoken(state, prompt, Translator(impl_->catalogues, state.language));
    if (!said) return std::nullopt;
    return Utterance{std::move(said->text), std::move(said->language)};
}

void Interface::Impl::enter(const FrameInput& input) {
    const bool read = input.state.screen == core::Screen::Scan && !input.camera.codes.empty();
    const Arrivals::Changed changed = arrivals.follow(input.state, read, input.transitions, input.now);
    if (changed.screen) touches.forget_lists("");
    if (changed.sheet) touches.forget_lists("sheet.");
}

// A page comes out of its ground. What it says can be touched at once.
std::optional<core::Language> Interface::Impl::language_override(const core::State& state) {
    if (!state.result) {
        memory.active = false;
        return std::nullopt;
    }
    if (!memory.active || memory.shown != state.result->shown) {
        memory = {state.result->shown, state.language, std::nullopt, true};
    }
    if (memory.chosen) return memory.chosen;
    return memory.language == state.language ? std::nullopt : std::optional(state.language);
}

PointerSample Interface::Impl::finger(const PanelMetrics& shape, core::MonoTime now) const {
    const ImGuiIO& io = ImGui::GetIO();
    const bool there = ImGui::IsMousePosValid(&io.MousePos);
    const Vec at = there ? Vec{io.MousePos.x / shape.scale, io.MousePos.y / shape.scale} : Vec{-1e5F, -1e5F};
    return {at, io.MouseDown[0], now};
}

std::span<const TouchSample> Interface::Impl::touches_in_units(const FrameInput& input, const PanelMetrics& shape) {
    samples.assign(input.touches.begin(), input.touches.end());
    for (TouchSample& sample : samples) sample.at = {sample.at.x / shape.scale, sample.at.y / shape.scale};
    return samples;
}

Action Interface::Impl::draw_screen(const FrameInput& input, const ScreenInput& screen, const Translator& words,
                                    Canvas& canvas) {
    const core::State& state = screen.state;
    ChromeViewModel chrome = chrome_view_model(screen, words);
    Action action;
    const auto frame = [&](ChromeLook look) {
        ChromeDrawn drawn = draw_chrome(chrome, canvas, look);
        keep(action, std::move(drawn.action));
        return drawn.content;
    };
    Rect content;
    // A badge that is shown all the same is answered.
    if (!input.trouble.empty() && state.screen != core::Screen::Result) {
        chrome.back.reset();
        draw_closed(closed_view_model(words), canvas, frame(ChromeLook::FooterOnly));
        return action;
    }
    switch (state.screen) {
    case core::Screen::Staff:
        break;
    case core::Screen::Attract: {
        const AttractViewModel view = attract_view_model(screen, words);
        draw_night(canvas, view.swapped);
        chrome.drift = view.drift;
        content = frame(ChromeLook::Night);
        attract_map.draw(input.map, attract_map_area(canvas, content, view.swapped), view.turn, canvas);
        photo.show(input.photo);
        if (view.page == AttractPage::Photo) photo_turn = view.page_turn;
        draw_attract(view, photo, canvas, content);
        if (input.brightness < 1)
            canvas.fill(canvas.all(),
                        Colour::hex(0, static_cast<std::uint8_t>(255 * (1 - std::max(0.0F, input.brightness)))));
        break;
    }
    case core::Screen::Home:
        content = frame(ChromeLook::Full);
        keep(action, draw_home(home_view_model(screen, words), canvas, content));
        break;
    case core::Screen::Programme:
        content = frame(ChromeLook::Full);
        keep(action, programme.draw(screen, words, canvas, content));
        break;
    case core::Screen::Scan: {
        if (input.camera.status == CameraStatus::Running) {
            preview.show(input.camera.frame);
        }
        content = frame(ChromeLook::Full);
        keep(action, draw_scan(scan_view_model(screen, words), {preview, input.camera.codes, arrivals.guide()}, canvas,
                               content));
        break;
    }
    case core::Screen::Result:
        if (state.result && !state.result->rows.empty()) {
            ResultPage page = result_page(screen, words, language_override(state));
            page.sign_drawn = arrivals.sign();
            page.arrived = arrivals.page();
            page.moment = arrivals.moment();
            celebrates = page.progress && page.progress->all_here && page.moment < 1;
            // The footer marks what is being read, and speaks it.
            chrome.language = page.language;
            chrome.accessibility = words.in(page.language).say("accessibility.title");
            content = frame(ChromeLook::FooterOnly);
            keep(action, draw_result(page, canvas, content));
            // The session's language may be the one touched already, while the page speaks the guest's own.
            if (const auto* choice = action ? core::event_if<core::ChooseLanguage>(*action) : nullptr) {
                memory.chosen = choice->language;
            }
        }
        break;
    case core::Screen::Map: {
        content = frame(ChromeLook::Full);
        const core::MapChoice choice = completed_choice(screen, input.map);
        if (const core::PlanSpot* spot = plan_spot(screen, choice)) plan_wanted = spot->file;
        const MapStage stage{screen, choice, words, input.map, touches_in_units(input, canvas.shape())};
        keep(action, draw_map(map_page(screen, choice, words, input.map), stage, {map, plan}, canvas, content));
        break;
    }
    }
    // The verdict's colour is there at once; attract has no ground of its own.
    if (state.screen != core::Screen::Result && state.screen != core::Screen::Attract)
        draw_arrival(canvas, content, arrivals.page());
    if (chrome.toast) draw_toast(*chrome.toast, canvas, content);
    return action;
}

StaffWords Interface::Impl::staff_words(const core::State& state) const {
    const core::Language language(core::staff_languages()[state.staff.english ? 1 : 0]);
    return {Translator(staff_catalogues, language), Translator(catalogues, language)};
}

Action Interface::Impl::draw_over(const FrameInput& input, const ScreenInput& screen, const Translator& words,
                                  Canvas& canvas) {
    if (screen.state.staff.why) return draw_why(why_sheet(*screen.state.staff.why, staff_words(screen.state)), canvas);
    if (screen.state.staff.person.paper) return draw_paper(paper_sheet(screen, staff_words(screen.state)), canvas);
    if (screen.state.asking_until) {
        const auto left = std::max(core::Millis{0}, *screen.state.asking_until - screen.now);
        const float whole = static_cast<float>(std::max<std::int64_t>(1, screen.state.timing.more_time.count()));
        const core::Countdown countdown{static_cast<int>((left.count() + 999) / 1000),
                                        static_cast<float>(left.count()) / whole};
        return draw_more_time(more_time_view_model(screen, words), countdown, canvas);
    }
    const auto draw_search = [&](const SearchSheet& view) {
        return draw_search_sheet(view, chrome_view_model(screen, words), canvas);
    };
    const auto typed = [&]() -> Typed {
        return {name_reader.read_query(screen.state.search).value_or(core::NameQuery{}), input.spellings};
    };
    switch (screen.state.sheet) {
    case core::Sheet::Accessibility: {
        const core::State& state = screen.state;
        const bool of_a_result = state.screen == core::Screen::Result && state.result && !state.result->rows.empty();
        const Translator read =
            of_a_result ? words.in(page_language(*state.result, words, language_override(state))) : words;
        return draw_accessibility_sheet(accessibility_sheet(screen, read), canvas);
    }
    case core::Sheet::ProgrammeItem:
        return draw_item_sheet(item_sheet(screen, words), canvas);
    case core::Sheet::MyCalendar: {
        const CalendarSheet view = calendar_sheet(screen, words);
        qr_wanted = view.text;
        return draw_calendar_sheet(view, input.qr.get(), canvas);
    }
    case core::Sheet::ProgrammeFilter:
        return draw_filter_sheet(filter_sheet(screen, words), canvas);
    case core::Sheet::ProgrammeSearch:
        return draw_search(programme_search.sheet(screen, words, typed()));
    case core::Sheet::FindName:
        return draw_search(name_search_sheet(screen, words));
    case core::Sheet::MapSearch:
        // A map that broke meanwhile has nothing to search.
        return input.map.scene ? draw_search(map_search.sheet(screen, words, input.map, typed())) : core::CloseSheet{};
    default:
        return draw_sheet(sheet_view_model(screen, words), canvas);
    }
}

FrameOutput Interface::draw(const FrameInput& input) {
    FrameOutput out;
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    if (size.x < 1 || size.y < 1) return out;
    Fonts::keep_sizes();
    const core::State& state = input.state;
    const PanelMetrics shape = panel_metrics(size.x, size.y, impl_->panel, state.accessibility.lower_controls);
    const PointerSample finger = impl_->finger(shape, input.now);
    impl_->touches.begin_frame(finger);
    impl_->enter(input);
    if (impl_->touches.pressed()) out.events.emplace_back(core::Touched{});
    const bool of_staff = state.screen == core::Screen::Staff;
    if (impl_->corner.follow(finger, {0, shape.touch_top, kCornerWidth, kCornerHeight}) && !of_staff) {
        out.events.emplace_back(core::OpenStaff{});
    }
    if (state.screen != core::Screen::Scan) impl_->preview.forget();
    impl_->paper.show(of_staff && state.staff.papers.is_shown() ? state.staff.papers.shown->picture : nullptr);
    if (state.screen != core::Screen::Programme) impl_->programme.leave();
    impl_->photo_turn.reset();
    impl_->plan_wanted.clear();
    impl_->qr_wanted = of_staff ? core::shown_badge(state.staff).code : std::string();
    impl_->celebrates = false;
    // Under a result the map waits as it was.
    if (state.screen != core::Screen::Map && state.before_result != core::Screen::Map) {
        impl_->map.forget();
        impl_->plan.forget();
    }
    const Canvas::Context context{ImGui::GetBackgroundDrawList(),
                                  impl_->layout.get(),
                                  &impl_->touches,
                                  &out.record,
                                  &theme_for(state.accessibility.high_contrast),
                                  shape,
                                  text_scale(state.accessibility.text),
                                  (1 - impl_->arrivals.sheet()) * kSheetRises};
    Canvas canvas(context);
    const StaffWords staff_words = impl_->staff_words(state);
    const Translator words = of_staff ? staff_words.guests : Translator(impl_->catalogues, state.language);
    const ScreenInput screen{state,
                             input.model,
                             input.local_now,
                             input.now,
                             input.camera.status,
                             impl_->panel.lens,
                             input.reduced_motion,
                             input.still,
                             input.photo != nullptr,
                             input.keyboard_away,
                             input.clock_trusted,
                             input.speaks,
                             input.trouble,
                             !input.camera.codes.empty()};
    const bool over = state.asking_until.has_value() || state.sheet != core::Sheet::None ||
                      state.staff.why.has_value() || state.staff.person.paper.has_value();
    canvas.covered(over);
    Action action =
        of_staff ? draw_staff(screen, staff_words, {input.qr.get(), impl_->paper}, impl_->arrivals.page(), canvas)
                 : impl_->draw_screen(input, screen, words, canvas);
    canvas.covered(false);
    if (over) action = impl_->draw_over(input, screen, words, canvas);
    if (state.practice) draw_practice_border(canvas);
    const bool nobody = input.rehearses && state.screen == core::Screen::Attract && input.trouble.empty();
    impl_->preview.prepare();
    const bool preparing = state.screen != core::Screen::Map && impl_->map.prepare(input.map.scene, words, canvas);
    out.rehearsed = nobody && !preparing && impl_->rehearsal.step({screen, input.map, impl_->catalogues}, context);
    if (action) out.events.push_back(std::move(*action));
    // A long drag is as much of a touch as a short one.
    if ((impl_->map.held() || impl_->plan.held()) && input.now - state.last_activity > kHeldStep) {
        out.events.insert(out.events.begin(), core::Touched{});
    }
    out.redraw_at = next_minute(input);
    const auto wake = [&](core::MonoTime at) { out.redraw_at = std::min(*out.redraw_at, at); };
    if (preparing) wake(next_multiple(input.now, kPrepareStep));
    if (out.rehearsed) wake(input.now);
    const core::Millis ring = input.reduced_motion ? core::Millis{1000} : kRingStep;
    if (state.result || state.asking_until) {
        wake(next_multiple(input.now, ring));
    } else if (state.screen == core::Screen::Attract && !input.still) {
        wake(next_multiple(input.now, kAttractStep));
    } else if (of_staff) {
        wake(next_multiple(input.now, kStaffStep));
    }
    out.photo_turn = impl_->photo_turn;
    out.plan_wanted = impl_->plan_wanted;
    out.qr_wanted = impl_->qr_wanted;
    return out;
}

} // namespace kiosk::ui
