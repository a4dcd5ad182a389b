#include "scan/camera.hpp"

#include <algorithm>
#include <condition_variable>
#include <cstring>
#include <memory>
#include <optional>
#include <utility>

#include <gst/app/gstappsink.h>
#include <gst/gst.h>
#include <gst/video/video.h>

#include "scan/camera_runtime.hpp"
#include "scan/preprocess.hpp"

namespace kiosk::scan {
namespace {

constexpr std::size_t kLongestSource = 4096;
constexpr const char* kSinkName = "kiosk_frames";
constexpr GstClockTime kPoll = 50 * GST_MSECOND;

template <class T> struct Unref {
    void operator()(T* object) const { gst_object_unref(object); }
};
template <class T> using GstPtr = std::unique_ptr<T, Unref<T>>;

struct UnrefSample {
    void operator()(GstSample* sample) const { gst_sample_unref(sample); }
};
using SamplePtr = std::unique_ptr<GstSample, UnrefSample>;

std::string take_message(GError* error) {
    const std::string message = error != nullptr ? error->message : "no reason given";
    g_clear_error(&error);
    return message;
}

// An error's debug text ends with the operating system's words; what stands before are places in GStreamer's sources.
std::string last_line(const gchar* debug) {
    constexpr std::size_t kLongest = 300;
    const std::string_view text = debug != nullptr ? debug : "";
    const std::size_t newline = text.find_last_of('\n');
    return newline == std::string_view::npos ? std::string() : std::string(text.substr(newline + 1, kLongest));
}

// A plane's rows without the gaps between them.
std::vector<std::uint8_t> copy_rows(const GstVideoFrame& mapped, unsigned plane, std::size_t bytes, int rows) {
    // The frame's own stride: a buffer's GstVideoMeta may differ from what its caps imply.
    const auto* from = static_cast<const std::uint8_t*>(GST_VIDEO_FRAME_PLANE_DATA(&mapped, plane));
    const std::ptrdiff_t stride = GST_VIDEO_FRAME_PLANE_STRIDE(&mapped, plane);
    std::vector<std::uint8_t> out(bytes * static_cast<std::size_t>(rows));
    for (int y = 0; y < rows; ++y)
        std::memcpy(out.data() + static_cast<std::size_t>(y) * bytes, from + y * stride, bytes);
    return out;
}

// Null when the sample is not a picture of NV12 within the limits.
std::shared_ptr<core::GrayFrame> copy_frame(GstSample* sample) {
    GstCaps* caps = gst_sample_get_caps(sample);
    GstBuffer* buffer = gst_sample_get_buffer(sample);
    GstVideoInfo info;
    if (caps == nullptr || buffer == nullptr || !gst_video_info_from_caps(&info, caps)) return nullptr;
    GstVideoFrame mapped;
    if (GST_VIDEO_INFO_FORMAT(&info) != GST_VIDEO_FORMAT_NV12 ||
        !gst_video_frame_map(&mapped, &info, buffer, GST_MAP_READ)) {
        return nullptr;
    }
    const core::GrayView view{static_cast<const std::uint8_t*>(GST_VIDEO_FRAME_PLANE_DATA(&mapped, 0)),
                              GST_VIDEO_FRAME_WIDTH(&mapped), GST_VIDEO_FRAME_HEIGHT(&mapped),
                              GST_VIDEO_FRAME_PLANE_STRIDE(&mapped, 0)};
    std::shared_ptr<core::GrayFrame> frame;
    if (usable(view)) {
        frame = std::make_shared<core::GrayFrame>();
        frame->width = view.width;
        frame->height = view.height;
        frame->pixels = copy_rows(mapped, 0, static_cast<std::size_t>(view.width), view.height);
        frame->chroma =
            copy_rows(mapped, 1, 2 * ((static_cast<std::size_t>(view.width) + 1) / 2), (view.height + 1) / 2);
        frame->full_range = info.colorimetry.range == GST_VIDEO_COLOR_RANGE_0_255;
    }
    gst_video_frame_unmap(&mapped);
    return frame;
}

bool is_unusable_text(const std::string& source) {
    return source.empty() || source.size() > kLongestSource || source.find('\0') != std::string::npos;
}

} // namespace

std::string_view to_string(CameraState state) {
    switch (state) {
    case CameraState::Off:
        return "off";
    case CameraState::Starting:
        return "starting";
    case CameraState::Running:
        return "running";
    case CameraState::Stalled:
        return "stalled";
    case CameraState::Lost:
        return "lost";
    case CameraState::NoDevice:
        return "no device";
    case CameraState::Ended:
        return "ended";
    }
    return "";
}

// A running pipeline; stops it when it goes.
struct Camera::Connection {
    GstPtr<GstElement> pipeline;
    GstPtr<GstElement> sink;
    GstPtr<GstBus> bus;

