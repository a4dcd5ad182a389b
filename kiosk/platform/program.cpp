#include "platform/program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <optional>
#include <utility>

#include "platform/descriptor.hpp"

namespace kiosk::platform {
namespace {

using core::ErrorKind, core::Result;

// A pipe from the program: its end of it is closed once the program has it.
struct Pipe {
    Descriptor reading, writing;
};
Result<Pipe> make_pipe(const std::string& program, int flags) {
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC | flags) != 0)
        return core::fail(ErrorKind::Unavailable, program + ": no pipe: " + std::strerror(errno));
    return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

// heard: its standard output or error, whatever comes of the other.
Result<pid_t> start(const std::vector<std::string>& arguments, int heard, const Descriptor& writing) {
    std::vector<char*> argv;
    for (const std::string& each : arguments) argv.push_back(const_cast<char*>(each.c_str()));
    argv.push_back(nullptr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    for (const int each : {STDOUT_FILENO, STDERR_FILENO})
        if (each == heard)
            posix_spawn_file_actions_adddup2(&files, writing.get(), each);
        else
            posix_spawn_file_actions_addopen(&files, each, "/dev/null", O_WRONLY, 0);
    // The kiosk's own threads block the signals that end it.
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    pid_t child = -1;
    const int error = posix_spawnp(&child, argv[0], &files, &attributes, argv.data(), environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    const std::string& name = arguments.front();
    if (error == ENOENT) return core::fail(ErrorKind::NotFound, name + " is not installed");
    if (error != 0) return core::fail(ErrorKind::Unavailable, name + ": " + std::strerror(error));
    return child;
}

// How it ended.
int wait_for(pid_t child) {
    int status = -1;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

bool went_well(int status) {
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

// Whether it ends in time.
bool ends_within(pid_t child, core::Millis most) {
    const Descriptor process(static_cast<int>(::syscall(SYS_pidfd_open, child, 0)));
    if (!process.is_open()) return true; // a kernel before 5.3: waited for, however long it takes
    pollfd ready{process.get(), POLLIN, 0};
    int polled = -1;
    do polled = ::poll(&ready, 1, static_cast<int>(most.count()));
    while (polled < 0 && errno == EINTR);
    return polled > 0;
}

// What fits is there at once when the program has ended: a pipe holds more than is read.
std::string said(const Descriptor& reading) {
    std::array<char, kMostComplaint> words{};
    const auto got = ::read(reading.get(), words.data(), words.size());
    std::string text(words.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
}

// All that comes until the end of it. None: it took too long, was too much, or was stopped.
std::optional<std::string> read_all(const Descriptor& from, std::size_t most_bytes, core::Millis most,
                                    const std::function<bool()>& stop) {
    constexpr int kSliceMs = 50;
    const auto deadline = std::chrono::steady_clock::now() + most;
    std::string bytes;
    std::array<char, 1U << 16U> part{};
    while (bytes.size() <= most_bytes && std::chrono::steady_clock::now() < deadline && !stop()) {
        pollfd ready{from.get(), POLLIN, 0};
        if (::poll(&ready, 1, kSliceMs) <= 0) continue;
        const ssize_t got = ::read(from.get(), part.data(), part.size());
        if (got == 0) return bytes;
        if (got > 0) bytes.append(part.data(), static_cast<std::size_t>(got));
        if (got < 0 && errno != EINTR && errno != EAGAIN) return std::nullopt;
    }
    return std::nullopt;
}

} // namespace

core::Status run_program(const std::vector<std::string>& arguments, core::Millis most) {
    const std::string& name = arguments.front();
    auto pipe = TRY(make_pipe(name, O_NONBLOCK)); // nobody reads meanwhile: what does not fit is lost
    const pid_t child = TRY(start(arguments, STDERR_FILENO, pipe.writing));
    pipe.writing.reset();
    const bool ended = ends_within(child, most);
    if (!ended) ::kill(child, SIGKILL);
    const int status = wait_for(child);
    if (!ended) return core::fail(ErrorKind::Unavailable, name + " took too long and was stopped");
    if (went_well(status)) return {};
    const auto complaint = said(pipe.reading); // most programs begin with their own name
    return core::fail(ErrorKind::Unavailable, complaint.starts_with(name + ": ") ? complaint : name + ": " + complaint);
}

Result<std::string> output_of(const std::vector<std::string>& arguments, std::size_t most_bytes, core::Millis most,
                              const std::function<bool()>& stop) {
    const std::string& name = arguments.front();
    auto pipe = TRY(make_pipe(name, 0));
    const pid_t child = TRY(start(arguments, STDOUT_FILENO, pipe.writing));
    pipe.writing.reset();
    auto bytes = read_all(pipe.reading, most_bytes, most, stop);
    if (!bytes) ::kill(child, SIGKILL);
    const int status = wait_for(child);
    if (!bytes) return core::fail(ErrorKind::Busy, name + " was stopped before it had ended");
    if (!went_well(status)) return core::fail(ErrorKind::Unavailable, name + " failed");
    return std::move(*bytes);
}

} // namespace kiosk::platform
