#include "app/setup/setup_loop.hpp"

#include <algorithm>
#include <utility>

#include "app/setup/camera_look.hpp"
#include "platform/system_clock.hpp"

namespace kiosk::app {
namespace {

constexpr core::Millis kSetupFrame{16};

core::Zone home_zone() {
    return core::Zone::named("Asia/Taipei").value_or(core::Zone::utc());
}

} // namespace

SetupLoop::SetupLoop(SetupLoopParts parts, core::SetupStepped begun)
    : parts_(std::move(parts)), now_(platform::read_now()), zone_(home_zone()) {
    take(std::move(begun));
}

bool SetupLoop::run() {
    while (!state_.finished) {
        // Corners are touched on a panel that is not known yet.
        parts_.window.turn(state_.choices.rotate,
                           state_.step == core::SetupStep::Touch ? std::nullopt : state_.choices.touch);
        parts_.window.wait(sleep());
        now_ = platform::read_now();
        if (parts_.stop.stopping() || parts_.window.closed()) return false;
        if (parts_.window.take_input()) frames_due_ = std::max(frames_due_, 2);
        for (core::SetupAnswer& answer : parts_.desk.answers()) apply(core::SetupAnswerCame{std::move(answer)});
        take_typed();
        follow_camera();
        look_at_camera();
        if (const auto due = core::next_deadline(state_); due && *due <= now_.mono) apply(core::SetupTick{});
        const bool animated = redraw_at_ && *redraw_at_ <= now_.mono;
        if ((frames_due_ > 0 || animated) && parts_.window.visible()) draw();
    }
    return true;
}

core::Millis SetupLoop::sleep() const {
    core::Millis sleep{1000};
    for (const auto& time : {core::next_deadline(state_), redraw_at_, parts_.window.burst_ends()})
        if (time) sleep = std::min(sleep, *time - now_.mono);
    if (frames_due_ > 0) sleep = core::Millis{0};
    return std::max(sleep, core::Millis{0});
}

void SetupLoop::apply(const core::SetupEvent& event) {
    take(core::step(std::move(state_), event, now_.mono));
}

void SetupLoop::take(core::SetupStepped stepped) {
    state_ = std::move(stepped.state);
    frames_due_ = std::max(frames_due_, 2);
    if (state_.event) zone_ = state_.event->event.zone;
    for (core::SetupQuestion& question : stepped.asked)
        if (!parts_.desk.ask(std::move(question))) parts_.log.error("nobody takes what the first start asks");
}

void SetupLoop::take_typed() {
    if (!parts_.window.take_typed().empty()) apply(core::CodeTyped{});
    static_cast<void>(parts_.window.take_hand()); // there is no field
}

// It is held only while it is looked through.
void SetupLoop::follow_camera() {
    const bool wanted = state_.step == core::SetupStep::Camera;
    const std::string source = parts_.camera.value_or(state_.choices.camera.value_or("auto"));
    if (scanner_ && wanted && source == source_) return;
    if (!scanner_ && !wanted) return;
    scanner_.reset();
    camera_ = {};
    hint_ = {};
    frames_due_ = std::max(frames_due_, 2);
    if (!wanted) return;
    source_ = source;
    searched_ = 0;
    ScannerInputParts parts;
    parts.camera = source;
    parts.machine = platform::read_now;
    parts.present = [](BadgePresented) {}; // nobody is admitted here: a code that is seen is enough
    parts.wake = parts_.wake;
    parts.log = parts_.log;
    scanner_.emplace(std::move(parts));
    scanner_->watch_preview(true);
}

void SetupLoop::look_at_camera() {
    if (!scanner_) return;
    ScannerInput::CameraSnapshot snapshot = scanner_->look();
    if (snapshot.feed.status != camera_.status || snapshot.hint != hint_) frames_due_ = std::max(frames_due_, 1);
    camera_ = std::move(snapshot.feed);
    hint_ = snapshot.hint;
    if (!camera_.frame || camera_.frame->number == searched_) return;
    searched_ = camera_.frame->number;
    core::FrameSearched frame{!camera_.codes.empty(), now_.mono - camera_.frame->taken};
    if (frame.read) frame.module = module_of(camera_.codes.front());
    apply(frame);
}

core::LocalTime SetupLoop::local() const {
    return zone_.to_local(now_.wall);
}

void SetupLoop::draw() {
    frames_due_ = std::max(frames_due_ - 1, 0);
    parts_.window.begin_frame();
    const auto touches = parts_.window.take_touches();
    ui::SetupInput input{state_, camera_, local(), now_.mono, touches};
    if (camera_.frame) input.light = light_of(*camera_.frame);
    input.hint = hint_;
    input.synchronised = platform::is_synchronised();
    input.high_contrast = parts_.high_contrast;
    ui::SetupOutput output = parts_.interface.draw(input);
    static_cast<void>(parts_.window.end_frame(false));
    touch_trace_.shown(output.record);
    redraw_at_ = output.redraw_at;
    if (parts_.interface.moving())
        redraw_at_ = std::min(redraw_at_.value_or(core::MonoTime::max()), now_.mono + kSetupFrame);
    for (const core::SetupEvent& event : output.events) apply(event);
}

} // namespace kiosk::app
