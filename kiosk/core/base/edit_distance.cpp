#include "core/base/edit_distance.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>

namespace kiosk::core {
namespace {

// So that a Chinese sign weighs as much as a letter.
std::vector<std::uint32_t> code_points_of(std::string_view text) {
    std::vector<std::uint32_t> signs;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0U) == 0x80U && !signs.empty()) {
            signs.back() = signs.back() << 6U | (byte & 0x3FU);
        } else {
            signs.push_back(byte);
        }
    }
    return signs;
}

} // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
    const auto from = code_points_of(a);
    const auto to = code_points_of(b);
    std::vector<std::size_t> row(to.size() + 1); // edits from what was read of `from` to the first so many of `to`
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (const auto sign : from) {
        std::size_t diagonal = row[0]++;
        for (std::size_t i = 0; i < to.size(); ++i) {
            const std::size_t replaced = diagonal + (sign == to[i] ? 0U : 1U);
            diagonal = row[i + 1];
            row[i + 1] = std::min({replaced, row[i] + 1, row[i + 1] + 1});
        }
    }
    return row.back();
}

std::string_view nearest_word(std::string_view text, const std::vector<std::string_view>& candidates,
                              std::size_t most) {
    constexpr std::size_t kLongestCompared = 64;
    text = text.substr(0, kLongestCompared);
    std::string_view best;
    std::size_t fewest = 0;
    for (const auto candidate : candidates) {
        const auto edits = edit_distance(text, candidate);
        if (edits > most || (!best.empty() && edits >= fewest)) continue;
        fewest = edits;
        best = candidate;
    }
    return best;
}

} // namespace kiosk::core
