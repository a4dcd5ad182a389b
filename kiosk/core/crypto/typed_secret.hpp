// What somebody types that nobody else is to read: a PIN, a passphrase. A value, so that a state may hold it and a
// question carry it: it lies in one place, and each copy is wiped when it goes or gets another content.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace kiosk::core {

inline constexpr std::size_t kMostTypedSecret = 128; // bytes

class TypedSecret {
  public:
    TypedSecret() = default;
    explicit TypedSecret(std::string_view text); // what has room of it
    TypedSecret(const TypedSecret&) = default;
    TypedSecret& operator=(const TypedSecret&) = default;
    ~TypedSecret();

    // False, and nothing is added, when it is full.
    bool add(char byte);
    void erase(); // the last byte, if there is one
    void clear();
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] std::string_view text() const { return {bytes_.data(), size_}; }
    bool operator==(const TypedSecret& other) const { return text() == other.text(); }

  private:
    std::array<char, kMostTypedSecret> bytes_{};
    std::size_t size_ = 0;
};

} // namespace kiosk::core
