// Integers as bytes, the most significant first, signed ones as two's complement: so every format of ours is written,
// and so are PostgreSQL's binary values (its documentation, "Formats and Format Codes"), SQLite's header (file format,
// section 1.3), PNG (section 7.1) and JPEG (ISO/IEC 10918-1, B.1.1.1).
#pragma once

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace kiosk::core {

template <class T>
concept Number = std::integral<T> && !std::same_as<T, bool>;

template <Number T> [[nodiscard]] constexpr std::array<std::uint8_t, sizeof(T)> big_endian(T value) {
    std::array<std::uint8_t, sizeof(T)> bytes{};
    auto rest = static_cast<std::uint64_t>(value);
    for (std::size_t i = sizeof(T); i-- > 0; rest >>= 8U) bytes[i] = static_cast<std::uint8_t>(rest & 0xFFU);
    return bytes;
}

// At most sizeof(T) bytes; of fewer, those that are missing are zeroes before the first.
template <Number T> [[nodiscard]] constexpr T from_big_endian(std::span<const std::uint8_t> bytes) {
    std::uint64_t value = 0;
    for (const auto byte : bytes) value = (value << 8U) | byte;
    return static_cast<T>(value);
}

class ByteWriter {
  public:
    void reserve(std::size_t size) { out_.reserve(size); }
    template <Number T> void number(T value) { raw(big_endian(value)); }
    template <class E>
    requires std::is_enum_v<E>
    void number(E value) { number(static_cast<std::underlying_type_t<E>>(value)); }
    void raw(std::span<const std::uint8_t> bytes) { out_.insert(out_.end(), bytes.begin(), bytes.end()); }
    void raw(std::string_view text) { out_.insert(out_.end(), text.begin(), text.end()); }
    [[nodiscard]] const std::vector<std::uint8_t>& bytes() const { return out_; }
    [[nodiscard]] std::vector<std::uint8_t> take() && { return std::move(out_); }

  private:
    std::vector<std::uint8_t> out_;
};

// Takes values off bytes that anybody may have written; the bytes outlive it. From the first fault on nothing is left:
// numbers and ids are zeroes, takes are empty. So ok() is asked once, before anything is believed.
class ByteReader {
  public:
    explicit ByteReader(std::span<const std::uint8_t> bytes) : all_(bytes), rest_(bytes) {}

    template <Number T> T number() { return from_big_endian<T>(take(sizeof(T))); }
    // Of a type with an array `bytes`, as core/base/ids.hpp has them.
    template <class Id> Id id() {
        Id out;
        std::ranges::copy(take(out.bytes.size()), out.bytes.begin());
        return out;
    }
    std::span<const std::uint8_t> take(std::size_t size) {
        if (size > rest_.size()) {
            fault("it ends too early");
            return {};
        }
        const auto bytes = rest_.first(size);
        rest_ = rest_.subspan(size);
        return bytes;
    }
    // What else is wrong, as the caller's error will say it. The first one counts.
    void fault(std::string_view what) {
        if (ok()) {
            what_ = what;
            fault_at_ = all_.size() - rest_.size();
        }
        rest_ = {};
    }
    [[nodiscard]] bool ok() const { return what_.empty(); }
    [[nodiscard]] const std::string& what() const { return what_; }  // of the fault; "": none
    [[nodiscard]] std::size_t fault_at() const { return fault_at_; } // byte from the beginning
    [[nodiscard]] std::size_t left() const { return rest_.size(); }
    [[nodiscard]] bool at_end() const { return rest_.empty(); } // after a fault, too

  private:
    std::span<const std::uint8_t> all_;
    std::span<const std::uint8_t> rest_;
    std::string what_;
    std::size_t fault_at_ = 0;
};

} // namespace kiosk::core
