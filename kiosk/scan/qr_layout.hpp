// Where things lie in a QR code of version 6, the size of a badge's token (ISO/IEC 18004, sections 6.3, 6.7.3, 7.9),
// and the words of its error correction. Pure; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace kiosk::scan {

inline constexpr int kModules = 41;   // along a side
inline constexpr int kAlignment = 34; // module in the middle of the one alignment pattern, both ways
inline constexpr int kCodewords = 172;

// What the standard fixes at a place, whatever the text is.
enum class Fixed : std::uint8_t { Data, Light, Dark, Format };
[[nodiscard]] Fixed fixed_at(int x, int y);

struct ModuleAt {
    std::uint8_t x = 0;
    std::uint8_t y = 0;
};
// The eight modules of each codeword, highest bit first, in the order in which they are placed.
[[nodiscard]] const std::array<std::array<ModuleAt, 8>, kCodewords>& codeword_places();

// Of the format information: error correction level (0 L, 1 M, 2 Q, 3 H) and mask.
struct Format {
    int level = 1;
    int mask = 0;
};
// The 15 bits of a format, and the two places of each, highest bit first.
[[nodiscard]] std::uint32_t format_bits(Format format);
[[nodiscard]] const std::array<std::array<ModuleAt, 2>, 15>& format_places();

// Whether a mask turns the module at this place.
[[nodiscard]] bool masked(int mask, int x, int y);

struct Blocks {
    int count = 0;  // codewords are dealt to them in turns
    int data = 0;   // of each, the data
    int parity = 0; // of each, the error correction
};
[[nodiscard]] Blocks blocks_of(int level);

// Corrects a block in place: unknown words at `erased` (places in the block), wrong ones anywhere. How many words were
// wrong beside the erased ones; nothing when there are more than the parity can tell. 2 · wrong + erased <= parity.
[[nodiscard]] std::optional<int> correct(std::span<std::uint8_t> block, int parity, std::span<const int> erased);

} // namespace kiosk::scan
