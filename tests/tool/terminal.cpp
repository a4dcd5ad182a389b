#include "terminal.hpp"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <system_error>

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utmp.h>

namespace kiosk::test {
namespace {

constexpr std::chrono::minutes kPatience{1};

// Fails the one test that asked, and says what this machine lacks.
[[noreturn]] void give_up(const std::string& what) {
    throw std::system_error(errno, std::generic_category(), what);
}

} // namespace

OnTerminal::OnTerminal(std::vector<std::string> command, Screen screen) {
    std::vector<char*> argv;
    for (auto& word : command) argv.push_back(word.data());
    argv.push_back(nullptr);
    if (screen == Screen::Terminal) {
        if (openpty(&ours_, &theirs_, nullptr, nullptr, nullptr) != 0)
            give_up("these tests need terminals of their own (mount -t devpts devpts /dev/pts): openpty");
    } else {
        int ends[2];
        if (pipe(ends) != 0) give_up("pipe");
        ours_ = ends[0];
        theirs_ = ends[1];
    }
    fcntl(ours_, F_SETFD, FD_CLOEXEC);
    fcntl(theirs_, F_SETFD, FD_CLOEXEC);
    pid_ = fork();
    if (pid_ != 0) return;
    // As a login gives them: whoever started the tests may ignore some (nohup, a background job), and that is
    // inherited.
    for (const int number : {SIGINT, SIGQUIT, SIGHUP, SIGTERM}) (void)signal(number, SIG_DFL);
    if (screen == Screen::Terminal) {
        if (login_tty(theirs_) != 0) _exit(126);
    } else {
        setsid();
        dup2(open("/dev/null", O_RDONLY | O_CLOEXEC), STDIN_FILENO);
        dup2(theirs_, STDOUT_FILENO);
        dup2(theirs_, STDERR_FILENO);
    }
    execv(argv[0], argv.data());
    _exit(127);
}

OnTerminal::~OnTerminal() {
    if (pid_ > 0) {
        kill(pid_, SIGKILL);
        waitpid(pid_, nullptr, 0);
    }
    close(ours_);
    close(theirs_);
}

bool OnTerminal::read_more(int milliseconds) {
    pollfd wanted{ours_, POLLIN, 0};
    int ready = 0;
    while ((ready = poll(&wanted, 1, milliseconds)) < 0 && errno == EINTR) {
    }
    if (ready <= 0) return false;
    char buffer[1024];
    const auto got = read(ours_, buffer, sizeof buffer);
    if (got <= 0) return false;
    shown_.append(buffer, static_cast<std::size_t>(got));
    return true;
}

bool OnTerminal::wait_for(const std::string& text) {
    const auto end = std::chrono::steady_clock::now() + kPatience;
    while (shown_.find(text, seen_) == std::string::npos) {
        // Asked before the last look, so that nothing is missed of a program that is gone.
        siginfo_t gone{};
        const bool over =
            waitid(P_PID, static_cast<id_t>(pid_), &gone, WEXITED | WNOHANG | WNOWAIT) == 0 && gone.si_pid == pid_;
        if (!read_more(over ? 0 : 50) && (over || std::chrono::steady_clock::now() > end)) return false;
    }
    seen_ = shown_.find(text, seen_) + text.size();
    return true;
}

void OnTerminal::type(const std::string& text) const {
    if (write(ours_, text.data(), text.size()) != static_cast<ssize_t>(text.size())) give_up("typing on the terminal");
}

bool OnTerminal::echoes() const {
    termios state{};
    if (tcgetattr(ours_, &state) != 0) give_up("asking the terminal for its state");
    return (state.c_lflag & static_cast<tcflag_t>(ECHO)) != 0;
}

Ended OnTerminal::wait_end() {
    int status = 0;
    waitpid(pid_, &status, 0);
    pid_ = -1;
    while (read_more(0)) {
    }
    Ended ended;
    if (WIFEXITED(status)) ended.code = WEXITSTATUS(status);
    if (WIFSIGNALED(status)) ended.signal = WTERMSIG(status);
    return ended;
}

} // namespace kiosk::test
