#include "e2e/process.hpp"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <thread>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace kiosk::e2e {
namespace {

using Steady = std::chrono::steady_clock;

std::vector<std::string> changed_environment(const std::map<std::string, std::string>& changes) {
    std::vector<std::string> all;
    for (char** each = environ; *each != nullptr; ++each) {
        const std::string line = *each;
        if (!changes.contains(line.substr(0, line.find('=')))) all.push_back(line);
    }
    for (const auto& [name, value] : changes) all.push_back(name + "=" + value);
    return all;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> list;
    for (std::string& text : texts) list.push_back(text.data());
    list.push_back(nullptr);
    return list;
}

// Waits for input; false when the time is over.
bool readable(int descriptor, Steady::time_point end) {
    while (true) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Steady::now()).count();
        if (left <= 0) return false;
        pollfd wanted{descriptor, POLLIN, 0};
        const int ready = poll(&wanted, 1, static_cast<int>(left));
        if (ready > 0) return true;
        if (ready == 0 || errno != EINTR) return false;
    }
}

} // namespace

bool eventually(const std::function<bool()>& condition) {
    const auto end = Steady::now() + kPatience;
    while (!condition()) {
        if (Steady::now() > end) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return true;
}

std::map<std::string, std::string> program_environment(const std::string& display,
                                                       const std::filesystem::path& folder) {
    // OpenGL's driver leaks a little, and is unloaded before leaks are looked for: no suppression by its name holds
    // then.
    const char* sanitizer = std::getenv("ASAN_OPTIONS");
    const std::string without_leaks = std::string(sanitizer != nullptr ? sanitizer : "") + ":detect_leaks=0";
    return {{"DISPLAY", display},           {"WAYLAND_DISPLAY", ""},
            {"LIBGL_ALWAYS_SOFTWARE", "1"}, {"XDG_DATA_HOME", folder.string()},
            {"KIOSK_TRACE", "1"},           {"KIOSK_ASSETS", KIOSK_SOURCE_DIR "/assets"},
            {"ASAN_OPTIONS", without_leaks}};
}

Process::Process(const std::vector<std::string>& command, const std::map<std::string, std::string>& environment,
                 const std::filesystem::path& out) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) std::abort();
    std::vector<std::string> arguments = command;
    std::vector<std::string> variables = changed_environment(environment);
    const std::vector<char*> argv = pointers(arguments);
    const std::vector<char*> envp = pointers(variables);
    const int to = open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    pid_ = fork();
    if (pid_ == 0) {
        dup2(to, STDOUT_FILENO);
        dup2(ends[1], STDERR_FILENO);
        execve(argv[0], argv.data(), envp.data());
        _exit(127);
    }
    close(to);
    close(ends[1]);
    error_pipe_ = ends[0];
}

Process::~Process() {
    if (running()) {
        kill(pid_, SIGKILL);
        waitpid(pid_, nullptr, 0);
    }
    close(error_pipe_);
}

bool Process::read_more(Steady::time_point end) {
    if (!readable(error_pipe_, end)) return false;
    char buffer[4096];
    const ssize_t got = read(error_pipe_, buffer, sizeof buffer);
    if (got <= 0) return false;
    errors_.append(buffer, static_cast<std::size_t>(got));
    return true;
}

bool Process::wait_for(const std::string& text, int times) {
    return wait_for([&](const std::string& errors) {
        int found = 0;
        for (auto at = errors.find(text); at != std::string::npos; at = errors.find(text, at + text.size())) ++found;
        return found >= times;
    });
}

bool Process::wait_for(const std::function<bool(const std::string&)>& enough) {
    const auto end = Steady::now() + kPatience;
    while (!enough(errors_))
        if (!read_more(end)) return false;
    return true;
}

void Process::drain() {
    while (read_more(Steady::now() + std::chrono::milliseconds(1))) {
    }
}

void Process::signal(int number) const {
    kill(pid_, number);
}

bool Process::running() {
    if (status_) return false;
    int status = 0;
    if (waitpid(pid_, &status, WNOHANG) != pid_) return true;
    status_ = status;
    return false;
}

std::optional<int> Process::exit_code() {
    const auto end = Steady::now() + kPatience;
    while (read_more(end)) {
    }
    if (Steady::now() >= end) return std::nullopt;
    if (!status_) {
        int status = 0;
        waitpid(pid_, &status, 0); // its error output has ended: it is gone, or about to be
        status_ = status;
    }
    return WIFEXITED(*status_) ? std::optional<int>(WEXITSTATUS(*status_)) : std::nullopt;
}

XServer::XServer(int width, int height) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) std::abort();
    const std::string screen = std::to_string(width) + "x" + std::to_string(height) + "x24";
    pid_ = fork();
    if (pid_ == 0) {
        const int number = dup(ends[1]); // without close-on-exec
        const std::string descriptor = std::to_string(number);
        const int nothing = open("/dev/null", O_WRONLY);
        dup2(nothing, STDERR_FILENO);
        execl("/usr/bin/Xvfb", "Xvfb", "-displayfd", descriptor.c_str(), "-screen", "0", screen.c_str(), "-noreset",
              "-nolisten", "tcp", static_cast<char*>(nullptr));
        _exit(127);
    }
    close(ends[1]);
    const auto end = Steady::now() + kPatience;
    std::string text;
    char digit = 0;
    while (readable(ends[0], end) && read(ends[0], &digit, 1) == 1 && digit != '\n') text += digit;
    close(ends[0]);
    if (digit == '\n') display_ = ":" + text;
}

XServer::~XServer() {
    kill(pid_, SIGTERM);
    waitpid(pid_, nullptr, 0);
}

} // namespace kiosk::e2e
