// Whether a kiosk is well: one judgement each, whoever asks. kioskctl doctor prints them, the kiosk's start refuses or
// warns by them. Pure: values in, values out; service/health_checks.hpp gathers what they judge.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/result.hpp"
#include "core/event/roster.hpp"
#include "core/i18n/font_files.hpp"
#include "core/rules/clock_trust.hpp"
#include "core/rules/staff.hpp"
#include "service/backups.hpp"
#include "sync/sync_state_file.hpp"

namespace kiosk::service {

enum class Health {
    Ok,
    Warn, // guests are checked in, and something is to be seen to
    Fail, // the kiosk does not start, or does not do what it is for
};

struct Finding {
    Health health = Health::Ok;
    std::string name;                      // what was looked at: "font", "disk", "clock" …
    std::string detail;                    // English, for staff: what it is, and how to mend it
    std::int64_t number = 0;               // disk: MiB that are free; hub: entries that wait; staff: who have a PIN;
                                           // backup: that are kept
    std::optional<core::WallTime> at = {}; // hub: the last contact; backup: the newest
    bool operator==(const Finding&) const = default;
};
using Findings = std::vector<Finding>;

[[nodiscard]] Finding judge_font(const core::FontFile& font, bool readable);
// readable: whether all of core::kShapedFonts are.
[[nodiscard]] Finding judge_shaped_fonts(bool readable);
// free: bytes that this user may still write in the folder.
[[nodiscard]] Finding judge_disk(const std::filesystem::path& folder, const core::Result<std::uintmax_t>& free);
[[nodiscard]] Finding judge_clock(const core::ClockJudgement& judged, core::WallTime now);
// "the clock is trusted: …" or "the clock is not trusted, entries are marked time-unsure: …"
[[nodiscard]] std::string clock_line(const core::ClockJudgement& judged);
[[nodiscard]] Finding judge_names(const core::EventInfo& event, bool purged, core::LocalDay today);
[[nodiscard]] Finding judge_staff(const std::vector<core::StaffMember>& staff, const std::filesystem::path& database);
// unsent: entries here that the hub had not, when they met.
// Of the newest one; warned of where there is none, or none of the last two days.
[[nodiscard]] Finding judge_backups(const std::vector<Backup>& newest_first, core::WallTime now);
[[nodiscard]] Finding judge_hub(const sync::SyncState& state, std::uint64_t unsent);

} // namespace kiosk::service
