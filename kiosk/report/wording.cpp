#include "report/wording.hpp"

#include <algorithm>

namespace kiosk::report {
namespace {

constexpr std::size_t kMostLanguages = 2;

std::string day_in(core::LocalDay day, const core::Language& language) {
    return language == core::kHomeLanguage ? core::format_day_roc(day)
                                           : core::format_day(day, language, core::DateStyle::Long);
}

void add_new(Words& words, std::string text, const core::Language& language) {
    if (words.empty() || words.back().text != text) words.push_back({std::move(text), language});
}

} // namespace

core::Result<Wording> Wording::make(std::string_view languages, std::span<const core::Catalogue> catalogues) {
    std::vector<core::Catalogue> chosen;
    for (std::string_view rest = languages; !rest.empty() || chosen.empty();) {
        const auto tag = rest.substr(0, rest.find(','));
        const auto found = std::ranges::find_if(catalogues, [&](const auto& each) { return each.language() == tag; });
        const bool twice = std::ranges::any_of(chosen, [&](const auto& each) { return each.language() == tag; });
        if (found == catalogues.end() || twice || chosen.size() == kMostLanguages) {
            std::string offered;
            for (const auto& each : catalogues) offered += (offered.empty() ? "" : ", ") + each.language();
            return core::fail(core::ErrorKind::Usage, "--lang " + std::string(languages) + ": name one language of " +
                                                          offered + ", or two, such as zh-TW,en");
        }
        chosen.push_back(*found);
        if (tag.size() == rest.size()) break;
        rest.remove_prefix(tag.size() + 1);
        if (rest.empty()) rest = ",";
    }
    return Wording(std::move(chosen));
}

Words Wording::say(std::string_view key, const core::Args& args) const {
    Words words;
    for (const auto& each : catalogues_) add_new(words, each.text("report." + std::string(key), args), each.language());
    return words;
}

Words Wording::say_with(std::string_view key, const std::function<core::Args(const core::Language&)>& args) const {
    Words words;
    for (const auto& each : catalogues_)
        add_new(words, each.text("report." + std::string(key), args(each.language())), each.language());
    return words;
}

Words Wording::say_any(std::string_view key) const {
    Words words;
    for (const auto& each : catalogues_) add_new(words, each.text(key), each.language());
    return words;
}

std::string Wording::first(std::string_view key, const core::Args& args) const {
    return catalogue().text("report." + std::string(key), args);
}

Words Wording::of(const core::Texts& texts) const {
    Words words;
    for (const auto& each : catalogues_) add_new(words, texts.in(each.language()), each.language());
    return words;
}

Words Wording::day(core::LocalDay day) const {
    Words words;
    for (const auto& each : catalogues_) add_new(words, day_in(day, each.language()), each.language());
    return words;
}

Words Wording::days(core::LocalDay first, core::LocalDay last) const {
    auto words = day(first);
    if (last != first)
        for (auto& phrase : day(last)) words.push_back(std::move(phrase));
    return words;
}

} // namespace kiosk::report
