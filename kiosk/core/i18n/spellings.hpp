// How names of places and titles in Chinese, Japanese or Korean may be typed: as they are read, in 注音, pinyin, kana,
// romaji, hangul letter by letter, or by their initials (core/i18n/name_keys.hpp). What is written in other scripts is
// found as it is written. Immutable.
#pragma once

#include <map>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/i18n/name_keys.hpp"

namespace kiosk::core {

class Spellings {
  public:
    Spellings() = default;
    // Some milliseconds for a hundred texts. Unavailable: stopped, or this ICU has no readings.
    [[nodiscard]] static Result<Spellings> of(std::span<const std::string> texts, const std::stop_token& stop = {});
    // Whether what was typed begins the text, or what it is called from a later sign, syllable or word on: all that was
    // typed as one, or else each word. False of a text that was none of those above.
    [[nodiscard]] bool match(std::string_view text, const NameQuery& typed) const;

  private:
    std::map<std::string, std::vector<std::string>, std::less<>> keys_; // by text
};

} // namespace kiosk::core
