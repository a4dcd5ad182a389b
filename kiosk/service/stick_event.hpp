// An event on a stick, read as it would be by `event check`: from a copy that nobody else can change meanwhile, so that
// what was checked is what is loaded, and a stick that is pulled out takes nothing along. Slow.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/rules/stick.hpp"
#include "event/package/badge_row.hpp"
#include "event/package/package.hpp"
#include "platform/folder.hpp"

namespace kiosk::service {

struct StickEvent {
    event::PackageReport report;                     // problems by sheet and cell, or by file and line
    std::string workbook;                            // its bytes; empty: it is a folder
    std::vector<event::BadgeRow> badges;             // with a sound package: those that came with it, with their tokens
    std::string event_file{};                        // of a folder: its event.toml
    core::Result<std::optional<event::Seal>> seal{}; // that lies with it, whatever its files say by now
};

// Of the item in the root of a stick, the folder beneath which its badges and its seal lie.
[[nodiscard]] std::string folder_of(const core::StickItem& item);

inline constexpr std::size_t kMostStickEventBytes = std::size_t{256} << 20U; // all its files together

// item: of list_stick(), a workbook (with plans/ and its folder that ends in .kiosk beside it) or a package. issuers:
// passed, stop: as event::ReadOptions. Links are not copied, so they are missing to whoever reads it. Unavailable: the
// stick is gone; Invalid: it is larger than kMostStickEventBytes, or a file than event::kMaxFileBytes; Refused: neither
// of these; Io, DiskFull: of the copy.
[[nodiscard]] core::Result<StickEvent> read_stick_event(const platform::Folder& stick, const core::StickItem& item,
                                                        const event::ReadOptions& options);

// The workbook with its problems in it, to be written to the stick under this name: "visit_請修改.xlsx". texts, errors:
// as event::mark_workbook(); Invalid of a folder, too.
[[nodiscard]] core::Result<std::string> marked_copy(const StickEvent& event, const core::Catalogue* texts);
[[nodiscard]] std::string name_of_marked(std::string_view workbook);

} // namespace kiosk::service
