#include "app/config/config_writer.hpp"

#include <array>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/i18n/text.hpp"

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;

// A basic string of TOML.
std::string toml_string(std::string_view text) {
    static constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        constexpr unsigned char kFirstPlain = 0x20, kDelete = 0x7F;
        if (byte < kFirstPlain || byte == kDelete)
            out += {'\\', 'u', '0', '0', kDigits[byte >> 4U], kDigits[byte & 15U]};
        else if (c == '"' || c == '\\')
            out += {'\\', c};
        else
            out += c;
    }
    return out + '"';
}

// The shortest that is read as the same number.
template <class Number> std::string digits_of(Number value) {
    std::array<char, 64> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

class ConfigText {
  public:
    explicit ConfigText(const fs::path& file) : folder_(file.parent_path()) {}

    // The next lines stand below it, if there are any.
    void section(std::string_view name) { section_ = name; }
    void line(std::string_view key, const std::string& value) {
        if (!section_.empty()) text_ += "\n[" + std::string(std::exchange(section_, {})) + "]\n";
        text_ += std::string(key) + " = " + value + "\n";
    }
    void flag(std::string_view key, bool value) {
        if (value) line(key, "true");
    }
    void text(std::string_view key, const std::optional<std::string>& value) {
        if (!value) return;
        if (!core::is_valid_utf8(*value)) fault_ = std::string(key);
        line(key, toml_string(*value));
    }
    void path(std::string_view key, const std::optional<fs::path>& value) {
        if (!value) return;
        const fs::path inside = value->lexically_relative(folder_);
        const bool below = !folder_.empty() && !inside.empty() && *inside.begin() != ".." && inside != ".";
        text(key, (below ? inside : *value).string());
    }
    template <class Number> void unless(std::string_view key, Number value, Number usual) {
        if (value != usual) line(key, digits_of(value));
    }
    void span(std::string_view from, std::string_view to, const DaySpan& span) {
        if (span == DaySpan{}) return;
        line(from, toml_string(core::format_minute(span.from)));
        line(to, toml_string(core::format_minute(span.to)));
    }
    core::Result<std::string> finish() {
        if (!fault_.empty())
            return core::fail(core::ErrorKind::Invalid,
                              fault_ + " is no UTF-8, which kiosk.toml cannot hold: rename it");
        return "# Settings of this kiosk, as its first start wrote them.\n" + text_ + "\n" + std::string(kEndOfConfig) +
               "\n";
    }

  private:
    fs::path folder_;
    std::string_view section_;
    std::string text_, fault_;
};

std::string list_of(const std::vector<std::string>& ids) {
    std::string list = "[";
    for (const std::string& id : ids) list += (list.size() > 1 ? ", " : "") + toml_string(id);
    return list + "]";
}

std::string numbers_of(const core::TouchMap& map) {
    std::string list;
    for (const double value : {map.xx, map.xy, map.x0, map.yx, map.yy, map.y0})
        list += (list.empty() ? "" : ", ") + digits_of(value);
    return "[" + list + "]";
}

std::string_view side_name(ui::LensSide side) {
    static constexpr std::array<std::string_view, 4> kNames{"top", "bottom", "left", "right"};
    return kNames.at(static_cast<std::size_t>(side));
}

void write_root(ConfigText& out, const Config& config) {
    const Config usual;
    if (config.setup) out.line("setup", toml_string(core::name_of(*config.setup)));
    out.path("db", config.database);
    out.path("event", config.event);
    out.text("checkpoint", config.checkpoint);
    if (config.follow_programme)
        out.line("follow_programme", config.followed.empty() ? "true" : list_of(config.followed));
    out.text("camera", config.camera);
    out.text("lang", config.language);
    if (config.theme == Theme::Contrast) out.line("theme", toml_string("contrast"));
    out.unless("volume", config.sound.volume, usual.sound.volume);
    constexpr double kSecond = 1000;
    out.unless("idle_seconds", static_cast<double>(config.idle.count()) / kSecond,
               static_cast<double>(usual.idle.count()) / kSecond);
    out.flag("barcodes", config.barcodes);
    out.flag("reduced_motion", config.reduced_motion);
    out.path("log_file", config.log_file);
    out.path("stick", config.stick);
    out.text("printer", config.printer);
}

void write_sections(ConfigText& out, const Config& config) {
    const Config usual;
    out.section("window");
    if (const auto* name = std::get_if<std::string>(&config.monitor)) out.text("monitor", *name);
    if (const auto* screen = std::get_if<int>(&config.monitor)) out.unless("monitor", *screen, 0);
    if (config.rotate) out.line("rotate", digits_of(*config.rotate));
    if (config.touch) out.line("touch", numbers_of(*config.touch));
    out.section("panel");
    out.unless("width_mm", config.panel.width_mm, 0.0F);
    out.unless("height_mm", config.panel.height_mm, 0.0F);
    out.unless("bottom_above_floor_mm", config.panel.bottom_above_floor_mm, 0.0F);
    if (config.panel.lens != usual.panel.lens) out.line("lens", toml_string(side_name(config.panel.lens)));
    out.section("hub");
    out.text("url", config.hub);
    out.section("attract");
    out.flag("still", config.attract.still);
    out.span("dim_from", "dim_to", config.attract.dim);
    out.unless("brightness", config.attract.brightness, usual.attract.brightness);
    out.section("sound");
    out.span("quiet_from", "quiet_to", config.sound.quiet);
    out.unless("quiet_volume", config.sound.quiet_volume, usual.sound.quiet_volume);
    out.flag("spoken", config.sound.spoken);
}

} // namespace

core::Result<std::string> write_config(const Config& config, const fs::path& file) {
    ConfigText out(file);
    write_root(out, config);
    write_sections(out, config);
    return out.finish();
}

} // namespace kiosk::app
