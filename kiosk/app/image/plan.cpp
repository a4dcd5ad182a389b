#include "app/image/plan.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>

#include <cairo.h>
#include <librsvg/rsvg.h>

#include "app/image/photo.hpp"
#include "store/database.hpp"

namespace kiosk::app {
namespace {

using core::ErrorKind;
using core::Result;

template <auto free> struct Free {
    template <class T> void operator()(T* object) const { free(object); }
};
using Svg = std::unique_ptr<RsvgHandle, Free<g_object_unref>>;
using Surface = std::unique_ptr<cairo_surface_t, Free<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Free<cairo_destroy>>;

tl::unexpected<core::Error> invalid_plan(std::string what) {
    return core::fail(ErrorKind::Invalid, std::move(what));
}

std::string said(GError* error) {
    std::string text = error != nullptr ? error->message : "for a reason that is not told";
    g_clear_error(&error);
    return text;
}

struct Size {
    double width = 0, height = 0;
};

// Points are given in what the drawing itself counts in: its viewBox, else its size in pixels.
Result<Size> own_size(RsvgHandle& svg) {
    gboolean has_width = FALSE, has_height = FALSE, has_box = FALSE;
    RsvgLength width, height;
    RsvgRectangle box;
    rsvg_handle_get_intrinsic_dimensions(&svg, &has_width, &width, &has_height, &height, &has_box, &box);
    Size size{box.width, box.height};
    if (has_box == FALSE && rsvg_handle_get_intrinsic_size_in_pixels(&svg, &size.width, &size.height) == FALSE)
        return invalid_plan("an SVG without a size: give it a viewBox");
    constexpr double kLeast = 1;
    if (!(size.width >= kLeast && size.height >= kLeast && size.width <= core::kPlanReach &&
          size.height <= core::kPlanReach))
        return invalid_plan("an SVG of no size that can be shown");
    return size;
}

// Cairo's rows are 0xXXRRGGBB words.
ui::Image picture_of(cairo_surface_t& surface) {
    cairo_surface_flush(&surface);
    ui::Image made{cairo_image_surface_get_width(&surface), cairo_image_surface_get_height(&surface), {}};
    const unsigned char* bytes = cairo_image_surface_get_data(&surface);
    const int stride = cairo_image_surface_get_stride(&surface);
    made.rgb.reserve(static_cast<std::size_t>(made.width) * static_cast<std::size_t>(made.height) * 3);
    for (int y = 0; y < made.height; ++y) {
        const unsigned char* row = bytes + static_cast<std::ptrdiff_t>(y) * stride;
        for (int x = 0; x < made.width; ++x) {
            std::uint32_t pixel = 0;
            std::memcpy(&pixel, row + static_cast<std::ptrdiff_t>(x) * 4, sizeof pixel);
            for (const unsigned shift : {16U, 8U, 0U}) made.rgb.push_back(static_cast<std::uint8_t>(pixel >> shift));
        }
    }
    return made;
}

Result<ui::Plan> draw_svg(std::span<const std::byte> bytes, int longest_side) {
    GError* error = nullptr;
    const Svg svg(rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(bytes.data()), bytes.size(), &error));
    if (!svg) return invalid_plan("not an SVG that can be read: " + said(error));
    const auto size = TRY(own_size(*svg));
    const double scale = longest_side / std::max(size.width, size.height);
    const auto side = [&](double length) { return std::max(1, static_cast<int>(std::lround(length * scale))); };
    const RsvgRectangle all{0, 0, static_cast<double>(side(size.width)), static_cast<double>(side(size.height))};
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, side(size.width), side(size.height)));
    const Context context(cairo_create(surface.get()));
    cairo_set_source_rgb(context.get(), 1, 1, 1);
    cairo_paint(context.get());
    if (rsvg_handle_render_document(svg.get(), context.get(), &all, &error) == FALSE)
        return invalid_plan("an SVG that cannot be drawn: " + said(error));
    if (cairo_status(context.get()) != CAIRO_STATUS_SUCCESS)
        return invalid_plan(std::string("an SVG that cannot be drawn: ") +
                            cairo_status_to_string(cairo_status(context.get())));
    return ui::Plan{{},
                    static_cast<float>(size.width),
                    static_cast<float>(size.height),
                    std::make_shared<const ui::Image>(picture_of(*surface))};
}

Result<ui::Plan> take_png(std::span<const std::byte> bytes) {
    constexpr std::uint8_t kWhite = 255;
    auto picture = TRY(decode_png(bytes, kMaxPlanPixels, kWhite));
    if (std::max(picture.width, picture.height) > kMaxPlanSide)
        return invalid_plan("longer than " + std::to_string(kMaxPlanSide) + " pixels on a side: save it smaller");
    const auto width = static_cast<float>(picture.width), height = static_cast<float>(picture.height);
    return ui::Plan{{}, width, height, std::make_shared<const ui::Image>(std::move(picture))};
}

} // namespace

Result<ui::Plan> decode_plan(std::string name, std::span<const std::byte> bytes, int svg_side) {
    if (bytes.size() > core::kMaxDrawingBytes) return invalid_plan("larger than 16 MiB");
    constexpr std::string_view kPng = "\x89PNG\r\n\x1A\n";
    const bool png = bytes.size() > kPng.size() && std::memcmp(bytes.data(), kPng.data(), kPng.size()) == 0;
    auto plan = png ? take_png(bytes) : draw_svg(bytes, svg_side);
    if (plan) plan->file = std::move(name);
    return plan;
}

Result<core::Drawing> read_drawing(const std::filesystem::path& database, const std::string& name) {
    const auto opened = store::Database::open(database, store::OpenMode::ReadOnly);
    if (!opened) return tl::unexpected(opened.error().at(name));
    auto drawing = opened->drawing(name);
    if (!drawing) return tl::unexpected(drawing.error().at(name));
    if (!*drawing) return core::fail(ErrorKind::NotFound, name + ": the event came without this drawing");
    return std::move(**drawing);
}

Result<ui::Plan> decode_plan(const core::Drawing& drawing) {
    return decode_plan(drawing.file, std::as_bytes(std::span(drawing.bytes))).map_error([&](const core::Error& error) {
        return error.at(drawing.file);
    });
}

} // namespace kiosk::app
