// How a person's name may be typed: in its own script from any sign on, and as it is read. What is searched for is
// folded by the same rules, so that finding is comparing beginnings.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace kiosk::core {

inline constexpr std::size_t kMaxNameSigns = 64;  // of a name so many signs are searched
inline constexpr std::size_t kMaxQuerySigns = 64; // folded; a longer one is refused
// Rises whenever a name gets other keys: an index that was made by older rules is made anew.
inline constexpr int kNameKeyRules = 1;

// Letters, marks and digits alone, without spaces; hangul apart into its jamo (NFD), so that 하 begins 한 as it is
// typed.
struct NameKeys {
    std::vector<std::string> whole; // the name from its beginning: 王小明, wangxiaoming, wanghsiaoming, wxm, ㄨㄒㄇ
    std::vector<std::string> within; // from a later sign, syllable or word on: 小明, xiaoming, xiaomingwang
};

struct NameQuery {
    std::vector<std::string> run;                // all that was typed as one; one of these begins a key
    std::vector<std::vector<std::string>> words; // the same word by word; empty when there is but one
};

// Letters and digits that a search for this goes by, as people count signs: 하 is one, and so is กี; tones are none.
[[nodiscard]] std::size_t count_signs(std::string_view typed);

// Whose name it is: what begins a person's is read as a surname.
enum class Named { Person, Other };

// Holds ICU's transliterators, which take a moment to be made, and what it has read. Used by one thread at a time.
class NameReader {
  public:
    NameReader();
    NameReader(NameReader&&) noexcept;
    NameReader& operator=(NameReader&&) noexcept;
    ~NameReader();

    // A name of any script. Chinese is read as Mandarin, with surnames by core/i18n/surnames.hpp; kanji too, for
    // whoever types here cannot know how it is read in Japanese. Unavailable: this ICU has no such readings.
    [[nodiscard]] Status add_name(std::string_view name, NameKeys& keys, Named named = Named::Person);
    // An id or a code of another system: jp-01 also from 01 on.
    static void add_code(std::string_view code, NameKeys& keys);
    // Invalid, in words for whoever typed: not UTF-8, without any letter or digit, longer than kMaxQuerySigns.
    [[nodiscard]] Result<NameQuery> read_query(std::string_view typed);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace kiosk::core
