// Programs of a test's own server: as a user without privileges, for servers refuse root, and with nothing of the
// caller's settings. What belongs to them is given to that user; without being root, everything runs as who runs the
// tests.
#pragma once

#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

namespace kiosk::test {

inline const passwd& server_user() {
    static const passwd user = [] {
        const auto* found = getpwnam("nobody");
        if (found == nullptr) throw std::runtime_error("there is no user nobody");
        return *found;
    }();
    return user;
}

// Hands a file or folder to the server's user, who alone may read it.
inline void give_to_server(const std::filesystem::path& path) {
    if (geteuid() == 0 && chown(path.c_str(), server_user().pw_uid, server_user().pw_gid) != 0)
        throw std::runtime_error("cannot give " + path.string() + " to the server's user");
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
}

// The program's process; its output goes to the end of log. end: 0, or the signal that it gets with the thread that
// started it, so that no server outlives a test that was killed.
[[nodiscard]] inline pid_t start_for_server(const std::vector<std::string>& words, const std::filesystem::path& log,
                                            int end = 0) {
    std::vector<const char*> argv;
    for (const auto& word : words) argv.push_back(word.c_str());
    argv.push_back(nullptr);
    const auto user = geteuid() == 0 ? server_user() : passwd{};
    const auto parent = getpid();
    const auto child = fork();
    if (child != 0) return child;
    if (geteuid() == 0 && (setgroups(0, nullptr) != 0 || setgid(user.pw_gid) != 0 || setuid(user.pw_uid) != 0))
        _exit(126);
    if (end != 0) prctl(PR_SET_PDEATHSIG, end);
    if (end != 0 && getppid() != parent) _exit(126);
    if (chdir("/") != 0) _exit(126);
    const int out = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    dup2(out, STDOUT_FILENO);
    dup2(out, STDERR_FILENO);
    std::array<const char*, 3> environment{"PATH=/usr/bin:/bin", "LC_ALL=C", nullptr};
    execve(argv[0], const_cast<char* const*>(argv.data()), const_cast<char* const*>(environment.data()));
    _exit(127);
}

// Waits for it; the code that it ends with, -1 where a signal ended it.
[[nodiscard]] inline int run_for_server(const std::vector<std::string>& words, const std::filesystem::path& log) {
    int status = 0;
    const auto child = start_for_server(words, log);
    return waitpid(child, &status, 0) == child && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace kiosk::test
