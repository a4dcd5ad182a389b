#include "core/crypto/typed_secret.hpp"

#include <sodium.h>

namespace kiosk::core {

TypedSecret::TypedSecret(std::string_view text) {
    for (const char byte : text)
        if (!add(byte)) return;
}

TypedSecret::~TypedSecret() {
    clear();
}

bool TypedSecret::add(char byte) {
    if (size_ == bytes_.size()) return false;
    bytes_[size_++] = byte;
    return true;
}

void TypedSecret::erase() {
    if (size_ > 0) bytes_[--size_] = 0;
}

void TypedSecret::clear() {
    sodium_memzero(bytes_.data(), bytes_.size());
    size_ = 0;
}

} // namespace kiosk::core
