#include "event/package/event_fields.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

namespace kiosk::event {

int EventFields::line_of(const toml::node* node) {
    return node == nullptr ? 0 : static_cast<int>(node->source().begin.line);
}

void EventFields::wrong(std::string_view key, const toml::node* node, Fault fault) const {
    const toml::node* at = node == nullptr && !section_.empty() ? &table_ : node;
    reporter_.error(line_of(at), named(key), std::move(fault));
}

std::string EventFields::named(std::string_view key) const {
    return section_.empty() ? std::string(key) : section_ + "." + std::string(key);
}

void EventFields::warn_of_others(const std::vector<std::string_view>& keys) const {
    for (const auto& [key, node] : table_) {
        if (std::find(keys.begin(), keys.end(), key.str()) != keys.end()) continue;
        reporter_.warning(line_of(&node), named(key.str()), faults::kUnknownKey(core::nearest_word(key.str(), keys)));
    }
}

std::optional<std::string> EventFields::text(std::string_view key, std::size_t longest) const {
    const toml::node* node = table_.get(key);
    return node == nullptr ? std::nullopt : text_of(key, *node, longest);
}

std::optional<std::string> EventFields::text_of(std::string_view key, const toml::node& node,
                                                std::size_t longest) const {
    auto kept = kept_of(key, node, longest);
    return kept ? std::optional(std::move(kept->text)) : std::nullopt;
}

std::optional<std::string> EventFields::shown_of(std::string_view key, const toml::node& node, std::size_t longest,
                                                 TextUse use) const {
    auto kept = kept_of(key, node, longest);
    if (!kept) return std::nullopt;
    report(key, node, findings_of(*kept));
    report(key, node, findings_in(kept->text, use, faults::kTypeInFile));
    if (letters_ != nullptr) report(key, node, letters_->findings_in(kept->text));
    return std::move(kept->text);
}

void EventFields::report(std::string_view key, const toml::node& node, const std::vector<Finding>& findings) const {
    for (const auto& finding : findings) {
        if (finding.severity == Problem::Error) {
            wrong(key, &node, finding.fault);
        } else {
            reporter_.warning(line_of(&node), named(key), finding.fault);
        }
    }
}

std::optional<core::KeptText> EventFields::kept_of(std::string_view key, const toml::node& node,
                                                   std::size_t longest) const {
    const auto value = node.value_exact<std::string>();
    if (!value) {
        wrong(key, &node, faults::kNotAText());
        return std::nullopt;
    }
    if (value->size() > longest) {
        wrong(key, &node, faults::kTooLong(longest));
        return std::nullopt;
    }
    const bool control = std::any_of(value->begin(), value->end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20U && c != '\n') || byte == 0x7FU;
    });
    if (control) {
        wrong(key, &node, faults::kControl());
        return std::nullopt;
    }
    if (const auto lost = lost_letters_in(*value, faults::kTypeInFile); !lost.empty()) {
        report(key, node, lost);
        return std::nullopt;
    }
    return core::keep_text(*value);
}

core::Texts EventFields::texts(std::string_view key, bool required, TextUse use, std::size_t longest) const {
    core::Texts texts;
    const toml::node* node = table_.get(key);
    if (node == nullptr) {
        if (required) {
            wrong(key, nullptr, faults::kTextMissing(key));
        }
        return texts;
    }
    const toml::table* by_language = node->as_table();
    if (by_language == nullptr) {
        if (auto plain = shown_of(key, *node, longest, use)) {
            texts.by_language.emplace("", std::move(*plain));
        }
        return texts;
    }
    for (const auto& [language, value] : *by_language) {
        const auto full = std::string(key) + "." + std::string(language.str());
        check_offered(full, language.str(), value);
        if (auto translated = shown_of(full, value, longest, use)) {
            texts.by_language.emplace(std::string(language.str()), std::move(*translated));
        }
    }
    if (required && texts.empty()) {
        wrong(key, node, faults::kNoText());
    }
    return texts;
}

void EventFields::check_offered(std::string_view key, std::string_view language, const toml::node& node) const {
    const auto offered = core::guest_languages();
    if (std::find(offered.begin(), offered.end(), language) == offered.end()) {
        wrong(key, &node,
              faults::kNotSpoken(in_quotes(language), core::nearest_word(language, {offered.begin(), offered.end()})));
    }
}

int EventFields::integer(std::string_view key, int least, int most, int otherwise) const {
    const auto number = value<std::int64_t>(key, faults::kNotWhole);
    if (!number) {
        return otherwise;
    }
    if (*number < least || *number > most) {
        wrong(key, table_.get(key), faults::kOutOfReach(*number, least, most));
        return otherwise;
    }
    return static_cast<int>(*number);
}

bool EventFields::yes_no(std::string_view key, bool otherwise) const {
    return value<bool>(key, faults::kNotTrueOrFalse).value_or(otherwise);
}

std::optional<std::string> EventFields::date_text(std::string_view key) const {
    const toml::node* node = table_.get(key);
    if (node == nullptr || (!node->is_date() && !node->is_date_time())) {
        return text(key);
    }
    std::ostringstream out;
    if (const auto* date = node->as_date()) {
        out << date->get();
    } else {
        out << node->as_date_time()->get();
    }
    return out.str();
}

} // namespace kiosk::event
