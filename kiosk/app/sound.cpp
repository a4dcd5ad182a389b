#include "app/sound.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gst/app/gstappsrc.h>
#include <gst/gst.h>

#include "app/tones.hpp"
#include "core/result.hpp"

namespace kiosk::app {
namespace {

constexpr std::chrono::minutes kTryAgain{5};
constexpr GstClockTime kLongestTone = 2 * GST_SECOND;
constexpr GstClockTime kSlice = GST_SECOND / 20;

struct Unref {
    void operator()(gpointer object) const { gst_object_unref(object); }
};
template <class T> using Ref = std::unique_ptr<T, Unref>;

core::Status no_sound(std::string detail) {
    return core::fail(core::ErrorKind::Unavailable, std::move(detail));
}

void feed(GstAppSrc* source, const std::vector<std::int16_t>& samples) {
    const gsize bytes = samples.size() * sizeof(std::int16_t);
    GstBuffer* buffer = gst_buffer_new_allocate(nullptr, bytes, nullptr);
    gst_buffer_fill(buffer, 0, samples.data(), bytes);
    GST_BUFFER_PTS(buffer) = 0;
    GST_BUFFER_DURATION(buffer) = gst_util_uint64_scale(samples.size(), GST_SECOND, kSampleRate);
    gst_app_src_push_buffer(source, buffer); // takes the buffer
    gst_app_src_end_of_stream(source);
}

core::Status outcome(GstBus* bus, const std::function<bool()>& stop) {
    const auto wanted = static_cast<GstMessageType>(GST_MESSAGE_EOS | GST_MESSAGE_ERROR | GST_MESSAGE_WARNING);
    GstMessage* message = nullptr;
    for (GstClockTime waited = 0; message == nullptr && waited < kLongestTone; waited += kSlice) {
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

// stop ends a tone early.
core::Status play_once(const std::vector<std::int16_t>& samples, const std::function<bool()>& stop) {
    GError* error = nullptr;
    if (gst_init_check(nullptr, nullptr, &error) == FALSE) {
        g_clear_error(&error);
        return no_sound("GStreamer cannot be started");
    }
    const std::string line =
        "appsrc name=source format=time caps=audio/x-raw,format=S16LE,layout=interleaved,channels=1,rate=" +
        std::to_string(kSampleRate) + " ! audioconvert ! audioresample ! autoaudiosink";
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
        done = outcome(bus.get(), stop);
    }
    gst_element_set_state(pipeline.get(), GST_STATE_NULL);
    return done;
}

} // namespace

Sound::Sound(double loudest, Log log) : silent_(loudest <= 0), log_(std::move(log)) {
    if (!silent_) thread_ = std::thread([this] { run(); });
}

Sound::~Sound() {
    tones_.close();
    if (thread_.joinable()) thread_.join();
}

void Sound::play(core::Tone tone, double volume) {
    if (!silent_ && volume > 0) static_cast<void>(tones_.push({tone, volume}));
}

void Sound::run() {
    using Steady = std::chrono::steady_clock;
    Steady::time_point silent_until{};
    bool told = false;
    while (const auto order = tones_.pop()) {
        if (tones_.closed()) return;
        if (Steady::now() < silent_until) continue;
        const auto done = play_once(samples_of(order->tone, order->volume), [this] { return tones_.closed(); });
        if (done) continue;
        silent_until = Steady::now() + kTryAgain;
        if (!std::exchange(told, true)) log_.warn("no sound: " + done.error().detail);
    }
}

} // namespace kiosk::app
