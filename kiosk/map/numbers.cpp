#include "map/numbers.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace kiosk::map {
namespace {

constexpr double kAir = 3; // px between discs, and to what they must not cover
constexpr int kDirections = 24;
constexpr int kDistances = 14;
constexpr double kStep = 0.5; // of the radius, from one distance to the next

class Board {
  public:
    Board(const Scene& scene, const Viewport& viewport, double radius, std::span<const PixelBox> obstacles)
        : scene_(scene), viewport_(viewport), radius_(radius), obstacles_(obstacles) {}

    // Within the region, else at the end of a line.
    [[nodiscard]] PlacedNumber place(std::uint16_t index) {
        PlacedNumber number = within(index);
        taken_.push_back(number.at);
        if (number.from) lines_.push_back({*number.from, number.at});
        return number;
    }

  private:
    [[nodiscard]] bool free(Pixel at) const {
        const PixelBox disc = PixelBox{at, at}.grown(radius_);
        if (!PixelBox{{0, 0}, {viewport_.width, viewport_.height}}.contains(disc.grown(kAir))) return false;
        return std::ranges::none_of(obstacles_, [&](const PixelBox& box) { return box.overlaps(disc); }) &&
               std::ranges::none_of(taken_, [&](Pixel other) { return distance(other, at) < 2 * radius_ + kAir; }) &&
               std::ranges::none_of(lines_, [&](const Line& line) { return line.distance_to(at) < radius_ + kAir; });
    }
    // A line may leave from under nothing and pass nothing.
    [[nodiscard]] bool clear(Pixel from, Pixel to) const {
        constexpr int kSamples = 12;
        for (int i = 0; i <= kSamples; ++i) {
            const Pixel at = from + (to - from) * (static_cast<double>(i) / kSamples);
            const bool met =
                std::ranges::any_of(obstacles_, [&](const PixelBox& box) { return box.contains(at); }) ||
                std::ranges::any_of(taken_, [&](Pixel other) { return distance(other, at) < radius_ + kAir; });
            if (met) return false;
        }
        return true;
    }
    [[nodiscard]] bool at_sea(Pixel at) const {
        return !scene_.areas.town_near(to_point(viewport_, at), (radius_ + kAir) / viewport_.scale);
    }

    [[nodiscard]] PlacedNumber within(std::uint16_t index) const {
        const Region& region = scene_.regions[index];
        const auto fits = [&](const Anchor& anchor) {
            return anchor.radius * viewport_.scale >= radius_ && free(to_pixel(viewport_, anchor.at));
        };
        if (fits(region.label)) return {index, to_pixel(viewport_, region.label.at), {}};
        for (const Anchor& spot : region.spots) {
            if (fits(spot)) return {index, to_pixel(viewport_, spot.at), {}};
        }
        return beside(index);
    }

    // Nearest first; straight up, then clockwise.
    [[nodiscard]] PlacedNumber beside(std::uint16_t index) const {
        const Pixel from = beginning(index);
        for (const bool sea : {true, false}) {
            for (int ring = 0; ring < kDistances; ++ring) {
                const double far = radius_ * (2 + kStep * ring);
                for (int turn = 0; turn < kDirections; ++turn) {
                    const double angle = 2 * std::numbers::pi * turn / kDirections;
                    const Pixel at{from.x + far * std::sin(angle), from.y - far * std::cos(angle)};
                    if (free(at) && clear(from, at) && (!sea || at_sea(at))) return {index, at, from};
                }
            }
        }
        return {index, to_pixel(viewport_, scene_.regions[index].label.at), {}};
    }

    // The label's place, or the nearest spot that nothing covers.
    [[nodiscard]] Pixel beginning(std::uint16_t index) const {
        const Region& region = scene_.regions[index];
        const auto open = [&](Pixel at) { return clear(at, at); };
        const Pixel label = to_pixel(viewport_, region.label.at);
        if (open(label)) return label;
        for (const Anchor& spot : region.spots) {
            if (const Pixel at = to_pixel(viewport_, spot.at); open(at)) return at;
        }
        return label;
    }

    struct Line {
        Pixel from, to;
        [[nodiscard]] double distance_to(Pixel p) const {
            return distance_to_segment({p.x, p.y}, {from.x, from.y}, {to.x, to.y});
        }
    };

    const Scene& scene_;
    const Viewport& viewport_;
    double radius_;
    std::span<const PixelBox> obstacles_;
    std::vector<Pixel> taken_;
    std::vector<Line> lines_;
};

} // namespace

std::vector<PlacedNumber> place_numbers(const Scene& scene, const Viewport& viewport, double radius,
                                        std::span<const PixelBox> obstacles) {
    const PixelBox all{{0, 0}, {viewport.width, viewport.height}};
    std::vector<std::uint16_t> order;
    for (std::uint16_t i = 0; i < scene.regions.size(); ++i) {
        if (all.contains(to_pixel(viewport, scene.regions[i].label.at))) order.push_back(i);
    }
    // Those with the most room last: they can give way.
    std::ranges::stable_sort(order, {}, [&](std::uint16_t i) { return scene.regions[i].label.radius; });
    Board board(scene, viewport, radius, obstacles);
    std::vector<PlacedNumber> placed;
    for (const std::uint16_t region : order) placed.push_back(board.place(region));
    std::ranges::sort(placed, {}, &PlacedNumber::region);
    return placed;
}

} // namespace kiosk::map
