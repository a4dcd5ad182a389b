#include "service/stick_contents.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include "core/i18n/hidden_marks.hpp"
#include "event/limits.hpp"
#include "event/problems.hpp"
#include "event/table/archive.hpp"
#include "event/table/workbook.hpp"
#include "service/issue/stick_keys.hpp"
#include "sync/bundle.hpp"

namespace kiosk::service {
namespace {

using core::StickContents, core::StickItem, core::StickKind;

constexpr std::string_view kBundleBegins = "kioskbn1";

bool ends_in(std::string_view name, std::string_view ending) {
    if (name.size() <= ending.size()) return false;
    return std::ranges::equal(name.substr(name.size() - ending.size()), ending, {}, [](char each) {
        return each >= 'A' && each <= 'Z' ? static_cast<char>(each + 32) : each;
    });
}

bool is_passed_over(std::string_view name) {
    return name.starts_with('.') || name.starts_with("~$") || name == platform::kUnfinished;
}

// Which sheets make it the event's: any table may have a sheet 地點.
bool is_form(std::string_view bytes) {
    event::Archive archive(bytes);
    const auto sheets = event::sheets_in(archive);
    if (!sheets) return false;
    const auto has = [&](std::string_view file) {
        const auto place =
            static_cast<std::size_t>(std::ranges::find(event::kPackageFiles, file) - std::begin(event::kPackageFiles));
        return std::ranges::any_of(*sheets,
                                   [&](const auto& sheet) { return event::package_sheet(sheet.name) == place; });
    };
    return has(event::kEventFile) && has(event::kParticipantsFile);
}

class Looking {
  public:
    explicit Looking(const platform::Folder& stick) : stick_(stick) {}

    [[nodiscard]] std::optional<StickItem> at(const std::string& name) {
        const auto facts = stick_.look(name);
        if (!facts) return std::nullopt;
        const auto kind = facts->is_folder ? kind_of_folder(name) : kind_of_file(name);
        if (!kind) return std::nullopt;
        return StickItem{*kind, name, core::for_screen(core::for_terminal(name)), facts->is_folder ? 0 : facts->bytes,
                         facts->modified};
    }

  private:
    [[nodiscard]] std::optional<StickKind> kind_of_folder(const std::string& name) const {
        if (!stick_.has_file(name + "/" + std::string(event::kEventFile))) return std::nullopt;
        return StickKind::Package;
    }
    [[nodiscard]] std::optional<StickKind> kind_of_file(const std::string& name) {
        if (name == kStickSettings) return StickKind::Settings;
        const bool table = ends_in(name, ".xlsx") || ends_in(name, ".xlsm"), key = ends_in(name, kKeyEnding);
        if (!table && !key && !ends_in(name, ".kbundle")) return std::nullopt;
        if (++opened_ > kMostOpenedOnStick) return std::nullopt;
        if (key) return read_key_on(stick_, name) ? std::optional(StickKind::Key) : std::nullopt;
        const auto bytes = stick_.read(name, table ? event::kMaxFileBytes : sync::kLargestBundle);
        if (!bytes) return std::nullopt;
        if (table) return is_form(*bytes) ? std::optional(StickKind::Workbook) : std::nullopt;
        return bytes->starts_with(kBundleBegins) ? std::optional(StickKind::Bundle) : std::nullopt;
    }

    const platform::Folder& stick_;
    std::size_t opened_ = 0;
};

} // namespace

core::StickContents list_stick(const platform::Folder& stick) {
    core::StickContents contents;
    auto names = stick.names("", kMostOnStick + 1);
    contents.more = names.size() > kMostOnStick;
    if (contents.more) names.pop_back();
    Looking looking(stick);
    for (const std::string& name : names) {
        if (is_passed_over(name)) continue;
        if (auto item = looking.at(name))
            contents.items.push_back(std::move(*item));
        else
            ++contents.others;
    }
    std::ranges::stable_sort(contents.items, [](const core::StickItem& one, const core::StickItem& other) {
        return std::tie(one.kind, other.modified) < std::tie(other.kind, one.modified);
    });
    return contents;
}

} // namespace kiosk::service
