// A program on a terminal of its own, as a person runs it: what is typed goes in at one end, what the screen shows
// comes out there. A session of its own, so /dev/tty is this terminal, or none.
#pragma once

#include <sys/types.h>
#include <termios.h>

#include <optional>
#include <string>
#include <vector>

namespace kiosk::test {

struct Ended {
    std::optional<int> code; // none: a signal ended it
    std::optional<int> signal;
};

class OnTerminal {
  public:
    enum class Screen { Terminal, None };
    // command[0] is a path. With no terminal, standard output and error are read through a pipe.
    // Throws std::system_error where no terminal can be made (no /dev/pts), as the others do where it does not answer.
    explicit OnTerminal(std::vector<std::string> command, Screen screen = Screen::Terminal);
    // Kills what still runs.
    ~OnTerminal();
    OnTerminal(const OnTerminal&) = delete;
    OnTerminal& operator=(const OnTerminal&) = delete;

    // Reads until the text stands there after what was waited for before. False when the program ended without it,
    // or hangs for a minute.
    [[nodiscard]] bool wait_for(const std::string& text);
    void type(const std::string& text) const;
    [[nodiscard]] bool echoes() const;
    [[nodiscard]] Ended wait_end();
    [[nodiscard]] const std::string& shown() const { return shown_; }
    [[nodiscard]] pid_t pid() const { return pid_; }

  private:
    bool read_more(int milliseconds);

    pid_t pid_ = -1;
    int ours_ = -1;
    int theirs_ = -1; // kept open: the terminal's state can be asked after the program is gone
    std::string shown_;
    std::size_t seen_ = 0;
};

} // namespace kiosk::test
