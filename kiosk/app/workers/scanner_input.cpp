#include "app/workers/scanner_input.hpp"

#include <atomic>
#include <utility>

#include "platform/folder.hpp"
#include "scan/camera.hpp"
#include "scan/scan_thread.hpp"

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;

std::optional<fs::path> clip_of(const std::optional<fs::path>& package) {
    if (!package) return std::nullopt;
    const auto folder = platform::Folder::open(*package);
    if (!folder || !folder->has_file("clip.avi")) return std::nullopt;
    return *package / "clip.avi";
}

ui::CameraStatus status_for_guests(scan::CameraState state) {
    switch (state) {
    case scan::CameraState::Starting:
        return ui::CameraStatus::Starting;
    case scan::CameraState::Running:
    case scan::CameraState::Ended:
        return ui::CameraStatus::Running; // the last picture stays
    case scan::CameraState::Stalled:
    case scan::CameraState::Lost:
    case scan::CameraState::NoDevice:
        return ui::CameraStatus::Lost;
    case scan::CameraState::Off:
        break;
    }
    return ui::CameraStatus::Off;
}

std::vector<store::Presented> one_frame(std::vector<std::string> texts) {
    std::vector<store::Presented> badges;
    for (std::string& text : texts) badges.push_back({std::move(text), core::Source::Camera});
    return badges;
}

std::vector<store::Presented> one_code(std::vector<std::string> readings) {
    store::Presented badge{std::move(readings.front()), core::Source::Scanner};
    if (readings.size() > 1) badge.otherwise = std::move(readings[1]);
    return {std::move(badge)};
}

} // namespace

struct ScannerInput::Impl {
    explicit Impl(ScannerInputParts given) : parts(std::move(given)), clip(clip_of(parts.package)) {
        look_through(parts.wait_for_clip ? "none" : parts.camera, scan::OnEnd::Reconnect);
    }

    void look_through(const std::string& source, scan::OnEnd on_end);
    void present(std::vector<store::Presented> badges, core::MonoTime seen) const;
    void log_status(const scan::CameraStatus& status) const;

    ScannerInputParts parts;
    std::optional<fs::path> clip;
    bool clip_may_stand_in = false;
    std::atomic<bool> watched{false};
    std::unique_ptr<scan::Camera> camera;
    std::unique_ptr<scan::ScanThread> scanner; // after the camera: it ends first
};

void ScannerInput::Impl::look_through(const std::string& source, scan::OnEnd on_end) {
    scanner.reset();
    camera.reset();
    scan::CameraOptions options;
    options.source = source;
    options.on_end = on_end;
    options.now = [this] { return parts.machine().mono; };
    options.on_status = [this](const scan::CameraStatus& status) {
        log_status(status);
        parts.wake();
    };
    camera = std::make_unique<scan::Camera>(std::move(options));
    scan::ScanOptions scanning;
    scanning.kinds = parts.barcodes ? scan::CodeKinds::QrAndBarcodes : scan::CodeKinds::QrOnly;
    scanning.on_presented = [this](std::vector<std::string> texts, core::MonoTime seen, std::uint64_t frame) {
        present(frame == 0 ? one_code(std::move(texts)) : one_frame(std::move(texts)), seen);
    };
    scanning.on_view = [this] {
        if (watched.load(std::memory_order_relaxed)) parts.wake();
    };
    scanner = std::make_unique<scan::ScanThread>(*camera, std::move(scanning));
}

void ScannerInput::Impl::present(std::vector<store::Presented> badges, core::MonoTime seen) const {
    BadgePresented presented;
    presented.badges = std::move(badges);
    presented.machine = parts.machine();
    presented.seen = seen;
    parts.present(std::move(presented));
}

void ScannerInput::Impl::log_status(const scan::CameraStatus& status) const {
    const std::string line =
        "camera " + std::string(scan::to_string(status.state)) + (status.detail.empty() ? "" : ": " + status.detail);
    if (status_for_guests(status.state) == ui::CameraStatus::Lost)
        parts.log.warn(line);
    else
        parts.log.info(line);
}

ScannerInput::ScannerInput(ScannerInputParts parts) : impl_(std::make_unique<Impl>(std::move(parts))) {}
ScannerInput::~ScannerInput() = default;

void ScannerInput::event_opened(const core::EventInfo& event) {
    impl_->clip_may_stand_in =
        event.sample && impl_->clip && impl_->parts.camera == "auto" && !impl_->parts.wait_for_clip;
}

void ScannerInput::start_clip() {
    const bool own = impl_->parts.camera == "auto" && impl_->clip;
    impl_->look_through(own ? scan::clip_source(impl_->clip->string()) : impl_->parts.camera, scan::OnEnd::Stop);
}

void ScannerInput::watch_preview(bool watched) {
    impl_->watched.store(watched, std::memory_order_relaxed);
}

ScannerInput::CameraSnapshot ScannerInput::look() {
    const scan::CameraState state = impl_->camera->status().state;
    if (state == scan::CameraState::NoDevice && std::exchange(impl_->clip_may_stand_in, false)) {
        impl_->parts.log.info("no camera: the sample event's recorded clip is shown to the scanner, again and again");
        impl_->look_through(scan::clip_source(impl_->clip->string()), scan::OnEnd::Reconnect);
    }
    CameraSnapshot snapshot;
    snapshot.view.status = status_for_guests(state);
    snapshot.ended = state == scan::CameraState::Ended;
    if (snapshot.view.status != ui::CameraStatus::Running) return snapshot;
    const scan::ScanViewPtr view = impl_->scanner->view();
    snapshot.view.frame = view->frame;
    snapshot.view.codes = view->codes;
    snapshot.hint = view->hint;
    return snapshot;
}

void ScannerInput::present(scan::Readings readings, const core::Now& machine) {
    impl_->scanner->present_readings(std::move(readings), machine.mono);
}

} // namespace kiosk::app
