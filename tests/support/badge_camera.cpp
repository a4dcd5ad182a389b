#include "support/badge_camera.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "scan/qr_writer.hpp"
#include "support/badge_optics.hpp"
#include "support/paint.hpp"

namespace kiosk::scan::test {
namespace {

// What is done to one picture, from its condition, seed and hardness.
struct Scene {
    Pose pose;
    double blur = 0.6;   // pixels
    double exposure = 1; // light to levels
    double haze = 0;     // added to all light
    double noise = 3.5;  // levels
    Vec2 way;            // of motion, pixels
    double turn = 0;     // of motion, radians
    double slope = 0;    // of the light from left to right
    double white = kWhite, black = kBlack;
};

Scene scene_for(const ShotPlan& plan, Dice& dice) {
    Scene scene;
    const double h = plan.hardness;
    Pose& pose = scene.pose;
    pose.module = dice.between(3.4, 5.0);
    pose.roll = dice.between(-0.35, 0.35);
    pose.yaw = dice.between(-0.3, 0.3);
    pose.pitch = dice.between(-0.3, 0.3);
    pose.middle = {plan.width / 2.0 + dice.between(-40, 40), plan.height / 2.0 + dice.between(-10, 30)};
    scene.blur = dice.between(0.5, 0.9);
    scene.slope = dice.between(-0.25, 0.25);
    scene.exposure = dice.between(190, 250);
    const double way = dice.between(0, 2 * kPi);
    switch (plan.condition) {
    case Condition::Distance:
        pose.module = 6 - 4.8 * h;
        break;
    case Condition::Motion:
        scene.way = {std::cos(way) * pose.module * 2.4 * h, std::sin(way) * pose.module * 2.4 * h};
        break;
    case Condition::LowLight:
        scene.exposure = 110 - 60 * h;
        scene.noise = 6 + 7 * h;
        break;
    case Condition::Folded: {
        const int creases = dice.chance(0.3) ? 2 : 1;
        for (int i = 0; i < creases; ++i) {
            const double side = dice.chance(0.5) ? 1 : -1;
            pose.creases.push_back({dice.between(-kPi, kPi), dice.between(-9, 9), side * (0.08 + 0.8 * h) / creases});
        }
        break;
    }
    case Condition::Bent: {
        const double curvature = (0.003 + 0.037 * h) * (dice.chance(0.5) ? 1 : -1);
        pose.bend_x = curvature;
        pose.bend_y = curvature * dice.between(-0.8, 0.8);
        break;
    }
    case Condition::Sway:
        scene.turn = 0.10 * h * (dice.chance(0.5) ? 1 : -1);
        scene.way = {std::cos(way) * pose.module * 0.6 * h, std::sin(way) * pose.module * 0.6 * h};
        pose.roll = dice.between(-0.8, 0.8);
        break;
    case Condition::Backlight:
        scene.exposure = 120 - 85 * h;
        scene.haze = 0.25 + 1.6 * h;
        scene.noise = 4 + 4 * h;
        break;
    case Condition::PhoneMoire:
        scene.white = 1.0;
        scene.black = 0.05;
        break;
    case Condition::PhoneDark: {
        const double dim = 1 - 0.72 * h;
        scene.white = 0.10 + 0.03 * h; // the ground
        scene.black = 0.10 + 0.03 * h + 0.75 * dim;
        break;
    }
    case Condition::PhoneCracked:
        scene.white = 1.0;
        scene.black = 0.05;
        break;
    case Condition::Laminated:
    case Condition::Thumb:
    case Condition::DirtyLens:
    case Condition::SecondBadge:
        break;
    }
    return scene;
}

// The hand between one picture and the next.
void move_hand(Scene& scene, const ShotPlan& plan) {
    if (plan.moment == 0) return;
    Dice dice(plan.seed * 977 + static_cast<std::uint64_t>(plan.moment));
    const double far = std::min(3.0, 1 + plan.moment / 3.0);
    scene.pose.middle.x += far * 5 * dice.bell();
    scene.pose.middle.y += far * 5 * dice.bell();
    scene.pose.yaw += 0.05 * dice.bell() * far;
    scene.pose.pitch += 0.05 * dice.bell() * far;
    scene.pose.roll += 0.02 * dice.bell() * far;
    if (scene.way.x != 0 || scene.way.y != 0) {
        const double turn = dice.between(-0.5, 0.5), faster = dice.between(0.6, 1.2);
        const Vec2 way = scene.way;
        scene.way = {faster * (way.x * std::cos(turn) - way.y * std::sin(turn)),
                     faster * (way.x * std::sin(turn) + way.y * std::cos(turn))};
    }
}

// A lamp's picture in the film, at a place of its own that goes against the hand: a burnt-out blot and its halo.
void add_lamp(Exposure& picture, const Scene& scene, double share, Dice& dice, const ShotPlan& plan) {
    const double code = 2 * kHalfCode * scene.pose.module;
    const double area = share * code * code;
    const double longer = dice.between(1.0, 3.0);
    const double ry = std::sqrt(area / (kPi * longer)), rx = ry * longer;
    const double lean = dice.between(0, kPi);
    Vec2 at{scene.pose.middle.x + dice.between(-0.3, 0.3) * code, scene.pose.middle.y + dice.between(-0.3, 0.3) * code};
    if (plan.moment > 0) {
        Dice hand(plan.seed * 31 + static_cast<std::uint64_t>(plan.moment) * 7919);
        at.x += 0.22 * code * hand.bell();
        at.y += 0.22 * code * hand.bell();
    }
    picture.each([&](int x, int y, double value) {
        const double dx = x - at.x, dy = y - at.y;
        const double a = (dx * std::cos(lean) + dy * std::sin(lean)) / rx;
        const double b = (-dx * std::sin(lean) + dy * std::cos(lean)) / ry;
        const double r = std::sqrt(a * a + b * b);
        return value + (r < 1 ? 3.0 : 3.0 * std::exp(-(r - 1) * (r - 1) / 0.01) + 0.2 * std::exp(-(r - 1) / 0.3));
    });
}

// A finger over one corner of the code, from outside inwards.
void add_thumb(Exposure& picture, const Scene& scene, double h, Dice& dice) {
    const int which = dice.below(4);
    const double u = (which % 2 == 0 ? -1 : 1) * kHalfCode, v = (which / 2 == 0 ? -1 : 1) * kHalfCode;
    const Vec2 corner = on_sensor(scene.pose, in_space(scene.pose, u, v));
    const Vec2 middle = scene.pose.middle;
    const double away = std::hypot(corner.x - middle.x, corner.y - middle.y);
    const double spin = dice.between(-0.5, 0.5);
    const Vec2 straight{(middle.x - corner.x) / away, (middle.y - corner.y) / away};
    const Vec2 in{straight.x * std::cos(spin) - straight.y * std::sin(spin),
                  straight.x * std::sin(spin) + straight.y * std::cos(spin)};
    const double m = scene.pose.module;
    const double radius = m * dice.between(7.5, 10), depth = m * (-3 + 17 * h);
    const Vec2 tip{corner.x + in.x * (depth - radius), corner.y + in.y * (depth - radius)};
    const double skin = dice.between(0.35, 0.6);
    picture.each([&](int x, int y, double value) {
        const double dx = x - tip.x, dy = y - tip.y;
        const double along = dx * in.x + dy * in.y, across = -dx * in.y + dy * in.x;
        const double r = (along > 0 ? std::hypot(along, across) : std::abs(across)) / radius;
        if (r > 1) return value * (r < 1.15 ? 0.75 + 0.25 * (r - 1) / 0.15 : 1.0);
        const double nail = along > -radius * 0.2 && std::abs(across) < radius * 0.55 && r < 0.75 ? 0.12 : 0;
        return skin * (1 - 0.35 * r * r) + nail;
    });
}

// Breaks from one point to all sides, and rings between them; dark with a bright edge.
Surface cracked(Surface under, double h, Dice& dice) {
    struct Line {
        Vec2 from, to;
        double width;
        bool bright;
    };
    std::vector<Line> lines;
    const Vec2 hit{dice.between(-14, 14), dice.between(-14, 14)};
    const int rays = 3 + static_cast<int>(8 * h);
    double before = 0;
    for (int i = 0; i < rays; ++i) {
        double angle = 2 * kPi * i / rays + dice.between(-0.3, 0.3);
        Vec2 p = hit;
        for (int part = 0; part < 5; ++part) {
            const double step = dice.between(5, 11);
            angle += dice.between(-0.35, 0.35);
            const Vec2 q{p.x + step * std::cos(angle), p.y + step * std::sin(angle)};
            lines.push_back({p, q, dice.between(0.08, 0.15 + 0.55 * h), dice.chance(0.55)});
            p = q;
        }
        const double ring = dice.between(3, 12);
        lines.push_back({{hit.x + ring * std::cos(before), hit.y + ring * std::sin(before)},
                         {hit.x + ring * std::cos(angle), hit.y + ring * std::sin(angle)},
                         dice.between(0.08, 0.15 + 0.4 * h),
                         dice.chance(0.5)});
        before = angle;
    }
    return [under = std::move(under), lines](double u, double v) {
        for (const Line& line : lines) {
            const double dx = line.to.x - line.from.x, dy = line.to.y - line.from.y;
            const double t =
                std::clamp(((u - line.from.x) * dx + (v - line.from.y) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
            const double ox = u - line.from.x - t * dx, oy = v - line.from.y - t * dy;
            if (ox * ox + oy * oy < line.width * line.width) return line.bright ? 1.0 : 0.15;
        }
        return under(u, v);
    };
}

// A screen's pixels, red, green and blue beside each other, a little narrower than the camera's.
Surface screen_of(Surface under, double h, Dice& dice) {
    const double pitch = dice.between(0.24, 0.42), depth = 0.25 + 0.5 * h;
    const double phase = dice.between(0, 1);
    return [under = std::move(under), pitch, depth, phase](double u, double v) {
        const double x = std::cos(2 * kPi * (u / pitch + phase)), y = std::cos(2 * kPi * (v / pitch + phase));
        return under(u, v) * (1 - depth * (0.5 + 0.25 * x + 0.25 * y));
    };
}

Surface surface_for(const ShotPlan& plan, const Scene& scene, const QrMatrix& code, Dice& dice) {
    Surface card = card_of(code, scene.white, scene.black, dice.bits());
    switch (plan.condition) {
    case Condition::PhoneCracked:
        return cracked(std::move(card), plan.hardness, dice);
    case Condition::PhoneMoire:
    case Condition::PhoneDark:
        return screen_of(std::move(card), plan.condition == Condition::PhoneMoire ? plan.hardness : 0.1, dice);
    default:
        return card;
    }
}

void draw_second_badge(Canvas& canvas, const ShotPlan& plan, const Scene& scene, const std::string& text, Dice& dice) {
    const auto code = write_qr(text, 0);
    if (!code) return;
    Pose pose = scene.pose;
    const double side = dice.chance(0.5) ? 1 : -1;
    pose.module *= dice.between(0.8, 1.2);
    pose.middle.x += side * pose.module * (54 - 16 * plan.hardness);
    pose.middle.y += dice.between(-60, 60);
    pose.roll += dice.between(-0.4, 0.4);
    draw_card(canvas, pose, card_of(*code, scene.white, scene.black, dice.bits()));
}

GrayImage exposed(Exposure& picture, const Scene& scene, Dice& dice) {
    GrayImage image = plain(picture.width, picture.height);
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x) {
            const double lit = (picture.get(x, y) + scene.haze) * (1 + scene.slope * (2.0 * x / picture.width - 1));
            const double level = scene.exposure * lit + scene.noise * dice.bell();
            image.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
                         static_cast<std::size_t>(x)] =
                static_cast<std::uint8_t>(std::clamp(std::lround(level), 0L, 255L));
        }
    }
    return image;
}

void spoil(Exposure& picture, const ShotPlan& plan, const Scene& scene, Dice& dice) {
    switch (plan.condition) {
    case Condition::Laminated:
        add_lamp(picture, scene, 0.02 + 0.36 * plan.hardness, dice, plan);
        break;
    case Condition::Thumb:
        add_thumb(picture, scene, plan.hardness, dice);
        break;
    case Condition::DirtyLens: {
        Exposure spread = picture;
        blur(spread, 5 + 5 * plan.hardness);
        const double share = 0.45 + 0.5 * plan.hardness;
        picture.each([&](int x, int y, double value) { return (1 - share) * value + share * spread.get(x, y); });
        break;
    }
    default:
        break;
    }
}

} // namespace

