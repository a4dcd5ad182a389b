// An open file of the operating system, closed with its owner.
#pragma once

#include <string_view>
#include <utility>

namespace kiosk::platform {

class Descriptor {
  public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_(number) {} // negative: none
    Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        reset(other.release());
        return *this;
    }
    ~Descriptor() { reset(); }

    [[nodiscard]] int get() const { return number_; }
    [[nodiscard]] bool is_open() const { return number_ >= 0; }
    [[nodiscard]] int release() { return std::exchange(number_, -1); }
    void reset(int number = -1);
    // All of it, or false with errno; waits where it must.
    [[nodiscard]] bool write_all(std::string_view bytes) const;
    // On the disk, or false with errno.
    [[nodiscard]] bool sync() const;
    // A close that says, with errno, what could not be written any more.
    [[nodiscard]] bool close();

  private:
    int number_ = -1;
};

} // namespace kiosk::platform
