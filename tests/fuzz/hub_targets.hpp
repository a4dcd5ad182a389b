// What the fuzzers of a hub's answers and of what is remembered of it feed.
#pragma once

#include <cstdlib>
#include <string_view>

#include "event/package/package_archive.hpp"
#include "sync/sync_state_file.hpp"

namespace kiosk::test {

// What follows the parcel's first line.
inline void feed_parcel(core::ByteView body) {
    constexpr std::string_view kMagic = "kiosk parcel 1\n";
    core::Bytes bytes(kMagic.begin(), kMagic.end());
    bytes.insert(bytes.end(), body.begin(), body.end());
    const auto package = event::unpack(bytes);
    if (package && package->seal.state != core::PackageSeal::Sound) std::abort();
    if (!package && package.error().detail.empty()) std::abort();
}

// What is read has one meaning.
inline void feed_contact(std::string_view text) {
    const auto contact = sync::parse_sync_state_text(text);
    if (!contact) return;
    const auto again = sync::parse_sync_state_text(sync::write_sync_state_text(*contact));
    if (!again || sync::write_sync_state_text(*again) != sync::write_sync_state_text(*contact)) std::abort();
}

} // namespace kiosk::test
