#include "scan/qr_layout.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdlib>

namespace kiosk::scan {
namespace {

// 0 dark middle, 1 light ring, 2 dark ring, 3 light separator …
int ring(int x, int y, int middle_x, int middle_y) {
    return std::max(std::abs(x - middle_x), std::abs(y - middle_y));
}

bool in_finder(int x, int y) {
    return (x < 8 && y < 8) || (x >= kModules - 8 && y < 8) || (x < 8 && y >= kModules - 8);
}

Fixed of_finder(int x, int y) {
    const int from = ring(x, y, x < 8 ? 3 : kModules - 4, y < 8 ? 3 : kModules - 4);
    return from <= 1 || from == 3 ? Fixed::Dark : Fixed::Light;
}

// GF(256) over x^8 + x^4 + x^3 + x^2 + 1, as QR codes have it.
struct Field {
    std::array<std::uint8_t, 512> power{};
    std::array<std::uint8_t, 256> log{};
    constexpr Field() {
        unsigned value = 1;
        for (unsigned i = 0; i < 255; ++i) {
            power[i] = power[i + 255] = static_cast<std::uint8_t>(value);
            log[value] = static_cast<std::uint8_t>(i);
            value <<= 1U;
            if ((value & 0x100U) != 0) value ^= 0x11DU;
        }
    }
    [[nodiscard]] constexpr std::uint8_t times(std::uint8_t a, std::uint8_t b) const {
        return a == 0 || b == 0 ? std::uint8_t{0} : power[static_cast<std::size_t>(log[a]) + log[b]];
    }
    [[nodiscard]] constexpr std::uint8_t over(std::uint8_t a, std::uint8_t b) const {
        return a == 0 ? std::uint8_t{0} : power[static_cast<std::size_t>(log[a]) + 255 - log[b]];
    }
};
constexpr Field kField;

constexpr std::size_t kMostParity = 28;
// Lowest power first; products are cut off where no syndrome reaches.
using Polynomial = std::array<std::uint8_t, kMostParity + 1>;

std::uint8_t value_at(const Polynomial& p, std::uint8_t x) {
    std::uint8_t sum = 0;
    for (std::size_t i = p.size(); i-- > 0;) sum = static_cast<std::uint8_t>(kField.times(sum, x) ^ p[i]);
    return sum;
}

// By Berlekamp and Massey, begun with the places that are known to be wrong. The degree is that of all of them.
struct Locator {
    Polynomial p{};
    int degree = 0;
};

Locator locator_of(const Polynomial& syndromes, int parity, std::span<const std::uint8_t> erased) {
    Locator found;
    found.p[0] = 1;
    for (const std::uint8_t x : erased) { // times (1 + x·z)
        for (std::size_t i = found.p.size() - 1; i > 0; --i) found.p[i] ^= kField.times(found.p[i - 1], x);
    }
    const int e = static_cast<int>(erased.size());
    Polynomial before = found.p;
    found.degree = e;
    for (int r = e; r < parity; ++r) {
        std::uint8_t discrepancy = 0;
        for (int i = 0; i <= r; ++i) {
            discrepancy ^=
                kField.times(found.p[static_cast<std::size_t>(i)], syndromes[static_cast<std::size_t>(r - i)]);
        }
        std::copy_backward(before.begin(), before.end() - 1, before.end());
        before[0] = 0;
        if (discrepancy == 0) continue;
        const Polynomial old = found.p;
        for (std::size_t i = 0; i < found.p.size(); ++i) found.p[i] ^= kField.times(discrepancy, before[i]);
        if (2 * found.degree <= r + e) {
            found.degree = r + 1 + e - found.degree;
            for (std::size_t i = 0; i < old.size(); ++i) before[i] = kField.over(old[i], discrepancy);
        }
    }
    return found;
}

} // namespace

Fixed fixed_at(int x, int y) {
    if (in_finder(x, y)) return of_finder(x, y);
    const int alignment = ring(x, y, kAlignment, kAlignment);
    if (alignment <= 2) return alignment == 1 ? Fixed::Light : Fixed::Dark;
    if (x == 8 && y == kModules - 8) return Fixed::Dark;
    const bool beside_top_left = (x == 8 && y <= 8) || (y == 8 && x <= 8);
    if (x == 6 || y == 6) return (x + y) % 2 == 0 ? Fixed::Dark : Fixed::Light; // the timing patterns
    if (beside_top_left || (y == 8 && x >= kModules - 8) || (x == 8 && y > kModules - 8)) return Fixed::Format;
    return Fixed::Data;
}

const std::array<std::array<ModuleAt, 8>, kCodewords>& codeword_places() {
    static const auto places = [] {
        std::array<std::array<ModuleAt, 8>, kCodewords> result{};
        std::size_t bit = 0;
        bool up = true;
        for (int right = kModules - 1; right > 0; right -= 2, up = !up) {
            if (right == 6) --right; // the timing pattern's column is left out
            for (int step = 0; step < kModules; ++step) {
                const int y = up ? kModules - 1 - step : step;
                for (const int x : {right, right - 1}) {
                    if (fixed_at(x, y) != Fixed::Data || bit >= 8 * kCodewords) continue;
                    result[bit / 8][bit % 8] = {static_cast<std::uint8_t>(x), static_cast<std::uint8_t>(y)};
                    ++bit;
                }
            }
        }
        return result;
    }();
    return places;
}

std::uint32_t format_bits(Format format) {
    constexpr std::array<std::uint32_t, 4> kLevels{1, 0, 3, 2};
    const std::uint32_t data =
        kLevels[static_cast<std::size_t>(format.level)] << 3U | static_cast<std::uint32_t>(format.mask);
    std::uint32_t rest = data << 10U;
    for (unsigned bit = 14; bit >= 10; --bit) {
        if ((rest >> bit & 1U) != 0) rest ^= 0x537U << (bit - 10);
    }
    return (data << 10U | rest) ^ 0x5412U;
}

const std::array<std::array<ModuleAt, 2>, 15>& format_places() {
    static const auto places = [] {
        std::array<std::array<ModuleAt, 2>, 15> result{};
        constexpr std::array<std::uint8_t, 8> kAlong{0, 1, 2, 3, 4, 5, 7, 8};
        for (std::size_t i = 0; i < 15; ++i) {
            result[i][0] = i < 8 ? ModuleAt{kAlong[i], 8} : ModuleAt{8, kAlong[14 - i]};
            result[i][1] = i < 7 ? ModuleAt{8, static_cast<std::uint8_t>(kModules - 1 - i)}
                                 : ModuleAt{static_cast<std::uint8_t>(kModules - 15 + i), 8};
        }
        return result;
    }();
    return places;
}

bool masked(int mask, int x, int y) {
    switch (mask) {
    case 0:
        return (x + y) % 2 == 0;
    case 1:
        return y % 2 == 0;
    case 2:
        return x % 3 == 0;
    case 3:
        return (x + y) % 3 == 0;
    case 4:
        return (y / 2 + x / 3) % 2 == 0;
    case 5:
        return x * y % 2 + x * y % 3 == 0;
    case 6:
        return (x * y % 2 + x * y % 3) % 2 == 0;
    default:
        return ((x + y) % 2 + x * y % 3) % 2 == 0;
    }
}

Blocks blocks_of(int level) {
    constexpr std::array<Blocks, 4> kBlocks{{{2, 68, 18}, {4, 27, 16}, {4, 19, 24}, {4, 15, 28}}};
    return kBlocks[static_cast<std::size_t>(std::clamp(level, 0, 3))];
}

std::optional<int> correct(std::span<std::uint8_t> block, int parity, std::span<const int> erased) {
    const int length = static_cast<int>(block.size());
    if (static_cast<int>(erased.size()) > parity) return std::nullopt;
    Polynomial syndromes{};
    bool clean = true;
    for (int i = 0; i < parity; ++i) {
        std::uint8_t sum = 0;
        for (const std::uint8_t word : block) {
            sum = static_cast<std::uint8_t>(kField.times(sum, kField.power[static_cast<std::size_t>(i)]) ^ word);
        }
        syndromes[static_cast<std::size_t>(i)] = sum;
        clean = clean && sum == 0;
    }
    if (clean) return 0;
    std::vector<std::uint8_t> known;
    for (const int place : erased) known.push_back(kField.power[static_cast<std::size_t>(length - 1 - place)]);
    const Locator locator = locator_of(syndromes, parity, known);
    const int wrong = locator.degree - static_cast<int>(known.size());
    if (wrong < 0 || 2 * wrong + static_cast<int>(known.size()) > parity) return std::nullopt;

    Polynomial evaluator{}; // syndromes · locator, modulo z^parity
    for (int i = 0; i < parity; ++i) {
        for (int j = 0; j <= i; ++j) {
            evaluator[static_cast<std::size_t>(i)] ^=
                kField.times(syndromes[static_cast<std::size_t>(j)], locator.p[static_cast<std::size_t>(i - j)]);
        }
    }
    Polynomial slope{}; // the locator's derivative: every second power
    for (std::size_t i = 1; i < locator.p.size(); i += 2) slope[i - 1] = locator.p[i];
    int roots = 0;
    for (int place = 0; place < length; ++place) {
        const auto power = static_cast<std::size_t>(length - 1 - place);
        const std::uint8_t inverse = kField.power[255 - power];
        if (value_at(locator.p, inverse) != 0) continue;
        const std::uint8_t below = value_at(slope, inverse);
        if (below == 0) return std::nullopt;
        ++roots;
        block[static_cast<std::size_t>(place)] ^=
            kField.times(kField.power[power], kField.over(value_at(evaluator, inverse), below));
    }
    if (roots != locator.degree) return std::nullopt;
    return wrong;
}

} // namespace kiosk::scan
