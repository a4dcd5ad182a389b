// What stands on a badge: texts with the language that each is in, chosen from the event package. No sizes, no places.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/event/roster.hpp"
#include "event/package/badges.hpp"
#include "print/badge/back_content.hpp"
#include "print/palette.hpp"
#include "print/phrase.hpp"

namespace kiosk::print {

struct ContentLine {
    enum Kind {
        School,
        Fact,  // role and group, and what was asked for
        Again, // the line before it once more, in zh-TW
    };
    Phrases phrases;
    Kind kind = Fact;
    bool operator==(const ContentLine&) const = default;
};

struct BadgeContent {
    std::string id; // the participant's, or the delegation's
    core::DelegationId delegation;
    bool leader = false;
    Phrase name;  // in its own script; a leader's badge names the delegation
    Phrase latin; // empty when the name is Latin already, or none is known
    std::vector<ContentLine> lines;
    std::string group; // as the roster states it; empty: none
    GroupColour colour;
    Phrases leader_words; // of a leader's badge
    Phrases no_photo;     // empty: not to be shown
    Phrases event;        // the event's title, and the host school
    Phrases host;
    Phrases brightness;              // what to do with a phone's screen before it is shown to the camera
    std::optional<BackContent> back; // where it was asked for
    std::string token;
};

struct ContentOptions {
    bool photo_mark = false; // show who must not be photographed
    bool buddy = false;      // show the buddy class
    bool diet = false;       // show what a guest eats and avoids
    bool backs = false;      // with the programme on the back
    // Which badges; empty: all. A leader's badge has no group: with a group given, none is printed.
    std::string delegation;
    std::string group;
    std::vector<std::string> only; // ids of participants, and of delegations for the leader's badge
};

struct Selection {
    std::vector<BadgeContent> badges;   // by delegation, the leader's first, then by group, then as the roster stands
    std::vector<std::string> badgeless; // ids of those chosen that have no active badge
};

// Texts come in the guest's language, else the delegation's, else zh-TW, with zh-TW after it. Catalogues: one of each
// guest language. NotFound: an id or group of the options that the package does not have. Invalid: an active badge
// without a token.
[[nodiscard]] core::Result<Selection> select_badges(const core::EventPackage& package,
                                                    const std::vector<event::BadgeRow>& rows,
                                                    const std::vector<core::Catalogue>& catalogues,
                                                    const ContentOptions& options);

} // namespace kiosk::print
