// Everything that needs ICU: languages, time zones, dates for people, messages with plurals, line breaking.
// Nothing else in the project includes <unicode/...>. Functions are pure and may be called from any thread.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/result.hpp"

namespace kiosk::core {

// BCP 47 tag of a language that the kiosk speaks: "zh-TW", "en", "ja", "ko", "vi", "th", "id".
using Language = std::string;
inline constexpr std::string_view kHomeLanguage = "zh-TW";
[[nodiscard]] std::span<const std::string_view> guest_languages(); // in the footer's order
[[nodiscard]] std::span<const std::string_view>
staff_languages(); // the home language, and what it changes to by a touch

// One text in several languages. "" is the language that the package's plain column is written in.
struct Texts {
    std::map<Language, std::string> by_language;
    // The text in that language, else in English, else the plain one, else any; "" when there is none.
    [[nodiscard]] const std::string& in(std::string_view language) const;
    // Only that very language (zh-TW also takes the plain one); nullptr when missing.
    [[nodiscard]] const std::string* exactly(std::string_view language) const;
    [[nodiscard]] bool empty() const;
    bool operator==(const Texts&) const = default;
};

// An IANA time zone. Copies share one immutable ICU object.
class Zone {
  public:
    // Invalid: not a name in ICU's own data.
    static Result<Zone> named(const std::string& iana);
    static Zone utc();
    [[nodiscard]] const std::string& name() const;
    // Times outside the years 1 … 9999 count as the nearest inside, both ways.
    [[nodiscard]] LocalTime to_local(WallTime time) const;
    [[nodiscard]] LocalDay day_of(WallTime time) const;
    // Of a time that occurs twice the first; one that is skipped moves forward.
    [[nodiscard]] WallTime to_wall(LocalTime time) const;
    bool operator==(const Zone& other) const { return name() == other.name(); }

  private:
    struct Impl;
    std::shared_ptr<const Impl> impl_;
};

// "Thursday, 26 November 2026", "Thu 26 Nov 2026", "Thu 26 Nov", in the language's own way; years are those of the
// Common Era.
enum class DateStyle { Long, Short, Day };
[[nodiscard]] std::string format_day(LocalDay day, std::string_view language, DateStyle style);
[[nodiscard]] std::string format_day_roc(LocalDay day);      // 中華民國115年11月26日 星期四
[[nodiscard]] std::string format_time(LocalTime time);       // 24 hours, "09:12"
[[nodiscard]] std::string format_minute(MinuteOfDay minute); // likewise
// Whether clocks show the zone's time at noon of the day somewhere in that country (ISO 3166-1). True of a country that
// ICU knows no zone of.
[[nodiscard]] bool shares_time(std::string_view country, const Zone& zone, LocalDay day);
// ISO 8601 with the zone's offset, "2026-11-26T09:12:03.250+08:00".
[[nodiscard]] std::string format_iso(WallTime time, const Zone& zone);
// "2026-11-26", "2026-11-26T09:12[:03[.250]]" with "Z" or "+08:00", or without (then in the zone given).
[[nodiscard]] Result<WallTime> parse_iso(std::string_view text, const Zone& zone);
[[nodiscard]] Result<LocalDay> parse_day(std::string_view text);       // 2026-11-26
[[nodiscard]] Result<MinuteOfDay> parse_minute(std::string_view text); // 00:00 … 24:00

// A message's arguments by name.
using Arg = std::variant<std::string, std::int64_t>;
using Args = std::map<std::string, Arg>;

// The texts of one language, by dotted key. Immutable after it is made.
class Catalogue {
  public:
    Catalogue() = default;
    // Every message is compiled as an ICU MessageFormat pattern; Invalid names the key of the first that is not one.
    static Result<Catalogue> make(Language language, std::map<std::string, std::string> patterns);
    [[nodiscard]] const Language& language() const;
    // A missing key gives the key itself: tests prove that no key is missing.
    [[nodiscard]] std::string text(std::string_view key) const;
    [[nodiscard]] std::string text(std::string_view key, const Args& args) const;
    [[nodiscard]] bool has(std::string_view key) const;
    [[nodiscard]] std::vector<std::string> keys() const;
    // The argument names that the pattern of this key uses, sorted.
    [[nodiscard]] std::vector<std::string> placeholders(std::string_view key) const;

  private:
    struct Impl;
    std::shared_ptr<const Impl> impl_;
};

// Byte offsets in UTF-8 text after which a line may break, the text's end included: UAX 14 as ICU tailors it for the
// language, Thai words, 禁則 by its strict rules; never before the bullet of " ・ ".
struct BreakPoint {
    std::size_t offset = 0;
    bool mandatory = false;
    bool within = false; // of what is read as one, a Chinese or Korean word, a Japanese phrase, a span of time: for
                         // where nothing else fits
    bool operator==(const BreakPoint&) const = default;
};
[[nodiscard]] std::vector<BreakPoint> line_breaks(std::string_view text, std::string_view language);

[[nodiscard]] bool is_valid_utf8(std::string_view text);
// A code point from U+0000 to U+10FFFF; what is no character becomes U+FFFD.
void append_utf8(std::string& text, char32_t character);
// User-perceived characters (extended grapheme clusters).
[[nodiscard]] std::vector<std::string> graphemes(std::string_view text);
// Columns in a terminal: 2 for wide and fullwidth signs, 0 for combining ones, else 1.
[[nodiscard]] std::size_t display_width(std::string_view text);
// 王小明 → 王○明, 佐藤 美咲 → 佐○ 美○ keeps spaces; a Latin word keeps its first letter.
[[nodiscard]] std::string mask_name(std::string_view name);
// Fold for comparing external codes: without hidden signs (core/i18n/hidden_marks.hpp), NFKC, trimmed, upper case.
[[nodiscard]] std::string fold_code(std::string_view text);
// NFKC and trimmed: the full-width letters, digits and signs of an East Asian keyboard as plain ones (Ａ１：３ → A1:3).
[[nodiscard]] std::string fold_width(std::string_view text);

} // namespace kiosk::core
