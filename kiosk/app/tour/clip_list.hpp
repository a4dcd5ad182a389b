// clip.csv beside the demo's recorded camera: what the ledger must hold once the clip was seen.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/ledger/entry.hpp"
#include "core/ledger/verdict.hpp"

namespace kiosk::app {

struct ExpectedEntry {
    std::string token;
    core::Verdict verdict = core::Verdict::Admitted;
    std::string at; // rows with the same text here may come in any order; may be empty
};

// CSV with a header: token, verdict and, if given, at, in any order; other columns are skipped. Rows whose verdict
// writes nothing (Group, Unreadable) are left out. Invalid: "file:line: what".
[[nodiscard]] core::Result<std::vector<ExpectedEntry>> parse_clip_list(std::string_view text,
                                                                       const std::filesystem::path& file);

// Empty when the presentations among the entries (check-ins, check-outs, refusals) are the expected ones, in order.
// Else a line each: "  …" as expected, "- …" missing, "+ …" not expected. No line holds a token.
[[nodiscard]] std::string differences(std::span<const ExpectedEntry> expected, std::span<const core::Entry> entries);

} // namespace kiosk::app
