// What stands on a badge's back: the programme of whoever wears it, and where the host school is.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/event/roster.hpp"
#include "core/i18n/text.hpp"
#include "print/phrase.hpp"

namespace kiosk::print {

struct BackItem {
    std::string day;   // "11/26"; empty: as the one before it
    std::string hours; // "09:30–10:00"
    Phrases title;
    Phrases place; // may be empty
};

struct BackContent {
    Phrases heading;
    std::vector<BackItem> items; // by day and hour, without those that are cancelled
    std::string map_link;        // "geo:24.17,120.66" (RFC 5870), which a phone's camera opens in its map; empty: none
    Phrases map_words;
    std::vector<Phrases> more; // "and 1 more", "and 2 more" …: of items that find no room
};

// person: null on a leader's badge: then all that the delegation's people may attend. words: of the language.
[[nodiscard]] BackContent back_content(const core::EventPackage& package, const core::DelegationId& delegation,
                                       const core::Participant* person, const core::Catalogue& words);

} // namespace kiosk::print
