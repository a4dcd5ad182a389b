#include "core/ledger/handover.hpp"

#include <utility>

#include "core/ledger/walk_in.hpp"

namespace kiosk::core {

Result<std::string> kept_family(std::string typed) {
    auto kept = TRY(kept_field(std::move(typed), "family"));
    if (kept.empty()) return fail(ErrorKind::Invalid, "nobody is handed over to nobody");
    return kept;
}

bool is_family_of(const Entry& entry, const CommittedText& committed) {
    if (entry.kind != EntryKind::HandedOver || !entry.commitment || committed.text.size() > kLongestCommitted)
        return false;
    const auto kept = kept_family(committed.text);
    return kept && *kept == committed.text && commitment_of(committed) == *entry.commitment;
}

} // namespace kiosk::core
