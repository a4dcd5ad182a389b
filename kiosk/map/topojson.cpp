#include "map/topojson.hpp"

#include <cmath>
#include <optional>
#include <set>
#include <utility>

#include "map/json.hpp"

namespace kiosk::map {
namespace {

using nlohmann::json;
using Type = json::value_t;

struct Transform {
    double scale_x = 1, scale_y = 1, move_x = 0, move_y = 0;
    bool present = false;
};

// A step of a path, on the stack while its children are read: paths are only put together for errors.
struct Path {
    const Path* parent = nullptr;
    std::string_view name;
    std::size_t index = 0;
    [[nodiscard]] std::string str() const {
        return (parent == nullptr ? "" : parent->str()) + "/" +
               (name.empty() ? std::to_string(index) : std::string(name));
    }
};

bool all_digits(const std::string& text, std::size_t length) {
    return text.size() == length && text.find_first_not_of("0123456789") == std::string::npos;
}

class Reader {
  public:
    explicit Reader(const File& file) : file_(file) {}

    core::Result<Topology> read() {
        const auto root = TRY(parse_json(file_));
        if (read_root(root)) return std::move(topology_);
        return tl::unexpected(error_);
    }

  private:
    bool wrong(const Path& path, std::string_view what) {
        error_ = json_error(file_, path.str(), what);
        return false;
    }

    bool read_root(const json& root) {
        const std::string* type = text_member(root, "type");
        if (type == nullptr || *type != "Topology")
            return wrong({nullptr, "type"}, "must be \"Topology\": this is no TopoJSON");
        if (const std::string* credits = text_member(root, "credits")) topology_.credits = *credits;
        const json* arcs = member(root, "arcs", Type::array);
        if (arcs == nullptr) return wrong({nullptr, "arcs"}, "must be a list of arcs");
        const json* objects = member(root, "objects", Type::object);
        const json* towns = objects == nullptr ? nullptr : member(*objects, "towns", Type::object);
        const json* geometries = towns == nullptr ? nullptr : member(*towns, "geometries", Type::array);
        if (geometries == nullptr) return wrong({nullptr, "objects/towns/geometries"}, "must be a list of towns");
        return read_transform(root) && read_arcs(*arcs) && read_towns(*geometries);
    }

    bool read_transform(const json& root) {
        if (!root.contains("transform")) return true;
        const auto pair = [&](const char* key, double& x, double& y) {
            const json* list = root["transform"].is_object() ? member(root["transform"], key, Type::array) : nullptr;
            if (list == nullptr || list->size() != 2 || !(*list)[0].is_number() || !(*list)[1].is_number())
                return false;
            x = (*list)[0].get<double>();
            y = (*list)[1].get<double>();
            return std::abs(x) <= 360 && std::abs(y) <= 360;
        };
        transform_.present = true;
        if (pair("scale", transform_.scale_x, transform_.scale_y) &&
            pair("translate", transform_.move_x, transform_.move_y))
            return true;
        return wrong({nullptr, "transform"}, "scale and translate must be two numbers each, in degrees");
    }

    bool read_arcs(const json& arcs) {
        if (arcs.size() > kMaxArcs) return wrong({nullptr, "arcs"}, "more than " + std::to_string(kMaxArcs) + " arcs");
        const Path path{nullptr, "arcs"};
        topology_.arcs.reserve(arcs.size());
        for (std::size_t i = 0; i < arcs.size(); ++i) {
            if (!read_arc(arcs[i], {&path, {}, i})) return false;
        }
        topology_.sides.assign(arcs.size(), {kSea, kSea});
        return true;
    }

    bool read_arc(const json& arc, const Path& path) {
        if (!arc.is_array()) return wrong(path, "must be a list of positions");
        points_ += arc.size();
        if (points_ > kMaxArcPoints)
            return wrong(path, "more than " + std::to_string(kMaxArcPoints) + " positions in all arcs");
        std::vector<Point> points;
        points.reserve(arc.size());
        double x = 0, y = 0;
        for (std::size_t i = 0; i < arc.size(); ++i) {
            const auto place = position(arc[i], x, y);
            if (!place)
                return wrong({&path, {}, i},
                             "must be two numbers that lead to a longitude of -180 to 180 and a latitude of -85 to 85");
            const Point point = project(*place);
            if (points.empty() || !(points.back() == point)) points.push_back(point);
        }
        if (points.size() < 2) return wrong(path, "an arc needs two different positions");
        topology_.arcs.push_back(std::move(points));
        return true;
    }

    // Quantized positions are steps from the one before.
    std::optional<LonLat> position(const json& value, double& x, double& y) const {
        if (!value.is_array() || value.size() < 2 || !value[0].is_number() || !value[1].is_number())
            return std::nullopt;
        const double a = value[0].get<double>(), b = value[1].get<double>();
        x = transform_.present ? x + a : a;
        y = transform_.present ? y + b : b;
        const LonLat place{x * transform_.scale_x + transform_.move_x, y * transform_.scale_y + transform_.move_y};
        const bool here = std::abs(place.longitude) <= 180 && std::abs(place.latitude) <= 85;
        return here ? std::optional(place) : std::nullopt;
    }

