#include "scan/module_sheet.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>

namespace kiosk::scan {
namespace {

constexpr int kSpare = 4; // words of parity that stay as proof

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

// Tries with more and more of the least known words taken as unknown.
bool repair_block(std::span<Word> block, int parity) {
    std::vector<int> by_doubt(block.size());
    std::iota(by_doubt.begin(), by_doubt.end(), 0);
    std::stable_sort(by_doubt.begin(), by_doubt.end(), [block](int a, int b) {
        return block[static_cast<std::size_t>(a)].known < block[static_cast<std::size_t>(b)].known;
    });
    std::vector<std::uint8_t> bytes(block.size());
    for (int erased = 0; erased <= parity - kSpare; erased += erased == 0 ? 2 : 1) {
        std::transform(block.begin(), block.end(), bytes.begin(), [](const Word& word) { return word.bits; });
        const std::optional<int> wrong =
            correct(bytes, parity, std::span(by_doubt).first(static_cast<std::size_t>(erased)));
        if (!wrong || (erased > 0 && 2 * *wrong + erased > parity - kSpare)) continue;
        for (std::size_t i = 0; i < block.size(); ++i) block[i].bits = bytes[i];
        return true;
    }
    return false;
}

// Words are dealt to the blocks in turns, first the data, then the parity.
bool repair(Words& words, int level) {
    const Blocks blocks = blocks_of(level);
    const auto count = static_cast<std::size_t>(blocks.count);
    const auto length = static_cast<std::size_t>(blocks.data + blocks.parity);
    for (std::size_t b = 0; b < count; ++b) {
        std::vector<Word> block(length);
        for (std::size_t i = 0; i < length; ++i) block[i] = words[i * count + b];
        if (!repair_block(block, blocks.parity)) return false;
        for (std::size_t i = 0; i < length; ++i) words[i * count + b] = block[i];
    }
    return true;
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

} // namespace

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

double ModuleSheet::agreement() const {
    double agrees = 0;
    double total = 0;
    for (int y = 0; y < kModules; ++y) {
        for (int x = 0; x < kModules; ++x) {
            const Fixed fixed = fixed_at(x, y);
            if (fixed != Fixed::Dark && fixed != Fixed::Light) continue;
            agrees += fixed == Fixed::Dark ? at(x, y) : -at(x, y);
            total += std::abs(at(x, y));
        }
    }
    return total > 0 ? agrees / total : 0;
}

std::optional<Modules> repaired(const ModuleSheet& sheet) {
    constexpr std::size_t kFormats = 2; // where both copies are damaged, the second best may be it
    const std::vector<FormatGuess> guesses = formats_of(sheet);
    for (std::size_t i = 0; i < kFormats; ++i) {
        Words words = words_of(sheet, guesses[i].format.mask);
        if (repair(words, guesses[i].format.level)) return drawn(words, guesses[i].format);
    }
    return std::nullopt;
}

} // namespace kiosk::scan
