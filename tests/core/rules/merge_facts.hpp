// Entries that merge() is given, on one morning.
#pragma once

#include <chrono>
#include <cstdint>

#include "core/rules/attendance.hpp"

namespace kiosk::test {

// 09:00 in Taipei.
inline constexpr core::WallTime kMorning{std::chrono::sys_days{std::chrono::year{2026} / 11 / 26} +
                                         std::chrono::hours{1}};

[[nodiscard]] inline core::LedgerId ledger(std::uint8_t number) {
    core::LedgerId id;
    id.bytes.fill(number);
    return id;
}

[[nodiscard]] inline core::Entry recorded_again(core::Entry original, std::uint8_t of_ledger, std::uint64_t seq) {
    original.refers_to = original.ref();
    original.ledger = ledger(of_ledger);
    original.seq = core::LedgerSeq{seq};
    return original;
}

[[nodiscard]] inline core::MergeContext merge_context() {
    core::MergeContext made;
    made.zone = core::Zone::named("Asia/Taipei").value();
    made.owners = {{core::BadgeId{1}, core::ParticipantId{"S1"}}, {core::BadgeId{2}, core::ParticipantId{"S2"}}};
    for (const auto* id : {"gate", "side", "hall"}) made.areas[core::CheckpointId{id}] = core::AreaId{"school"};
    return made;
}

} // namespace kiosk::test
