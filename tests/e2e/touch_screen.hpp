// A touch screen as Xorg has it: its dummy video driver, and fingers through its inputtest driver.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>

namespace kiosk::e2e {

class TouchScreen {
  public:
    // 1920x1080; configuration, log and sockets go into the folder, which outlives it.
    explicit TouchScreen(const std::filesystem::path& folder);
    ~TouchScreen();
    TouchScreen(const TouchScreen&) = delete;
    TouchScreen& operator=(const TouchScreen&) = delete;

    [[nodiscard]] const std::string& display() const { return display_; } // empty: it did not start
    [[nodiscard]] bool connected() const { return fingers_ >= 0; }
    // Pixels. Each returns when the server has taken it.
    void down(std::uint32_t finger, double x, double y);
    void move(std::uint32_t finger, double x, double y);
    void up(std::uint32_t finger, double x, double y);

  private:
    void send(std::uint32_t finger, std::uint32_t type, double x, double y);
    bool greet(const std::filesystem::path& socket);

    pid_t pid_ = -1;
    int fingers_ = -1; // the socket
    std::string display_;
};

} // namespace kiosk::e2e
