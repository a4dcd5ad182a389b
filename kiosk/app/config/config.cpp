#include "app/config/config.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <set>
#include <sstream>
#include <system_error>

#include <toml++/toml.h>

#include "core/base/ascii.hpp"
#include "core/base/edit_distance.hpp"
#include "core/i18n/text.hpp"
#include "platform/file.hpp"

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxConfigBytes = 1U << 20U;
constexpr std::size_t kMostFollowed = 50;

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

std::string_view trimmed_end(std::string_view text) {
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

// Reads the keys of one table and remembers every problem with its place.
class Reader {
  public:
    Reader(const toml::table& table, std::string prefix, const fs::path& file, std::string& problems)
        : table_(table), prefix_(std::move(prefix)), file_(file), problems_(problems) {}

    std::optional<std::string> text(const char* key) {
        const toml::node* node = find(key);
        if (node == nullptr) return std::nullopt;
        if (const auto value = node->value_exact<std::string>(); value && !value->empty()) return value;
        problem(*node, key, "write a text in quotation marks");
        return std::nullopt;
    }

    std::optional<fs::path> path(const char* key) {
        const auto value = text(key);
        if (!value) return std::nullopt;
        return (file_.parent_path() / fs::path(*value)).lexically_normal();
    }

    std::optional<double> number(const char* key, double least, double most) {
        const toml::node* node = find(key);
        if (node == nullptr) return std::nullopt;
        const auto value = node->value<double>();
        if (value && !node->is_boolean() && *value >= least && *value <= most) return value;
        std::ostringstream hint;
        hint << "write a number from " << least << " to " << most;
        problem(*node, key, hint.str());
        return std::nullopt;
    }

    std::optional<bool> flag(const char* key) {
        const toml::node* node = find(key);
        if (node == nullptr) return std::nullopt;
        const auto value = node->value_exact<bool>();
        if (!value) problem(*node, key, "write true or false");
        return value;
    }

    template <class T, std::size_t N>
    std::optional<T> one_of(const char* key, const std::array<std::pair<std::string_view, T>, N>& choices) {
        const toml::node* node = find(key);
        if (node == nullptr) return std::nullopt;
        const auto value = node->value_exact<std::string>();
        std::string hint = "write one of";
        for (const auto& [name, meaning] : choices) {
            if (value && *value == name) return meaning;
            hint += " \"" + std::string(name) + "\"";
        }
        problem(*node, key, hint);
        return std::nullopt;
    }

    const toml::node* find(const char* key) {
        known_.insert(key);
        return table_.get(key);
    }

    void problem(const toml::node& node, std::string_view key, const std::string& mend) {
        problems_ += place(node) + prefix_ + std::string(key) + " cannot be read: " + mend + "\n";
    }

    void warn_unknown(std::vector<std::string>& warnings) const {
        for (const auto& [key, node] : table_) {
            const std::string name(key.str());
            if (known_.contains(name)) continue;
            std::string line = place(node, key) + prefix_ + name + " is not a setting and was not read";
            constexpr std::size_t kSlips = 3;
            const auto meant = core::nearest_word(name, {known_.begin(), known_.end()}, kSlips);
            if (!meant.empty()) line += ": did you mean " + prefix_ + std::string(meant) + "?";
            warnings.push_back(line);
        }
    }

  private:
    std::string place(const toml::node& node) const { return at(node.source().begin); }
    std::string place(const toml::node& node, const toml::key& key) const {
        return at(key.source().begin ? key.source().begin : node.source().begin);
    }
    std::string at(const toml::source_position& where) const {
        return file_.string() + ":" + std::to_string(where.line) + ":" + std::to_string(where.column) + ": ";
    }

    const toml::table& table_;
    std::string prefix_;
    const fs::path& file_;
    std::string& problems_;
    std::set<std::string> known_;
};

void read_panel(Reader& reader, ui::Panel& panel) {
    using ui::LensSide;
    static constexpr std::array<std::pair<std::string_view, LensSide>, 4> kSides{
        {{"top", LensSide::Top}, {"bottom", LensSide::Bottom}, {"left", LensSide::Left}, {"right", LensSide::Right}}};
    const auto millimetres = [&](const char* key, double least, double most, float& out) {
        if (const auto value = reader.number(key, least, most)) out = static_cast<float>(*value);
    };
    millimetres("width_mm", 100, 5000, panel.width_mm);
    millimetres("height_mm", 100, 5000, panel.height_mm);
    millimetres("bottom_above_floor_mm", 0, 2500, panel.bottom_above_floor_mm);
    panel.lens = reader.one_of("lens", kSides).value_or(panel.lens);
}

void read_span(Reader& reader, const char* from_key, const char* to_key, DaySpan& span) {
    const auto minute = [&](const char* key) -> std::optional<core::MinuteOfDay> {
        const auto text = reader.text(key);
        if (!text) return std::nullopt;
        const auto read = core::parse_minute(*text);
        if (read) return *read;
        reader.problem(*reader.find(key), key, "write a time from \"00:00\" to \"24:00\"");
        return std::nullopt;
    };
    const auto from = minute(from_key), to = minute(to_key);
    if (from && to) span = {*from, *to};
    for (const char* key : {from_key, to_key})
        if (from.has_value() != to.has_value() && reader.find(key) != nullptr)
            reader.problem(*reader.find(key), key, std::string("write both ") + from_key + " and " + to_key);
}

void read_attract(Reader& reader, AttractConfig& attract) {
    attract.still = reader.flag("still").value_or(false);
    read_span(reader, "dim_from", "dim_to", attract.dim);
    attract.brightness = reader.number("brightness", 0.05, 1).value_or(attract.brightness);
}

void read_sound(Reader& reader, SoundConfig& sound) {
    read_span(reader, "quiet_from", "quiet_to", sound.quiet);
    sound.quiet_volume = reader.number("quiet_volume", 0, 1).value_or(sound.quiet_volume);
    sound.spoken = reader.flag("spoken").value_or(false);
}

void read_monitor(Reader& reader, MonitorChoice& monitor) {
    const toml::node* node = reader.find("monitor");
    if (node == nullptr) return;
    if (const auto name = node->value_exact<std::string>(); name && !name->empty()) {
        monitor = *name;
    } else if (const auto number = node->value_exact<std::int64_t>(); number && *number >= 0 && *number < 16) {
        monitor = static_cast<int>(*number);
    } else {
        reader.problem(*node, "monitor", "write its number from 0, or its name in quotation marks");
    }
}

void read_rotate(Reader& reader, std::optional<int>& rotate) {
    const toml::node* node = reader.find("rotate");
    if (node == nullptr) return;
    const auto degrees = node->value_exact<std::int64_t>();
    if (degrees == 0 || degrees == 90 || degrees == 180 || degrees == 270)
        rotate = static_cast<int>(*degrees);
    else
        reader.problem(*node, "rotate", "write 0, 90, 180 or 270");
}

void read_touch(Reader& reader, std::optional<core::TouchMap>& touch) {
    const toml::node* node = reader.find("touch");
    if (node == nullptr) return;
    constexpr double kMost = 10, kFlat = 1e-3; // no panel is so much larger than the picture, or a line
    std::array<double, 6> numbers{};
    const auto* list = node->as_array();
    bool fits = list != nullptr && list->size() == numbers.size();
    for (std::size_t i = 0; fits && i < numbers.size(); ++i) {
        numbers.at(i) = (*list)[i].value<double>().value_or(2 * kMost);
        fits = std::abs(numbers.at(i)) <= kMost;
    }
    const auto& [xx, xy, x0, yx, yy, y0] = numbers;
    if (!fits || std::abs(xx * yy - xy * yx) < kFlat)
        return reader.problem(*node, "touch", "write six numbers, for example [1, 0, 0, 0, 1, 0], or leave it out");
    touch = core::TouchMap{xx, xy, x0, yx, yy, y0};
}

void read_setup(Reader& reader, std::optional<core::SetupStep>& setup) {
    const auto name = reader.text("setup");
    if (!name) return;
    setup = core::setup_step(*name);
    if (!setup) reader.problem(*reader.find("setup"), "setup", "take the line out, or start kiosk with --setup");
}

// It stands in another program's command line.
void read_printer(Reader& reader, Config& config) {
    config.printer = reader.text("printer");
    if (!config.printer) return;
    const auto fits = [](char c) {
        return c > ' ' && c < '\x7f' && std::string_view("/#\\\"'").find(c) == std::string_view::npos;
    };
    constexpr std::size_t kLongest = 127;
    if (config.printer->size() > kLongest || config.printer->front() == '-' ||
        !std::ranges::all_of(*config.printer, fits))
        reader.problem(*reader.find("printer"), "printer", "write its name as lpstat -e lists it");
}

void read_followed(Reader& reader, Config& config) {
    constexpr const char* kKey = "follow_programme";
    const toml::node* node = reader.find(kKey);
    if (node == nullptr) return;
    if (const auto flag = node->value_exact<bool>()) {
        config.follow_programme = *flag;
        if (*flag && !config.checkpoint)
            reader.problem(*node, kKey, "write in checkpoint, too, near which one: checkpoint = \"hall\"");
        return;
    }
    const auto* list = node->as_array();
    for (std::size_t i = 0; list != nullptr && i < list->size() && i < kMostFollowed; ++i)
        if (const auto id = (*list)[i].value_exact<std::string>(); id && !id->empty()) config.followed.push_back(*id);
    if (list == nullptr || list->empty() || config.followed.size() != list->size())
        return reader.problem(*node, kKey,
                              "write true, or a list of at most " + std::to_string(kMostFollowed) +
                                  " checkpoints: [\"gate\", \"lunch\"]");
    config.follow_programme = true;
}

void read_root(Reader& reader, Config& config) {
    static constexpr std::array<std::pair<std::string_view, Theme>, 2> kThemes{
        {{"light", Theme::Light}, {"contrast", Theme::Contrast}}};
    config.database = reader.path("db");
    config.event = reader.path("event");
    config.checkpoint = reader.text("checkpoint");
    read_followed(reader, config);
    config.camera = reader.text("camera");
    config.log_file = reader.path("log_file");
    config.stick = reader.path("stick");
    read_printer(reader, config);
    read_setup(reader, config.setup);
    config.theme = reader.one_of("theme", kThemes).value_or(config.theme);
    config.sound.volume = reader.number("volume", 0, 1).value_or(config.sound.volume);
    config.reduced_motion = reader.flag("reduced_motion").value_or(false);
    if (const auto seconds = reader.number("idle_seconds", 10, 3600))
        config.idle = core::Millis(static_cast<std::int64_t>(*seconds * 1000));
    config.barcodes = reader.flag("barcodes").value_or(false);
    config.language = reader.text("lang");
    if (!config.language) return;
    const auto tags = core::guest_languages();
    if (std::find(tags.begin(), tags.end(), *config.language) == tags.end())
        reader.problem(*reader.find("lang"), "lang", "write one of zh-TW, en, ja, ko, vi, th, id");
}

// RFC 3986: everything else as %XX.
std::string escaped(const std::string& text) {
    static constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
    static constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (kPlain.find(c) != std::string_view::npos)
            out += c;
        else
            out += {'%', kDigits[byte >> 4U], kDigits[byte & 15U]};
    }
    return out;
}

