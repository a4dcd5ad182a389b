#include "tool/io/passphrase.hpp"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <optional>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

#include "platform/descriptor.hpp"

namespace kiosk::tool {
namespace {

using core::ErrorKind;
using core::Passphrase;

// While it lives, a signal that would end or stop the process waits, and makes a descriptor readable. It arrives when
// this goes, so the terminal is to be restored before.
class HeldSignals {
  public:
    HeldSignals() {
        sigset_t held;
        sigemptyset(&held);
        for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP}) sigaddset(&held, number);
        pthread_sigmask(SIG_BLOCK, &held, &before_);
        waiting_.reset(signalfd(-1, &held, SFD_CLOEXEC | SFD_NONBLOCK));
    }
    HeldSignals(const HeldSignals&) = delete;
    HeldSignals& operator=(const HeldSignals&) = delete;
    ~HeldSignals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
    [[nodiscard]] int descriptor() const { return waiting_.get(); }

  private:
    sigset_t before_{};
    platform::Descriptor waiting_{-1};
};

// Shows nothing of what is typed, but for the end of the line.
class Unechoed {
  public:
    explicit Unechoed(int terminal) : terminal_(terminal) {
        if (tcgetattr(terminal_, &before_) != 0) return;
        auto quiet = before_;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO | ECHOE | ECHOK);
        quiet.c_lflag |= static_cast<tcflag_t>(ICANON | ISIG | ECHONL);
        quiet_ = tcsetattr(terminal_, TCSAFLUSH, &quiet) == 0;
    }
    Unechoed(const Unechoed&) = delete;
    Unechoed& operator=(const Unechoed&) = delete;
    ~Unechoed() {
        if (quiet_) tcsetattr(terminal_, TCSAFLUSH, &before_);
    }
    [[nodiscard]] bool quiet() const { return quiet_; }

  private:
    int terminal_;
    termios before_{};
    bool quiet_ = false;
};

void say(int terminal, std::string_view text) {
    while (!text.empty()) {
        const auto written = write(terminal, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

enum class Read { Line, End, TooLong, Interrupted, Failed };

// One byte at a time: what follows the line is somebody else's. Failed: errno says why.
Read read_line(int descriptor, std::optional<int> interrupted_by, Passphrase& line) {
    bool fits = true;
    while (true) {
        if (interrupted_by) {
            pollfd wanted[] = {{descriptor, POLLIN, 0}, {*interrupted_by, POLLIN, 0}};
            if (poll(wanted, 2, -1) < 0 && errno != EINTR) return Read::Failed;
            if (wanted[1].revents != 0) return Read::Interrupted;
            if (wanted[0].revents == 0) continue;
        }
        char byte = 0;
        const auto got = read(descriptor, &byte, 1);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return Read::Failed;
        if (got == 0) return line.text().empty() ? Read::End : fits ? Read::Line : Read::TooLong;
        if (byte == '\n') return fits ? Read::Line : Read::TooLong;
        if (byte != '\r' && !line.add(byte)) fits = false;
    }
}

// what: "passphrase" or "PIN".
core::Result<Passphrase> checked(Read read, int code, Passphrase line, const std::string& from,
                                 const std::string& what) {
    switch (read) {
    case Read::TooLong:
        return core::fail(ErrorKind::Refused,
                          from + ": a " + what + " has " + std::to_string(core::kLongestPassphrase) + " bytes at most");
    case Read::Failed:
        return core::fail(ErrorKind::Io, from + ": " + std::strerror(code));
    case Read::Line:
    case Read::End:
    case Read::Interrupted:
        break;
    }
    if (line.text().empty()) return core::fail(ErrorKind::Refused, from + ": no " + what + " was given");
    return line;
}

core::Result<Passphrase> ask(const std::string& prompt, const std::string& what, const std::string& without_terminal) {
    const platform::Descriptor terminal(open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC));
    if (terminal.get() < 0)
        return core::fail(ErrorKind::Unavailable,
                          "a " + what + " is needed, and there is no terminal to ask on: " + without_terminal);
    while (true) {
        Passphrase line;
        auto read = Read::Failed;
        int code = 0;
        {
            const HeldSignals signals;
            const Unechoed unechoed(terminal.get());
            if (!unechoed.quiet())
                return core::fail(ErrorKind::Io,
                                  std::string("the terminal shows what is typed: ") + std::strerror(errno));
            say(terminal.get(), prompt);
            read = read_line(terminal.get(), signals.descriptor(), line);
            code = errno;
            if (read == Read::Interrupted || read == Read::End) say(terminal.get(), "\n");
        }
        // The signal has arrived: this process is at its end, or was stopped and goes on, or takes no notice.
        if (read != Read::Interrupted) return checked(read, code, std::move(line), "the terminal", what);
    }
}

} // namespace

core::Result<Passphrase> ask_passphrase(const std::string& prompt) {
    return ask(prompt, "passphrase", "give it with --passphrase-fd N, for example --passphrase-fd 3 3<FILE");
}

core::Result<Passphrase> ask_pin(const std::string& prompt) {
    if (isatty(STDIN_FILENO) == 0)
        return core::fail(ErrorKind::Usage,
                          "a PIN is typed on a terminal and comes from nowhere else, so that it stands "
                          "in no file and no script; run this command without redirecting its input");
    return ask(prompt, "PIN", "run this command in one");
}

core::Result<Passphrase> read_passphrase(int descriptor, const std::string& option) {
    const auto name = option + " " + std::to_string(descriptor);
    if (fcntl(descriptor, F_GETFD) < 0) {
        return core::fail(ErrorKind::Usage, name + ": nothing is open there; open it, for example " +
                                                std::to_string(descriptor) + "<FILE");
    }
    Passphrase line;
    const auto read = read_line(descriptor, std::nullopt, line);
    return checked(read, errno, std::move(line), name, "passphrase");
}

} // namespace kiosk::tool
