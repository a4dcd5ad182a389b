// Texts in the guest's language and in the home language.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/i18n/text.hpp"
#include "ui/text/text_layout.hpp"

namespace kiosk::ui {

// Borrows the catalogues.
class Translator {
  public:
    Translator(const std::vector<core::Catalogue>& catalogues, core::Language language);
    [[nodiscard]] const core::Language& language() const { return language_; }
    [[nodiscard]] bool at_home() const { return language_ == core::kHomeLanguage; }
    [[nodiscard]] bool has(std::string_view key) const;
    [[nodiscard]] Said say(std::string_view key, const core::Args& args = {}) const;
    [[nodiscard]] Said say_home(std::string_view key, const core::Args& args = {}) const;
    // What a message says before and after one of its arguments, without the spaces beside it: for a number that is
    // set in a size of its own.
    [[nodiscard]] std::pair<Said, Said> around(std::string_view key, const std::string& argument) const;
    // The guest's language, then zh-TW; once when they are the same.
    [[nodiscard]] Spans both(std::string_view key, const core::Args& args = {}) const;
    [[nodiscard]] Translator in(core::Language language) const { return {*catalogues_, std::move(language)}; }
    [[nodiscard]] Translator home() const { return in(core::Language(core::kHomeLanguage)); }

  private:
    [[nodiscard]] Said look_up(std::string_view language, std::string_view key, const core::Args& args) const;
    const std::vector<core::Catalogue>* catalogues_;
    core::Language language_;
};

// The event's text in the language, tagged with the language that it really is in.
[[nodiscard]] Said say(const core::Texts& texts, std::string_view language);
// A name of the map in the guest's language; Japanese reads the kanji of zh-TW rather than English.
[[nodiscard]] Said map_name(const core::Texts& texts, const core::Language& language);
// "sdg.1" … "sdg.17" of the texts.
[[nodiscard]] Said sdg_title(int goal, const Translator& words);
[[nodiscard]] Spans say_both(const core::Texts& texts, std::string_view language);

// Spans one after the other, with the separator between those that are not empty.
[[nodiscard]] Spans joined(const std::vector<Spans>& parts, std::string_view separator);
inline constexpr std::string_view kDot = " ・ ";
inline constexpr std::string_view kBetween = "\u3000";

} // namespace kiosk::ui