    Connection() = default;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() {
        if (pipeline) gst_element_set_state(pipeline.get(), GST_STATE_NULL);
    }

    core::Status open(const std::string& source) {
        const std::string text =
            source + " ! videoconvert ! video/x-raw,format=NV12 ! appsink drop=true max-buffers=1 name=" + kSinkName;
        GError* error = nullptr;
        pipeline.reset(gst_parse_launch_full(text.c_str(), nullptr, GST_PARSE_FLAG_FATAL_ERRORS, &error));
        if (error != nullptr || !pipeline) {
            return core::fail(core::ErrorKind::Usage, "this is no working pipeline: " + take_message(error));
        }
        if (GST_IS_BIN(pipeline.get())) sink.reset(gst_bin_get_by_name(GST_BIN(pipeline.get()), kSinkName));
        if (!sink || !GST_IS_APP_SINK(sink.get())) {
            return core::fail(core::ErrorKind::Usage, std::string("the source must not name an element ") + kSinkName);
        }
        bus.reset(gst_element_get_bus(pipeline.get()));
        // A live source has its own pace; a file has to be held to the pace it was recorded at.
        const GstStateChangeReturn paused = gst_element_set_state(pipeline.get(), GST_STATE_PAUSED);
        g_object_set(sink.get(), "sync", static_cast<gboolean>(paused != GST_STATE_CHANGE_NO_PREROLL), nullptr);
        if (paused == GST_STATE_CHANGE_FAILURE ||
            gst_element_set_state(pipeline.get(), GST_STATE_PLAYING) == GST_STATE_CHANGE_FAILURE) {
            return core::fail(core::ErrorKind::Unavailable, failure().value_or("the pipeline does not start"));
        }
        return {};
    }

    SamplePtr pull(GstClockTime timeout) {
        return SamplePtr(gst_app_sink_try_pull_sample(GST_APP_SINK(sink.get()), timeout));
    }

    // The first error on the bus, in GStreamer's words.
    std::optional<std::string> failure() {
        GstMessage* message = gst_bus_pop_filtered(bus.get(), GST_MESSAGE_ERROR);
        if (message == nullptr) return std::nullopt;
        GError* error = nullptr;
        gchar* debug = nullptr;
        gst_message_parse_error(message, &error, &debug);
        const std::string origin =
            GST_MESSAGE_SRC_NAME(message) != nullptr ? GST_MESSAGE_SRC_NAME(message) : "pipeline";
        const std::string cause = last_line(debug);
        g_free(debug);
        gst_message_unref(message);
        return origin + ": " + take_message(error) + (cause.empty() ? "" : " (" + cause + ")");
    }

