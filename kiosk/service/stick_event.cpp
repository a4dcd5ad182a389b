#include "service/stick_event.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "event/package/badges.hpp"
#include "event/workbook/find_sheets.hpp"
#include "event/workbook/marked_workbook.hpp"
#include "platform/private_folder.hpp"

namespace kiosk::service {
namespace {

using core::ErrorKind, core::Result, core::Status;

constexpr std::size_t kMostNamesInFolder = 1000;

// From the stick into a folder of our own, file by file.
class Copying {
  public:
    Copying(const platform::Folder& from, const platform::Folder& to) : from_(from), to_(to) {}

    Status file(const std::string& name, const std::string& as) {
        auto bytes = from_.read(name, event::kMaxFileBytes);
        if (!bytes && bytes.error().kind == ErrorKind::Refused) return {}; // a link, or no file
        if (!bytes && bytes.error().kind == ErrorKind::Invalid) return tl::unexpected(bytes.error());
        if (!bytes) return core::fail(ErrorKind::Unavailable, bytes.error().detail);
        total_ += bytes->size();
        if (total_ > kMostStickEventBytes)
            return core::fail(ErrorKind::Invalid,
                              "larger than " + std::to_string(kMostStickEventBytes >> 20U) + " MiB in all");
        return to_.create(as, *bytes);
    }

    // What lies in it, but no folders, into one of that name, or into the root where that is empty. Nothing where there
    // is none.
    Status files_in(const std::string& name, const std::string& as) {
        const auto facts = from_.look(name);
        if (!facts || !facts->is_folder) return {};
        if (!as.empty()) TRY(to_.create_folder(as));
        for (const auto& each : from_.names(name, kMostNamesInFolder)) {
            const auto path = name + "/" + each;
            const auto seen = from_.look(path);
            if (seen && !seen->is_folder) TRY(file(path, as.empty() ? each : as + "/" + each));
        }
        return {};
    }

  private:
    const platform::Folder &from_, &to_;
    std::size_t total_ = 0;
};

// package: the folder, or the workbook; badges: the folder that holds badges.csv.
Result<StickEvent> checked(StickEvent event, const std::filesystem::path& package, const std::filesystem::path& badges,
                           const event::ReadOptions& options) {
    event.report = event::read_package(package, options);
    event.seal = event::read_seal(badges);
    std::error_code none;
    if (event.report.ok() && std::filesystem::is_directory(badges, none))
        event.badges = TRY(event::read_badge_rows(badges));
    return event;
}

} // namespace

std::string folder_of(const core::StickItem& item) {
    return item.kind == core::StickKind::Workbook ? event::folder_beside(item.name).string() : item.name;
}

Result<StickEvent> read_stick_event(const platform::Folder& stick, const core::StickItem& item,
                                    const event::ReadOptions& options) {
    if (item.kind != core::StickKind::Workbook && item.kind != core::StickKind::Package)
        return core::fail(ErrorKind::Refused, "this is no event");
    const std::string plans(event::kPlansFolder.substr(0, event::kPlansFolder.size() - 1));
    const auto place = TRY(platform::PrivateFolder::make("stick"));
    const auto copy = TRY(platform::Folder::open(place.path()));
    Copying copying(stick, copy);
    StickEvent event;
    if (item.kind == core::StickKind::Package) {
        TRY(copying.files_in(item.name, ""));
        TRY(copying.files_in(item.name + "/" + plans, plans));
        event.event_file = copy.read(event::kEventFile, event::kMaxEventBytes).value_or(std::string());
        return checked(std::move(event), place.path(), place.path(), options);
    }
    const std::string made = folder_of(item);
    TRY(copying.file(item.name, item.name));
    TRY(copying.files_in(made, made));
    TRY(copying.files_in(plans, plans));
    auto workbook = copy.read(item.name, event::kMaxFileBytes);
    if (!workbook) return core::fail(ErrorKind::Unavailable, "the workbook is not there any more");
    event.workbook = std::move(*workbook);
    return checked(std::move(event), place.path() / item.name, place.path() / made, options);
}

Result<std::string> marked_copy(const StickEvent& event, const core::Catalogue* texts) {
    if (event.workbook.empty()) return core::fail(ErrorKind::Invalid, "only a workbook can be marked");
    return event::mark_workbook(event.workbook, event.report.problems, texts);
}

std::string name_of_marked(std::string_view workbook) {
    const auto dot = workbook.rfind('.');
    return std::string(workbook.substr(0, dot)) + "_請修改" + std::string(workbook.substr(dot));
}

} // namespace kiosk::service
