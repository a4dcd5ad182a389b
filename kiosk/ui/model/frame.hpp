// What goes into a frame and what comes out of it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/frame.hpp"
#include "core/i18n/spellings.hpp"
#include "core/session/session.hpp"
#include "map/scene.hpp"
#include "ui/model/frame_record.hpp"
#include "ui/model/image.hpp"
#include "ui/model/model.hpp"
#include "ui/model/touch_sample.hpp"

namespace kiosk::ui {

enum class CameraStatus { Off, Starting, Running, Lost };

struct CameraFeed {
    CameraStatus status = CameraStatus::Off;
    core::FramePtr frame;               // newest; may be null
    std::vector<core::FoundCode> codes; // found in it, in its pixels, not mirrored
};

// Taiwan, built once; shared with whoever built it.
struct MapSource {
    enum class Status { Loading, Ready, Broken };
    Status status = Status::Loading;
    std::shared_ptr<const map::Scene> scene;    // Ready: never null
    std::shared_ptr<const Plan> plan = nullptr; // the last that was wanted and can be shown
};

struct FrameInput {
    const core::State& state;
    const Model& model;
    const CameraFeed& camera;
    const MapSource& map;
    core::LocalTime local_now{}; // event zone
    core::MonoTime now{};
    bool reduced_motion = false;
    // Every finger since the last frame, in framebuffer pixels; the first of them also reaches Dear ImGui as a pointer.
    std::span<const TouchSample> touches;
    std::shared_ptr<const Image> photo{}; // of the attract screen; none: it has no such page
    bool still = false;                   // the attract screen stands still
    float brightness = 1;                 // of the attract screen, above 0
    bool keyboard_away = false;           // another window has it: staff are told, quietly
    bool clock_trusted = true;            // core::Now::trusted
    bool speaks = false;                  // what is shown is said, too
    std::string trouble{};                // why the event is not open, for staff; empty: it is
    bool transitions = false;             // pages, sheets and verdicts arrive; else they are there at once
    std::shared_ptr<const QrCode> qr{};   // the last that was wanted
    std::shared_ptr<const core::Spellings> spellings{}; // of what can be searched for; none yet: as it is written
    bool rehearses = false; // while nobody is there, what the next guest will see is made ready
};

struct FrameOutput {
    std::vector<core::SessionEvent> events;  // in order; Touched first
    std::optional<core::MonoTime> redraw_at; // an animation wants a frame then; none: nothing moves
    std::optional<std::int64_t> photo_turn;  // the photo is shown, in this turn of the attract screen's pages
    std::string qr_wanted;                   // what a QR code is to say; empty: none
    std::string plan_wanted;                 // the drawing that the chosen place is on; empty: none
    bool rehearsed = false; // it made ready what nobody waits for yet, which takes longer than a frame may
    FrameRecord record;
};

// When a picture that changes every step is another: for redraw_at.
[[nodiscard]] constexpr core::MonoTime next_multiple(core::MonoTime now, core::Millis step) {
    return core::MonoTime{(now.time_since_epoch() / step + 1) * step};
}

} // namespace kiosk::ui
