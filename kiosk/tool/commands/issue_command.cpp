// badge issue and badge revoke
#include <algorithm>
#include <array>
#include <ostream>
#include <utility>

#include "core/base/ascii.hpp"
#include "core/base/big_endian.hpp"
#include "core/base/find_by_id.hpp"
#include "event/package/badges.hpp"
#include "event/problems.hpp"
#include "service/issue/issue_steps.hpp"
#include "store/database.hpp"
#include "tool/commands.hpp"
#include "tool/commands/desk_clock.hpp"
#include "tool/io/package_report.hpp"
#include "tool/io/print.hpp"

namespace kiosk::tool {
namespace {

using core::ErrorKind;

constexpr std::size_t kLongestReason = 32;

void print_issued(const Io& io, const std::filesystem::path& file, const event::IssuedBadges& result,
                  const core::PackageSeal& seal) {
    const bool outdated = result.issued > 0 && seal.state != core::PackageSeal::None;
    if (io.json) {
        print_json(io.out, {{"file", file.string()},
                            {"issued", result.issued},
                            {"revoked", result.revoked},
                            {"badges", result.rows.size()},
                            {"left", result.left},
                            {"seal_again", outdated}});
        return;
    }
    const auto badges = [](std::size_t number) { return several(static_cast<std::ptrdiff_t>(number), "badge"); };
    io.out << badges(result.issued) << " issued, " << result.revoked << " revoked for them, " << result.rows.size()
           << " in " << file.string() << '\n';
    for (const auto& id : result.left)
        io.out << printable(id) << " left the roster: the badge is kept, and counts as revoked\n";
    if (outdated) io.out << "the seal does not cover them yet: run kioskctl event seal\n";
}

core::Result<core::BadgeId> parse_badge_id(const std::string& text) {
    std::array<std::uint8_t, 8> bytes{};
    std::uint64_t value = 0;
    if (core::from_hex(text, bytes)) value = core::from_big_endian<std::uint64_t>(bytes);
    if (value != 0) return core::BadgeId(value);
    return core::fail(ErrorKind::Usage, printable(text) + " is not a badge id: give the 16 hex digits of badges.csv");
}

core::Status check_reason(const std::string& reason) {
    const bool code = !reason.empty() && reason.size() <= kLongestReason &&
                      std::all_of(reason.begin(), reason.end(),
                                  [](char c) { return core::is_lower(c) || core::is_digit(c) || c == '-'; });
    if (code) return {};
    return core::fail(ErrorKind::Usage, "a reason is a code of 1 to 32 of a-z 0-9 -, such as lost: the ledger keeps it "
                                        "for good, so it holds no names");
}

// The event, when it knows the badge: a slip of the pen must not become a fact.
core::Result<core::EventInfo> event_with(const std::filesystem::path& file, core::BadgeId badge) {
    const auto database = TRY(store::Database::open(file, store::OpenMode::ReadOnly));
    const auto event = database.event();
    if (!event) return event;
    const auto badges = TRY(database.badges());
    if (core::find_by_id(badges, badge) != nullptr) return event;
    return core::fail(ErrorKind::NotFound, "this database knows no badge " + hex_of(badge) +
                                               ": look for it in badges.csv, or load the newest revision first");
}

} // namespace

int issue_badges(const Io& io, const IssueBadges& given) {
    const auto folder = package_folder(io, given.dir, "nothing was issued");
    if (!folder) return fail_with(io, folder.error());
    auto options = given;
    options.dir = *folder;
    const auto report = read_sound(io, options.dir, "nothing was issued");
    if (!report) return fail_with(io, report.error());
    const auto key = read_issuer_key(options.key);
    if (!key) return fail_with(io, key.error());
    event::IssueOptions wanted;
    wanted.days_before = 0;
    wanted.reissue = options.reissue;
    wanted.reissue_all = options.reissue_all;
    wanted.coaches = options.coaches;
    wanted.classes = options.classes;
    auto existing = event::read_badge_rows(options.dir);
    if (!existing) return fail_with(io, existing.error());
    const auto result = service::issue_step(std::move(*existing), *report, *key, wanted);
    if (!result) return fail_with(io, result.error());
    if (const auto written = service::write_badges(options.dir, *result); !written)
        return fail_with(io, written.error());
    const auto file = options.dir / event::kBadgesFile;
    print_issued(io, file, *result, report->package->seal);
    return kDone;
}

int revoke_badge(const Io& io, const RevokeBadge& options) {
    const auto badge = parse_badge_id(options.badge);
    if (!badge) return fail_with(io, badge.error());
    if (const auto code = check_reason(options.reason); !code) return fail_with(io, code.error());
    const auto event = event_with(options.database, *badge);
    if (!event) return fail_with(io, event.error());
    const auto clock = clock_for("", *event, options.database);
    if (!clock) return fail_with(io, clock.error());
    const auto desk = open_desk(io, options.database, *clock);
    if (!desk) return fail_with(io, desk.error());
    const auto entry = (*desk)->revoke_badge(*badge, options.reason, core::OperatorId("kioskctl"), clock->now());
    if (!entry) return fail_with(io, entry.error().at("badge " + hex_of(*badge)));
    if (io.json) {
        print_json(io.out, {{"badge", hex_of(*badge)}, {"reason", options.reason}, {"entry", tool::json_of(*entry)}});
    } else {
        io.out << "revoked badge " << hex_of(*badge) << ", entry " << core::short_ref(*entry) << '\n';
    }
    return kDone;
}

} // namespace kiosk::tool
