// Whether a signature is genuine depends on nothing but key, message and signature. Many replicas of one process check
// the same ones over and over, which is most of what a small world costs: here the answers are remembered.
#pragma once

namespace kiosk::sync::test {

// While one lives, every check of a signature in this process is made once. One at a time, and one thread.
class RememberedChecks {
  public:
    RememberedChecks();
    ~RememberedChecks();
    RememberedChecks(const RememberedChecks&) = delete;
    RememberedChecks& operator=(const RememberedChecks&) = delete;
};

} // namespace kiosk::sync::test