std::string_view name_of(Condition condition) {
    constexpr std::array<std::string_view, kConditions.size()> kNames{
        "distance",    "motion",         "low light", "laminated", "thumb",     "folded",     "phone, moire",
        "phone, dark", "phone, cracked", "bent",      "sway",      "backlight", "dirty lens", "second badge"};
    return kNames[static_cast<std::size_t>(condition)];
}

Shot shoot(const ShotPlan& plan) {
    Dice dice(plan.seed * 1'000'003 + static_cast<std::uint64_t>(plan.condition) * 7'001);
    Shot shot;
    shot.text = plan.text.empty() ? token_text(static_cast<unsigned>(plan.seed * 2)) : plan.text;
    const auto code = write_qr(shot.text, 0);
    if (!code) return shot;
    Scene scene = scene_for(plan, dice);
    move_hand(scene, plan);
    Canvas canvas{plan.width * kSamples, plan.height * kSamples, {}};
    canvas.light.resize(static_cast<std::size_t>(canvas.width) * static_cast<std::size_t>(canvas.height));
    fill_room(canvas, dice);
    if (plan.condition == Condition::SecondBadge) {
        shot.second = token_text(static_cast<unsigned>(plan.seed * 2 + 1));
        draw_second_badge(canvas, plan, scene, shot.second, dice);
    }
    draw_card(canvas, scene.pose, surface_for(plan, scene, *code, dice));
    Exposure picture = developed(canvas);
    spoil(picture, plan, scene, dice);
    if (scene.turn != 0 || scene.way.x != 0 || scene.way.y != 0)
        smear(picture, scene.way, scene.turn, scene.pose.middle);
    blur(picture, scene.blur);
    Dice grain(plan.seed * 131 + static_cast<std::uint64_t>(plan.moment) * 17 + 5);
    shot.image = exposed(picture, scene, grain);
    return shot;
}

GrayImage shoot_without_badge(std::uint64_t seed, int width, int height) {
    Dice dice(seed * 77'003 + 11);
    Canvas canvas{width * kSamples, height * kSamples, {}};
    canvas.light.resize(static_cast<std::size_t>(canvas.width) * static_cast<std::size_t>(canvas.height));
    fill_room(canvas, dice);
    for (int thing = 0; thing < 14; ++thing) {
        const int kind = dice.below(4);
        const double x0 = dice.between(0, canvas.width), y0 = dice.between(0, canvas.height);
        const double size = dice.between(30, 260), pitch = dice.between(5, 30), lean = dice.between(0, kPi);
        const double light = dice.between(0.5, 0.9), dark = dice.between(0.05, 0.35);
        const std::uint64_t ink = dice.bits();
        for (int y = std::max(0, static_cast<int>(y0 - size)); y < std::min<double>(canvas.height, y0 + size); ++y) {
            for (int x = std::max(0, static_cast<int>(x0 - size)); x < std::min<double>(canvas.width, x0 + size); ++x) {
                const double dx = x - x0, dy = y - y0;
                const double a = (dx * std::cos(lean) + dy * std::sin(lean)) / pitch;
                const double b = (-dx * std::sin(lean) + dy * std::cos(lean)) / pitch;
                const double r = std::hypot(dx, dy) / pitch;
                const auto cell = static_cast<unsigned>(std::floor(a) * 5 + std::floor(b) * 11 + 4096) % 64;
                const double square = std::max(std::abs(a), std::abs(b));
                const bool black = kind == 0   ? std::fmod(std::abs(a), 2) < 1
                                   : kind == 1 ? ((ink >> cell) & 1U) != 0
                                   : kind == 2 ? (square < 1.5 || (square > 2.5 && square < 3.5))
                                               : (r < 1.5 || (r > 2.5 && r < 3.5));
                if (kind >= 2 && std::max(square, r) > 6) continue;
                canvas.at(x, y) = static_cast<float>(black ? dark : light);
            }
        }
    }
    Exposure picture = developed(canvas);
    Scene scene;
    scene.exposure = dice.between(150, 260);
    scene.noise = dice.between(2, 9);
    blur(picture, dice.between(0.4, 1.4));
    return exposed(picture, scene, dice);
}

} // namespace kiosk::scan::test
