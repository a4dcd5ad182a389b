#include "map/geos_shapes.hpp"

#include <geos_c.h>

#include <algorithm>
#include <utility>

namespace kiosk::map {

struct Geos::Impl {
    GEOSContextHandle_t context = GEOS_init_r();
    std::string words; // GEOS' last error

    struct Destroy {
        GEOSContextHandle_t context = nullptr;
        void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(context, geometry); }
    };
    using Geometry = std::unique_ptr<GEOSGeometry, Destroy>;
    Geometry own(GEOSGeometry* geometry) const { return {geometry, Destroy{context}}; }

    [[nodiscard]] tl::unexpected<core::Error> error(const char* doing) const {
        return core::fail(core::ErrorKind::Invalid,
                          std::string(doing) + ": " + (words.empty() ? "GEOS gives no reason" : words));
    }

    GEOSGeometry* ring(const ShapeRing& points) const {
        GEOSCoordSequence* sequence =
            GEOSCoordSeq_copyFromBuffer_r(context, &points.front().x, static_cast<unsigned>(points.size()), 0, 0);
        return sequence == nullptr
                   ? nullptr
                   : GEOSGeom_createLinearRing_r(context, sequence); // which takes the sequence in any case
    }

    Geometry polygon(const ShapePolygon& rings) const {
        std::vector<GEOSGeometry*> holes;
        GEOSGeometry* shell = ring(rings.front());
        bool whole = shell != nullptr;
        for (std::size_t i = 1; i < rings.size() && whole; ++i) {
            GEOSGeometry* hole = ring(rings[i]);
            whole = hole != nullptr;
            if (whole) holes.push_back(hole);
        }
        if (whole)
            return own(GEOSGeom_createPolygon_r(context, shell, holes.data(), static_cast<unsigned>(holes.size())));
        for (GEOSGeometry* hole : holes) GEOSGeom_destroy_r(context, hole);
        if (shell != nullptr) GEOSGeom_destroy_r(context, shell);
        return own(nullptr);
    }

    Geometry collect(std::span<const ShapePolygon> polygons) const {
        std::vector<GEOSGeometry*> parts;
        for (const ShapePolygon& rings : polygons) {
            Geometry part = polygon(rings);
            if (!part) {
                for (GEOSGeometry* made : parts) GEOSGeom_destroy_r(context, made);
                return own(nullptr);
            }
            parts.push_back(part.release());
        }
        return own(
            GEOSGeom_createCollection_r(context, GEOS_MULTIPOLYGON, parts.data(), static_cast<unsigned>(parts.size())));
    }

    [[nodiscard]] double area(const GEOSGeometry* geometry) const {
        double area = 0;
        return GEOSArea_r(context, geometry, &area) == 1 ? area : 0;
    }
};

static_assert(sizeof(Point) == 2 * sizeof(double), "GEOS reads points as pairs of doubles");

Geos::Geos() : impl_(std::make_unique<Impl>()) {
    GEOSContext_setErrorMessageHandler_r(
        impl_->context, [](const char* message, void* words) { *static_cast<std::string*>(words) = message; },
        &impl_->words);
}

Geos::~Geos() {
    GEOS_finish_r(impl_->context);
}

std::optional<std::string> Geos::why_invalid(std::span<const ShapePolygon> polygons) {
    impl_->words.clear();
    const auto shape = impl_->collect(polygons);
    if (!shape) return "a ring with fewer than three different points";
    if (GEOSisValid_r(impl_->context, shape.get()) == 1) return std::nullopt;
    char* reason = GEOSisValidReason_r(impl_->context, shape.get());
    std::string text = reason == nullptr ? "GEOS gives no reason" : reason;
    if (reason != nullptr) GEOSFree_r(impl_->context, reason);
    return text.substr(0, text.find('[')); // what follows are map units, of no use to a reader
}

core::Result<std::vector<std::array<Point, 3>>> Geos::triangulate(const ShapePolygon& polygon) {
    impl_->words.clear();
    const auto shape = impl_->polygon(polygon);
    const auto parts =
        impl_->own(shape ? GEOSConstrainedDelaunayTriangulation_r(impl_->context, shape.get()) : nullptr);
    if (!parts) return impl_->error("triangulating");
    std::vector<std::array<Point, 3>> triangles;
    const int count = GEOSGetNumGeometries_r(impl_->context, parts.get());
    triangles.reserve(static_cast<std::size_t>(std::max(count, 0)));
    for (int i = 0; i < count; ++i) {
        const GEOSGeometry* shell =
            GEOSGetExteriorRing_r(impl_->context, GEOSGetGeometryN_r(impl_->context, parts.get(), i));
        const GEOSCoordSequence* corners = shell == nullptr ? nullptr : GEOSGeom_getCoordSeq_r(impl_->context, shell);
        std::array<Point, 3> triangle;
        for (unsigned k = 0; k < 3; ++k) {
            if (corners == nullptr ||
                GEOSCoordSeq_getXY_r(impl_->context, corners, k, &triangle[k].x, &triangle[k].y) != 1) {
                return impl_->error("reading a triangle");
            }
        }
        triangles.push_back(triangle);
    }
    return triangles;
}

core::Result<Anchor> Geos::anchor(std::span<const ShapePolygon> polygons) {
    impl_->words.clear();
    const auto all = impl_->collect(polygons);
    const auto joined =
        impl_->own(all && polygons.size() > 1 ? GEOSCoverageUnion_r(impl_->context, all.get()) : nullptr);
    const auto& whole = polygons.size() > 1 ? joined : all;
    if (!whole) return impl_->error("joining areas");
    const GEOSGeometry* largest = nullptr;
    for (int i = 0; i < GEOSGetNumGeometries_r(impl_->context, whole.get()); ++i) {
        const GEOSGeometry* part = GEOSGetGeometryN_r(impl_->context, whole.get(), i);
        if (largest == nullptr || impl_->area(part) > impl_->area(largest)) largest = part;
    }
    if (largest == nullptr) return impl_->error("finding the largest part");
    const double size = std::sqrt(impl_->area(largest));
    const auto radius = impl_->own(GEOSMaximumInscribedCircle_r(impl_->context, largest, std::max(size / 5000, 1.0)));
    // The answer is a line from the centre to a point of the border.
    const GEOSCoordSequence* ends = radius ? GEOSGeom_getCoordSeq_r(impl_->context, radius.get()) : nullptr;
    Point centre, border;
    if (ends == nullptr || GEOSCoordSeq_getXY_r(impl_->context, ends, 0, &centre.x, &centre.y) != 1 ||
        GEOSCoordSeq_getXY_r(impl_->context, ends, 1, &border.x, &border.y) != 1) {
        return impl_->error("looking for room for a name");
    }
    return Anchor{centre, distance(centre, border)};
}

core::Result<double> Geos::union_area(std::span<const ShapePolygon> polygons) {
    impl_->words.clear();
    const auto all = impl_->collect(polygons);
    const auto whole = impl_->own(all ? GEOSUnaryUnion_r(impl_->context, all.get()) : nullptr);
    if (!whole) return impl_->error("joining areas");
    return impl_->area(whole.get());
}

} // namespace kiosk::map
