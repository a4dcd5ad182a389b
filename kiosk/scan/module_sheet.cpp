#include "scan/module_sheet.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>

namespace kiosk::scan {
namespace {

struct FormatGuess {
    Format format;
    double agreement = 0;
};

// All formats by how well the evidence agrees with them, best first.
std::vector<FormatGuess> formats_of(const ModuleSheet& sheet) {
    std::vector<FormatGuess> guesses;
    for (int level = 0; level < 4; ++level) {
        for (int mask = 0; mask < 8; ++mask) {
            const std::uint32_t bits = format_bits({level, mask});
            double agreement = 0;
            for (std::size_t i = 0; i < 15; ++i) {
                const bool dark = (bits >> (14 - i) & 1U) != 0;
                for (const ModuleAt place : format_places()[i]) {
                    agreement += dark ? sheet.at(place.x, place.y) : -sheet.at(place.x, place.y);
                }
            }
            guesses.push_back({{level, mask}, agreement});
        }
    }
    std::stable_sort(guesses.begin(), guesses.end(),
                     [](const FormatGuess& a, const FormatGuess& b) { return a.agreement > b.agreement; });
    return guesses;
}

struct Word {
    std::uint8_t bits = 0;
    float known = 0; // of its least known module
};

using Words = std::array<Word, kCodewords>;

Words words_of(const ModuleSheet& sheet, int mask) {
    Words words;
    for (std::size_t i = 0; i < words.size(); ++i) {
        Word& word = words[i];
        word.known = 1;
        for (const ModuleAt place : codeword_places()[i]) {
            const float evidence = sheet.at(place.x, place.y);
            const bool dark = (evidence > 0) != masked(mask, place.x, place.y);
            word.bits = static_cast<std::uint8_t>(word.bits << 1U | (dark ? 1U : 0U));
            word.known = std::min(word.known, std::abs(evidence));
        }
    }
    return words;
}

// Tries with more and more of the least known words taken as unknown, and takes the way that leaves most parity over:
// so many words, or nothing.
std::optional<int> repair_block(std::span<Word> block, int parity) {
    std::vector<int> by_doubt(block.size());
    std::iota(by_doubt.begin(), by_doubt.end(), 0);
    std::stable_sort(by_doubt.begin(), by_doubt.end(), [block](int a, int b) {
        return block[static_cast<std::size_t>(a)].known < block[static_cast<std::size_t>(b)].known;
    });
    std::vector<std::uint8_t> bytes(block.size());
    std::vector<std::uint8_t> best;
    int most = 0;
    for (int erased = 0; erased < parity && most < kProof; erased += erased == 0 ? 2 : 1) {
        std::transform(block.begin(), block.end(), bytes.begin(), [](const Word& word) { return word.bits; });
        const std::optional<int> wrong =
            correct(bytes, parity, std::span(by_doubt).first(static_cast<std::size_t>(erased)));
        if (!wrong) continue;
        const int spare = erased == 0 ? std::max(parity - 2 * *wrong, kProof) : parity - 2 * *wrong - erased;
        if (spare <= most) continue;
        most = spare;
        best = bytes;
    }
    if (most == 0) return std::nullopt;
    for (std::size_t i = 0; i < block.size(); ++i) block[i].bits = best[i];
    return most;
}

// Words are dealt to the blocks in turns, first the data, then the parity. What is left over of the block with least.
std::optional<int> repair(Words& words, int level) {
    const Blocks blocks = blocks_of(level);
    const auto count = static_cast<std::size_t>(blocks.count);
    const auto length = static_cast<std::size_t>(blocks.data + blocks.parity);
    std::vector<Word> block(length);
    int least = blocks.parity;
    for (std::size_t b = 0; b < count; ++b) {
        for (std::size_t i = 0; i < length; ++i) block[i] = words[i * count + b];
        const std::optional<int> spare = repair_block(block, blocks.parity);
        if (!spare) return std::nullopt;
        least = std::min(least, *spare);
        for (std::size_t i = 0; i < length; ++i) words[i * count + b] = block[i];
    }
    return least;
}

Modules drawn(const Words& words, Format format) {
    Modules modules{};
    const auto at = [&modules](ModuleAt place) -> bool& {
        return modules[static_cast<std::size_t>(place.y) * kModules + place.x];
    };
    for (int y = 0; y < kModules; ++y) {
        for (int x = 0; x < kModules; ++x) {
            // The few modules after the last word are light before the mask.
            const Fixed fixed = fixed_at(x, y);
            modules[static_cast<std::size_t>(y * kModules + x)] =
                fixed == Fixed::Dark || (fixed == Fixed::Data && masked(format.mask, x, y));
        }
    }
    const std::uint32_t bits = format_bits(format);
    for (std::size_t i = 0; i < 15; ++i) {
        for (const ModuleAt place : format_places()[i]) at(place) = (bits >> (14 - i) & 1U) != 0;
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        for (std::size_t bit = 0; bit < 8; ++bit) {
            const ModuleAt place = codeword_places()[i][bit];
            at(place) = ((words[i].bits >> (7 - bit) & 1U) != 0) != masked(format.mask, place.x, place.y);
        }
    }
    return modules;
}

// A module as the sum of those around it, each with its weight; the last weight is of no module.
constexpr int kAround = 2; // modules to each side
constexpr std::size_t kTaps = (2 * kAround + 1) * (2 * kAround + 1) + 1;
constexpr std::size_t kMiddle = (kTaps - 1) / 2;
using Taps = std::array<double, kTaps>;

Taps around(const ModuleSheet& sheet, int x, int y) {
    Taps values{};
    std::size_t tap = 0;
    for (int v = y - kAround; v <= y + kAround; ++v) {
        for (int u = x - kAround; u <= x + kAround; ++u, ++tap) {
            const bool inside = u >= 0 && v >= 0 && u < kModules && v < kModules;
            values[tap] = inside ? static_cast<double>(sheet.at(u, v)) : -1; // the quiet zone is light
        }
    }
    values[tap] = 1;
    return values;
}

// Least squares, drawn towards leaving everything as it is where little is known.
class Equaliser {
  public:
    Equaliser() {
        constexpr double kStay = 6; // as much as so many modules say
        for (std::size_t i = 0; i < kTaps; ++i) products_[i][i] = kStay;
        wanted_[kMiddle] = kStay;
    }
    void learn(const Taps& values, double truth) {
        for (std::size_t i = 0; i < kTaps; ++i) {
            for (std::size_t k = 0; k <= i; ++k) products_[i][k] += values[i] * values[k];
            wanted_[i] += values[i] * truth;
        }
    }
    // By Cholesky's decomposition; the sum of squares and the diagonal make it positive.
    [[nodiscard]] Taps weights() const {
        std::array<Taps, kTaps> lower = products_;
        Taps result = wanted_;
        for (std::size_t i = 0; i < kTaps; ++i) {
            for (std::size_t k = 0; k <= i; ++k) {
                double sum = lower[i][k];
                for (std::size_t m = 0; m < k; ++m) sum -= lower[i][m] * lower[k][m];
                lower[i][k] = i == k ? std::sqrt(std::max(sum, 1e-9)) : sum / lower[k][k];
            }
            for (std::size_t m = 0; m < i; ++m) result[i] -= lower[i][m] * result[m];
            result[i] /= lower[i][i];
        }
        for (std::size_t i = kTaps; i-- > 0;) {
            for (std::size_t m = i + 1; m < kTaps; ++m) result[i] -= lower[m][i] * result[m];
            result[i] /= lower[i][i];
        }
        return result;
    }

