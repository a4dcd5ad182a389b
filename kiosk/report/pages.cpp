#include "report/pages.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "print/missing_letters.hpp"

namespace kiosk::report {

core::Result<Pdf> write_pages(const PageSet& set) {
    Pdf pdf;
    print::Typesetter typesetter;
    const auto surface = print::pdf_surface(pdf.bytes, set.size, set.title);
    const auto context = print::millimetres(surface.get());
    const auto pages = set.begin(context.get(), typesetter);
    pdf.pages = pages->count();
    for (std::size_t i = 0; i < pdf.pages; ++i) {
        pages->draw(i);
        cairo_show_page(context.get());
    }
    TRY(print::finish(surface.get(), context.get()));
    pdf.warnings = print::warnings_of(typesetter);
    return pdf;
}

core::Result<DrawnPage> drawn_page(const PageSet& set, std::size_t number, int width) {
    const int height = static_cast<int>(std::lround(width * set.size.height / set.size.width));
    DrawnPage drawn{print::Surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height)), 0, 0, {}};
    print::Typesetter typesetter;
    const print::Context context(cairo_create(drawn.surface.get()));
    print::set_colour(context.get(), print::kWhite);
    cairo_paint(context.get());
    cairo_scale(context.get(), width / set.size.width, height / set.size.height);
    const auto pages = set.begin(context.get(), typesetter);
    drawn.pages = pages->count();
    drawn.number = std::min(number, drawn.pages - 1);
    pages->draw(drawn.number);
    cairo_surface_flush(drawn.surface.get());
    TRY(print::check(cairo_status(context.get())));
    drawn.warnings = print::warnings_of(typesetter);
    return drawn;
}

core::Result<PagePicture> draw_page(const PageSet& set, std::size_t number, int width) {
    const auto drawn = TRY(drawn_page(set, number, width));
    auto* surface = drawn.surface.get();
    PagePicture made{{cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface), {}},
                     drawn.number,
                     drawn.pages};
    made.image.rgb.reserve(static_cast<std::size_t>(made.image.width) * static_cast<std::size_t>(made.image.height) *
                           3);
    const unsigned char* row = cairo_image_surface_get_data(surface);
    for (int y = 0; y < made.image.height; ++y, row += cairo_image_surface_get_stride(surface)) {
        const auto* pixels = reinterpret_cast<const std::uint32_t*>(row); // Cairo: aligned, 0x00RRGGBB
        for (int x = 0; x < made.image.width; ++x)
            for (const int shift : {16, 8, 0}) made.image.rgb.push_back(static_cast<std::uint8_t>(pixels[x] >> shift));
    }
    return made;
}

} // namespace kiosk::report
