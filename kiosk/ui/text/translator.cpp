#include "ui/text/translator.hpp"

#include <algorithm>

namespace kiosk::ui {

Translator::Translator(const std::vector<core::Catalogue>& catalogues, core::Language language)
    : catalogues_(&catalogues), language_(std::move(language)) {
    const bool spoken =
        std::any_of(catalogues.begin(), catalogues.end(), [&](const auto& c) { return c.language() == language_; });
    if (!spoken) {
        language_ = core::kHomeLanguage;
    }
}

bool Translator::has(std::string_view key) const {
    return std::any_of(catalogues_->begin(), catalogues_->end(),
                       [&](const auto& c) { return c.language() == language_ && c.has(key); });
}

Said Translator::look_up(std::string_view language, std::string_view key, const core::Args& args) const {
    for (const core::Catalogue& catalogue : *catalogues_) {
        if (catalogue.language() == language) {
            return {args.empty() ? catalogue.text(key) : catalogue.text(key, args), core::Language(language)};
        }
    }
    return {std::string(key), "en"};
}

Said Translator::say(std::string_view key, const core::Args& args) const {
    return look_up(language_, key, args);
}

Said Translator::say_home(std::string_view key, const core::Args& args) const {
    return look_up(core::kHomeLanguage, key, args);
}

std::pair<Said, Said> Translator::around(std::string_view key, const std::string& argument) const {
    constexpr char kHole = '\x1a';
    const Said all = say(key, {{argument, std::string(1, kHole)}});
    const std::size_t hole = std::min(all.text.find(kHole), all.text.size());
    std::string before = all.text.substr(0, hole), after = all.text.substr(std::min(hole + 1, all.text.size()));
    while (before.ends_with(' ')) before.pop_back();
    after.erase(0, after.find_first_not_of(' '));
    return {{std::move(before), all.language}, {std::move(after), all.language}};
}

Spans Translator::both(std::string_view key, const core::Args& args) const {
    if (at_home()) {
        return {say(key, args)};
    }
    return joined({{say(key, args)}, {say_home(key, args)}}, kBetween);
}

Said say(const core::Texts& texts, std::string_view language) {
    for (const std::string_view tag : {language, std::string_view("en"), core::kHomeLanguage}) {
        if (const std::string* text = texts.exactly(tag)) {
            return {*text, core::Language(tag)};
        }
    }
    return {texts.in(language), core::Language(core::kHomeLanguage)};
}

Said map_name(const core::Texts& texts, const core::Language& language) {
    if (const std::string* own = texts.exactly(language)) {
        return {*own, language};
    }
    if (language == "ja") {
        if (const std::string* kanji = texts.exactly(core::kHomeLanguage)) {
            return {*kanji, core::Language(core::kHomeLanguage)};
        }
    }
    return say(texts, language);
}

Said sdg_title(int goal, const Translator& words) {
    return words.say("sdg." + std::to_string(goal));
}

Spans say_both(const core::Texts& texts, std::string_view language) {
    const Said own = say(texts, language);
    const Said home = say(texts, core::kHomeLanguage);
    if (own.text == home.text || own.language == core::kHomeLanguage) {
        return {own};
    }
    return joined({{own}, {home}}, kBetween);
}

Spans joined(const std::vector<Spans>& parts, std::string_view separator) {
    Spans all;
    for (const Spans& part : parts) {
        const bool empty = std::all_of(part.begin(), part.end(), [](const Said& said) { return said.text.empty(); });
        if (empty) {
            continue;
        }
        if (!all.empty()) {
            all.back().text += separator;
        }
        all.insert(all.end(), part.begin(), part.end());
    }
    return all;
}

} // namespace kiosk::ui
