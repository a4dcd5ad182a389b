// Somebody goes with a family: a HandedOver entry, which is presence like a CheckIn, and beside it a text that says
// with whom. The entry is bound to the text by its commitment; the text travels with it and goes with the names. Pure;
// any thread.
#pragma once

#include <string>

#include "core/base/result.hpp"
#include "core/ledger/entry.hpp"

namespace kiosk::core {

// A family's name or code as it is kept, by the rules of a walk-in's name (core/ledger/walk_in.hpp). Invalid, in words.
[[nodiscard]] Result<std::string> kept_family(std::string typed);

// Whether the text is what a HandedOver entry is bound to.
[[nodiscard]] bool is_family_of(const Entry& entry, const CommittedText& committed);

} // namespace kiosk::core
