// What stands between a badge and its picture: paper bent in space, light, optics. For badge_camera alone.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <numbers>
#include <vector>

#include "scan/qr_writer.hpp"

namespace kiosk::scan::test {

inline constexpr double kPi = std::numbers::pi;
inline constexpr int kSamples = 2;         // across a pixel, and down
inline constexpr double kEyeToBadge = 170; // modules
inline constexpr double kHalfCode = 20.5;  // modules
inline constexpr double kWhite = 0.86;     // of the light comes back
inline constexpr double kBlack = 0.07;

// The library's distributions differ from one standard library to the next; these do not. SplitMix64.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::uint64_t bits() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    double between(double low, double high) { return low + (high - low) * static_cast<double>(bits() >> 11) * 0x1p-53; }
    // Around 0, standard deviation 1: how many of 64 bits are set.
    double bell() { return (std::popcount(bits()) - 32) / 4.0; }
    int below(int n) { return static_cast<int>(bits() % static_cast<std::uint64_t>(n)); }
    bool chance(double share) { return between(0, 1) < share; }

  private:
    std::uint64_t state_;
};

struct Vec2 {
    double x = 0, y = 0;
};

struct Vec3 {
    double x = 0, y = 0, z = 0;
};

// How the card's plane lies in space: creases, two bends, then turned as a whole.
struct Crease {
    double direction = 0; // of its normal, radians
    double offset = 0;    // modules from the middle
    double angle = 0;     // radians
};
struct Pose {
    std::vector<Crease> creases;
    double bend_x = 0, bend_y = 0; // 1 / radius, in 1/modules
    double roll = 0, yaw = 0, pitch = 0;
    double module = 4; // pixels
    Vec2 middle;       // pixels
};

[[nodiscard]] Vec3 in_space(const Pose& pose, double u, double v);
[[nodiscard]] Vec2 on_sensor(const Pose& pose, Vec3 p);

// What lies at a point of the card, in modules from the code's middle: the share of light that comes back; below 0
// where there is no card.
using Surface = std::function<double(double u, double v)>;

// Samples of the sensor before optics: kSamples × kSamples a pixel.
struct Canvas {
    int width, height; // samples
    std::vector<float> light;
    float& at(int x, int y) {
        return light[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
    }
};

void draw_card(Canvas& canvas, const Pose& pose, const Surface& surface);
// The code, a name in bars of print above it, white card around. The code must outlive it.
[[nodiscard]] Surface card_of(const QrMatrix& code, double white, double black, std::uint64_t print);
void fill_room(Canvas& canvas, Dice& dice);

// A picture in the making: light, one value a pixel.
struct Exposure {
    int width = 0, height = 0;
    std::vector<float> light;
    [[nodiscard]] float get(int x, int y) const {
        x = std::clamp(x, 0, width - 1);
        y = std::clamp(y, 0, height - 1);
        return light[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
    }
    template <class Use> void each(Use use) {
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x) {
                float& value =
                    light[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
                value = static_cast<float>(use(x, y, static_cast<double>(value)));
            }
        }
    }
};

[[nodiscard]] Exposure developed(const Canvas& canvas);
void blur(Exposure& picture, double sigma);
// Mean over the way each point goes while the shutter is open: moved by `way`, turned by `turn` about `middle`.
void smear(Exposure& picture, Vec2 way, double turn, Vec2 middle);

} // namespace kiosk::scan::test
