#include "ui/screens/guest/rehearsal.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <imgui.h>

#include "ui/canvas/texture.hpp"
#include "ui/presenters/map.hpp"
#include "ui/presenters/result.hpp"
#include "ui/presenters/screens.hpp"
#include "ui/screens/guest/home.hpp"
#include "ui/screens/guest/map_sheet.hpp"
#include "ui/screens/guest/programme.hpp"
#include "ui/screens/guest/result.hpp"
#include "ui/screens/guest/scan.hpp"
#include "ui/screens/guest/sheets.hpp"

namespace kiosk::ui {
namespace {

constexpr std::size_t kMostLanguages = 4;

// As a guest meets it who comes now and reads that language.
struct RehearsedScene {
    const Rehearsal::Stage& stage;
    Translator words;
    core::State state;
    Canvas& canvas;

    RehearsedScene(const Rehearsal::Stage& on, const core::Language& language, Canvas& into)
        : stage(on), words(on.catalogues, language), canvas(into) {
        static_cast<core::Told&>(state) = on.screen.state;
        state.language = language;
    }
    [[nodiscard]] ScreenInput input() const {
        const ScreenInput& s = stage.screen;
        return {state, s.model, s.local_now, s.now, s.camera,        s.lens,
                true,  s.still, false,       false, s.clock_trusted, s.speaks};
    }
    Rect frame(ChromeLook look) { return draw_chrome(chrome_view_model(input(), words), canvas, look).content; }
};

void rehearse_home(RehearsedScene& scene) {
    scene.state.screen = core::Screen::Home;
    const Rect content = scene.frame(ChromeLook::Full);
    (void)draw_home(home_view_model(scene.input(), scene.words), scene.canvas, content);
}

void rehearse_scan(RehearsedScene& scene) {
    scene.state.screen = core::Screen::Scan;
    const Texture none;
    const std::vector<core::FoundCode> no_codes;
    const Rect content = scene.frame(ChromeLook::Full);
    (void)draw_scan(scan_view_model(scene.input(), scene.words), {none, no_codes}, scene.canvas, content);
}

void rehearse_programme(RehearsedScene& scene) {
    scene.state.screen = core::Screen::Programme;
    ProgrammeScreen screen;
    const Rect content = scene.frame(ChromeLook::Full);
    (void)screen.draw(scene.input(), scene.words, scene.canvas, content);
}

void rehearse_map(RehearsedScene& scene) {
    scene.state.screen = core::Screen::Map;
    scene.state.map.office = scene.stage.screen.model.event.regional_office;
    const Rect content = scene.frame(ChromeLook::Full);
    const core::MapChoice choice = completed_choice(scene.input(), scene.stage.map);
    (void)draw_map_sheet(map_page(scene.input(), choice, scene.words, scene.stage.map), scene.canvas, content, 0);
}

// Of somebody without a name, who belongs to a delegation that reads this.
core::Outcome made_up_outcome(const RehearsedScene& scene, core::Verdict verdict) {
    const ScreenInput& screen = scene.stage.screen;
    core::Outcome o;
    o.verdict = verdict;
    o.at = screen.local_now;
    o.checkpoint = screen.model.checkpoint.name;
    if (o.tone() == core::Tone::Red) return o;
    o.person = core::PersonCard{};
    o.person->language = scene.words.language();
    for (const core::Delegation& each : screen.model.delegations) {
        const auto count = screen.model.delegation_counts.find(each.id);
        if (each.language != scene.words.language() || count == screen.model.delegation_counts.end()) continue;
        o.delegation = count->second;
        o.person->affiliation = each.name;
        break;
    }
    const core::NowNext on = core::now_and_next(screen.model.programme, screen.local_now, nullptr);
    if (on.next != nullptr)
        o.next = core::NextItem{on.next->title, on.next->place_text, on.next->way,   on.next->starts,
                                on.next->ends,  on.next->id,         on.next->place, on.next->day};
    return o;
}

void rehearse_result(RehearsedScene& scene, core::Verdict verdict) {
    scene.state.screen = core::Screen::Result;
    const core::MonoTime now = scene.stage.screen.now;
    scene.state.result = core::ShownResult{{made_up_outcome(scene, verdict)}, now, now + scene.state.timing.green};
    const Rect content = scene.frame(ChromeLook::FooterOnly);
    (void)draw_result(result_page(scene.input(), scene.words, std::nullopt), scene.canvas, content);
}

void rehearse_sheet(RehearsedScene& scene, core::Sheet which) {
    scene.state.screen = core::Screen::Scan;
    scene.state.sheet = which;
    if (which == core::Sheet::Accessibility)
        (void)draw_accessibility_sheet(accessibility_sheet(scene.input(), scene.words), scene.canvas);
    else
        (void)draw_sheet(sheet_view_model(scene.input(), scene.words), scene.canvas);
}

using RehearsedPart = void (*)(RehearsedScene&);
// In the order in which they come.
constexpr std::array<RehearsedPart, 13> kRehearsed{
    rehearse_home,
    rehearse_scan,
    [](RehearsedScene& s) { rehearse_result(s, core::Verdict::Admitted); },
    [](RehearsedScene& s) { rehearse_result(s, core::Verdict::Late); },
    [](RehearsedScene& s) { rehearse_result(s, core::Verdict::AlreadyIn); },
    rehearse_programme,
    rehearse_map,
    [](RehearsedScene& s) { rehearse_result(s, core::Verdict::CheckedOut); },
    [](RehearsedScene& s) { rehearse_result(s, core::Verdict::BadSignature); },
    [](RehearsedScene& s) { rehearse_sheet(s, core::Sheet::SeveralGuests); },
    [](RehearsedScene& s) { rehearse_sheet(s, core::Sheet::NoBadge); },
    [](RehearsedScene& s) { rehearse_sheet(s, core::Sheet::Privacy); },
    [](RehearsedScene& s) { rehearse_sheet(s, core::Sheet::Accessibility); },
};

} // namespace

std::vector<core::Language> languages_to_rehearse(const ScreenInput& screen, const Translator& words) {
    std::vector<core::Language> languages;
    const auto add = [&](const core::Language& language) {
        const Translator own = words.in(language);
        const bool spoken = own.language() == language && own.has("welcome.word");
        if (spoken && languages.size() < kMostLanguages && std::ranges::find(languages, language) == languages.end())
            languages.push_back(language);
    };
    add(screen.state.default_language);
    for (const core::Delegation& each : screen.model.delegations) add(each.language);
    add(core::Language(core::kHomeLanguage));
    add("en");
    return languages;
}

bool Rehearsal::Key::operator==(const Key& other) const {
    return languages == other.languages && revision == other.revision && items == other.items &&
           shape.width == other.shape.width && shape.height == other.shape.height && shape.scale == other.shape.scale;
}

bool Rehearsal::step(const Stage& stage, Canvas::Context context) {
    const Translator words(stage.catalogues, core::Language(core::kHomeLanguage));
    Key key{languages_to_rehearse(stage.screen, words), stage.screen.model.revision,
            stage.screen.model.programme.size(), context.shape};
    if (key_ != key) {
        key_ = std::move(key);
        next_ = 0;
    }
    if (next_ >= kRehearsed.size() * key_->languages.size()) return false;
    ImDrawList unseen(ImGui::GetDrawListSharedData());
    unseen._ResetForNewFrame();
    unseen.PushTexture(ImGui::GetIO().Fonts->TexRef);
    unseen.PushClipRectFullScreen();
    FrameRecord unread;
    TouchRouter untouched;
    context.list = &unseen;
    context.record = &unread;
    context.touches = &untouched;
    Canvas canvas(context);
    RehearsedScene scene(stage, key_->languages[next_ / kRehearsed.size()], canvas);
    kRehearsed.at(next_ % kRehearsed.size())(scene);
    ++next_;
    return true;
}

} // namespace kiosk::ui
