// How far a long step has come, on a terminal; nothing where there is none, or where a program reads.
#pragma once

#include <string>

#include "tool/io/streams.hpp"

namespace kiosk::tool {

class ProgressBar {
  public:
    // io outlives it. what: "reading"
    ProgressBar(const Io& io, std::string what) : io_(&io), what_(std::move(what)) {}
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;
    // Leaves the terminal's line as it was.
    ~ProgressBar();
    // share: 0 … 1. Draws only where it looks different from before.
    void show(double share);

  private:
    const Io* io_;
    std::string what_;
    int shown_ = -1;
};

} // namespace kiosk::tool
