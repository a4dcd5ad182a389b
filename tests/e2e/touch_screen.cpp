#include "e2e/touch_screen.hpp"

#include <array>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fstream>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "e2e/process.hpp"

namespace kiosk::e2e {
namespace {

namespace fs = std::filesystem;
using Steady = std::chrono::steady_clock;

constexpr double kWidth = 1920;
constexpr double kHeight = 1080;
constexpr double kAxis = 65536; // the driver's axes run from 0 to 65535

std::string configuration(const fs::path& socket) {
    return R"(Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "DontVTSwitch" "true"
  Option "BlankTime" "0"
EndSection
Section "Device"
  Identifier "card"
  Driver "dummy"
  VideoRam 65536
EndSection
Section "Monitor"
  Identifier "panel"
  HorizSync 5.0-1000.0
  VertRefresh 5.0-200.0
  Modeline "1920x1080" 148.50 1920 2008 2052 2200 1080 1084 1089 1125 +Hsync +Vsync
EndSection
Section "Screen"
  Identifier "screen"
  Device "card"
  Monitor "panel"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "1920x1080"
    Virtual 1920 1080
  EndSubSection
EndSection
Section "InputDevice"
  Identifier "fingers"
  Driver "inputtest"
  Option "SocketPath" ")" +
           socket.string() + R"("
  Option "DeviceType" "Touch"
  Option "TouchCount" "10"
EndSection
Section "InputDevice"
  Identifier "pointer"
  Driver "inputtest"
  Option "SocketPath" ")" +
           socket.string() + R"(.pointer"
  Option "DeviceType" "PointerAbsolute"
EndSection
Section "InputDevice"
  Identifier "keys"
  Driver "inputtest"
  Option "SocketPath" ")" +
           socket.string() + R"(.keys"
  Option "DeviceType" "Keyboard"
EndSection
Section "ServerLayout"
  Identifier "layout"
  Screen "screen"
  InputDevice "fingers" "SendCoreEvents"
  InputDevice "pointer" "CorePointer"
  InputDevice "keys" "CoreKeyboard"
EndSection
)";
}

// xf86-input-inputtest-protocol.h of the X server: little structs in the machine's own layout.
struct Header {
    std::uint32_t length;
    std::uint32_t type;
};
struct Version {
    Header header;
    std::uint16_t major, minor;
};
struct Valuators {
    std::uint32_t has_unaccelerated;
    std::array<std::uint8_t, 8> mask;
    std::array<double, 64> values;
    std::array<double, 64> unaccelerated;
};
struct Touch {
    Header header;
    std::uint32_t id;
    std::uint32_t type;
    Valuators valuators;
};
constexpr std::uint32_t kVersion = 0;
constexpr std::uint32_t kWaitForSync = 1;
constexpr std::uint32_t kTouch = 6;
// XI2.h: XI_TouchBegin and the two after it.
constexpr std::uint32_t kBegin = 18;
constexpr std::uint32_t kUpdate = 19;
constexpr std::uint32_t kEnd = 20;

bool answered(int socket, std::size_t bytes) {
    std::array<char, 64> answer{};
    std::size_t got = 0;
    pollfd wait{socket, POLLIN, 0};
    while (got < bytes && poll(&wait, 1, 10'000) == 1) {
        const ssize_t more = read(socket, answer.data() + got, bytes - got);
        if (more <= 0) return false;
        got += static_cast<std::size_t>(more);
    }
    return got == bytes;
}

} // namespace

TouchScreen::TouchScreen(const fs::path& folder) {
    const fs::path config = folder / "xorg.conf";
    const fs::path socket = folder / "fingers";
    std::ofstream(config) << configuration(socket);
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) return;
    pid_ = fork();
    if (pid_ == 0) {
        const int number = dup(ends[1]); // without close-on-exec
        const int nothing = open("/dev/null", O_WRONLY);
        dup2(nothing, STDERR_FILENO);
        dup2(nothing, STDOUT_FILENO);
        execl("/usr/lib/xorg/Xorg", "Xorg", "-displayfd", std::to_string(number).c_str(), "-config", config.c_str(),
              "-logfile", (folder / "xorg.log").c_str(), "-noreset", "-novtswitch", "-sharevts", "vt7", "-ac",
              static_cast<char*>(nullptr));
        _exit(127);
    }
    close(ends[1]);
    std::string text;
    char digit = 0;
    while (read(ends[0], &digit, 1) == 1 && digit != '\n') text += digit;
    close(ends[0]);
    if (digit == '\n' && greet(socket)) display_ = ":" + text;
}

bool TouchScreen::greet(const fs::path& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.string().size() >= sizeof address.sun_path) return false;
    std::memcpy(address.sun_path, path.c_str(), path.string().size());
    const auto end = Steady::now() + kPatience;
    while (Steady::now() < end) {
        fingers_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (connect(fingers_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
            const Version hello{{sizeof(Version), kVersion}, 1, 1};
            return write(fingers_, &hello, sizeof hello) == sizeof hello && answered(fingers_, sizeof(Version));
        }
        close(std::exchange(fingers_, -1));
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
}

TouchScreen::~TouchScreen() {
    if (fingers_ >= 0) close(fingers_);
    if (pid_ <= 0) return;
    kill(pid_, SIGTERM);
    waitpid(pid_, nullptr, 0);
}

void TouchScreen::send(std::uint32_t finger, std::uint32_t type, double x, double y) {
    Touch touch{};
    touch.header = {sizeof touch, kTouch};
    touch.id = finger;
    touch.type = type;
    touch.valuators.mask[0] = 0b11;
    touch.valuators.values[0] = x * kAxis / kWidth;
    touch.valuators.values[1] = y * kAxis / kHeight;
    const Header sync{sizeof sync, kWaitForSync};
    if (write(fingers_, &touch, sizeof touch) != sizeof touch || write(fingers_, &sync, sizeof sync) != sizeof sync ||
        !answered(fingers_, sizeof(Header)))
        close(std::exchange(fingers_, -1));
}

void TouchScreen::down(std::uint32_t finger, double x, double y) {
    send(finger, kBegin, x, y);
}
void TouchScreen::move(std::uint32_t finger, double x, double y) {
    send(finger, kUpdate, x, y);
}
void TouchScreen::up(std::uint32_t finger, double x, double y) {
    send(finger, kEnd, x, y);
}

} // namespace kiosk::e2e
