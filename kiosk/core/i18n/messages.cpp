// The texts of one language.
#include <algorithm>
#include <memory>
#include <mutex>
#include <set>

#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>
#include <unicode/unistr.h>

#include "core/i18n/text.hpp"

namespace kiosk::core {
namespace {

struct Message {
    std::vector<std::string> placeholders; // sorted
    std::string plain;                     // when there are none: the finished text
    std::unique_ptr<const icu::MessageFormat> format;
};

std::string to_utf8(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

Result<std::vector<std::string>> argument_names(const icu::UnicodeString& pattern) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError where{};
    const icu::MessagePattern parsed(pattern, &where, status);
    if (U_FAILURE(status)) {
        return fail(ErrorKind::Invalid, std::string("not a message pattern (") + u_errorName(status) + " near \"" +
                                            to_utf8(icu::UnicodeString(where.preContext)) + "\")");
    }
    std::set<std::string> names;
    for (std::int32_t i = 0; i < parsed.countParts(); ++i) {
        const auto& part = parsed.getPart(i);
        if (part.getType() == UMSGPAT_PART_TYPE_ARG_NUMBER) {
            return fail(ErrorKind::Invalid, "not a message pattern: arguments have names here, not numbers");
        }
        if (part.getType() == UMSGPAT_PART_TYPE_ARG_NAME) names.insert(to_utf8(parsed.getSubstring(part)));
    }
    return std::vector<std::string>(names.begin(), names.end());
}

std::string format_with(const icu::MessageFormat& format, const Args& args) {
    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> values;
    for (const auto& [name, value] : args) {
        names.push_back(icu::UnicodeString::fromUTF8(name));
        if (const auto* number = std::get_if<std::int64_t>(&value)) {
            values.emplace_back(*number);
        } else {
            values.emplace_back(icu::UnicodeString::fromUTF8(std::get<std::string>(value)));
        }
    }
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString out;
    format.format(names.data(), values.data(), static_cast<std::int32_t>(names.size()), out, status);
    return U_SUCCESS(status) ? to_utf8(out) : std::string();
}

Result<Message> compile(const std::string& text, const icu::Locale& locale) {
    if (!is_valid_utf8(text)) return fail(ErrorKind::Invalid, "not UTF-8");
    const auto pattern = icu::UnicodeString::fromUTF8(text);
    Message message;
    message.placeholders = TRY(argument_names(pattern));
    UErrorCode status = U_ZERO_ERROR;
    UParseError where{};
    auto format = std::make_unique<icu::MessageFormat>(pattern, locale, where, status);
    if (U_FAILURE(status))
        return fail(ErrorKind::Invalid, std::string("not a message pattern (") + u_errorName(status) + ")");
    if (message.placeholders.empty()) {
        message.plain = format_with(*format, {});
    } else {
        message.format = std::move(format);
    }
    return message;
}

} // namespace

struct Catalogue::Impl {
    Language language;
    std::map<std::string, Message, std::less<>> messages;
    mutable std::mutex formatting; // a MessageFormat makes parts of itself on first use, const or not

    [[nodiscard]] const Message* find(std::string_view key) const {
        const auto found = messages.find(key);
        return found == messages.end() ? nullptr : &found->second;
    }
};

Result<Catalogue> Catalogue::make(Language language, std::map<std::string, std::string> patterns) {
    UErrorCode status = U_ZERO_ERROR;
    const auto locale = icu::Locale::forLanguageTag(language, status);
    if (U_FAILURE(status) || locale.isBogus()) return fail(ErrorKind::Invalid, "not a language tag: " + language);
    auto impl = std::make_shared<Impl>();
    impl->language = std::move(language);
    for (const auto& [key, pattern] : patterns) {
        auto message = compile(pattern, locale);
        if (!message) return tl::unexpected(message.error().at(key));
        impl->messages.emplace(key, std::move(*message));
    }
    Catalogue catalogue;
    catalogue.impl_ = std::move(impl);
    return catalogue;
}

const Language& Catalogue::language() const {
    static const Language none;
    return impl_ ? impl_->language : none;
}

std::string Catalogue::text(std::string_view key) const {
    return text(key, {});
}

std::string Catalogue::text(std::string_view key, const Args& args) const {
    const auto* message = impl_ ? impl_->find(key) : nullptr;
    if (message == nullptr) return std::string(key);
    if (!message->format) return message->plain;
    const std::scoped_lock lock(impl_->formatting);
    return format_with(*message->format, args);
}

bool Catalogue::has(std::string_view key) const {
    return impl_ && impl_->find(key) != nullptr;
}

std::vector<std::string> Catalogue::keys() const {
    std::vector<std::string> keys;
    if (impl_) {
        for (const auto& [key, message] : impl_->messages) keys.push_back(key);
    }
    return keys;
}

std::vector<std::string> Catalogue::placeholders(std::string_view key) const {
    const auto* message = impl_ ? impl_->find(key) : nullptr;
    return message == nullptr ? std::vector<std::string>{} : message->placeholders;
}

} // namespace kiosk::core
