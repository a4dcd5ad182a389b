// Bounded JSON for the readers of this room. Included by them alone: a scene knows no JSON.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "core/base/result.hpp"
#include "core/i18n/text.hpp"
#include "map/scene.hpp"

namespace kiosk::map {

inline constexpr std::size_t kMaxJsonBytes = 4U << 20U;
inline constexpr std::size_t kMaxJsonDepth = 16;
inline constexpr std::size_t kMaxJsonValues = 1'000'000; // with kMaxJsonBytes: 100 MB at the utmost while it is read

// Invalid names the file, and line and column where the text is no JSON, or the key that stands twice in one object.
[[nodiscard]] core::Result<nlohmann::json> parse_json(const File& file);

// "regions.json: /regions/3/name: what and how to mend it"
[[nodiscard]] core::Error json_error(const File& file, std::string_view path, std::string_view what);

// The member, or nullptr when it is missing, of another type, or `object` is no object.
[[nodiscard]] const nlohmann::json* member(const nlohmann::json& object, const char* key, nlohmann::json::value_t type);
// A text member of 1 … 200 bytes; nullptr otherwise.
[[nodiscard]] const std::string* text_member(const nlohmann::json& object, const char* key);
// An object of texts by language tag, zh-TW and en among them; Japanese readers get the characters of zh-TW where
// `share_characters` and the file has no ja. Anything else: an empty Texts.
[[nodiscard]] core::Texts texts_member(const nlohmann::json& object, const char* key, bool share_characters);

} // namespace kiosk::map
