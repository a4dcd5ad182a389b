// The one door of the room: from the session's state to a drawn frame and the events that touches made.
// Dear ImGui and OpenGL stay behind it. Used by the thread that owns the OpenGL context.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/clock.hpp"
#include "core/frame.hpp"
#include "core/programme.hpp"
#include "core/result.hpp"
#include "core/roster.hpp"
#include "core/session.hpp"
#include "core/text.hpp"
#include "map/scene.hpp"
#include "ui/map_gesture.hpp"

namespace kiosk::ui {

// Places left behind a programme item's door, in its area today.
struct Seats {
    int left = 0, capacity = 0;
    bool operator==(const Seats&) const = default;
};

// What the screens know besides the session: a value, replaced whole when the event changes.
struct Model {
    core::EventInfo event;
    core::RevisionNumber revision;
    std::vector<core::Delegation> delegations;
    std::map<core::DelegationId, core::DelegationCount> delegation_counts;
    std::vector<core::ProgrammeItem> programme; // as core::live_programme() gives it
    std::map<core::ItemId, core::LateChange> late_changes;
    std::map<core::ItemId, Seats> seats; // of items whose door counts them
    core::Checkpoint checkpoint;
    std::vector<core::Place> places;
};

enum class CameraStatus { Off, Starting, Running, Lost };
// Where the lens is, seen from the screen's centre: the arrow points there.
enum class LensSide { Top, Bottom, Left, Right };

struct CameraView {
    CameraStatus status = CameraStatus::Off;
    core::FramePtr frame;               // newest; may be null
    std::vector<core::FoundCode> codes; // found in it, in its pixels, not mirrored
};

// Taiwan, built once; shared with whoever built it.
// A photo or a drawing, decoded and of a bounded size.
struct Photo {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgb; // rows from the top
};

// A drawing of the campus, decoded and of a bounded size.
struct Plan {
    std::string file;            // core::PlanSpot::file
    float width = 0, height = 0; // what points on it are given in
    std::shared_ptr<const Photo> picture;
};

struct MapSource {
    enum class Status { Loading, Ready, Broken };
    Status status = Status::Loading;
    std::shared_ptr<const map::Scene> scene;    // Ready: never null
    std::shared_ptr<const Plan> plan = nullptr; // the last that was wanted and can be shown
};

// The panel behind the pixels, from the config; zeroes: unknown, then 1080p at 24" standing at 1.0 m is assumed.
struct Panel {
    float width_mm = 0;
    float height_mm = 0;
    float bottom_above_floor_mm = 0;
    LensSide lens = LensSide::Top;
};

struct FrameInput {
    const core::State& state;
    const Model& model;
    const CameraView& camera;
    const MapSource& map;
    core::LocalTime local_now{}; // event zone
    core::MonoTime now{};
    bool reduced_motion = false;
    // Every finger since the last frame, in framebuffer pixels; the first of them also reaches Dear ImGui as a pointer.
    std::span<const TouchSample> touches;
    std::shared_ptr<const Photo> photo{}; // of the attract screen; none: it has no such page
    bool still = false;                   // the attract screen stands still
    float brightness = 1;                 // of the attract screen, above 0
    bool keyboard_away = false;           // another window has it: staff are told, quietly
};

// One widget of the last frame, in framebuffer pixels. For tests: tap by id, sizes, overlaps, clipping.
struct WidgetRect {
    std::string id; // "home.check_in"
    float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    bool touchable = false;
};
struct TextRun {
    std::string text;
    float x0 = 0, y0 = 0, x1 = 0, y1 = 0; // its ink box
    bool clipped = false;                 // did not fit the room that it was given
    bool missing_glyph = false;
};
struct FrameRecord {
    std::vector<WidgetRect> widgets;
    std::vector<TextRun> texts;
};

struct FrameOutput {
    std::vector<core::SessionEvent> events;  // in order; Touched first
    std::optional<core::MonoTime> redraw_at; // an animation wants a frame then; none: nothing moves
    std::optional<std::int64_t> photo_turn;  // the photo is shown, in this turn of the attract screen's pages
    std::string plan_wanted;                 // the drawing that the chosen place is on; empty: none
    FrameRecord record;
};

// Words for a voice.
struct Utterance {
    std::string text;
    core::Language language;
    bool operator==(const Utterance&) const = default;
};

struct Resources {
    std::vector<core::Catalogue> catalogues; // one a guest language
    std::filesystem::path cjk_regular;       // NotoSansCJK-Regular.ttc
    std::filesystem::path cjk_bold;
    std::filesystem::path thai_regular; // Loma
    std::filesystem::path thai_bold;
    Panel panel;
};

class Interface {
  public:
    // Needs a current OpenGL 3.3 core context with glad loaded and a current ImGui context whose renderer backend has
    // textures (ImGuiBackendFlags_RendererHasTextures). NotFound: a font file; the detail names the package to install.
    static core::Result<std::unique_ptr<Interface>> make(Resources resources);
    ~Interface();
    // Between ImGui::NewFrame() and ImGui::Render(), over ImGui::GetIO().DisplaySize.
    [[nodiscard]] FrameOutput draw(const FrameInput& input);
    // What is said aloud about what is up; none: it is not up. Draws nothing.
    [[nodiscard]] std::optional<Utterance> spoken(const core::State& state, core::Prompt prompt) const;
    // True while a finger is down or a fling moves: the shell must not sleep.
    [[nodiscard]] bool moving() const;

  private:
    struct Impl;
    explicit Interface(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace kiosk::ui