  private:
    std::array<Taps, kTaps> products_{}; // the lower half
    Taps wanted_{};
};

} // namespace

ModuleSheet ModuleSheet::equalised() const {
    constexpr double kSure = 0.7;
    Equaliser equaliser;
    ModuleSheet result = *this;
    for (const bool of_data : {false, true}) {
        for (int y = 0; y < kModules; ++y) {
            for (int x = 0; x < kModules; ++x) {
                const Fixed fixed = fixed_at(x, y);
                const double now = result.at(x, y);
                if (std::abs(at(x, y)) < 0.02F) continue; // hidden
                const bool known = fixed == Fixed::Dark || fixed == Fixed::Light;
                if (known == of_data || (of_data && std::abs(now) < kSure)) continue;
                const bool dark = known ? fixed == Fixed::Dark : now > 0;
                equaliser.learn(around(*this, x, y), dark ? 1 : -1);
            }
        }
        const Taps weights = equaliser.weights();
        for (int y = 0; y < kModules; ++y) {
            for (int x = 0; x < kModules; ++x) {
                const Taps values = around(*this, x, y);
                const double sum = std::inner_product(values.begin(), values.end(), weights.begin(), 0.0);
                result.evidence[static_cast<std::size_t>(y * kModules + x)] =
                    static_cast<float>(std::clamp(sum, -1.0, 1.0));
            }
        }
    }
    return result;
}

ModuleSheet ModuleSheet::turned(int quarters) const {
    ModuleSheet result = *this;
    for (int q = 0; q < (quarters % 4 + 4) % 4; ++q) {
        const ModuleSheet from = result;
        for (int y = 0; y < kModules; ++y) {
            for (int x = 0; x < kModules; ++x) {
                result.evidence[static_cast<std::size_t>(y * kModules + x)] = from.at(y, kModules - 1 - x);
            }
        }
    }
    return result;
}

ModuleSheet::Match ModuleSheet::match() const {
    double agrees = 0;
    double known = 0;
    int fixed_modules = 0;
    for (int y = 0; y < kModules; ++y) {
        for (int x = 0; x < kModules; ++x) {
            const Fixed fixed = fixed_at(x, y);
            if (fixed != Fixed::Dark && fixed != Fixed::Light) continue;
            agrees += fixed == Fixed::Dark ? at(x, y) : -at(x, y);
            known += std::abs(at(x, y));
            ++fixed_modules;
        }
    }
    return {known > 0 ? agrees / known : 0, agrees / fixed_modules};
}

int ModuleSheet::quarters_to_upright() const {
    int best = 0;
    double most = agreement();
    for (int quarters = 1; quarters < 4; ++quarters) {
        const double agrees = turned(quarters).agreement();
        if (agrees <= most) continue;
        most = agrees;
        best = quarters;
    }
    return best;
}

std::optional<RepairedCode> repaired(const ModuleSheet& sheet) {
    constexpr std::size_t kFormats = 2; // where both copies are damaged, the second best may be it
    const std::vector<FormatGuess> guesses = formats_of(sheet);
    std::optional<RepairedCode> best;
    for (std::size_t i = 0; i < kFormats; ++i) {
        Words words = words_of(sheet, guesses[i].format.mask);
        const std::optional<int> spare = repair(words, guesses[i].format.level);
        if (!spare || (best && *spare <= best->spare)) continue;
        best = {drawn(words, guesses[i].format), *spare};
        if (*spare >= kProof) break;
    }
    return best;
}

} // namespace kiosk::scan
