#include "map/labels.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>

namespace kiosk::map {
namespace {

constexpr std::uint8_t kBesideCandidates = 8;

PixelBox candidate(const Label& label, std::uint8_t which) {
    const double w = label.width, h = label.height, x = label.anchor.x, y = label.anchor.y, gap = label.gap;
    const auto box = [&](double left, double top) { return PixelBox{{left, top}, {left + w, top + h}}; };
    if (label.placement == Placement::Over) return box(x - w / 2, y - h / 2);
    if (label.left_first && which < 2) which = which == 0 ? 1 : 0;
    const double diagonal = gap * 0.7;
    switch (which) {
    case 0:
        return box(x + gap, y - h / 2);
    case 1:
        return box(x - gap - w, y - h / 2);
    case 2:
        return box(x - w / 2, y + gap);
    case 3:
        return box(x - w / 2, y - gap - h);
    case 4:
        return box(x + diagonal, y + diagonal);
    case 5:
        return box(x + diagonal, y - diagonal - h);
    case 6:
        return box(x - diagonal - w, y + diagonal);
    default:
        return box(x - diagonal - w, y - diagonal - h);
    }
}

std::uint8_t candidates_of(const Label& label) {
    return label.placement == Placement::Over ? 1 : kBesideCandidates;
}

bool is_sound(const Label& label) {
    const bool finite = std::isfinite(label.anchor.x) && std::isfinite(label.anchor.y) && std::isfinite(label.width) &&
                        std::isfinite(label.height) && std::isfinite(label.gap);
    return finite && label.width > 0 && label.height > 0;
}

class Page {
  public:
    Page(PixelBox viewport, std::span<const PixelBox> obstacles) : viewport_(viewport), obstacles_(obstacles) {}

    [[nodiscard]] bool free(const PixelBox& box, double room) const {
        const PixelBox wanted = box.grown(room);
        if (!viewport_.contains(wanted)) return false;
        const auto overlaps = [&](const PixelBox& other) { return wanted.overlaps(other); };
        return std::ranges::none_of(obstacles_, overlaps) && std::ranges::none_of(taken_, overlaps);
    }
    void take(const PixelBox& box) { taken_.push_back(box); }

  private:
    PixelBox viewport_;
    std::span<const PixelBox> obstacles_;
    std::vector<PixelBox> taken_;
};

std::optional<PlacedLabel> place(const Label& label, const std::uint8_t* before, const Page& page) {
    if (before != nullptr && *before < candidates_of(label)) {
        if (const PixelBox box = candidate(label, *before); page.free(box, 0))
            return PlacedLabel{label.id, *before, box};
    }
    for (std::uint8_t which = 0; which < candidates_of(label); ++which) {
        if (const PixelBox box = candidate(label, which); page.free(box, kBreathing))
            return PlacedLabel{label.id, which, box};
    }
    return std::nullopt;
}

} // namespace

std::vector<PlacedLabel> place_labels(std::span<const Label> labels, PixelBox viewport,
                                      std::span<const PixelBox> obstacles, std::span<const PlacedLabel> before) {
    labels = labels.first(std::min(labels.size(), kMaxLabels));
    std::map<std::uint64_t, std::uint8_t> shown;
    for (const PlacedLabel& label : before) shown[label.id] = label.candidate;
    std::vector<const Label*> order;
    for (const Label& label : labels) {
        if (is_sound(label)) order.push_back(&label);
    }
    std::ranges::sort(order, {}, [&](const Label* label) {
        return std::tuple(-static_cast<std::int64_t>(label->priority), !shown.contains(label->id), label->id);
    });
    Page page(viewport, obstacles);
    std::vector<PlacedLabel> placed;
    std::map<std::uint64_t, int> priorities;
    for (const Label* label : order) {
        const auto last = shown.find(label->id);
        const auto found = place(*label, last == shown.end() ? nullptr : &last->second, page);
        if (!found) continue;
        page.take(found->box);
        placed.push_back(*found);
        priorities[label->id] = label->priority;
    }
    std::ranges::stable_sort(placed, {}, [&](const PlacedLabel& label) {
        return std::tuple(-static_cast<std::int64_t>(priorities[label.id]), label.id);
    });
    return placed;
}

} // namespace kiosk::map