    bool read_towns(const json& towns) {
        const Path path{nullptr, "objects/towns/geometries"};
        if (towns.empty() || towns.size() > kMaxTowns)
            return wrong(path, "must hold 1 to " + std::to_string(kMaxTowns) + " towns");
        for (std::size_t i = 0; i < towns.size(); ++i) {
            if (!read_town(towns[i], {&path, {}, i})) return false;
        }
        return true;
    }

    bool read_town(const json& value, const Path& path) {
        TopoTown town;
        const json* properties = member(value, "properties", Type::object);
        const auto text = [&](const char* key, std::string& into) {
            const std::string* found = properties == nullptr ? nullptr : text_member(*properties, key);
            if (found == nullptr) return false;
            into = *found;
            return true;
        };
        if (!text("TOWNCODE", town.code) || !all_digits(town.code, 8))
            return wrong(path, "its property TOWNCODE must be text of 8 digits");
        if (!text("COUNTYCODE", town.county) || !all_digits(town.county, 5))
            return wrong(path, "its property COUNTYCODE must be text of 5 digits");
        if (!text("TOWNNAME", town.name)) return wrong(path, "its property TOWNNAME must be text");
        text("TOWNENG", town.name_en);
        if (!codes_.insert(town.code).second)
            return wrong(path, "TOWNCODE " + town.code + " stands twice: each town once");
        const std::string* type = text_member(value, "type");
        const json* arcs = member(value, "arcs", Type::array);
        const bool one = type != nullptr && *type == "Polygon";
        if (arcs == nullptr || (!one && (type == nullptr || *type != "MultiPolygon")))
            return wrong(path, "must be a Polygon or a MultiPolygon with arcs");
        const Path at{&path, "arcs"};
        town.polygons.resize(one ? 1 : arcs->size());
        for (std::size_t i = 0; i < town.polygons.size(); ++i) {
            const Path part{&at, {}, i};
            if (!read_polygon(one ? *arcs : (*arcs)[i], one ? at : part, town.polygons[i])) return false;
        }
        if (town.polygons.empty()) return wrong(at, "a town needs a polygon");
        topology_.towns.push_back(std::move(town));
        return true;
    }

    bool read_polygon(const json& rings, const Path& path, ArcPolygon& polygon) {
        if (!rings.is_array() || rings.empty()) return wrong(path, "a polygon is a list of rings, 1 or more");
        polygon.resize(rings.size());
        for (std::size_t i = 0; i < rings.size(); ++i) {
            if (!read_ring(rings[i], {&path, {}, i}, polygon[i])) return false;
        }
        return true;
    }

    bool read_ring(const json& refs, const Path& path, ArcRing& ring) {
        if (!refs.is_array() || refs.empty()) return wrong(path, "a ring is a list of arcs, 1 or more");
        std::size_t points = 1;
        for (std::size_t i = 0; i < refs.size(); ++i) {
            const auto arcs = static_cast<std::int64_t>(topology_.arcs.size());
            const Path at{&path, {}, i};
            if (!refs[i].is_number_integer()) return wrong(at, "an arc is named by a whole number");
            const bool huge = refs[i].is_number_unsigned() && refs[i].get<std::uint64_t>() > kMaxArcs;
            const auto ref = huge ? arcs : refs[i].get<std::int64_t>();
            if (ref >= arcs || ref < -arcs)
                return wrong(at, "there is no arc " + refs[i].dump() + " (" + std::to_string(arcs) + " arcs)");
            ring.push_back(static_cast<ArcRef>(ref));
            if (!take_side(ring.back(), at)) return false;
            points += topology_.arcs[arc_of(ring.back())].size() - 1;
        }
        if (points < 4) return wrong(path, "a ring needs three different positions");
        for (std::size_t i = 0; i < ring.size(); ++i) {
            if (!(end_of(ring[i]) == start_of(ring[(i + 1) % ring.size()]))) {
                return wrong({&path, {}, i},
                             "this arc does not lead to where the next one starts: the ring is not closed");
            }
        }
        return true;
    }

    bool take_side(ArcRef ref, const Path& path) {
        auto& sides = topology_.sides[arc_of(ref)];
        auto& side = sides[ref < 0 ? 1 : 0];
        const auto town = static_cast<std::uint16_t>(topology_.towns.size());
        if (side != kSea) return wrong(path, "another ring runs along this arc the same way: areas overlap");
        side = town;
        return sides[0] != sides[1] || wrong(path, "both sides of this arc are the same town");
    }

    [[nodiscard]] Point start_of(ArcRef ref) const {
        const auto& arc = topology_.arcs[arc_of(ref)];
        return ref < 0 ? arc.back() : arc.front();
    }
    [[nodiscard]] Point end_of(ArcRef ref) const { return start_of(~ref); }

    const File& file_;
    Transform transform_;
    Topology topology_;
    std::set<std::string> codes_;
    std::size_t points_ = 0;
    core::Error error_;
};

} // namespace

core::Result<Topology> read_topojson(const File& file) {
    return Reader(file).read();
}

} // namespace kiosk::map
