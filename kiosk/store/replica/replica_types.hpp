// What replicas of one event tell each other (store/replica/replica.hpp).
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

#include "core/ledger/certificate.hpp"
#include "core/ledger/entry.hpp"

namespace kiosk::store {

inline constexpr std::size_t kBatchEntries = 256; // a batch is one transaction

struct WireEntry {
    core::Bytes bytes; // canonical
    core::Hash hash;
    core::Signature signature;
    bool relayed = false; // not by its author
    // Of who registered at the door or has a new badge, as long as the names are there (core/ledger/walk_in.hpp,
    // reissue.hpp). Whoever receives it checks it against the entry: one that does not fit is left out, and the entry
    // counts all the same.
    std::optional<core::CommittedText> text{};
    bool operator==(const WireEntry&) const = default;
};

struct KnownLedger {
    core::ChainHead head; // seq 0 when only the certificate is known
    bool certified = false;
    bool own = false; // written into this file
};
using Heads = std::map<core::LedgerId, KnownLedger>; // the version vector

struct Batch {
    std::vector<core::LedgerCertificate> certificates;
    std::vector<WireEntry> entries; // each ledger's in order
};

enum class RefusedBecause {
    Malformed, // not an entry, or of another ledger's number
    OtherEvent,
    Gap,         // entries before it are missing here
    Diverges,    // genuine as far as can be told, and not what is here
    Forged,      // its hash or signature is wrong
    TooMany,     // held entries have reached their bound
    NotEnrolled, // a hub takes only ledgers that it was told of
};
struct RefusedEntry {
    core::EntryRef entry;
    RefusedBecause why{};
};

struct ImportResult {
    int added = 0;
    int known = 0; // were here already
    int held = 0;
    int certificates = 0;
    int wrong_texts = 0;               // that do not fit their entries: left out
    std::vector<RefusedEntry> refused; // at most one of a ledger: nothing after it was looked at
};

struct ResolvedFork {
    int set_aside = 0;
    int recorded_again = 0; // facts that were nowhere else in this file
    int added = 0;          // of the other branch
};

} // namespace kiosk::store
