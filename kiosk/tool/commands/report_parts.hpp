// What the commands of report have in common: the paper's language, the day, the files, the map.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "map/scene.hpp"
#include "report/paper_parts.hpp"
#include "report/pdf_writer.hpp"
#include "tool/commands.hpp"
#include "tool/io/print.hpp"

namespace kiosk::tool {

[[nodiscard]] core::Result<report::Wording> wording_of(const std::string& languages);
// Usage: no day.
[[nodiscard]] core::Result<report::Scope> scope_of(const ReportOptions& options);
// Whether any of the three is to be written.
[[nodiscard]] bool names_files(const ReportOptions& options);
void print_warnings(const Io& io, const std::vector<std::string>& warnings);

// Each file whole or not at all, and what was written. summary: what is told besides, as JSON. draw: else as
// report::write_pdf().
using DrawPdf = std::function<core::Result<report::Pdf>(const report::Document& document)>;
[[nodiscard]] core::Status write_files(const Io& io, const ReportOptions& options, const report::Document& document,
                                       const report::Wording& wording, Json summary = Json::object(),
                                       const DrawPdf& draw = {});

// Taiwan as the screens have it. Errors say which file.
[[nodiscard]] core::Result<map::Scene> read_map();

} // namespace kiosk::tool
