#include "support/badge_optics.hpp"

#include <cmath>

namespace kiosk::scan::test {
namespace {

constexpr int kCardLeft = -27, kCardRight = 27, kCardTop = -36, kCardBottom = 30; // modules

struct Corner {
    Vec2 at; // samples
    Vec2 card;
};

Vec3 bent(Vec3 p, double& along, double curvature) {
    if (std::abs(curvature) < 1e-6) return p;
    p.z += (1 - std::cos(along * curvature)) / curvature;
    along = std::sin(along * curvature) / curvature;
    return p;
}

// Light from above the camera: a part that leans away is darker.
double shade_of(Vec3 a, Vec3 right, Vec3 down) {
    const Vec3 u{right.x - a.x, right.y - a.y, right.z - a.z};
    const Vec3 v{down.x - a.x, down.y - a.y, down.z - a.z};
    const Vec3 n{u.y * v.z - u.z * v.y, u.z * v.x - u.x * v.z, u.x * v.y - u.y * v.x};
    const double length = std::sqrt(n.x * n.x + n.y * n.y + n.z * n.z);
    if (length <= 0) return 1;
    return 0.6 + 0.4 * std::abs(0.15 * n.x + 0.45 * n.y + 0.88 * n.z) / length;
}

// A picture whose edges are repeated for `reach` pixels to all sides, so that a loop over places near an edge asks
// nothing.
class Framed {
  public:
    Framed(const Exposure& picture, int reach)
        : reach_(reach), stride_(picture.width + 2 * reach),
          light_(static_cast<std::size_t>(stride_) * static_cast<std::size_t>(picture.height + 2 * reach)) {
        float* out = light_.data();
        for (int y = -reach; y < picture.height + reach; ++y) {
            for (int x = -reach; x < picture.width + reach; ++x) *out++ = picture.get(x, y);
        }
    }
    [[nodiscard]] const float* at(int x, int y) const {
        return light_.data() + static_cast<std::ptrdiff_t>(y + reach_) * stride_ + x + reach_;
    }
    [[nodiscard]] std::ptrdiff_t stride() const { return stride_; }

  private:
    int reach_;
    int stride_;
    std::vector<float> light_;
};

void fill_triangle(Canvas& canvas, const Corner& a, const Corner& b, const Corner& c, double shade,
                   const Surface& surface) {
    const double area = (b.at.x - a.at.x) * (c.at.y - a.at.y) - (b.at.y - a.at.y) * (c.at.x - a.at.x);
    if (std::abs(area) < 1e-9) return;
    const int left = std::max(0, static_cast<int>(std::ceil(std::min({a.at.x, b.at.x, c.at.x}) - 0.5)));
    const int right = std::min(canvas.width - 1, static_cast<int>(std::max({a.at.x, b.at.x, c.at.x}) - 0.5));
    const int top = std::max(0, static_cast<int>(std::ceil(std::min({a.at.y, b.at.y, c.at.y}) - 0.5)));
    const int bottom = std::min(canvas.height - 1, static_cast<int>(std::max({a.at.y, b.at.y, c.at.y}) - 0.5));
    for (int y = top; y <= bottom; ++y) {
        for (int x = left; x <= right; ++x) {
            const double px = x + 0.5 - a.at.x, py = y + 0.5 - a.at.y;
            const double s = (px * (c.at.y - a.at.y) - py * (c.at.x - a.at.x)) / area;
            const double t = (py * (b.at.x - a.at.x) - px * (b.at.y - a.at.y)) / area;
            if (s < -1e-9 || t < -1e-9 || s + t > 1 + 1e-9) continue;
            const double back = surface(a.card.x + s * (b.card.x - a.card.x) + t * (c.card.x - a.card.x),
                                        a.card.y + s * (b.card.y - a.card.y) + t * (c.card.y - a.card.y));
            if (back >= 0) canvas.at(x, y) = static_cast<float>(back * shade);
        }
    }
}

} // namespace

Vec3 in_space(const Pose& pose, double u, double v) {
    Vec3 p{u, v, 0};
    for (const Crease& crease : pose.creases) {
        const Vec2 normal{std::cos(crease.direction), std::sin(crease.direction)};
        const double beyond = p.x * normal.x + p.y * normal.y - crease.offset;
        if (beyond <= 0) continue;
        const double shorter = beyond * (std::cos(crease.angle) - 1);
        p = {p.x + normal.x * shorter, p.y + normal.y * shorter, p.z + beyond * std::sin(crease.angle)};
    }
    double x = p.x, y = p.y;
    p = bent(p, x, pose.bend_x);
    p = bent(p, y, pose.bend_y);
    p = {x, y, p.z};
    const double cr = std::cos(pose.roll), sr = std::sin(pose.roll);
    p = {cr * p.x - sr * p.y, sr * p.x + cr * p.y, p.z};
    const double cy = std::cos(pose.yaw), sy = std::sin(pose.yaw);
    p = {cy * p.x + sy * p.z, p.y, -sy * p.x + cy * p.z};
    const double cp = std::cos(pose.pitch), sp = std::sin(pose.pitch);
    return {p.x, cp * p.y + sp * p.z, -sp * p.y + cp * p.z};
}

Vec2 on_sensor(const Pose& pose, Vec3 p) {
    const double scale = pose.module * kEyeToBadge / (kEyeToBadge + p.z);
    return {pose.middle.x + p.x * scale, pose.middle.y + p.y * scale};
}

void draw_card(Canvas& canvas, const Pose& pose, const Surface& surface) {
    constexpr int kStep = 1;
    const auto corner = [&](int u, int v) {
        const Vec2 p = on_sensor(pose, in_space(pose, u, v));
        return Corner{{p.x * kSamples, p.y * kSamples}, {static_cast<double>(u), static_cast<double>(v)}};
    };
    for (int v = kCardTop; v < kCardBottom; v += kStep) {
        for (int u = kCardLeft; u < kCardRight; u += kStep) {
            const Vec3 here = in_space(pose, u, v);
            const double shade = shade_of(here, in_space(pose, u + kStep, v), in_space(pose, u, v + kStep));
            const Corner a = corner(u, v), b = corner(u + kStep, v), c = corner(u, v + kStep);
            const Corner d = corner(u + kStep, v + kStep);
            fill_triangle(canvas, a, b, c, shade, surface);
            fill_triangle(canvas, d, c, b, shade, surface);
        }
    }
}

Surface card_of(const QrMatrix& code, double white, double black, std::uint64_t print) {
    const double finer = code.size / (2 * kHalfCode); // than a badge's modules
    return [&code, white, black, print, finer](double u, double v) {
        if (u < kCardLeft + 0.5 || u > kCardRight - 0.5 || v < kCardTop + 0.5 || v > kCardBottom - 0.5) return 0.3;
        if (v < -26 && v > -34) {
            const auto letter = static_cast<int>((u + 40) * 1.7);
            const bool ink = ((print >> (letter % 53)) & 1U) != 0 && static_cast<int>(v * 1.3) % 3 != 0;
            return ink ? 0.2 : white;
        }
        const int x = static_cast<int>(std::floor((u + kHalfCode) * finer));
        const int y = static_cast<int>(std::floor((v + kHalfCode) * finer));
        return code.dark(x, y) ? black : white;
    };
}

void fill_room(Canvas& canvas, Dice& dice) {
    const double low = dice.between(0.12, 0.3), high = dice.between(0.35, 0.6);
    const double wide = dice.between(60, 260), tall = dice.between(50, 300);
    const std::uint64_t blocks = dice.bits();
    for (int y = 0; y < canvas.height; ++y) {
        const auto row = static_cast<unsigned>(y / tall);
        for (int x = 0; x < canvas.width; ++x) {
            const unsigned block = (static_cast<unsigned>(x / wide) * 7 + row * 13) % 64;
            canvas.at(x, y) = static_cast<float>(((blocks >> block) & 1U) != 0 ? high : low);
        }
    }
}

Exposure developed(const Canvas& canvas) {
    Exposure out{canvas.width / kSamples, canvas.height / kSamples, {}};
    out.light.resize(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height));
    out.each([&canvas](int x, int y, double) {
        const auto row = static_cast<std::size_t>(canvas.width);
        const float* p =
            &canvas.light[static_cast<std::size_t>(y) * kSamples * row + static_cast<std::size_t>(x) * kSamples];
        return (p[0] + p[1] + p[row] + p[row + 1]) / 4;
    });
    return out;
}

