// An open file of the operating system, closed with its owner.
#pragma once

#include <utility>

#include <unistd.h>

namespace kiosk::tool {

class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {} // negative: none
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { reset(-1); }
    [[nodiscard]] int get() const { return number_; }
    void reset(int number) {
        if (number_ >= 0) close(number_);
        number_ = number;
    }
    // A close that reports what was still to be written.
    [[nodiscard]] bool finish() { return close(std::exchange(number_, -1)) == 0; }

  private:
    int number_;
};

} // namespace kiosk::tool
