// kiosk.toml: what differs from one kiosk to the next. Paths in it are relative to its own folder.
//
//   db, event, checkpoint, camera, lang, theme ("light" | "contrast"), volume (0 … 1), idle_seconds (10 … 3600),
//   log_file,
//   follow_programme = true: by the programme's times the kiosk stands at whichever checkpoint near `checkpoint` (in
//     its area, or of items in the same place) is open, or opens next; or a list of checkpoints: at one of these
//   stick: a folder that stands for the USB stick, where others mount it; else any that is put in
//   printer: as CUPS calls it (lpstat -e), for badges that are made at the door and the roll
//   barcodes = true: also reads bar codes and Data Matrix, for events whose roster lists such codes;
//     costs much more time
//   reduced_motion = true: nothing moves by itself
//   setup = "camera": the first start goes on with that step (core::name_of(SetupStep)); it writes and removes the line
//   [window]   monitor = 0 (number, from 0) or "HDMI-1" (name); rotate = 0, 90, 180 or 270: the picture is turned
//     clockwise; touch = [1, 0, 0, 0, 1, 0]: where on the picture a finger is, core::TouchMap row by row, which says of
//     a panel that it lies otherwise than the picture is turned
//   [panel]    width_mm, height_mm, bottom_above_floor_mm, lens ("top" | "bottom" | "left" | "right")
//   [hub]      url = "postgresql://ROLE@HOST/DATABASE", passfile = "gate.pgpass" (its password, mode 0600)
//   [attract]  still = true: one picture, no pages; dim_from, dim_to ("19:00", "07:00"), brightness (0.05 … 1)
//     between them
//   [sound]    quiet_from, quiet_to ("12:30", "13:30"), quiet_volume (0 … 1) between them;
//     spoken = true: says results and "Need more time?" aloud, with the program espeak-ng
// Spans of a day may pass midnight; they are of the event's time zone.
//
// The last line should be kEndOfConfig, a comment. A power cut may leave a file that was being saved empty, full of
// zero bytes, or cut off at any byte, and TOML that is cut at a line's end is still TOML: only what must stand at the
// end shows that the end is there. A comment, not a hash beside the file: it survives Notepad, and nobody has to
// compute anything after an edit. A file written by hand without it is taken as long as the last good one has none
// either.
#pragma once

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/config/options.hpp"
#include "core/base/clock.hpp"
#include "core/base/result.hpp"
#include "core/setup/setup_state.hpp"
#include "core/setup/touch_map.hpp"
#include "ui/model/panel.hpp"

namespace kiosk::app {

using MonitorChoice = std::variant<int, std::string>; // number from 0, or the name that the system gives it

// A part of every day. Never: from == to.
struct DaySpan {
    core::MinuteOfDay from{}, to{};
    [[nodiscard]] bool holds(core::MinuteOfDay minute) const;
    bool operator==(const DaySpan&) const = default;
};

struct AttractConfig {
    bool still = false;
    DaySpan dim;
    double brightness = 0.35; // while dim
};

struct SoundConfig {
    double volume = 0.6;
    DaySpan quiet;
    double quiet_volume = 0.2;
    bool spoken = false; // prompts are said aloud, as loud as the tones
    [[nodiscard]] double at(core::MinuteOfDay minute) const { return quiet.holds(minute) ? quiet_volume : volume; }
    [[nodiscard]] double loudest() const { return quiet.from == quiet.to ? volume : std::max(volume, quiet_volume); }
};

struct Config {
    std::optional<std::filesystem::path> database;
    std::optional<std::filesystem::path> event;
    std::optional<std::string> checkpoint;
    bool follow_programme = false;
    std::vector<std::string> followed; // follow_programme: among these; empty: near the checkpoint
    std::optional<std::string> camera;
    std::optional<std::string> language;
    Theme theme = Theme::Light;
    SoundConfig sound;
    AttractConfig attract;
    bool reduced_motion = false;
    core::Millis idle{45'000};
    bool barcodes = false;
    std::optional<std::filesystem::path> log_file;
    std::optional<std::filesystem::path> stick;
    std::optional<std::string> printer;
    std::optional<std::string> hub; // its URL, the passfile in it
    MonitorChoice monitor = 0;
    std::optional<int> rotate;           // degrees clockwise
    std::optional<core::TouchMap> touch; // none: as the picture is turned
    ui::Panel panel;
    std::optional<core::SetupStep> setup; // the first start is not finished
};

struct ConfigRead {
    Config config;
    std::vector<std::string> warnings; // "file:line:column: …", for example a key that nobody knows
};

// Pure. Invalid: the detail has one line per problem, "file:line:column: what and how to mend it".
[[nodiscard]] core::Result<ConfigRead> parse_config(std::string_view text, const std::filesystem::path& file);

inline constexpr std::string_view kEndOfConfig = "# end of kiosk.toml";

// Whether the last line that is not blank is kEndOfConfig, in whatever case and with whatever blanks.
[[nodiscard]] bool has_end_line(std::string_view text);

// Pure. Why this text cannot be the whole file, and how to mend it; none: nothing shows that a part is missing.
// last_good: the text that a start succeeded with, if there is one.
[[nodiscard]] std::optional<std::string> torn(std::string_view text, const std::optional<std::string>& last_good);

struct ConfigLoaded {
    ConfigRead read;
    std::string text; // what was read, byte by byte
    bool from_last_good = false;
    std::string problem; // why the file itself was not used; empty when it was
};
// Reads file; when it is torn, broken or gone, FILE.last-good instead. An error, the file's own, when both fail.
[[nodiscard]] core::Result<ConfigLoaded> load_config(const std::filesystem::path& file);
// Keeps the text of a config that a start succeeded with, whole or not at all; on the disk when it returns.
[[nodiscard]] core::Status keep_last_good(const std::filesystem::path& file, std::string_view text);
[[nodiscard]] std::filesystem::path last_good_of(const std::filesystem::path& file);

} // namespace kiosk::app