void read_hub(Reader& reader, Config& config) {
    config.hub = reader.text("url");
    const auto passfile = reader.path("passfile");
    if (config.hub && !config.hub->starts_with("postgresql://"))
        reader.problem(*reader.find("url"), "url", "write postgresql://ROLE@HOST/DATABASE");
    if (config.hub && passfile)
        *config.hub +=
            (config.hub->find('?') == std::string::npos ? "?" : "&") + ("passfile=" + escaped(passfile->string()));
}

} // namespace

bool DaySpan::holds(core::MinuteOfDay minute) const {
    if (from <= to) return from <= minute && minute < to;
    return minute >= from || minute < to;
}

core::Result<ConfigRead> parse_config(std::string_view text, const fs::path& file) {
    toml::table root;
    try {
        root = toml::parse(text);
    } catch (const toml::parse_error& error) {
        const auto& where = error.source().begin;
        return core::fail(core::ErrorKind::Invalid, file.string() + ":" + std::to_string(where.line) + ":" +
                                                        std::to_string(where.column) + ": " +
                                                        std::string(error.description()));
    }
    ConfigRead read;
    std::string problems;
    Reader reader(root, "", file, problems);
    read_root(reader, read.config);
    const toml::table none;
    const auto section = [&](const char* name) -> const toml::table& {
        const toml::node* node = reader.find(name);
        if (node != nullptr && !node->is_table())
            reader.problem(*node, name, "write it as a section, [" + std::string(name) + "]");
        return node != nullptr && node->is_table() ? *node->as_table() : none;
    };
    Reader window(section("window"), "window.", file, problems);
    read_monitor(window, read.config.monitor);
    read_rotate(window, read.config.rotate);
    read_touch(window, read.config.touch);
    Reader panel(section("panel"), "panel.", file, problems);
    read_panel(panel, read.config.panel);
    Reader hub(section("hub"), "hub.", file, problems);
    read_hub(hub, read.config);
    Reader attract(section("attract"), "attract.", file, problems);
    read_attract(attract, read.config.attract);
    Reader sound(section("sound"), "sound.", file, problems);
    read_sound(sound, read.config.sound);
    for (const Reader* each : {&reader, &window, &panel, &hub, &attract, &sound}) each->warn_unknown(read.warnings);
    if (!problems.empty()) {
        problems.pop_back();
        return core::fail(core::ErrorKind::Invalid, problems);
    }
    return read;
}

