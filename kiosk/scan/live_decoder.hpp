// The decoder over the frames of a camera: one pass each, in turns, and what successive frames say together.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/base/frame.hpp"
#include "scan/decoder.hpp"
#include "scan/sheet_stack.hpp"

namespace kiosk::scan {

// Which pass the next frame gets: Plain every other frame, the others in turn between, of those that seldom help one a
// round. A pass that reads a code while
// Plain reads none takes Plain's place for a while, so that a badge which only it can read is not lost from sight; and
// for the badges after this one it has every second of the turns between, for what made one hard makes the next one
// hard. While a code is seen that nothing reads, Straightened has those turns.
class PassRotation {
  public:
    [[nodiscard]] Pass next();
    void succeeded(Pass pass);
    void saw_unread();

  private:
    [[nodiscard]] std::optional<Pass> preferred();

    Pass favourite_ = Pass::Plain;
    int favourite_turns_ = 0;
    std::optional<Pass> learned_;
    int unread_turns_ = 0;
    bool between_ = false;
    bool preferred_ = false;
    std::size_t turn_ = 0;
    std::size_t seldom_ = 0;
};

// Not thread-safe.
class LiveDecoder {
  public:
    explicit LiveDecoder(CodeKinds kinds = CodeKinds::QrOnly) : decoder_(kinds) {}

    // What the next pass finds in this frame, together with those shortly before it. Call again for the same frame to
    // give it another pass.
    [[nodiscard]] std::vector<core::FoundCode> look(const core::GrayFrame& frame);

  private:
    Decoder decoder_;
    PassRotation rotation_;
    SheetStack stack_;
    unsigned straightened_ = 0; // frames
};

} // namespace kiosk::scan
