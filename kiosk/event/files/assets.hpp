// Where the programs' own files are, and the texts in them. Both programs find and read them alike.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/i18n/text.hpp"

namespace kiosk::event {

// Looked for in order: $KIOSK_ASSETS; "assets" in the folders above the executable (a build in the source tree);
// "share/kiosk" in them (an installation). NotFound says where it looked.
[[nodiscard]] core::Result<std::filesystem::path> find_assets(const std::filesystem::path& executable);
[[nodiscard]] std::filesystem::path executable_path();
// What belongs to these assets: data/map in the source tree, or map in an installation.
[[nodiscard]] std::filesystem::path map_folder(const std::filesystem::path& assets);

struct NamedText {
    std::string file, text;
};
// Its towns.json, names.json and regions.json, of which map/scene.hpp makes the map. NotFound, Invalid: the detail
// names the file.
[[nodiscard]] core::Result<std::array<NamedText, 3>> read_map_files(const std::filesystem::path& folder);

// assets/i18n/<tag>.toml: tables flatten to dotted keys, values are ICU messages. Invalid: file:line:column and what is
// wrong.
[[nodiscard]] core::Result<core::Catalogue> parse_catalogue(core::Language language, std::string_view text,
                                                            const std::filesystem::path& file);
// One of each guest language, in that order.
[[nodiscard]] core::Result<std::vector<core::Catalogue>> load_catalogues(const std::filesystem::path& assets);
// assets/i18n/staff/<tag>.toml, likewise: one of each language of staff.
[[nodiscard]] core::Result<std::vector<core::Catalogue>> load_staff_catalogues(const std::filesystem::path& assets);
// assets/i18n/problems/<tag>.toml, likewise: what say() says problems with. There is one of the home language; English
// is with the problems themselves.
[[nodiscard]] core::Result<core::Catalogue> load_problem_texts(const std::filesystem::path& assets);

} // namespace kiosk::event
