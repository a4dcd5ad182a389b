// Badges for an event on a stick from the first to the last step: the key opened or made, everybody's badge and the
// seal worked out, written to the stick, loaded here. Slow; of one thread, on which nobody waits.
#pragma once

#include <filesystem>
#include <functional>
#include <stop_token>
#include <variant>

#include "core/base/clock.hpp"
#include "core/crypto/crypto_key.hpp"
#include "core/session/stick_questions.hpp"
#include "platform/stick.hpp"
#include "service/issue/stick_publish.hpp"
#include "service/write_here.hpp"

namespace kiosk::service {

struct MakerParts {
    platform::Stick& stick;
    const std::filesystem::path& database;
    const WriteHere& write;
    core::Now now;                      // by which tries at a PIN are counted
    core::WallTime wall;                // the event's
    core::CheckpointId here;            // at which this kiosk stands; empty: not known
    const core::Catalogue* texts;       // of the home language, as next_revision_of() takes them
    core::KeyCost cost{};               // of a key that is made
    std::function<void(double)> passed; // told now and then what share of it is done; may be empty
    std::stop_token stop{};             // heard until something is written to the stick
};
// item, checked: what was read of it when making was offered for it. StickFailed where it fails: before the stick is
// written to nothing has changed, but for a key that was made; after that what is on it can be loaded by itself.
[[nodiscard]] std::variant<MadeBadges, core::StickFailed> make_badges_here(const MakerParts& parts,
                                                                           const core::MakeBadges& question,
                                                                           const core::StickItem& item,
                                                                           const StickEvent& checked);

} // namespace kiosk::service
