#include "core/ledger/verdict.hpp"

#include <array>
#include <cstddef>

namespace kiosk::core {
namespace {

struct Row {
    Verdict verdict;
    std::string_view name;
    Tone tone;
};

constexpr std::array<Row, kVerdictCount> kRows{{
    {Verdict::Admitted, "Admitted", Tone::Green},
    {Verdict::Late, "Late", Tone::Green},
    {Verdict::AdmittedUnknown, "AdmittedUnknown", Tone::Green},
    {Verdict::CheckedOut, "CheckedOut", Tone::Green},
    {Verdict::AlreadyIn, "AlreadyIn", Tone::Amber},
    {Verdict::Group, "Group", Tone::Neutral},
    {Verdict::NeedsStaff, "NeedsStaff", Tone::Amber},
    {Verdict::TooEarly, "TooEarly", Tone::Amber},
    {Verdict::Closed, "Closed", Tone::Amber},
    {Verdict::Full, "Full", Tone::Amber},
    {Verdict::NotForThisCheckpoint, "NotForThisCheckpoint", Tone::Amber},
    {Verdict::Ambiguous, "Ambiguous", Tone::Amber},
    {Verdict::WrongEvent, "WrongEvent", Tone::Red},
    {Verdict::Revoked, "Revoked", Tone::Red},
    {Verdict::Expired, "Expired", Tone::Red},
    {Verdict::BadSignature, "BadSignature", Tone::Red},
    {Verdict::NotRecorded, "NotRecorded", Tone::Red},
    {Verdict::Unreadable, "Unreadable", Tone::Neutral},
}};

constexpr bool in_order() {
    for (std::size_t i = 0; i < kRows.size(); ++i) {
        if (static_cast<std::size_t>(kRows[i].verdict) != i + 1) return false;
    }
    return true;
}
static_assert(in_order(), "a verdict's number is its place in the table");

const Row& row(Verdict verdict) {
    return kRows[static_cast<std::size_t>(verdict) - 1];
}

} // namespace

Tone tone_of(Verdict verdict) {
    return row(verdict).tone;
}
std::string_view name_of(Verdict verdict) {
    return row(verdict).name;
}

std::optional<Verdict> verdict_named(std::string_view name) {
    for (const auto& candidate : kRows) {
        if (candidate.name == name) return candidate.verdict;
    }
    return std::nullopt;
}

} // namespace kiosk::core
