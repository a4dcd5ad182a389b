// The arrows inside a room, between its folders.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "architecture/rules.hpp"

namespace kiosk::architecture {

// Folders of the table as "store/roster", in its order: none includes one that stands after it.
[[nodiscard]] std::vector<std::string> folders();
[[nodiscard]] bool may_include_folder(std::string_view from, std::string_view to);

// One line for every offence: "path:line: store/roster may not include store/desk". What lies in the room itself, its
// interface above the folders and the values below them, has no row: find_circles() sees an arrow back to it.
[[nodiscard]] std::vector<std::string> check_folders(const SourceFile& file);

// A unit is a header, its sources, or both. A folder of more than twenty has a reason in the README, in its sentence
// "Of more than twenty units are `room/folder` (why), …"; who is named there and has fewer, or is not, is an offence
// too.
[[nodiscard]] std::vector<std::string> check_folder_sizes(const std::vector<SourceFile>& files,
                                                          const std::string& readme);

// The first and third column of the README's table of folders, as documented_arrows() gives those of the rooms.
[[nodiscard]] std::string documented_folders(const std::string& readme);

} // namespace kiosk::architecture