    bool at_end() { return gst_app_sink_is_eos(GST_APP_SINK(sink.get())) != FALSE; }
};

Camera::Camera(CameraOptions options) : options_(std::move(options)) {
    if (!options_.list_devices) options_.list_devices = list_cameras;
    if (options_.source == "none") {
        status_.state = CameraState::Off;
        mailbox_.close();
        return;
    }
    thread_ = std::jthread([this](std::stop_token stop) {
        run(std::move(stop));
        mailbox_.close(); // nothing comes any more: a consumer without a stop token ends as well
    });
}

Camera::~Camera() {
    stop();
}

core::FramePtr Camera::take_newest(std::stop_token stop) {
    return mailbox_.take(std::move(stop));
}

CameraStatus Camera::status() const {
    const std::lock_guard lock(status_mutex_);
    return status_;
}

void Camera::stop() {
    const std::lock_guard lock(stop_mutex_);
    thread_.request_stop();
    if (thread_.joinable()) thread_.join();
    mailbox_.close();
}

void Camera::set_state(CameraState state, std::string detail) {
    CameraStatus copy;
    {
        const std::lock_guard lock(status_mutex_);
        if (status_.state == state && status_.detail == detail) return;
        status_.state = state;
        status_.detail = std::move(detail);
        copy = status_;
    }
    if (options_.on_status) options_.on_status(copy);
}

bool Camera::wait_until(std::stop_token stop, core::MonoTime when) {
    // The clock is the caller's, so its passing has to be looked at.
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    while (!stop.stop_requested() && options_.now() < when) {
        wake.wait_for(lock, stop, std::chrono::milliseconds(20), [] { return false; });
    }
    return !stop.stop_requested();
}

std::vector<std::string> Camera::sources() {
    std::vector<std::string> devices;
    if (options_.source == "auto") {
        devices = options_.list_devices();
    } else if (options_.source.starts_with("/dev/")) {
        devices = {options_.source};
    } else {
        return {options_.source};
    }
    std::vector<std::string> texts;
    for (const std::string& device : devices) {
        for (std::string& text : device_sources(device)) texts.push_back(std::move(text));
    }
    // What worked last goes first, if its device is still there.
    const auto good = std::find(texts.begin(), texts.end(), good_source_);
    if (good != texts.end()) std::rotate(texts.begin(), good, good + 1);
    return texts;
}

void Camera::run(std::stop_token stop) {
    if (const core::Status loaded = load_gstreamer(); !loaded) {
        set_state(CameraState::Lost, loaded.error().detail);
        return;
    }
    core::Millis backoff = options_.backoff_first;
    while (!stop.stop_requested()) {
        const core::MonoTime began = options_.now();
        bool gave_frames = false;
        const Outcome outcome = connect_any(stop, gave_frames);
        if (outcome == Outcome::Stopped) return;
        if (outcome == Outcome::Ended && options_.on_end == OnEnd::Stop) {
            set_state(CameraState::Ended, {});
            return;
        }
        if (gave_frames) backoff = options_.backoff_first;
        // A clip that starts over does so at once, unless it is too short to be one.
        const bool at_once =
            outcome == Outcome::Ended && gave_frames && options_.now() - began >= options_.backoff_first;
        if (!at_once && !wait_until(stop, options_.now() + backoff)) return;
        if (!gave_frames) backoff = std::min(2 * backoff, options_.backoff_longest);
    }
}

Camera::Outcome Camera::connect_any(std::stop_token stop, bool& gave_frames) {
    const std::vector<std::string> texts = sources();
    if (texts.empty()) {
        set_state(CameraState::NoDevice, "no camera is connected");
        return Outcome::Failed;
    }
    Outcome outcome = Outcome::Failed;
    for (const std::string& text : texts) {
        outcome = connect(stop, text, gave_frames);
        if (gave_frames || outcome != Outcome::Failed) return outcome;
    }
    return outcome;
}

Camera::Outcome Camera::connect(std::stop_token stop, const std::string& source, bool& gave_frames) {
    {
        const std::lock_guard lock(status_mutex_);
        status_.source = source;
        ++status_.connections;
    }
    if (is_unusable_text(source)) {
        set_state(CameraState::Lost, "the camera's source must be 1 to 4096 characters");
        return Outcome::Failed;
    }
    Connection connection;
    if (const core::Status opened = connection.open(source); !opened) {
        set_state(CameraState::Lost, opened.error().detail);
        return Outcome::Failed;
    }
    const Outcome outcome = watch(std::move(stop), connection, gave_frames);
    if (gave_frames) good_source_ = source;
    return outcome;
}

Camera::Outcome Camera::watch(std::stop_token stop, Connection& connection, bool& gave_frames) {
    core::MonoTime last = options_.now();
    while (!stop.stop_requested()) {
        if (const SamplePtr sample = connection.pull(kPoll)) {
            last = options_.now();
            std::shared_ptr<core::GrayFrame> frame = copy_frame(sample.get());
            if (!frame) {
                set_state(CameraState::Lost, "the source gives pictures that are no frames, or too large");
                return Outcome::Failed;
            }
            frame->taken = last;
            frame->number = ++frame_number_;
            gave_frames = true;
            {
                const std::lock_guard lock(status_mutex_);
                status_.frames = frame_number_;
            }
            mailbox_.put(std::move(frame));
            set_state(CameraState::Running, {});
            continue;
        }
        if (std::optional<std::string> failure = connection.failure()) {
            set_state(CameraState::Lost, std::move(*failure));
            return Outcome::Failed;
        }
        if (connection.at_end()) {
            if (gave_frames) return Outcome::Ended;
            set_state(CameraState::Lost, "the source ended without a frame");
            return Outcome::Failed;
        }
        const core::Millis patience = gave_frames ? options_.stall_after : 2 * options_.stall_after;
        if (options_.now() - last >= patience) {
            set_state(CameraState::Stalled, "the source gives no frames, and no error");
            return Outcome::Failed;
        }
    }
    return Outcome::Stopped;
}

} // namespace kiosk::scan
