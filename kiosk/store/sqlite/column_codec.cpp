#include "store/sqlite/column_codec.hpp"

#include <array>
#include <charconv>

namespace kiosk::store {

namespace {

void append_item(std::string& out, std::string_view item) {
    out += std::to_string(item.size());
    out += ':';
    out += item;
    out += ',';
}

template <class Id> std::vector<std::string> strings_of(const std::vector<Id>& ids) {
    std::vector<std::string> out;
    for (const auto& id : ids) out.push_back(id.str());
    return out;
}

} // namespace

std::string encode_list(std::span<const std::string> items) {
    std::string out;
    for (const auto& item : items) append_item(out, item);
    return out;
}

std::optional<std::vector<std::string>> decode_list(std::string_view text) {
    std::vector<std::string> items;
    while (!text.empty()) {
        std::size_t length = 0;
        const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), length);
        if (failed != std::errc{}) return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        if (text.size() < 2 || text[0] != ':' || length > text.size() - 2 || text[length + 1] != ',')
            return std::nullopt;
        items.emplace_back(text.substr(1, length));
        text.remove_prefix(length + 2);
    }
    return items;
}

std::string encode_texts(const core::Texts& texts) {
    std::string out;
    for (const auto& [language, text] : texts.by_language) {
        append_item(out, language);
        append_item(out, text);
    }
    return out;
}

std::optional<core::Texts> decode_texts(std::string_view text) {
    const auto items = decode_list(text);
    if (!items || items->size() % 2 != 0) return std::nullopt;
    core::Texts texts;
    for (std::size_t i = 0; i < items->size(); i += 2) texts.by_language[(*items)[i]] = (*items)[i + 1];
    return texts;
}

std::string encode_audience(const core::Audience& audience) {
    const std::array<std::string, 4> lists{encode_list(strings_of(audience.delegations)), encode_list(audience.groups),
                                           encode_list(audience.roles), encode_list(audience.buddy_classes)};
    return encode_list(lists);
}

std::optional<core::Audience> decode_audience(std::string_view text) {
    const auto lists = decode_list(text);
    if (!lists || lists->size() < 3 || lists->size() > 4) return std::nullopt;
    const auto delegations = decode_list((*lists)[0]);
    const auto groups = decode_list((*lists)[1]);
    const auto roles = decode_list((*lists)[2]);
    // Files of before version 4 of the schema have three lists.
    const auto classes = lists->size() == 4 ? decode_list((*lists)[3]) : std::vector<std::string>{};
    if (!delegations || !groups || !roles || !classes) return std::nullopt;
    core::Audience audience;
    audience.buddy_classes = *classes;
    for (const auto& id : *delegations) audience.delegations.emplace_back(id);
    audience.groups = *groups;
    audience.roles = *roles;
    return audience;
}

} // namespace kiosk::store
