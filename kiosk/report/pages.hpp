// Pages that are drawn one by one: all of them as a PDF, or one as a picture of the same drawing. Only report's drawing
// includes it.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "print/drawing.hpp"
#include "print/typesetter.hpp"
#include "report/printed.hpp"

namespace kiosk::report {

class Pages {
  public:
    virtual ~Pages() = default;
    [[nodiscard]] virtual std::size_t count() const = 0; // at least 1
    virtual void draw(std::size_t number) = 0;           // from 0, onto what they were begun on

  protected:
    Pages() = default;
    Pages(const Pages&) = default;
    Pages& operator=(const Pages&) = default;
};
// Its unit is the millimetre; both outlive the pages.
using BeginPages = std::function<std::unique_ptr<Pages>(cairo_t* context, print::Typesetter& typesetter)>;

struct PageSet {
    print::Size size; // mm
    std::string title;
    BeginPages begin;
};
// Io: Cairo's words.
[[nodiscard]] core::Result<Pdf> write_pages(const PageSet& set);
// number: from 0; beyond the last is the last. width: pixels; the height follows. Io: Cairo's words.
[[nodiscard]] core::Result<PagePicture> draw_page(const PageSet& set, std::size_t number, int width);

// The same onto an image surface of Cairo's, white where nothing is drawn.
struct DrawnPage {
    print::Surface surface;
    std::size_t number = 0, pages = 0;
    std::vector<std::string> warnings; // as Pdf
};
[[nodiscard]] core::Result<DrawnPage> drawn_page(const PageSet& set, std::size_t number, int width);

} // namespace kiosk::report
