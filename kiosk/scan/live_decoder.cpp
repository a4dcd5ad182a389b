#include "scan/live_decoder.hpp"

#include <utility>

namespace kiosk::scan {
namespace {

constexpr std::size_t kOften = kAllPasses.size() - kSeldomPasses;

} // namespace

Pass PassRotation::next() {
    between_ = !between_;
    if (between_) {
        if (favourite_turns_ > 0) --favourite_turns_;
        if (favourite_turns_ == 0) favourite_ = Pass::Plain;
        return favourite_;
    }
    preferred_ = !preferred_;
    if (preferred_) {
        if (const auto pass = preferred()) return *pass;
    }
    // Position 0 is Plain, which has the other turns, unless a favourite took them.
    turn_ = (turn_ + 1) % (kOften + 1);
    if (turn_ == 0 && favourite_ == Pass::Plain) turn_ = 1;
    if (turn_ < kOften) return kAllPasses[turn_];
    return kAllPasses[kOften + seldom_++ % kSeldomPasses];
}

std::optional<Pass> PassRotation::preferred() {
    if (unread_turns_ > 0) {
        --unread_turns_;
        return Pass::Straightened;
    }
    return learned_ == favourite_ ? std::nullopt : learned_;
}

void PassRotation::succeeded(Pass pass) {
    constexpr int kTurns = 30;   // of every other frame: what a favourite keeps after its last success
    constexpr int kSettled = 22; // it read just now: no other pass is needed
    unread_turns_ = 0;
    if (pass != favourite_ && pass != Pass::Plain && favourite_turns_ > kSettled) return;
    favourite_ = pass;
    favourite_turns_ = kTurns;
    if (pass != Pass::Plain) learned_ = pass;
}

void PassRotation::saw_unread() {
    constexpr int kTurns = 4; // of every fourth frame: it must be seen again
    unread_turns_ = kTurns;
}

std::vector<core::FoundCode> LiveDecoder::look(const core::GrayFrame& frame) {
    const Pass pass = rotation_.next();
    std::vector<core::FoundCode> codes;
    if (pass == Pass::Straightened) {
        Decoder::Straightened found = decoder_.straighten(frame.view(), frame.taken, straightened_++, stack_);
        if (found.unread) rotation_.saw_unread();
        codes = std::move(found.codes);
    } else {
        codes = decoder_.decode(frame.view(), pass);
    }
    if (!codes.empty()) {
        rotation_.succeeded(pass);
        stack_.clear();
    }
    return codes;
}

} // namespace kiosk::scan
