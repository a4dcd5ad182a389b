// A sync as a file: what one replica has and another may lack. Carried on a USB stick where a school's network blocks
// the hub.
//
// Format (integers big-endian; one file for the same values):
//   8 bytes "kioskbn1", u32 event tag,
//   u32 count, then the exporter's version vector, in rising order of ledger: 16 ledger, u64 seq, 32 hash, u8
//   certified; u32 count, then certificates, 149 bytes each (core/ledger/certificate.hpp); u32 count, then sections,
//   each of one ledger: 16 ledger, u64 seq and 32 hash of the entry before the first (at 0 the
//     genesis), u32 count, then entries: u16 length, canonical bytes, 32 hash, 64 signature, and behind one of
//     core::kKindsWithText its text: 32 salt, u16 length, UTF-8 (length 0, and zeroes: none);
//   if there is one, a sealed revision of the event package: u32 length, bytes (event/package/package_archive.hpp;
//   opaque here); 32 SHA-256 over all before it.
// The hash finds damage. Who wrote an entry, its ledger's signature says, and whose the ledger is, its certificate: a
// bundle needs no more trust than the stick that it came on. It holds no names but of those who registered at the door,
// unless a revision was put into it.
#pragma once

#include <vector>

#include "core/base/result.hpp"
#include "core/ledger/certificate.hpp"
#include "store/replica/replica.hpp"

namespace kiosk::sync {

inline constexpr std::size_t kLargestBundle = std::size_t{256} << 20U; // bytes; about a million entries

struct BundleSection {
    core::LedgerId ledger;
    core::ChainHead before;
    std::vector<store::WireEntry> entries; // at least one, marked as relayed
    bool operator==(const BundleSection& other) const {
        return ledger == other.ledger && before.seq == other.before.seq && before.hash == other.before.hash &&
               entries == other.entries;
    }
};

struct Bundle {
    core::EventTag event;
    store::Heads heads; // of who exported it: what a bundle in answer need not carry
    std::vector<core::LedgerCertificate> certificates;
    std::vector<BundleSection> sections;
    core::Bytes package; // empty: none. Whoever imports it loads it, or refuses the whole bundle first
};

[[nodiscard]] core::Bytes write_bundle(const Bundle& bundle);
// Pure, and bounded by the size of the input. Corrupt: cut, altered, or not a bundle; the detail says which and where.
// Of what it returns, every entry is of its section's ledger and event, in order, and chained to the one before.
[[nodiscard]] core::Result<Bundle> read_bundle(core::ByteView bytes);

// Everything beyond that vector.
[[nodiscard]] core::Result<Bundle> export_bundle(const store::Replica& replica, const store::Heads& since);

struct Imported {
    store::ImportResult taken;
    int recorded_again =
        0; // facts of other branches of ledgers that are here (store/replica/replica.hpp, keep_both_branches)
};
// All checks come before the first write: Refused, with the reason and the way out, leaves the database as it was.
// Importing again changes nothing; one that was cut off in between goes on where it was.
[[nodiscard]] core::Result<Imported> import_bundle(store::Replica& replica, const Bundle& bundle);

} // namespace kiosk::sync
