#include "core/i18n/spellings.hpp"

#include <algorithm>
#include <iterator>

#include "core/i18n/text.hpp"

namespace kiosk::core {
namespace {

// From U+3000 on, where kana, 注音, Han and hangul are, each sign begins with such a byte (RFC 3629).
bool is_read(std::string_view text) {
    return is_valid_utf8(text) &&
           std::ranges::any_of(text, [](char byte) { return static_cast<unsigned char>(byte) >= 0xE3; });
}

bool begins_one(const std::vector<std::string>& ways, const std::vector<std::string>& keys) {
    return std::ranges::any_of(ways, [&](const std::string& way) {
        return std::ranges::any_of(keys, [&](const std::string& key) { return key.starts_with(way); });
    });
}

} // namespace

Result<Spellings> Spellings::of(std::span<const std::string> texts, const std::stop_token& stop) {
    NameReader reader;
    Spellings all;
    for (const std::string& text : texts) {
        if (stop.stop_requested()) return fail(ErrorKind::Unavailable, "stopped");
        if (!is_read(text) || all.keys_.contains(text)) continue;
        NameKeys keys;
        TRY(reader.add_name(text, keys, Named::Other));
        std::ranges::move(keys.within, std::back_inserter(keys.whole));
        all.keys_.emplace(text, std::move(keys.whole));
    }
    return all;
}

bool Spellings::match(std::string_view text, const NameQuery& typed) const {
    const auto found = keys_.find(text);
    if (found == keys_.end()) return false;
    if (begins_one(typed.run, found->second)) return true;
    return !typed.words.empty() &&
           std::ranges::all_of(typed.words, [&](const auto& word) { return begins_one(word, found->second); });
}

} // namespace kiosk::core
