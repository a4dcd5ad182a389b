#include "map/json.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

namespace kiosk::map {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxTextBytes = 200;

std::string position(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const std::size_t line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    return std::to_string(std::ranges::count(before, '\n') + 1) + ":" + std::to_string(before.size() - line_start + 1);
}

// Looks the whole text over before any of it is kept. Its names are those that nlohmann::json asks for.
class Guard final : public nlohmann::json_sax<json> {
  public:
    explicit Guard(const File& file) : file_(file) {}
    bool null() override { return count(); }
    bool boolean(bool /*value*/) override { return count(); }
    bool number_integer(number_integer_t /*value*/) override { return count(); }
    bool number_unsigned(number_unsigned_t /*value*/) override { return count(); }
    bool number_float(number_float_t /*value*/, const string_t& /*text*/) override { return count(); }
    bool string(string_t& /*value*/) override { return count(); }
    bool binary(binary_t& /*value*/) override { return false; }
    bool start_object(std::size_t /*size*/) override { return open(); }
    bool key(string_t& name) override {
        if (!keys_.back().insert(name).second) {
            problem_ = "the key \"" + name.substr(0, kMaxTextBytes) + "\" stands twice in one object: keep one of them";
            return false;
        }
        return count();
    }
    bool end_object() override { return close(); }
    bool start_array(std::size_t /*size*/) override { return open(); }
    bool end_array() override { return close(); }
    bool parse_error(std::size_t byte, const std::string& /*token*/,
                     const nlohmann::detail::exception& error) override {
        const bool number = error.id == 406;
        problem_ = position(file_.bytes, byte == 0 ? 0 : byte - 1) + ": " +
                   (number ? "a number that is too large"
                           : "this is not JSON (the text breaks off, or a comma, quote or bracket is wrong)");
        return false;
    }
    [[nodiscard]] const std::string& problem() const { return problem_; }

  private:
    bool count() {
        if (++values_ <= kMaxJsonValues) return true;
        problem_ = "more than " + std::to_string(kMaxJsonValues) + " values: this is no map of ours";
        return false;
    }
    bool open() {
        keys_.emplace_back();
        if (keys_.size() <= kMaxJsonDepth) return count();
        problem_ = "nested deeper than " + std::to_string(kMaxJsonDepth) + " levels: this is no map of ours";
        return false;
    }
    bool close() {
        keys_.pop_back();
        return true;
    }

    const File& file_;
    std::vector<std::set<std::string>> keys_; // of the open objects; empty for arrays
    std::size_t values_ = 0;
    std::string problem_;
};

} // namespace

core::Result<json> parse_json(const File& file) {
    const auto invalid = [&](const std::string& what) {
        return core::fail(core::ErrorKind::Invalid, std::string(file.name) + ": " + what);
    };
    if (file.bytes.size() > kMaxJsonBytes)
        return invalid("larger than " + std::to_string(kMaxJsonBytes >> 20U) + " MiB: this is no map of ours");
    Guard guard(file);
    if (!json::sax_parse(file.bytes, &guard)) return invalid(guard.problem());
    return json::parse(file.bytes, nullptr, false);
}

core::Error json_error(const File& file, std::string_view path, std::string_view what) {
    return {core::ErrorKind::Invalid, std::string(file.name) + ": " + std::string(path) + ": " + std::string(what)};
}

const json* member(const json& object, const char* key, json::value_t type) {
    if (!object.is_object()) return nullptr;
    const auto found = object.find(key);
    return found == object.end() || found->type() != type ? nullptr : &*found;
}

const std::string* text_member(const json& object, const char* key) {
    const json* value = member(object, key, json::value_t::string);
    if (value == nullptr) return nullptr;
    const auto& text = value->get_ref<const std::string&>();
    return text.empty() || text.size() > kMaxTextBytes ? nullptr : &text;
}

core::Texts texts_member(const json& object, const char* key, bool share_characters) {
    const json* value = member(object, key, json::value_t::object);
    core::Texts texts;
    if (value == nullptr || text_member(*value, "zh-TW") == nullptr || text_member(*value, "en") == nullptr)
        return texts;
    for (const std::string_view tag : core::guest_languages()) {
        if (const std::string* text = text_member(*value, std::string(tag).c_str()))
            texts.by_language[std::string(tag)] = *text;
    }
    if (share_characters) texts.by_language.try_emplace("ja", texts.by_language["zh-TW"]);
    return texts;
}

} // namespace kiosk::map
