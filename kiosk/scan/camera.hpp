// Frames from a camera, a clip or any GStreamer pipeline, on a thread of its own, which mends what can be mended:
// a stall, an unplugged device, an error midway. Newest frame wins.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/frame.hpp"
#include "scan/frame_source.hpp"
#include "scan/mailbox.hpp"

namespace kiosk::scan {

enum class CameraState {
    Off,      // source "none"
    Starting, // no frame yet, nothing wrong yet
    Running,
    Stalled,  // no frame for CameraOptions::stall_after; connecting again
    Lost,     // an error, or a source text that is no pipeline; connecting again
    NoDevice, // no camera at all; looking again
    Ended,    // the source came to its end, and on_end is Stop
};
[[nodiscard]] std::string_view to_string(CameraState state);

struct CameraStatus {
    CameraState state = CameraState::Starting;
    std::string detail;            // for staff, English: what is wrong; empty while Running
    std::string source;            // the pipeline in use or last tried
    std::uint64_t frames = 0;      // since the start, over all connections
    std::uint64_t connections = 0; // tried since the start
};

enum class OnEnd { Reconnect, Stop };

struct CameraOptions {
    // "auto": the first real camera, looked for again at each reconnect; "none"; "/dev/videoN"; or the text of a
    // pipeline whose last element gives raw video, at most 4096 characters. Frames of a source that is not live are
    // given out at its own pace.
    std::string source = "auto";
    OnEnd on_end = OnEnd::Reconnect;
    core::Millis stall_after{3000};  // twice as long for a connection's first frame
    core::Millis backoff_first{500}; // doubles with each connection that gave no frame
    core::Millis backoff_longest{10'000};
    std::function<core::MonoTime()> now;                    // required; called on the camera's thread
    std::function<void(const CameraStatus&)> on_status;     // each change of state; on the camera's thread
    std::function<std::vector<std::string>()> list_devices; // default: list_cameras()
};

class Camera : public FrameSource {
  public:
    // Starts the thread at once; GStreamer itself is loaded there, never on the caller's.
    explicit Camera(CameraOptions options);
    ~Camera() override;
    Camera(const Camera&) = delete;
    Camera& operator=(const Camera&) = delete;

    // Null also once the source has ended for good (OnEnd::Stop) or there is none, after the last frame was taken.
    [[nodiscard]] core::FramePtr take_newest(std::stop_token stop) override;

    // A copy; any thread.
    [[nodiscard]] CameraStatus status() const;

    // Ends the thread, wakes take_newest(); returns when the device is released. Any thread but the camera's own.
    void stop();

  private:
    struct Connection;
    enum class Outcome { Stopped, Ended, Failed };

    void run(std::stop_token stop);
    Outcome connect_any(std::stop_token stop, bool& gave_frames);
    Outcome connect(std::stop_token stop, const std::string& source, bool& gave_frames);
    Outcome watch(std::stop_token stop, Connection& connection, bool& gave_frames);
    bool wait_until(std::stop_token stop, core::MonoTime when);
    void set_state(CameraState state, std::string detail);
    std::vector<std::string> sources();

    CameraOptions options_;
    FrameMailbox mailbox_;
    mutable std::mutex status_mutex_;
    CameraStatus status_;
    std::uint64_t frame_number_ = 0; // the thread's own
    std::string good_source_;        // the thread's own: the variant that gave frames last
    std::mutex stop_mutex_;
    std::jthread thread_; // last: it uses all of the above
};

// Device files of the kernel's video capture devices, lowest number first; metadata nodes and codecs are left out.
[[nodiscard]] std::vector<std::string> list_cameras();

// Source text for a recorded clip (AVI, Matroska, WebM, MP4 …, whatever decodebin of the installed plugins reads).
[[nodiscard]] std::string clip_source(std::string_view path);

// Source texts for a camera, best first: MJPEG at 1280×720, raw at 1280×720, whatever it gives.
[[nodiscard]] std::vector<std::string> device_sources(std::string_view device);

} // namespace kiosk::scan
