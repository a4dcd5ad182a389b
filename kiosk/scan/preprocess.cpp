#include "scan/preprocess.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numbers>
#include <numeric>

namespace kiosk::scan {
namespace {

GrayImage blank(int width, int height) {
    GrayImage image;
    image.width = width;
    image.height = height;
    image.pixels.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    return image;
}

std::uint8_t to_byte(int value) {
    return static_cast<std::uint8_t>(std::clamp(value, 0, 255));
}

// Calls use(value, mean of the square of 2·radius + 1 around it) for each pixel, the result of which is the picture;
// edges repeated.
template <class Use> GrayImage from_mean(core::GrayView view, int radius, Use use) {
    GrayImage image = blank(view.width, view.height);
    const int last_y = view.height - 1;
    // Sums of each column, with the edges' repeated `radius` times on both sides, and sums of those from the left.
    std::vector<int> padded(static_cast<std::size_t>(view.width + 2 * radius), 0);
    std::vector<int> from_left(padded.size() + 1, 0);
    int* columns = padded.data() + radius;
    for (int y = -radius; y <= radius; ++y) {
        const std::uint8_t* line = row(view, std::clamp(y, 0, last_y));
        for (int x = 0; x < view.width; ++x) columns[x] += line[x];
    }
    const int side = 2 * radius + 1;
    const float share = 1.0F / static_cast<float>(side * side);
    for (int y = 0; y < view.height; ++y) {
        std::fill_n(padded.data(), radius, columns[0]);
        std::fill_n(columns + view.width, radius, columns[view.width - 1]);
        std::partial_sum(padded.begin(), padded.end(), from_left.begin() + 1);
        const std::uint8_t* in = row(view, y);
        const int* left = from_left.data();
        std::uint8_t* out = row(image, y);
        for (int x = 0; x < view.width; ++x) {
            const int mean = static_cast<int>(static_cast<float>(left[x + side] - left[x]) * share);
            out[x] = use(static_cast<int>(in[x]), mean);
        }
        const std::uint8_t* enters = row(view, std::min(y + radius + 1, last_y));
        const std::uint8_t* leaves = row(view, std::max(y - radius, 0));
        for (int x = 0; x < view.width; ++x) columns[x] += enters[x] - leaves[x];
    }
    return image;
}

using Levels = std::array<std::uint8_t, 256>;

Levels equalised(core::GrayView tile, double clip) {
    // Neighbours are alike: those that are counted in turns wait for one another less.
    std::array<std::array<int, 256>, 4> parts{};
    for (int y = 0; y < tile.height; ++y) {
        const std::uint8_t* line = row(tile, y);
        int x = 0;
        for (; x + 3 < tile.width; x += 4) {
            ++parts[0][line[x]];
            ++parts[1][line[x + 1]];
            ++parts[2][line[x + 2]];
            ++parts[3][line[x + 3]];
        }
        for (; x < tile.width; ++x) ++parts[0][line[x]];
    }
    std::array<int, 256> counts{};
    for (std::size_t i = 0; i < counts.size(); ++i) counts[i] = parts[0][i] + parts[1][i] + parts[2][i] + parts[3][i];
    const int total = std::max(1, tile.width * tile.height);
    const int limit = std::max(1, static_cast<int>(clip * total / 256.0));
    int excess = 0;
    for (int& count : counts) {
        excess += std::max(0, count - limit);
        count = std::min(count, limit);
    }
    const int share = excess / 256;
    const int rest = excess % 256;
    Levels levels{};
    std::int64_t below = 0;
    for (int value = 0; value < 256; ++value) {
        below += counts[static_cast<std::size_t>(value)] + share + (value < rest ? 1 : 0);
        levels[static_cast<std::size_t>(value)] = to_byte(static_cast<int>(below * 255 / total));
    }
    return levels;
}

// The two tiles whose middles lie around a pixel, and the weight of the second in 1/256.
struct Between {
    int first = 0;
    int second = 0;
    int weight = 0;
};

std::vector<Between> between_tiles(int length, int tile, int tiles) {
    std::vector<Between> result(static_cast<std::size_t>(length));
    for (int i = 0; i < length; ++i) {
        const int position = (2 * i + 1) * 128 / tile - 128; // in 1/256 of a tile, from the first one's middle
        const int first = position < 0 ? -1 : position / 256;
        result[static_cast<std::size_t>(i)] = {std::clamp(first, 0, tiles - 1), std::clamp(first + 1, 0, tiles - 1),
                                               position - first * 256};
    }
    return result;
}

} // namespace

bool usable(core::GrayView view) {
    return view.data != nullptr && view.width > 0 && view.height > 0 && view.width <= view.stride &&
           view.width <= kMaxPictureSide && view.height <= kMaxPictureSide &&
           static_cast<std::int64_t>(view.width) * view.height <= kMaxPicturePixels &&
           static_cast<std::int64_t>(view.stride) * view.height <= std::numeric_limits<std::int32_t>::max();
}

GrayImage invert(core::GrayView view) {
    if (!usable(view)) return {};
    GrayImage image = blank(view.width, view.height);
    for (int y = 0; y < view.height; ++y) {
        const std::uint8_t* in = row(view, y);
        std::transform(in, in + view.width, row(image, y), [](std::uint8_t v) { return to_byte(255 - v); });
    }
    return image;
}

GrayImage gaussian3(core::GrayView view) {
    if (!usable(view)) return {};
    GrayImage image = blank(view.width, view.height);
    std::vector<std::uint16_t> column(static_cast<std::size_t>(view.width) + 2);
    for (int y = 0; y < view.height; ++y) {
        const std::uint8_t* above = row(view, std::max(y - 1, 0));
        const std::uint8_t* here = row(view, y);
        const std::uint8_t* below = row(view, std::min(y + 1, view.height - 1));
        for (int x = 0; x < view.width; ++x) {
            column[static_cast<std::size_t>(x) + 1] = static_cast<std::uint16_t>(above[x] + 2 * here[x] + below[x]);
        }
        column.front() = column[1];
        column.back() = column[column.size() - 2];
        std::uint8_t* out = row(image, y);
        const std::uint16_t* sum = column.data();
        for (int x = 0; x < view.width; ++x) {
            out[x] = static_cast<std::uint8_t>((sum[x] + 2 * sum[x + 1] + sum[x + 2] + 8) >> 4);
        }
    }
    return image;
}

GrayImage clahe(core::GrayView view, int tiles, double clip) {
    if (!usable(view)) return {};
    tiles = std::clamp(tiles, 1, std::min({16, view.width, view.height}));
    const int tile_width = (view.width + tiles - 1) / tiles;
    const int tile_height = (view.height + tiles - 1) / tiles;
    // Rounding up can leave fewer tiles than asked for in a small picture.
    const int across = (view.width + tile_width - 1) / tile_width;
    const int down = (view.height + tile_height - 1) / tile_height;
    std::vector<Levels> levels(static_cast<std::size_t>(across * down));
    for (int j = 0; j < down; ++j) {
        for (int i = 0; i < across; ++i) {
            const int left = i * tile_width;
            const int top = j * tile_height;
            const core::GrayView tile{row(view, top) + left, std::min(tile_width, view.width - left),
                                      std::min(tile_height, view.height - top), view.stride};
            levels[static_cast<std::size_t>(j * across + i)] = equalised(tile, clip);
        }
    }
    const std::vector<Between> columns = between_tiles(view.width, tile_width, across);
    const std::vector<Between> rows = between_tiles(view.height, tile_height, down);
    GrayImage image = blank(view.width, view.height);
    std::vector<std::array<std::uint16_t, 256>> blended(static_cast<std::size_t>(across)); // for one row
    for (int y = 0; y < view.height; ++y) {
        const Between& v = rows[static_cast<std::size_t>(y)];
        for (std::size_t i = 0; i < blended.size(); ++i) {
            const std::uint8_t* upper = levels[static_cast<std::size_t>(v.first * across) + i].data();
            const std::uint8_t* lower = levels[static_cast<std::size_t>(v.second * across) + i].data();
            std::uint16_t* both = blended[i].data();
            for (int value = 0; value < 256; ++value)
                both[value] = static_cast<std::uint16_t>((256 - v.weight) * upper[value] + v.weight * lower[value]);
        }
        const std::uint8_t* in = row(view, y);
        std::uint8_t* out = row(image, y);
        const Between* h = columns.data();
        for (int x = 0; x < view.width; ++x, ++h) {
            const int first = blended.data()[h->first].data()[in[x]];
            const int second = blended.data()[h->second].data()[in[x]];
            out[x] = static_cast<std::uint8_t>(((256 - h->weight) * first + h->weight * second + 32'768) >> 16);
        }
    }
    return image;
}

GrayImage sharpen(core::GrayView view) {
    if (!usable(view)) return {};
    return from_mean(view, 5, [](int value, int mean) { return to_byte(3 * value - 2 * mean); });
}

GrayImage local_threshold(core::GrayView view, int margin, int window) {
    if (!usable(view)) return {};
    return from_mean(view, window / 2, [margin](int value, int mean) {
        return static_cast<std::uint8_t>((mean - margin - value) >>
                                         31); // 0 or 255 without a branch: noise is not foreseen
    });
}

GrayImage upscale2(core::GrayView view) {
    if (!usable(view) || view.width > kMaxPictureSide / 2 || view.height > kMaxPictureSide / 2 ||
        4 * static_cast<std::int64_t>(view.width) * view.height > kMaxPicturePixels) {
        return {};
    }
    GrayImage image = blank(2 * view.width, 2 * view.height);
    std::vector<int> blend(static_cast<std::size_t>(view.width) + 2);
    for (int y = 0; y < image.height; ++y) {
        const int near = y / 2;
        const int far = std::clamp(y % 2 == 0 ? near - 1 : near + 1, 0, view.height - 1);
        const std::uint8_t* a = row(view, near);
        const std::uint8_t* b = row(view, far);
        for (int x = 0; x < view.width; ++x) blend[static_cast<std::size_t>(x) + 1] = 3 * a[x] + b[x];
        blend.front() = blend[1];
        blend.back() = blend[blend.size() - 2];
        std::uint8_t* out = row(image, y);
        const int* sum = blend.data();
        for (int x = 0; x < view.width; ++x) {
            out[2 * x] = static_cast<std::uint8_t>((sum[x] + 3 * sum[x + 1] + 8) >> 4);
            out[2 * x + 1] = static_cast<std::uint8_t>((3 * sum[x + 1] + sum[x + 2] + 8) >> 4);
        }
    }
    return image;
}

GrayImage downscale2(core::GrayView view) {
    if (!usable(view) || view.width < 2 || view.height < 2) return {};
    GrayImage image = blank(view.width / 2, view.height / 2);
    for (int y = 0; y < image.height; ++y) {
        const std::uint8_t* upper = row(view, 2 * y);
        const std::uint8_t* lower = row(view, 2 * y + 1);
        std::uint8_t* out = row(image, y);
        for (int x = 0; x < image.width; ++x) {
            const int sum = upper[2 * x] + upper[2 * x + 1] + lower[2 * x] + lower[2 * x + 1];
            out[x] = static_cast<std::uint8_t>((sum + 2) / 4);
        }
    }
    return image;
}

core::GrayView centre_half(core::GrayView view) {
    if (!usable(view)) return {};
    return {row(view, view.height / 4) + view.width / 4, std::max(1, view.width / 2), std::max(1, view.height / 2),
            view.stride};
}

Rotation Rotation::degrees(double angle) {
    const double radians = angle * std::numbers::pi / 180.0;
    return {std::cos(radians), std::sin(radians)};
}

core::PointI Rotation::back(core::PointI rotated, int width, int height) const {
    const double dx = rotated.x - width / 2.0;
    const double dy = rotated.y - height / 2.0;
    return {static_cast<int>(std::lround(cosine * dx - sine * dy + width / 2.0)),
            static_cast<int>(std::lround(sine * dx + cosine * dy + height / 2.0))};
}

GrayImage rotate(core::GrayView view, const Rotation& rotation) {
    constexpr std::uint8_t kOutside = 128;
    if (!usable(view)) return {};
    GrayImage image = blank(view.width, view.height);
    const auto fixed = [](double value) { return static_cast<std::int64_t>(std::llround(value * 65'536.0)); };
    const std::int64_t step_x = fixed(rotation.cosine);
    const std::int64_t step_y = fixed(rotation.sine);
    for (int y = 0; y < view.height; ++y) {
        const double dx = -view.width / 2.0;
        const double dy = y - view.height / 2.0;
        std::int64_t from_x = fixed(rotation.cosine * dx - rotation.sine * dy + view.width / 2.0);
        std::int64_t from_y = fixed(rotation.sine * dx + rotation.cosine * dy + view.height / 2.0);
        const auto inside = [&](int x) {
            const std::int64_t left = (from_x + x * step_x) >> 16, top = (from_y + x * step_y) >> 16;
            return left >= 0 && top >= 0 && left + 1 < view.width && top + 1 < view.height;
        };
        int first = 0, last = view.width; // between them a row of the picture lies inside
        while (first < last && !inside(first)) ++first;
        while (first < last && !inside(last - 1)) --last;
        std::uint8_t* out = row(image, y);
        std::fill(out, out + first, kOutside);
        std::fill(out + last, out + view.width, kOutside);
        from_x += first * step_x;
        from_y += first * step_y;
        for (int x = first; x < last; ++x, from_x += step_x, from_y += step_y) {
            const auto right_weight = static_cast<int>((from_x >> 8) & 255);
            const auto lower_weight = static_cast<int>((from_y >> 8) & 255);
            const std::uint8_t* a = view.data + (from_y >> 16) * view.stride + (from_x >> 16);
            const std::uint8_t* b = a + view.stride;
            const int upper = (256 - right_weight) * a[0] + right_weight * a[1];
            const int lower = (256 - right_weight) * b[0] + right_weight * b[1];
            out[x] = static_cast<std::uint8_t>(((256 - lower_weight) * upper + lower_weight * lower + 32'768) >> 16);
        }
    }
    return image;
}

double sharpness(core::GrayView view) {
    if (!usable(view) || view.width < 3 || view.height < 3) return 0;
    std::int64_t count = 0;
    std::int64_t sum = 0;
    std::int64_t squares = 0;
    for (int y = 1; y + 1 < view.height; y += 2) {
        const std::uint8_t* above = row(view, y - 1);
        const std::uint8_t* here = row(view, y);
        const std::uint8_t* below = row(view, y + 1);
        for (int x = 1; x + 1 < view.width; x += 2) {
            const int laplacian = 4 * here[x] - here[x - 1] - here[x + 1] - above[x] - below[x];
            sum += laplacian;
            squares += laplacian * laplacian;
            ++count;
        }
    }
    const double n = static_cast<double>(count);
    const double mean = static_cast<double>(sum) / n;
    return static_cast<double>(squares) / n - mean * mean;
}

Brightness brightness(core::GrayView view) {
    if (!usable(view)) return {};
    const double pixels = static_cast<double>(view.width) * view.height;
    const int step = std::max(1, static_cast<int>(std::sqrt(pixels / 65'536.0)));
    std::array<std::int64_t, 256> counts{};
    std::int64_t total = 0;
    std::int64_t sum = 0;
    for (int y = 0; y < view.height; y += step) {
        const std::uint8_t* line = row(view, y);
        for (int x = 0; x < view.width; x += step) {
            ++counts[line[x]];
            sum += line[x];
            ++total;
        }
    }
    Brightness result;
    result.mean = static_cast<double>(sum) / static_cast<double>(total);
    const auto level_of = [&counts, total](int percent) {
        std::int64_t below = 0;
        for (int level = 0; level < 256; ++level) {
            below += counts[static_cast<std::size_t>(level)];
            if (100 * below >= percent * total) return level;
        }
        return 255;
    };
    result.dark = level_of(5);
    result.light = level_of(95);
    std::int64_t clipped = 0;
    for (std::size_t level = 245; level < counts.size(); ++level) clipped += counts[level];
    result.clipped = static_cast<double>(clipped) / static_cast<double>(total);
    return result;
}

} // namespace kiosk::scan
