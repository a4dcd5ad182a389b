// A document as PDF, A4 landscape: each paper begins a page; its head, fields, totals and signers are on each of its
// pages. Text is shaped by Pango and fonts are embedded. The same document gives the same bytes, given the same fonts:
// nothing holds a date.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "report/paper.hpp"

namespace kiosk::report {

struct Pdf {
    std::string bytes;
    std::size_t pages = 0;
    std::vector<std::string> warnings; // letters that no font here has
};
class Brush;
// first: draws a page of its own before the papers; may be empty. Io: Cairo's words.
[[nodiscard]] core::Result<Pdf> write_pdf(const Document& document, const std::function<void(Brush&)>& first = {});

} // namespace kiosk::report
