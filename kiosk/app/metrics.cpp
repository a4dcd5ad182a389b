#include "app/metrics.hpp"

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <sstream>
#include <string>

#include <nlohmann/json.hpp>
#include <unistd.h>

namespace kiosk::app {
namespace {

std::chrono::nanoseconds boot_time() {
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

// proc(5): field 22 of /proc/self/stat, in clock ticks since boot. The program's name before it may hold spaces.
std::chrono::nanoseconds process_start() {
    std::ifstream in("/proc/self/stat");
    std::string text;
    std::getline(in, text);
    std::istringstream fields(text.substr(text.rfind(')') + 1));
    std::string field;
    constexpr int kStartTime = 22;
    for (int number = 3; number <= kStartTime; ++number) fields >> field;
    const long long ticks = std::strtoll(field.c_str(), nullptr, 10);
    return std::chrono::nanoseconds(ticks * (1'000'000'000LL / sysconf(_SC_CLK_TCK)));
}

} // namespace

Metrics::Metrics() {
    const char* asked = std::getenv("KIOSK_TRACE");
    enabled_ = asked != nullptr && std::string_view(asked) == "1";
    if (enabled_) start_ = process_start();
}

std::chrono::nanoseconds Metrics::since_start() const {
    return boot_time() - start_;
}

void Metrics::line(std::string_view event, std::chrono::nanoseconds took) const {
    if (!enabled_) return;
    const nlohmann::json object{{"event", event}, {"ms", std::chrono::duration<double, std::milli>(took).count()}};
    const std::string text = object.dump() + "\n";
    std::fwrite(text.data(), 1, text.size(), stderr);
}

} // namespace kiosk::app
