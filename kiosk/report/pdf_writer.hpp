// A document as PDF, A4 landscape: each paper begins a page; its head, fields, totals and signers are on each of its
// pages. Text is shaped by Pango and fonts are embedded. The same document gives the same bytes, given the same fonts:
// nothing holds a date.
#pragma once

#include <cstddef>
#include <functional>

#include "core/base/result.hpp"
#include "report/paper.hpp"
#include "report/printed.hpp"

namespace kiosk::report {

class Brush;
// first: draws a page of its own before the papers; may be empty. Io: Cairo's words.
[[nodiscard]] core::Result<Pdf> write_pdf(const Document& document, const std::function<void(Brush&)>& first = {});
// number: from 0; beyond the last is the last. width: pixels. Io: Cairo's words.
[[nodiscard]] core::Result<PagePicture> draw_document(const Document& document, std::size_t number, int width);

} // namespace kiosk::report
