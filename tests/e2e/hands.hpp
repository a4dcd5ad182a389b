// What a person or a scanner does to a program on an X display: keys, and the window manager's close request.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace kiosk::e2e {

class Hands {
  public:
    explicit Hands(const std::string& display);
    ~Hands();
    Hands(const Hands&) = delete;
    Hands& operator=(const Hands&) = delete;

    [[nodiscard]] bool connected() const;
    // Letters and digits, then Enter, as fast as the server takes them, by where they lie on a US keyboard: whatever
    // the machine's layout is.
    void type_like_a_scanner(const std::string& text);
    // The machine's layout from now on: "de". False: setxkbmap refuses.
    [[nodiscard]] bool set_layout(const std::string& layout) const;
    // Another program's window, at the screen's upper left, takes the keyboard's focus; it has it when this returns.
    void open_another_window();
    void close_the_other_window();
    // Nobody but this program gets keys until it is gone. False: the server refuses.
    [[nodiscard]] bool grab_the_keyboard();
    [[nodiscard]] bool kiosk_has_the_focus();
    void click(int x, int y);
    // A finger comes down and stays until it is lifted.
    void rest(int x, int y);
    void lift();
    void press_escape();
    void press_alt_f4();
    // Asks the kiosk's window to close, as a window manager does. False when it is not there.
    [[nodiscard]] bool ask_to_close();
    // How much of the screen shows exactly this colour, 0xRRGGBB.
    [[nodiscard]] std::size_t count_pixels(std::uint32_t colour);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace kiosk::e2e
