#include <algorithm>
#include <charconv>
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <linux/videodev2.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "scan/camera.hpp"

namespace kiosk::scan {
namespace {

bool captures_video(const std::string& device) {
    const int file = ::open(device.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) return false;
    v4l2_capability capability{};
    const bool answered = ::ioctl(file, VIDIOC_QUERYCAP, &capability) == 0;
    ::close(file);
    if (!answered) return false;
    const auto has_own = (capability.capabilities & V4L2_CAP_DEVICE_CAPS) != 0;
    const auto able = has_own ? capability.device_caps : capability.capabilities;
    const auto codec = V4L2_CAP_VIDEO_M2M | V4L2_CAP_VIDEO_M2M_MPLANE;
    return (able & (V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_VIDEO_CAPTURE_MPLANE)) != 0 && (able & codec) == 0;
}

// GStreamer's own escape inside double quotes.
std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') result.push_back('\\');
        result.push_back(c);
    }
    return result + '"';
}

} // namespace

std::vector<std::string> list_cameras() {
    constexpr std::string_view kStem = "video";
    std::vector<std::pair<int, std::string>> numbered;
    std::error_code error;
    for (std::filesystem::directory_iterator entry("/dev", error), end; !error && entry != end;
         entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        if (!name.starts_with(kStem)) continue;
        int number = 0;
        const char* last = name.data() + name.size();
        const auto parsed = std::from_chars(name.data() + kStem.size(), last, number);
        if (parsed.ec == std::errc{} && parsed.ptr == last) numbered.emplace_back(number, entry->path().string());
    }
    std::sort(numbered.begin(), numbered.end());
    std::vector<std::string> devices;
    for (const auto& [number, device] : numbered) {
        if (captures_video(device)) devices.push_back(device);
    }
    return devices;
}

std::string clip_source(std::string_view path) {
    return "filesrc location=" + quoted(path) + " ! decodebin";
}

std::vector<std::string> device_sources(std::string_view device) {
    const std::string source = "v4l2src device=" + quoted(device);
    return {source + " ! image/jpeg,width=1280,height=720,framerate=[15/1,60/1] ! jpegdec",
            source + " ! video/x-raw,width=1280,height=720", source + " ! decodebin"};
}

} // namespace kiosk::scan
