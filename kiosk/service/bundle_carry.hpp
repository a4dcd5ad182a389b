// A sync as a file (sync/bundle.hpp), taken in and made, alike in both programs.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.hpp"
#include "core/base/ids.hpp"
#include "core/base/result.hpp"
#include "store/desk/desk.hpp"
#include "sync/bundle.hpp"

namespace kiosk::service {

struct TakenIn {
    sync::Imported entries;
    std::optional<core::RevisionNumber> revision; // that came along and is new
    std::vector<std::string> notices;             // for the log and staff
};
// Where the database is written: on the desk's thread, or with no desk. All checks come before anything is written.
// Refused: as sync::import_bundle(), and of a revision that came along.
[[nodiscard]] core::Result<TakenIn> take_in_bundle(const store::Desk* desk, const std::filesystem::path& database,
                                                   const core::MachineId& machine, const sync::Bundle& bundle,
                                                   core::WallTime now);

// Everything beyond since; entries: in it.
struct MadeBundle {
    sync::Bundle bundle;
    std::size_t entries = 0;
};
[[nodiscard]] core::Result<MadeBundle> make_bundle(const std::filesystem::path& database,
                                                   const core::MachineId& machine, const store::Heads& since);

} // namespace kiosk::service
