// Programs as a person starts them: a child process with arguments, an environment and its error output.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kiosk::e2e {

// Longer than anything here takes on a slow machine under a sanitizer; reached only when something hangs.
inline constexpr std::chrono::seconds kPatience{120};
// Whether it came true before that: for what nothing tells of, such as the X server's state.
[[nodiscard]] bool eventually(const std::function<bool()>& condition);

inline const std::filesystem::path kDemo = std::filesystem::path(KIOSK_SOURCE_DIR) / "data" / "demo";

// What a kiosk under test is told: its display (empty: none), its data below the folder, and no look for leaks.
[[nodiscard]] std::map<std::string, std::string> program_environment(const std::string& display,
                                                                     const std::filesystem::path& folder);

class Process {
  public:
    // Standard error is read; standard output goes to out, or nowhere. The environment is this process's with these
    // changes.
    Process(const std::vector<std::string>& command, const std::map<std::string, std::string>& environment,
            const std::filesystem::path& out = "/dev/null");
    // Kills what still runs.
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    // Reads standard error until the text stands in it so often. False when the process closed it or hangs.
    [[nodiscard]] bool wait_for(const std::string& text, int times = 1);
    // The same, until what stands in it is enough.
    [[nodiscard]] bool wait_for(const std::function<bool(const std::string& errors)>& enough);
    // Reads what is there. Whoever waits for something else does it, or a program that has much to tell stands still.
    void drain();
    void signal(int number) const;
    [[nodiscard]] bool running();
    // Reads standard error to its end and gives the exit code; none when it hangs or died by a signal.
    [[nodiscard]] std::optional<int> exit_code();
    [[nodiscard]] const std::string& errors() const { return errors_; }

  private:
    bool read_more(std::chrono::steady_clock::time_point end);

    pid_t pid_ = -1;
    int error_pipe_ = -1;
    std::string errors_;
    std::optional<int> status_;
};

// An X server of its own on a display that is free, 24 bits deep.
class XServer {
  public:
    XServer(int width, int height);
    ~XServer();
    XServer(const XServer&) = delete;
    XServer& operator=(const XServer&) = delete;

    [[nodiscard]] const std::string& display() const { return display_; } // ":7"; empty: it did not start

  private:
    pid_t pid_ = -1;
    std::string display_;
};

} // namespace kiosk::e2e
