// What is on a stick that the kiosk can do something with. All of it is somebody else's: names are hostile, nothing is
// followed out of the stick, and no more is looked at than is stated here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/clock.hpp"
#include "platform/folder.hpp"

namespace kiosk::service {

// In this order they are listed.
enum class StickKind {
    Workbook, // an event as one .xlsx or .xlsm: it has a sheet of the event's and one of its people
    Package,  // a folder with an event.toml
    Bundle    // a sync as a file (sync/bundle.hpp)
};
struct StickItem {
    StickKind kind = StickKind::Workbook;
    std::string name;        // as it is on the stick: for Folder, never to be shown
    std::string shown;       // the same for eyes: without what is hidden or controls, and what is no UTF-8 as \xNN
    std::uint64_t bytes = 0; // 0 of a folder
    core::WallTime modified{};
    bool operator==(const StickItem&) const = default;
};
struct StickContents {
    std::vector<StickItem> items; // by kind, the newest first
    std::size_t others = 0;       // that the kiosk does nothing with: files, folders, links
    bool more = false;            // there is more in the root than was looked at
};

inline constexpr std::size_t kMostOnStick = 2000;     // names in its root
inline constexpr std::size_t kMostOpenedOnStick = 50; // of those, files that are opened to see what they are

// What lies in the root; what begins with a dot, and what spreadsheets leave beside an open file (~$visit.xlsx), is
// not counted. Opens what may be a workbook or a bundle: slow.
[[nodiscard]] StickContents list_stick(const platform::Folder& stick);

} // namespace kiosk::service
