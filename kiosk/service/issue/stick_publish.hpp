// An event on a stick made ready at the kiosk, as "kioskctl event publish" does it on a computer: a badge for everyone
// without, and a seal. Everything is worked out first, of what lies on the stick now, and then written in one go, so
// that a stick that is pulled out, full or protected has what it had, or files that are whole and mended by doing it
// again. Slow.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/crypto/crypto.hpp"
#include "core/rules/stick.hpp"
#include "event/package/package.hpp"
#include "platform/stick.hpp"
#include "service/stick_event.hpp"
#include "service/stick_revision.hpp"

namespace kiosk::service {

struct MadeBadges {
    StickEvent event;                        // as it will be read again
    StickRevision revision;                  // what of it is new here: its badges are
    std::size_t issued = 0;                  // new badges
    std::string folder;                      // on the stick, in which all is written
    std::vector<platform::NewContent> plans; // of its folder plans/
    std::vector<platform::NewContent> files; // the badges before the last, the seal last; empty: nothing has changed
};
struct MakingPlace {
    std::filesystem::path database;
    core::CheckpointId here;                // as next_revision_of() takes these two
    const core::Catalogue* texts = nullptr; //
};
// item: that was checked; checked: what was read of it then. How: as read_stick_event() takes it, and with the issuers
// of the loaded event. Writes nothing. Busy: it is another by now than what was checked, or it was stopped. Refused:
// the key may not sign, the revision would not be taken here, or badges.csv would lose something. Else as
// read_stick_event() and next_revision_of().
[[nodiscard]] core::Result<MadeBadges> make_badges(const platform::Folder& stick, const core::StickItem& item,
                                                   const StickEvent& checked, const core::IssuerKey& key,
                                                   event::ReadOptions how, const MakingPlace& place);
// Nothing where nothing has changed. Errors: as platform::Stick::write_all().
[[nodiscard]] core::Status write_made(platform::Stick& stick, const MadeBadges& made);

} // namespace kiosk::service
