// Hash chain, signatures and commitments.
#include <algorithm>
#include <array>

#include "core/ledger/entry.hpp"

namespace kiosk::core {
namespace {

constexpr char kGenesisContext[] = "kiosk ledger 1"; // its terminating zero is hashed too

} // namespace

ChainHead genesis(const LedgerId& ledger, const PublicKey& key) {
    Bytes bytes(sizeof kGenesisContext + ledger.bytes.size());
    std::copy(ledger.bytes.begin(), ledger.bytes.end(),
              std::copy(std::begin(kGenesisContext), std::end(kGenesisContext), bytes.begin()));
    return {LedgerSeq{}, sha256(bytes, key.bytes)};
}

SealedEntry seal(Entry entry, const ChainHead& head, const LedgerId& ledger, const SigningKey& key) {
    entry.ledger = ledger;
    entry.seq = LedgerSeq{head.seq.value() + 1};
    SealedEntry sealed;
    sealed.bytes = canonical_bytes(entry);
    sealed.entry = parse_entry(sealed.bytes).value_or(entry);
    sealed.hash = sha256(head.hash.bytes, sealed.bytes);
    sealed.signature = key.sign(sealed.hash.bytes);
    return sealed;
}

ChainVerifier::ChainVerifier(const LedgerId& ledger, const PublicKey& key)
    : ledger_(ledger), key_(key), head_(genesis(ledger, key)) {}

std::optional<ChainFault> ChainVerifier::add(const ChainRow& row) {
    const LedgerSeq expected{head_.seq.value() + 1};
    if (row.seq > expected) return ChainFault{expected, "gap: this entry is missing"};
    if (row.seq < expected) return ChainFault{row.seq, "gap: this entry comes a second time"};
    const auto entry = parse_entry(row.bytes);
    if (!entry) return ChainFault{row.seq, "bytes: " + entry.error().detail};
    if (entry->ledger != ledger_) return ChainFault{row.seq, "ledger: the entry was written for another ledger"};
    if (entry->seq != row.seq) {
        return ChainFault{row.seq, "seq: the entry says that it is number " + std::to_string(entry->seq.value())};
    }
    if (sha256(head_.hash.bytes, row.bytes) != row.hash) {
        return ChainFault{row.seq, "chain: the hash does not fit the entry and the one before it"};
    }
    if (!verify(key_, row.hash.bytes, row.signature))
        return ChainFault{row.seq, "signature: not made with this ledger's key"};
    head_ = {row.seq, row.hash};
    return std::nullopt;
}

CommittedText salted(std::string text) {
    CommittedText committed{std::move(text), {}};
    random_bytes(committed.salt);
    return committed;
}

Hash commitment_of(const CommittedText& committed) {
    return sha256(committed.salt, as_bytes(committed.text));
}

} // namespace kiosk::core
