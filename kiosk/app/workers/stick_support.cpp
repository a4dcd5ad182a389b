#include "app/workers/stick_support.hpp"

#include <algorithm>

#include "core/i18n/hidden_marks.hpp"
#include "core/i18n/text.hpp"
#include "platform/file.hpp"
#include "service/health_checks.hpp"

namespace kiosk::app {
namespace {

constexpr std::size_t kMostConfigShown = std::size_t{256} << 10U;
constexpr std::size_t kMostLogBytes = std::size_t{16} << 20U; // that is read
constexpr std::size_t kMostLogShown = std::size_t{1} << 20U;  // the last of it

std::string heading(std::string_view name) {
    return "\r\n=== " + std::string(name) + " ===\r\n";
}

void add_health(std::string& text, const service::Findings& findings) {
    for (const auto& finding : findings) {
        const auto* const how = finding.health == service::Health::Ok     ? "ok   "
                                : finding.health == service::Health::Warn ? "warn "
                                                                          : "FAIL ";
        text += how + finding.name + ": " + core::for_terminal(finding.detail) + "\r\n";
    }
}

void add_file(std::string& text, const std::optional<std::filesystem::path>& file, std::size_t most) {
    if (!file) {
        text += "none\r\n";
        return;
    }
    const auto read = platform::read_file(*file, most);
    if (!read) {
        text += "cannot be read: " + read.error().detail + "\r\n";
        return;
    }
    std::string_view shown(*read);
    if (shown.size() > kMostLogShown) {
        shown.remove_prefix(shown.size() - kMostLogShown);
        shown.remove_prefix(std::min(shown.find('\n') + 1, shown.size()));
    }
    text += shown;
    text += "\r\n";
}

} // namespace

std::string support_text(const SupportFiles& files, core::WallTime now) {
    std::string text = "\xEF\xBB\xBFkiosk, " + core::format_iso(now, core::Zone::utc()) + "\r\n";
    text += heading("health");
    for (const auto& findings :
         {service::examine_fonts(), service::examine_cameras(),
          service::Findings{service::examine_disk(files.database)}, service::examine_clock(files.database),
          service::examine_database(files.database), service::Findings{service::examine_hub(files.database)}})
        add_health(text, findings);
    text += heading("kiosk.toml");
    add_file(text, files.settings, kMostConfigShown);
    text += heading("log");
    add_file(text, files.log, kMostLogBytes);
    return text;
}

} // namespace kiosk::app
