#include "scan/picture.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <system_error>
#include <vector>

#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>
#include <gst/gst.h>
#include <gst/video/video.h>

#include "scan/camera_runtime.hpp"
#include "scan/picture_header.hpp"
#include "scan/preprocess.hpp"

namespace kiosk::scan {
namespace {

using core::ErrorKind;

constexpr GstClockTime kPatience = 20 * GST_SECOND;

struct UnrefElement {
    void operator()(gpointer object) const { gst_object_unref(object); }
};
using ElementPtr = std::unique_ptr<GstElement, UnrefElement>;

struct StopAndUnref {
    void operator()(GstElement* pipeline) const {
        gst_element_set_state(pipeline, GST_STATE_NULL);
        gst_object_unref(pipeline);
    }
};

struct UnrefPreroll {
    void operator()(GstSample* sample) const { gst_sample_unref(sample); }
};

std::uint8_t luminance_on_white(const std::uint8_t* rgba) {
    // BT.601, in 1/256.
    const int colour = (77 * rgba[0] + 150 * rgba[1] + 29 * rgba[2] + 128) >> 8;
    const int alpha = rgba[3];
    return static_cast<std::uint8_t>((colour * alpha + 255 * (255 - alpha) + 127) / 255);
}

core::Result<core::GrayFrame> to_gray(GstSample* sample) {
    GstVideoInfo info;
    GstCaps* caps = gst_sample_get_caps(sample);
    GstBuffer* buffer = gst_sample_get_buffer(sample);
    GstVideoFrame mapped;
    if (caps == nullptr || buffer == nullptr || !gst_video_info_from_caps(&info, caps) ||
        !gst_video_frame_map(&mapped, &info, buffer, GST_MAP_READ)) {
        return core::fail(ErrorKind::Io, "the decoded picture cannot be read");
    }
    core::GrayFrame frame;
    frame.width = GST_VIDEO_FRAME_WIDTH(&mapped);
    frame.height = GST_VIDEO_FRAME_HEIGHT(&mapped);
    frame.pixels.resize(static_cast<std::size_t>(frame.width) * static_cast<std::size_t>(frame.height));
    const auto* data = static_cast<const std::uint8_t*>(GST_VIDEO_FRAME_PLANE_DATA(&mapped, 0));
    const std::ptrdiff_t stride = GST_VIDEO_FRAME_PLANE_STRIDE(&mapped, 0);
    const bool gray = GST_VIDEO_INFO_FORMAT(&info) == GST_VIDEO_FORMAT_GRAY8;
    std::uint8_t* out = frame.pixels.data();
    for (std::ptrdiff_t y = 0; y < frame.height; ++y) {
        const std::uint8_t* line = data + y * stride;
        for (std::ptrdiff_t x = 0; x < frame.width; ++x) *out++ = gray ? line[x] : luminance_on_white(line + 4 * x);
    }
    gst_video_frame_unmap(&mapped);
    return frame;
}

// The error on the bus, if there is one.
std::optional<core::Error> failure_on(GstBus* bus) {
    GstMessage* message = gst_bus_pop_filtered(bus, GST_MESSAGE_ERROR);
    if (message == nullptr) return std::nullopt;
    GError* error = nullptr;
    gst_message_parse_error(message, &error, nullptr);
    const bool io = error != nullptr && error->domain == GST_RESOURCE_ERROR;
    const std::string words = error != nullptr ? error->message : "no reason given";
    g_clear_error(&error);
    gst_message_unref(message);
    return core::Error{io ? ErrorKind::Io : ErrorKind::Invalid, words};
}

core::Result<std::vector<std::uint8_t>> read_file(const std::string& path) {
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (status.type() == std::filesystem::file_type::not_found) {
        return core::fail(ErrorKind::NotFound, "there is no such file");
    }
    if (error) return core::fail(ErrorKind::Io, error.message());
    if (status.type() != std::filesystem::file_type::regular) {
        return core::fail(ErrorKind::Invalid, "this is not a file");
    }
    const auto size = std::filesystem::file_size(path, error);
    if (error) return core::fail(ErrorKind::Io, error.message());
    if (size > static_cast<std::uintmax_t>(kMaxPictureBytes)) {
        return core::fail(ErrorKind::Invalid, "the file is larger than 64 MiB; make it smaller");
    }
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(size));
    std::ifstream file(path, std::ios::binary);
    file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (!file) return core::fail(ErrorKind::Io, "the file cannot be read: check its permissions");
    return bytes;
}

core::Result<core::GrayFrame> decode_file(const std::vector<std::uint8_t>& bytes) {
    const core::Result<PictureHeader> header = read_picture_header(bytes);
    if (!header) return tl::unexpected(header.error());
    if (header->width > kMaxPictureSide || header->height > kMaxPictureSide ||
        header->width * header->height > kMaxPicturePixels) {
        return core::fail(ErrorKind::Invalid, "the picture has more than 50 megapixels; make it smaller");
    }
    const std::string text = std::string("appsrc name=file ! ") +
                             (header->kind == PictureKind::Png ? "pngdec" : "jpegdec") +
                             " ! videoconvert ! video/x-raw,format=(string){ RGBA, GRAY8 } ! "
                             "appsink name=picture sync=false max-buffers=1";
    GError* error = nullptr;
    const std::unique_ptr<GstElement, StopAndUnref> pipeline(gst_parse_launch(text.c_str(), &error));
    if (error != nullptr || !pipeline) {
        const std::string words = error != nullptr ? error->message : "no reason given";
        g_clear_error(&error);
        return core::fail(ErrorKind::Unavailable, "GStreamer lacks a plugin: " + words);
    }
    const ElementPtr file(gst_bin_get_by_name(GST_BIN(pipeline.get()), "file"));
    gst_app_src_push_buffer(GST_APP_SRC(file.get()), gst_buffer_new_memdup(bytes.data(), bytes.size()));
    gst_app_src_end_of_stream(GST_APP_SRC(file.get()));
    const ElementPtr sink(gst_bin_get_by_name(GST_BIN(pipeline.get()), "picture"));
    gst_element_set_state(pipeline.get(), GST_STATE_PAUSED);
    const std::unique_ptr<GstBus, UnrefElement> bus(gst_element_get_bus(pipeline.get()));
    constexpr GstClockTime kSlice = 50 * GST_MSECOND; // an error wakes no waiting pull
    for (GstClockTime waited = 0; waited < kPatience; waited += kSlice) {
        const std::unique_ptr<GstSample, UnrefPreroll> sample(
            gst_app_sink_try_pull_preroll(GST_APP_SINK(sink.get()), kSlice));
        if (sample) return to_gray(sample.get());
        if (const std::optional<core::Error> failure = failure_on(bus.get())) return tl::unexpected(*failure);
        if (gst_app_sink_is_eos(GST_APP_SINK(sink.get()))) break;
    }
    return core::fail(ErrorKind::Invalid, "no picture was found in the file");
}

} // namespace

core::Result<core::GrayFrame> load_picture(const std::string& path) {
    const core::Status loaded = load_gstreamer();
    if (!loaded) return tl::unexpected(loaded.error());
    return read_file(path).and_then(decode_file).map_error([&path](const core::Error& error) {
        return error.at(path);
    });
}

} // namespace kiosk::scan
