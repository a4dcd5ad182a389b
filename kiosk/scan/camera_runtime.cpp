#include "scan/camera_runtime.hpp"

#include <mutex>
#include <string>

#include <gst/gst.h>

namespace kiosk::scan {

core::Status load_gstreamer() {
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    if (gst_is_initialized()) return {};
    GError* error = nullptr;
    if (gst_init_check(nullptr, nullptr, &error)) return {};
    const std::string words = error != nullptr ? error->message : "no reason given";
    g_clear_error(&error);
    return core::fail(core::ErrorKind::Unavailable, "GStreamer does not start: " + words);
}

} // namespace kiosk::scan
