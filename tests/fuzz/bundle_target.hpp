// What the fuzzer of bundles feeds, and the corpus replays.
#pragma once

#include <cstdlib>

#include "sync/bundle.hpp"

namespace kiosk::test {

// The body of a bundle: its hash is put right, or nothing else would ever be looked at. What is read has one text.
inline void feed_bundle(core::ByteView body) {
    core::Bytes bytes(body.begin(), body.end());
    const auto hash = core::sha256(bytes);
    bytes.insert(bytes.end(), hash.bytes.begin(), hash.bytes.end());
    const auto bundle = sync::read_bundle(bytes);
    if (bundle && sync::write_bundle(*bundle) != bytes) std::abort();
    if (!bundle && bundle.error().detail.empty()) std::abort();
}

} // namespace kiosk::test
