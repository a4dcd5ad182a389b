// event convert
#include <ostream>
#include <system_error>

#include "event/limits.hpp"
#include "event/package/badges.hpp"
#include "event/package/made_folder.hpp"
#include "event/problems.hpp"
#include "event/workbook/event_workbook.hpp"
#include "event/workbook/find_sheets.hpp"
#include "platform/file.hpp"
#include "tool/commands.hpp"
#include "tool/io/package_report.hpp"
#include "tool/io/print.hpp"

namespace kiosk::tool {
namespace {

using core::ErrorKind;
namespace fs = std::filesystem;

// The badges with their tokens, where there are any.
core::Status copy_badges(const fs::path& from, const fs::path& to) {
    const auto bytes = platform::read_file(from / event::kBadgesFile, event::kMaxFileBytes, platform::Links::Refuse);
    if (!bytes && bytes.error().kind == ErrorKind::NotFound) return {};
    if (!bytes) return tl::unexpected(bytes.error());
    return platform::create_file(to / event::kBadgesFile, *bytes, 0600);
}

core::Status make_new_folder(const fs::path& dir) {
    std::error_code failed;
    if (!fs::create_directory(dir, failed))
        return core::fail(ErrorKind::Refused,
                          dir.string() + ": " +
                              (failed ? failed.message() : "it is there already; choose another name"));
    fs::permissions(dir, fs::perms::owner_all, failed);
    if (failed) return core::fail(ErrorKind::Io, dir.string() + ": " + failed.message());
    return {};
}

core::Status to_folder(const event::PackageReport& report, const ConvertEvent& options) {
    TRY(make_new_folder(options.to));
    auto done = event::make_folder(report, options.to).and_then([&] {
        return copy_badges(event::folder_beside(options.from), options.to);
    });
    std::error_code ignored;
    if (!done) fs::remove_all(options.to, ignored);
    return done;
}

core::Status to_workbook(const event::PackageReport& report, const ConvertEvent& options) {
    const auto beside = event::folder_beside(options.to);
    TRY(platform::check_is_new(options.to));
    TRY(platform::check_is_new(beside));
    const auto bytes = TRY(event::write_event_workbook(*report.package, report.least_revision));
    const bool badges = fs::exists(options.from / event::kBadgesFile);
    if (badges) {
        TRY(make_new_folder(beside));
        TRY(copy_badges(options.from, beside));
    }
    auto done = platform::create_file(options.to, bytes, 0600);
    std::error_code ignored;
    if (!done && badges) fs::remove_all(beside, ignored);
    return done;
}

} // namespace

int convert_event(const Io& io, const ConvertEvent& options) {
    const bool from_workbook = event::is_event_workbook(options.from);
    if (from_workbook == event::is_event_workbook(options.to))
        return fail_with(io,
                         {ErrorKind::Usage, "event convert: one of the two is a folder, and the other ends in .xlsx"});
    const auto report = read_sound(io, options.from, "nothing was converted");
    if (!report) return fail_with(io, report.error());
    const auto done = from_workbook ? to_folder(*report, options) : to_workbook(*report, options);
    if (!done) return fail_with(io, done.error());
    const auto& package = *report->package;
    if (io.json) {
        print_json(io.out, {{"event", package.event.id.str()}, {"to", options.to.string()}});
        return kDone;
    }
    io.out << "made " << options.to.string() << " of " << package.event.id.str() << ": " << package.participants.size()
           << " participants, " << package.delegations.size() << " delegations\n";
    if (!from_workbook && !package.drawings.empty())
        io.out << "put the folder plans beside it: the drawings lie there\n";
    return kDone;
}

} // namespace kiosk::tool