fs::path last_good_of(const fs::path& file) {
    return file.string() + ".last-good";
}

bool has_end_line(std::string_view text) {
    const std::string_view whole = trimmed_end(text);
    const auto line = whole.substr(whole.rfind('\n') + 1);
    std::string word;
    for (const char c : line)
        if (!is_blank(c)) word += core::to_lower(c);
    std::string wanted(kEndOfConfig);
    std::erase(wanted, ' ');
    return word == wanted;
}

std::optional<std::string> torn(std::string_view text, const std::optional<std::string>& last_good) {
    const std::string mend = "write it anew, and end it with the line " + std::string(kEndOfConfig);
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
        return "it is in UTF-16: save it as UTF-8, in Notepad under Save as, Encoding";
    if (text.find('\0') != std::string_view::npos)
        return "it holds zero bytes, as after a power cut while it was saved: " + mend;
    const std::string_view whole = trimmed_end(text);
    if (whole.empty() || whole == "\xEF\xBB\xBF")
        return "it is empty, as after a power cut while it was saved: " + mend;
    if (has_end_line(text) || !last_good) return std::nullopt;
    if (has_end_line(*last_good))
        return "its last line is not " + std::string(kEndOfConfig) +
               ", which the last good one has: the end is missing. Look whether it is all there, and add that line";
    if (const auto before = trimmed_end(*last_good); before.size() > whole.size() && before.starts_with(whole))
        return "it is the beginning of the last good one, as after a power cut while it was saved. If it is meant so, "
               "end it with the line " +
               std::string(kEndOfConfig);
    return std::nullopt;
}

core::Result<ConfigLoaded> load_config(const fs::path& file) {
    std::optional<std::string> last_text;
    if (auto kept = platform::read_file(last_good_of(file), kMaxConfigBytes); kept && !torn(*kept, std::nullopt))
        last_text = std::move(*kept);
    auto own = platform::read_file(file, kMaxConfigBytes).and_then([&](std::string text) -> core::Result<ConfigLoaded> {
        if (const auto why = torn(text, last_text))
            return core::fail(core::ErrorKind::Invalid, file.string() + ": " + *why);
        auto read = TRY(parse_config(text, file));
        return ConfigLoaded{std::move(read), std::move(text), false, ""};
    });
    if (own || !last_text) return own;
    auto last_good = parse_config(*last_text, file);
    if (!last_good) return own;
    return ConfigLoaded{std::move(*last_good), std::move(*last_text), true, own.error().detail};
}

core::Status keep_last_good(const fs::path& file, std::string_view text) {
    const fs::path target = last_good_of(file);
    if (const auto kept = platform::read_file(target, kMaxConfigBytes); kept && *kept == text) return {};
    return platform::replace_file(target, text, platform::mode_of(file, 0600));
}

} // namespace kiosk::app
