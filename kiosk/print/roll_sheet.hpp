// Who is inside, on paper: to call the roll by where no screen is. Upright A4, a box before each name to be ticked;
// each page says of how many it is one, and of whom.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "print/phrase.hpp"

namespace kiosk::print {

struct RollSheet {
    Phrases title, when, event; // when: of which moment it is, and how many there are
    struct Group {
        Phrase name, leader; // leader: may be empty
        std::string count;
        std::vector<Phrase> people;
        bool operator==(const Group&) const = default;
    };
    std::vector<Group> groups;
    Phrase nobody; // said where there is no group
};

// A PDF; it holds no date but that of the sheet. Io: Cairo's words.
[[nodiscard]] core::Result<std::string> draw_roll_sheet(const RollSheet& sheet);

} // namespace kiosk::print
