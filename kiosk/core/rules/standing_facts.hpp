// The entries that count, each once, and whose they are: what merge() is made of, for whoever needs each of them rather
// than the state that they lead to. Pure.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "core/rules/attendance.hpp"

namespace kiosk::core {

// In the order in which they happened (wall time, ledger, seq): of those that record one fact one, nothing that was
// voided, and no voids. Voids of what is not here are added to conflicts. The entries are those of the span.
[[nodiscard]] std::vector<const Entry*> standing_facts(std::span<const Entry> entries,
                                                       std::vector<Conflict>& conflicts);

// Times that the machine's clock gave and nobody vouches for: not those of a ledger's boot whose clock was confirmed.
class ConfirmedClocks {
  public:
    explicit ConfirmedClocks(std::span<const Entry* const> facts); // all that stand
    [[nodiscard]] bool is_unsure(const Entry& entry) const;

  private:
    std::set<std::pair<LedgerId, BootId>> confirmed_;
};

// Of whose presence this entry tells, where, and on which day. None: of nobody's.
[[nodiscard]] std::optional<PresenceKey> presence_key_of(const Entry& entry, const MergeContext& context);

} // namespace kiosk::core
