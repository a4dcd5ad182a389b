// The map of the regional offices with their guests, before the tables of an alliance document.
#pragma once

#include <vector>

#include "core/base/result.hpp"
#include "map/scene.hpp"
#include "report/pdf_writer.hpp"
#include "report/visit_file.hpp"

namespace kiosk::report {

// document: of alliance_tables(visits). scene: nullptr leaves the map out. Io: Cairo's words.
[[nodiscard]] core::Result<Pdf> write_alliance_pdf(const Document& document, const std::vector<Visit>& visits,
                                                   const Wording& wording, const map::Scene* scene);

} // namespace kiosk::report
