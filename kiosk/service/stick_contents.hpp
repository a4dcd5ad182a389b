// What is on a stick that the kiosk can do something with. All of it is somebody else's: names are hostile, nothing is
// followed out of the stick, and no more is looked at than is stated here.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/rules/stick.hpp"
#include "platform/folder.hpp"

namespace kiosk::service {

inline constexpr std::size_t kMostOnStick = 2000;     // names in its root
inline constexpr std::size_t kMostOpenedOnStick = 50; // of those, files that are opened to see what they are
inline constexpr std::string_view kStickSettings = "kiosk.toml";

// What lies in the root; what begins with a dot, and what spreadsheets leave beside an open file (~$visit.xlsx), is
// not counted. Opens what may be a workbook, a bundle or a key: slow.
[[nodiscard]] core::StickContents list_stick(const platform::Folder& stick);

} // namespace kiosk::service
