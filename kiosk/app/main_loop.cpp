#include "app/main_loop.hpp"

#include <algorithm>
#include <utility>

namespace kiosk::app {
namespace {

constexpr core::Millis kFrame{16};
constexpr core::Millis kPreview{1000 / 15};

bool is_written(const core::Outcome& row) {
    return row.verdict != core::Verdict::Group && row.verdict != core::Verdict::Unreadable;
}

} // namespace

MainLoop::MainLoop(MainLoopParts parts, MainLoopSettings settings)
    : parts_(std::move(parts)), settings_(std::move(settings)) {
    now_ = parts_.clock.machine();
    state_.timing = settings_.timing;
    state_.last_activity = now_.mono;
    state_.prints = settings_.prints;
    state_.practice = settings_.practice;
    if (settings_.language) apply(core::DefaultLanguage{*settings_.language});
}

int MainLoop::run() {
    while (!exit_code_) {
        parts_.window.wait(sleep());
        now_ = parts_.clock.machine();
        if (parts_.stop.stopping() || parts_.window.closed()) return 0;
        if (parts_.window.take_input()) frames_due_ = 2;
        take_news();
        take_typed();
        take_camera();
        take_map();
        take_photo();
        take_plan();
        take_code();
        take_spellings();
        take_stick();
        take_papers();
        take_backup();
        follow_clock();
        if (const auto deadline = core::next_deadline(state_); deadline && *deadline <= now_.mono) apply(core::Tick{});
        if (parts_.tour != nullptr) follow_tour();
        const bool animated = redraw_at_ && *redraw_at_ <= now_.mono;
        if ((frames_due_ > 0 || animated) && parts_.window.visible()) draw();
    }
    return *exit_code_;
}

core::Millis MainLoop::sleep() const {
    SleepFacts facts;
    const core::Now now = parts_.clock.now();
    facts.now = now.mono;
    facts.local = model_.event.zone.to_local(now.wall);
    facts.deadline = core::next_deadline(state_);
    facts.preview_at = preview_at_;
    facts.burst_at = parts_.window.burst_ends();
    if (parts_.tour != nullptr)
        facts.deadline = std::min(facts.deadline.value_or(core::MonoTime::max()), parts_.tour->wakes_at());
    // What cannot be seen is not drawn, and nobody waits for it.
    if (parts_.window.visible()) facts.redraw_at = frames_due_ > 0 ? facts.now : redraw_at_;
    return may_sleep(facts);
}

void MainLoop::apply(const core::SessionEvent& event) {
    core::Stepped stepped = core::step(std::move(state_), event, now_.mono);
    state_ = std::move(stepped.state);
    frames_due_ = std::max(frames_due_, 1);
    const core::Speak* speak = nullptr;
    bool unanswered = false;
    parts_.desk.look_only(state_.staff.look_only);
    for (const core::SessionEffect& effect : stepped.effects) {
        if (const auto* tone = std::get_if<core::PlayTone>(&effect)) {
            parts_.sound.play(tone->tone, settings_.sound.at(minute_of_day()));
        } else if (const auto* spoken = std::get_if<core::Speak>(&effect)) {
            speak = spoken;
        } else if (const auto* group = std::get_if<core::ConfirmGroup>(&effect)) {
            if (!parts_.desk.confirm({group->token, group->count, now_}))
                parts_.log.error("the desk does not take a group");
        } else if (const auto* help = std::get_if<core::AskForHelp>(&effect)) {
            if (!parts_.desk.help({help->who, now_})) parts_.log.error("the desk does not take who asks for help");
        } else if (const auto* asked = std::get_if<core::AskDesk>(&effect)) {
            unanswered = !parts_.desk.ask({asked->question, now_}) || unanswered;
        } else if (const auto* stick = std::get_if<core::AskStick>(&effect)) {
            if (!parts_.stick.ask({stick->question, model_.checkpoint.id, {}, now_}))
                parts_.log.error("nobody takes what staff ask of a stick");
        } else if (const auto* paper = std::get_if<core::MakePaper>(&effect)) {
            if (!parts_.papers.want({paper->job, model_.checkpoint})) refused_.push_back(paper->job);
        } else if (std::holds_alternative<core::BackUp>(effect)) {
            parts_.backups.want(true);
        } else if (std::holds_alternative<core::SwitchPractice>(effect)) {
            exit_code_ = kExitSwitch;
        } else if (std::holds_alternative<core::StartAgain>(effect)) {
            exit_code_ = kExitAgain;
        } else if (std::holds_alternative<core::StopStickWork>(effect)) {
            parts_.stick.stop();
        }
    }
    if (unanswered) {
        parts_.log.error("the desk does not take what staff ask");
        apply(core::StaffAnswered{core::StaffTrouble{}});
    }
    if (speak == nullptr || !settings_.sound.spoken || state_.accessibility.quiet) return;
    if (auto utterance = parts_.interface.spoken(state_, speak->prompt))
        parts_.sound.say(std::move(*utterance), settings_.sound.at(minute_of_day()));
}

void MainLoop::take_news() {
    for (DeskNews& news : parts_.desk.news()) std::visit([this](auto& each) { take(each); }, news);
}

void MainLoop::take(core::Decided& decided) {
    decided_ += static_cast<int>(std::count_if(decided.rows.begin(), decided.rows.end(), is_written));
    take_counts(model_, decided.rows);
    apply(core::CountsChanged{decided.rows.back().counts});
    apply(decided);
}

void MainLoop::take(DeskReady& ready) {
    desk_ready_ = true;
    trouble_.clear();
    show_event(model_, std::move(ready.snapshot));
    parts_.plans.forget();
    read_texts();
    minute_ = {};
    apply(core::CountsChanged{ready.counts});
    parts_.scanner_input.event_opened(model_.event);
}

void MainLoop::take(DeskTrouble& trouble) {
    desk_failed_ = true;
    trouble_ = trouble.error.detail;
    frames_due_ = std::max(frames_due_, 1);
}

void MainLoop::take(DeskRefused&) {
    exit_code_ = kExitUsage;
}

void MainLoop::take(EventChanged& changed) {
    show_event(model_, std::move(changed.snapshot));
    parts_.plans.forget();
    read_texts();
    minute_ = {};
    frames_due_ = std::max(frames_due_, 1);
}

void MainLoop::take(service::PeopleCounted& counted) {
    show_people(model_, std::move(counted));
    frames_due_ = std::max(frames_due_, 1);
}

void MainLoop::take(core::CountsChanged& changed) {
    apply(changed);
}

void MainLoop::take(core::StaffAnswered& answered) {
    apply(answered);
}

void MainLoop::take_typed() {
    for (scan::Readings& readings : parts_.window.take_typed()) parts_.scanner_input.present(std::move(readings), now_);
    for (const scan::HandKey& key : parts_.window.take_hand())
        if (const auto event = typed_by_hand(state_, key)) apply(*event);
    const bool away = parts_.window.keyboard_away();
    if (std::exchange(keyboard_away_, away) != away) frames_due_ = std::max(frames_due_, 1);
}

void MainLoop::take_camera() {
    parts_.scanner_input.watch_preview(state_.screen == core::Screen::Scan);
    const ScannerInput::CameraSnapshot snapshot = parts_.scanner_input.look();
    clip_ended_ = snapshot.ended;
    const bool watched = state_.screen == core::Screen::Scan;
    if (watched && snapshot.hint != state_.hint) apply(core::HintSeen{snapshot.hint});
    if (snapshot.feed.status != camera_.status) frames_due_ = std::max(frames_due_, 1);
    if (watched && snapshot.feed.frame != camera_.frame && !preview_at_) preview_at_ = last_preview_ + kPreview;
    camera_ = snapshot.feed;
    if (!preview_at_ || *preview_at_ > now_.mono) return;
    preview_at_.reset();
    last_preview_ = now_.mono;
    frames_due_ = std::max(frames_due_, 1);
}

void MainLoop::take_map() {
    auto loaded = parts_.map.take();
    if (!loaded) return;
    loaded->plan = std::move(map_.plan);
    map_ = std::move(*loaded);
    read_texts();
    frames_due_ = std::max(frames_due_, 1);
}

void MainLoop::take_plan() {
    auto plan = parts_.plans.take();
    if (!plan) return;
    map_.plan = std::move(plan);
    frames_due_ = std::max(frames_due_, 1);
}

void MainLoop::take_code() {
    auto code = parts_.codes.take();
    if (!code) return;
    code_ = std::move(code);
    frames_due_ = std::max(frames_due_, 1);
}

void MainLoop::take_spellings() {
    auto spellings = parts_.spellings.take();
    if (!spellings) return;
    spellings_ = std::move(spellings);
    frames_due_ = std::max(frames_due_, 1);
}

void MainLoop::read_texts() {
    parts_.spellings.want(searched_texts(map_.scene.get(), model_));
}

void MainLoop::take_stick() {
    if (const auto percent = parts_.stick.percent()) apply(core::StickPassed{*percent});
    for (const core::StickAnswer& answer : parts_.stick.answers()) apply(core::StickAnswered{answer});
}

void MainLoop::take_papers() {
    for (const core::PaperMade& made : parts_.papers.made()) apply(made);
    for (core::PaperJob& job : std::exchange(refused_, {}))
        apply(core::PaperMade{std::move(job), core::PaperTrouble::Other, "too much is being printed", {}});
}

void MainLoop::take_backup() {
    if (auto made = parts_.backups.take()) apply(*std::move(made));
}

void MainLoop::take_photo() {
    auto photo = parts_.photos.take();
    if (!photo) return;
    photo_ = std::move(photo);
    frames_due_ = std::max(frames_due_, 1);
}

void MainLoop::turn_photo(std::optional<std::int64_t> shown) {
    const PhotoTurn now{state_.screen == core::Screen::Attract, shown};
    if (photo_due(std::exchange(photo_turn_, now), now, photo_ != nullptr)) parts_.photos.want_next();
}

core::MinuteOfDay MainLoop::minute_of_day() const {
    const core::LocalTime local = model_.event.zone.to_local(parts_.clock.moved(now_).wall);
    return std::chrono::floor<core::MinuteOfDay>(local - core::day_of(local));
}

void MainLoop::follow_clock() {
    const core::WallTime wall = parts_.clock.moved(now_).wall;
    const auto minute = std::chrono::floor<std::chrono::minutes>(wall);
    if (minute == std::exchange(minute_, minute)) return;
    frames_due_ = std::max(frames_due_, 1);
    if (desk_ready_ && parts_.tour == nullptr && !settings_.practice) parts_.backups.want(false);
    if (settings_.language || !desk_ready_) return;
    const core::Language due = language_due(model_.delegations, model_.event.zone.to_local(wall));
    if (due != state_.default_language) apply(core::DefaultLanguage{due});
}

void MainLoop::follow_tour() {
    TourFacts facts;
    facts.now = now_.mono;
    facts.desk_ready = desk_ready_;
    facts.desk_failed = desk_failed_;
    facts.preview = camera_.frame != nullptr;
    facts.codes_in_view = !camera_.codes.empty();
    facts.clip_ended = clip_ended_;
    facts.item = item_to_show(model_.programme);
    facts.decided = decided_;
    const TourOrder order = parts_.tour->next(state_, facts);
    for (const core::SessionEvent& event : order.events) apply(event);
    if (order.screenshot) {
        screenshot_ = order.screenshot;
        frames_due_ = std::max(frames_due_, 1);
    }
    if (order.start_clip) parts_.scanner_input.start_clip();
    if (order.finished) exit_code_ = desk_failed_ ? kExitFailure : kExitOk;
}

void MainLoop::draw() {
    const auto begun = Steady::now();
    frames_due_ = std::max(frames_due_ - 1, 0);
    core::State shown = state_;
    shown.accessibility.high_contrast = shown.accessibility.high_contrast != settings_.high_contrast;
    const core::Now now = parts_.clock.moved(now_);
    parts_.window.begin_frame();
    const auto touches = parts_.window.take_touches();
    ui::FrameInput input{
        shown,   model_, camera_, map_, model_.event.zone.to_local(now.wall), now.mono, settings_.reduced_motion,
        touches, photo_};
    const AttractConfig& attract = settings_.attract;
    input.still = attract.still;
    input.keyboard_away = keyboard_away_;
    input.clock_trusted = now.trusted;
    input.trouble = trouble_;
    input.speaks = settings_.sound.spoken;
    input.transitions = !settings_.reduced_motion && parts_.tour == nullptr; // its pictures are of what is there
    input.qr = code_;
    input.spellings = spellings_;
    input.rehearses = parts_.tour == nullptr;
    if (attract.dim.holds(minute_of_day())) input.brightness = static_cast<float>(attract.brightness);
    ui::FrameOutput output = parts_.interface.draw(input);
    turn_photo(output.photo_turn);
    parts_.plans.want(output.plan_wanted);
    parts_.codes.want(output.qr_wanted);
    auto screenshot = parts_.window.end_frame(screenshot_.has_value());
    if (screenshot && parts_.screenshots != nullptr)
        parts_.screenshots->save(*std::exchange(screenshot_, std::nullopt), std::move(*screenshot));
    parts_.metrics.line(output.rehearsed ? "rehearsal" : "frame", Steady::now() - begun);
    if (!output.rehearsed) touch_trace_.shown(output.record);
    if (std::exchange(first_frame_, false)) parts_.metrics.line("first_frame", parts_.metrics.since_start());
    if (!started_ && desk_ready_) {
        started_ = true;
        parts_.started();
    }
    redraw_at_ = output.redraw_at;
    if (parts_.interface.moving()) redraw_at_ = std::min(redraw_at_.value_or(core::MonoTime::max()), now.mono + kFrame);
    for (const core::SessionEvent& event : output.events) apply(event);
}

} // namespace kiosk::app
