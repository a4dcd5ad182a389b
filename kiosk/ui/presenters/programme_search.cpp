#include "ui/presenters/programme_search.hpp"

#include <algorithm>
#include <set>
#include <sstream>

#include "core/i18n/search_fold.hpp"

namespace kiosk::ui {
namespace {

using core::ProgrammeItem;

constexpr std::size_t kMostItemRows = 40;

// Where words are written without spaces a match may begin anywhere, else at a word's beginning.
bool has_word(const std::string& text, const std::string& word) {
    const bool anywhere = core::begins_without_spaces(word);
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
        if (anywhere || at == 0 || text[at - 1] == ' ') return true;
    return false;
}

std::vector<std::string> words_of(const std::string& folded) {
    std::istringstream in(folded);
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(std::move(word));
    return words;
}

SearchRow row_of(const ProgrammeItem& item, const ScreenInput& screen, const Translator& words) {
    SearchRow row{"search.item." + item.id.str(), say(item.title, words.language()), std::nullopt,
                  core::OpenItem{item.id}};
    std::string when = core::format_minute(item.starts);
    if (item.day != core::day_of(screen.local_now))
        when = core::format_day(item.day, words.language(), core::DateStyle::Day) + " " + when;
    row.aside = Said{std::move(when), words.language()};
    return row;
}

} // namespace

void ProgrammeSearch::index(const std::vector<ProgrammeItem>& programme) {
    if (programme_ == programme) return;
    programme_ = programme;
    texts_.clear();
    for (const ProgrammeItem& item : programme_) {
        std::set<Text> texts;
        for (const core::Texts* each : {&item.title, &item.speakers, &item.place_text})
            for (const auto& [language, text] : each->by_language) texts.insert({text, core::fold_search(text)});
        texts_.emplace_back(texts.begin(), texts.end());
    }
}

SearchSheet ProgrammeSearch::sheet(const ScreenInput& screen, const Translator& words, const Typed& typed) {
    index(screen.model.programme);
    SearchSheet sheet;
    sheet.text = screen.state.search;
    sheet.hint = words.say("search.hint");
    sheet.close = words.say("common.close");
    sheet.face = screen.state.search_face;
    const std::vector<std::string> query = words_of(core::fold_search(sheet.text));
    const auto wanted = [&](std::size_t i) {
        if (query.empty()) return programme_[i].day + programme_[i].ends > screen.local_now;
        return std::any_of(texts_[i].begin(), texts_[i].end(), [&](const Text& text) {
            return std::all_of(query.begin(), query.end(),
                               [&](const auto& word) { return has_word(text.folded, word); }) ||
                   (typed.spellings && typed.spellings->match(text.whole, typed.query));
        });
    };
    std::vector<const ProgrammeItem*> found;
    for (std::size_t i = 0; i < programme_.size(); ++i)
        if (wanted(i)) found.push_back(&programme_[i]);
    std::stable_sort(found.begin(), found.end(),
                     [](const auto* a, const auto* b) { return a->day + a->starts < b->day + b->starts; });
    if (found.size() > kMostItemRows) found.resize(kMostItemRows);
    for (const ProgrammeItem* item : found) sheet.rows.push_back(row_of(*item, screen, words));
    if (query.empty() && !found.empty()) sheet.above = words.say("search.or_item");
    if (found.empty()) sheet.above = words.say("search.none");
    return sheet;
}

} // namespace kiosk::ui
