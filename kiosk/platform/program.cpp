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
#include <csignal>
#include <cstring>

#include "platform/descriptor.hpp"

namespace kiosk::platform {
namespace {

using core::ErrorKind;

// 0, or what the system said.
int start(const std::vector<std::string>& arguments, int complaints, pid_t& child) {
    std::vector<char*> argv;
    for (const std::string& each : arguments) argv.push_back(const_cast<char*>(each.c_str()));
    argv.push_back(nullptr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&files, complaints, STDERR_FILENO);
    // The kiosk's own threads block the signals that end it.
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    const int error = posix_spawnp(&child, argv[0], &files, &attributes, argv.data(), environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    return error;
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

} // namespace

core::Status run_program(const std::vector<std::string>& arguments, core::Millis most) {
    const std::string& name = arguments.front();
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return core::fail(ErrorKind::Unavailable, name + ": no pipe: " + std::strerror(errno));
    const Descriptor reading(ends[0]);
    Descriptor writing(ends[1]);
    pid_t child = -1;
    const int error = start(arguments, writing.get(), child);
    writing.reset();
    if (error == ENOENT) return core::fail(ErrorKind::NotFound, name + " is not installed");
    if (error != 0) return core::fail(ErrorKind::Unavailable, name + ": " + std::strerror(error));
    const bool ended = ends_within(child, most);
    if (!ended) ::kill(child, SIGKILL);
    int status = -1;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (!ended) return core::fail(ErrorKind::Unavailable, name + " took too long and was stopped");
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
    return core::fail(ErrorKind::Unavailable, name + ": " + said(reading));
}

} // namespace kiosk::platform
