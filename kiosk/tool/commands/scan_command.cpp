#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <ostream>
#include <stop_token>
#include <thread>

#include "platform/system_clock.hpp"
#include "scan/camera.hpp"
#include "scan/decoder.hpp"
#include "scan/live_decoder.hpp"
#include "scan/picture.hpp"
#include "scan/scanner.hpp"
#include "tool/commands.hpp"
#include "tool/io/print.hpp"

namespace kiosk::tool {
namespace {

using scan::CameraState;
using scan::CameraStatus;

scan::CodeKinds kinds_of(const Scan& options) {
    return options.barcodes ? scan::CodeKinds::QrAndBarcodes : scan::CodeKinds::QrOnly;
}

void print(const Io& io, const std::string& from, const std::string& text) {
    if (io.json) {
        print_json(io.out, {{"from", from}, {"text", text}});
    } else {
        io.out << printable(from) << '\t' << printable(text) << '\n';
    }
    io.out.flush();
}

int scan_files(const Io& io, const Scan& options) {
    const scan::Decoder decoder(kinds_of(options));
    int code = kDone;
    for (const auto& file : options.files) {
        const auto picture = scan::load_picture(file.string());
        if (!picture) {
            code = fail_with(io, picture.error());
            continue;
        }
        const auto found = decoder.decode_all_passes(picture->view());
        for (const auto& one : found) print(io, file.string(), one.text);
        if (found.empty()) io.err << "kioskctl: " << file.string() << ": no code was read\n";
    }
    return code;
}

// Stops the scan when the time is over or the camera cannot be had.
class Watch {
  public:
    void start_timer(std::chrono::seconds time) {
        timer_ = std::jthread([this, time](const std::stop_token& finished) {
            std::mutex mutex;
            std::unique_lock lock(mutex);
            std::condition_variable_any over;
            if (!over.wait_for(lock, finished, time, [&] { return finished.stop_requested(); })) stop_.request_stop();
        });
    }
    void camera_changed(const CameraStatus& status) {
        if (status.state != CameraState::Lost && status.state != CameraState::NoDevice) return;
        {
            const std::lock_guard lock(mutex_);
            failure_ = status.detail;
        }
        stop_.request_stop();
    }
    [[nodiscard]] std::stop_token token() const { return stop_.get_token(); }
    [[nodiscard]] std::string failure() const {
        const std::lock_guard lock(mutex_);
        return failure_;
    }

  private:
    std::stop_source stop_;
    mutable std::mutex mutex_;
    std::string failure_;
    std::jthread timer_;
};

int scan_camera(const Io& io, const Scan& options) {
    Watch watch;
    if (options.seconds) watch.start_timer(std::chrono::seconds{*options.seconds});
    scan::CameraOptions camera_options;
    camera_options.source = options.camera;
    camera_options.on_end = scan::OnEnd::Stop;
    camera_options.now = [] { return platform::read_now().mono; };
    camera_options.on_status = [&watch](const CameraStatus& status) { watch.camera_changed(status); };
    scan::Camera camera(std::move(camera_options));
    scan::LiveDecoder decoder(kinds_of(options));
    scan::ScannerRule rule;
    const auto read = [&](const core::GrayFrame& frame) {
        for (const auto& text : rule.see(decoder.look(frame), frame.taken)) print(io, options.camera, text);
    };
    while (const auto frame = camera.take_newest(watch.token())) read(*frame);
    camera.stop();
    const auto failure = watch.failure();
    return failure.empty() ? kDone : fail_with(io, {core::ErrorKind::Unavailable, options.camera + ": " + failure});
}

} // namespace

int scan(const Io& io, const Scan& options) {
    if (options.camera == "none" || (options.files.empty() && options.camera.empty())) {
        return fail_with(io, {core::ErrorKind::Usage, "scan: name a picture, or a camera with --camera"});
    }
    return options.camera.empty() ? scan_files(io, options) : scan_camera(io, options);
}

} // namespace kiosk::tool