void blur(Exposure& picture, double sigma) {
    if (sigma < 0.2) return;
    const int reach = static_cast<int>(std::ceil(3 * sigma));
    std::vector<double> weights;
    double sum = 0;
    for (int i = -reach; i <= reach; ++i) sum += weights.emplace_back(std::exp(-i * i / (2 * sigma * sigma)));
    const auto width = static_cast<std::size_t>(picture.width);
    std::vector<double> total(width);
    for (const bool across : {true, false}) {
        const Framed from(picture, reach);
        for (int y = 0; y < picture.height; ++y) {
            std::fill(total.begin(), total.end(), 0.0);
            for (int i = -reach; i <= reach; ++i) {
                const float* line = across ? from.at(i, y) : from.at(0, y + i);
                const double weight = weights[static_cast<std::size_t>(i + reach)];
                for (std::size_t x = 0; x < width; ++x) total[x] += weight * static_cast<double>(line[x]);
            }
            float* out = &picture.light[static_cast<std::size_t>(y) * width];
            for (std::size_t x = 0; x < width; ++x) out[x] = static_cast<float>(total[x] / sum);
        }
    }
}

void smear(Exposure& picture, Vec2 way, double turn, Vec2 middle) {
    const double length = std::hypot(way.x, way.y) + std::abs(turn) * 100;
    const int steps = std::max(2, static_cast<int>(length * 1.5) + 1);
    const double farthest = std::hypot(picture.width, picture.height); // from the middle
    const int reach = static_cast<int>((std::hypot(way.x, way.y) + std::abs(turn) * farthest) / 2) + 2;
    const Framed from(picture, reach);
    const std::ptrdiff_t down = from.stride();
    picture.each([&](int x, int y, double) {
        double value = 0;
        for (int i = 0; i < steps; ++i) {
            const double t = static_cast<double>(i) / (steps - 1) - 0.5;
            const double sx = x + way.x * t - turn * t * (y - middle.y);
            const double sy = y + way.y * t + turn * t * (x - middle.x);
            const int ix = static_cast<int>(std::floor(sx)), iy = static_cast<int>(std::floor(sy));
            const double fx = sx - ix, fy = sy - iy;
            const float* p = from.at(ix, iy);
            value += (1 - fy) * ((1 - fx) * p[0] + fx * p[1]) + fy * ((1 - fx) * p[down] + fx * p[down + 1]);
        }
        return value / steps;
    });
}

} // namespace kiosk::scan::test
