#include "app/audio/sound.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gst/app/gstappsrc.h>
#include <gst/gst.h>

namespace kiosk::app {
namespace {

constexpr GstClockTime kPatience = 2 * GST_SECOND; // longer than the sound itself
constexpr GstClockTime kSlice = GST_SECOND / 20;

struct Unref {
    void operator()(gpointer object) const { gst_object_unref(object); }
};
template <class T> using Ref = std::unique_ptr<T, Unref>;

core::Status no_sound(std::string detail) {
    return core::fail(core::ErrorKind::Unavailable, std::move(detail));
}

GstClockTime duration_of(const Samples& samples) {
    return gst_util_uint64_scale(samples.values.size(), GST_SECOND, static_cast<guint64>(samples.rate));
}

void feed(GstAppSrc* source, const Samples& samples) {
    const gsize bytes = samples.values.size() * sizeof(std::int16_t);
    GstBuffer* buffer = gst_buffer_new_allocate(nullptr, bytes, nullptr);
    gst_buffer_fill(buffer, 0, samples.values.data(), bytes);
    GST_BUFFER_PTS(buffer) = 0;
    GST_BUFFER_DURATION(buffer) = duration_of(samples);
    gst_app_src_push_buffer(source, buffer); // takes the buffer
    gst_app_src_end_of_stream(source);
}

core::Status outcome(GstBus* bus, GstClockTime longest, const Stop& stop) {
    const auto wanted = static_cast<GstMessageType>(GST_MESSAGE_EOS | GST_MESSAGE_ERROR | GST_MESSAGE_WARNING);
    GstMessage* message = nullptr;
    for (GstClockTime waited = 0; message == nullptr && waited < longest; waited += kSlice) {
        if (stop()) return {};
        message = gst_bus_timed_pop_filtered(bus, kSlice, wanted);
    }
    if (message == nullptr) return no_sound("the audio device does not take sound");
    const std::unique_ptr<GstMessage, void (*)(GstMessage*)> held(message, gst_message_unref);
    if (GST_MESSAGE_TYPE(message) == GST_MESSAGE_EOS) return {};
    GError* error = nullptr;
    // autoaudiosink only warns when there is no device, and plays into nothing.
    if (GST_MESSAGE_TYPE(message) == GST_MESSAGE_ERROR)
        gst_message_parse_error(message, &error, nullptr);
    else
        gst_message_parse_warning(message, &error, nullptr);
    std::string detail = error != nullptr ? error->message : "unknown";
    g_clear_error(&error);
    return no_sound(std::move(detail));
}

core::Status play_once(const Samples& samples, const Stop& stop) {
    GError* error = nullptr;
    if (gst_init_check(nullptr, nullptr, &error) == FALSE) {
        g_clear_error(&error);
        return no_sound("GStreamer cannot be started");
    }
    const std::string line =
        "appsrc name=source format=time caps=audio/x-raw,format=S16LE,layout=interleaved,channels=1,rate=" +
        std::to_string(samples.rate) + " ! audioconvert ! audioresample ! autoaudiosink";
    GstElement* parsed = gst_parse_launch(line.c_str(), &error);
    if (error != nullptr || parsed == nullptr) {
        std::string detail = error != nullptr ? error->message : "unknown";
        g_clear_error(&error);
        if (parsed != nullptr) gst_object_unref(parsed);
        return no_sound(std::move(detail));
    }
    const Ref<GstElement> pipeline(parsed);
    const Ref<GstElement> source(gst_bin_get_by_name(GST_BIN(pipeline.get()), "source"));
    const Ref<GstBus> bus(gst_element_get_bus(pipeline.get()));
    core::Status done = no_sound("the audio device cannot be opened");
    if (gst_element_set_state(pipeline.get(), GST_STATE_PLAYING) != GST_STATE_CHANGE_FAILURE) {
        feed(GST_APP_SRC(source.get()), samples);
        done = outcome(bus.get(), duration_of(samples) + kPatience, stop);
    }
    gst_element_set_state(pipeline.get(), GST_STATE_NULL);
    return done;
}

} // namespace

SoundWays real_sound() {
    return {play_once, [](const std::string& text, std::string_view voice, const Stop& stop) {
                return synthesise(text, voice, stop);
            }};
}

} // namespace kiosk::app
