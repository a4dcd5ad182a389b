#include "print/drawing.hpp"

#include <numbers>

#include <cairo-pdf.h>

namespace kiosk::print {

cairo_status_t append(void* text, const unsigned char* data, unsigned int length) {
    try {
        static_cast<std::string*>(text)->append(reinterpret_cast<const char*>(data), length);
        return CAIRO_STATUS_SUCCESS;
    } catch (const std::exception&) {
        return CAIRO_STATUS_NO_MEMORY;
    }
}

core::Status check(cairo_status_t status) {
    if (status == CAIRO_STATUS_SUCCESS) return {};
    return core::fail(core::ErrorKind::Io, std::string("drawing failed: ") + cairo_status_to_string(status));
}

Surface pdf_surface(std::string& bytes, Size paper, const std::string& title) {
    Surface surface(
        cairo_pdf_surface_create_for_stream(append, &bytes, paper.width * kPointsPerMm, paper.height * kPointsPerMm));
    // Cairo writes the current time unless it is given one; a time that is none it leaves out.
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "");
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
    return surface;
}

Context millimetres(cairo_surface_t* pdf) {
    Context context(cairo_create(pdf));
    cairo_scale(context.get(), kPointsPerMm, kPointsPerMm);
    return context;
}

core::Status finish(cairo_surface_t* pdf, cairo_t* context) {
    cairo_surface_finish(pdf);
    TRY(check(cairo_status(context)));
    return check(cairo_surface_status(pdf));
}

void set_colour(cairo_t* context, Colour colour) {
    cairo_set_source_rgb(context, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0);
}

void rounded_box(cairo_t* context, const Box& box, double radius) {
    constexpr double quarter = std::numbers::pi / 2;
    cairo_new_sub_path(context);
    cairo_arc(context, box.right() - radius, box.y + radius, radius, -quarter, 0);
    cairo_arc(context, box.right() - radius, box.bottom() - radius, radius, 0, quarter);
    cairo_arc(context, box.x + radius, box.bottom() - radius, radius, quarter, 2 * quarter);
    cairo_arc(context, box.x + radius, box.y + radius, radius, 2 * quarter, 3 * quarter);
    cairo_close_path(context);
}

} // namespace kiosk::print
