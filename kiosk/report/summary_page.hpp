// The summary (report/summary.hpp) drawn on one page, A4 upright: as PDF, or as a picture to send about. The same
// numbers give the same bytes, given the same fonts.
#pragma once

#include <string>

#include "core/base/result.hpp"
#include "map/scene.hpp"
#include "report/pdf_writer.hpp"
#include "report/summary.hpp"

namespace kiosk::report {

// scene: nullptr leaves the map out. Io: Cairo's words.
[[nodiscard]] core::Result<Pdf> write_summary_pdf(const Summary& summary, const Wording& wording,
                                                  const map::Scene* scene);
struct Picture {
    std::string png;
    std::vector<std::string> warnings; // as Pdf
};
// 1240 × 1754 pixels, 150 to an inch.
[[nodiscard]] core::Result<Picture> write_summary_png(const Summary& summary, const Wording& wording,
                                                      const map::Scene* scene);

// As draw_document().
[[nodiscard]] core::Result<PagePicture> draw_summary(const Summary& summary, const Wording& wording,
                                                     const map::Scene* scene, int width);

} // namespace kiosk::report
