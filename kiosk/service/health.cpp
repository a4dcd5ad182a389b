#include "service/health.hpp"

#include <algorithm>

#include "core/base/iso_day.hpp"
#include "core/i18n/text.hpp"
#include "core/rules/retention.hpp"

namespace kiosk::service {
namespace {

constexpr std::uintmax_t kMebibyte = 1024 * 1024;
constexpr std::uintmax_t kTooLittle = 64; // MiB
constexpr std::uintmax_t kLittle = 1024;

std::string utc(core::WallTime time) {
    return core::format_iso(time, core::Zone::utc());
}

} // namespace

Finding judge_font(const core::FontFile& font, bool readable) {
    const std::string file(font.file);
    if (readable) return {Health::Ok, "font", file};
    return {Health::Fail, "font",
            file + " is missing, and the kiosk does not start without it; install " + std::string(font.package)};
}

Finding judge_shaped_fonts(bool readable) {
    if (readable) return {Health::Ok, "font", "Arabic, Devanagari, Burmese, Khmer and Lao"};
    return {Health::Warn, "font",
            "names in Arabic, Devanagari, Burmese, Khmer or Lao are boxes on the kiosk; install " +
                std::string(core::kShapedPackage)};
}

Finding judge_disk(const std::filesystem::path& folder, const core::Result<std::uintmax_t>& free) {
    if (!free) return {Health::Fail, "disk", folder.string() + ": " + free.error().detail};
    const auto mebibytes = *free / kMebibyte;
    const auto health = mebibytes < kTooLittle ? Health::Fail : mebibytes < kLittle ? Health::Warn : Health::Ok;
    return {health, "disk",
            std::to_string(mebibytes) + " MiB free at " + folder.string() +
                (health == Health::Ok ? "" : "; make room, a full disk records nothing"),
            static_cast<std::int64_t>(mebibytes)};
}

Finding judge_clock(const core::ClockJudgement& judged, core::WallTime now) {
    const bool trusted = judged.trusted();
    return {trusted ? Health::Ok : Health::Warn, "clock",
            utc(now) + (trusted ? ", trusted: " : ", not trusted, entries are marked time-unsure: ") +
                core::describe(judged)};
}

std::string clock_line(const core::ClockJudgement& judged) {
    return (judged.trusted() ? "the clock is trusted: "
                             : "the clock is not trusted, entries are marked time-unsure: ") +
           core::describe(judged);
}

Finding judge_names(const core::EventInfo& event, bool purged, core::LocalDay today) {
    if (purged) return {Health::Ok, "names", "purged"};
    const auto until = core::names_kept_until(event);
    const bool overdue = today > until;
    return {overdue ? Health::Warn : Health::Ok, "names",
            "kept until " + core::format_day(until) + (overdue ? "; run kioskctl purge" : "")};
}

Finding judge_staff(const std::vector<core::StaffMember>& staff, const std::filesystem::path& database) {
    const auto teachers = std::ranges::count(staff, core::StaffRole::Teacher, &core::StaffMember::role);
    const auto mend = "; run kioskctl staff add t1 --role teacher --db " + database.string();
    if (staff.empty()) return {Health::Warn, "staff", "nobody has a PIN, so nobody can work at this kiosk" + mend};
    if (teachers == 0) return {Health::Warn, "staff", "no teacher has a PIN, so volunteers have nobody to ask" + mend};
    return {Health::Ok, "staff",
            std::to_string(teachers) + " of " + std::to_string(staff.size()) + " who have a PIN are teachers",
            static_cast<std::int64_t>(staff.size())};
}

Finding judge_backups(const std::vector<Backup>& newest_first, core::WallTime now) {
    constexpr std::chrono::hours kOld{48};
    Finding finding{Health::Warn, "backup", "there is none; the kiosk makes one every day", 0};
    if (newest_first.empty()) return finding;
    const auto& newest = newest_first.front();
    finding.number = static_cast<std::int64_t>(newest_first.size());
    finding.at = newest.made;
    finding.detail = newest.file.string() + " of " + utc(newest.made) + ", verified";
    if (now - newest.made <= kOld)
        finding.health = Health::Ok;
    else
        finding.detail += "; it is more than two days old";
    return finding;
}

Finding judge_hub(const sync::SyncState& state, std::uint64_t unsent) {
    const auto last = state.met == core::WallTime{} ? std::string("never") : utc(state.met);
    // A URL that is none is kept nowhere.
    const auto line =
        std::to_string(unsent) + " entries wait, last contact " + last + (state.hub.empty() ? "" : ", " + state.hub);
    const auto met = state.met == core::WallTime{} ? std::nullopt : std::optional(state.met);
    const auto waiting = static_cast<std::int64_t>(unsent);
    if (state.problem.empty()) return {Health::Ok, "hub", line, waiting, met};
    return {Health::Warn, "hub", line + ": at " + utc(state.tried) + " " + state.problem, waiting, met};
}

} // namespace kiosk::service
