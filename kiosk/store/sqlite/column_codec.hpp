// Small lists inside one column, as netstrings (a length, a colon, the bytes, a comma): any text survives, and people
// can read it in a database browser.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/ids.hpp"
#include "core/event/roster.hpp"
#include "core/i18n/text.hpp"

namespace kiosk::store {

[[nodiscard]] std::string encode_list(std::span<const std::string> items);
[[nodiscard]] std::optional<std::vector<std::string>> decode_list(std::string_view text);

[[nodiscard]] std::string encode_texts(const core::Texts& texts); // language, text, language, text …
[[nodiscard]] std::optional<core::Texts> decode_texts(std::string_view text);

[[nodiscard]] std::string encode_audience(const core::Audience& audience); // four lists
[[nodiscard]] std::optional<core::Audience> decode_audience(std::string_view text);

} // namespace kiosk::store
