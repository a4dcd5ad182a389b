// Distinct types for what would otherwise all be int64_t and std::string.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>

namespace kiosk::core {

template <class Tag> class TextId {
  public:
    TextId() = default;
    explicit TextId(std::string value) : value_(std::move(value)) {}
    [[nodiscard]] const std::string& str() const { return value_; }
    [[nodiscard]] bool empty() const { return value_.empty(); }
    auto operator<=>(const TextId&) const = default;

  private:
    std::string value_;
};

template <class Tag, class Rep> class NumberId {
  public:
    using rep = Rep;
    constexpr NumberId() = default;
    explicit constexpr NumberId(Rep value) : value_(value) {}
    [[nodiscard]] constexpr Rep value() const { return value_; }
    auto operator<=>(const NumberId&) const = default;

  private:
    Rep value_{};
};

template <class Tag, std::size_t N> struct BytesId {
    std::array<std::uint8_t, N> bytes{};
    auto operator<=>(const BytesId&) const = default;
};

// Ids that organisers write in the package: 1 … 64 characters of A-Z a-z 0-9 . _ - (checked by event/).
using EventId = TextId<struct EventIdTag>;
using DelegationId = TextId<struct DelegationIdTag>;
using ParticipantId = TextId<struct ParticipantIdTag>;
using CheckpointId = TextId<struct CheckpointIdTag>;
using ItemId = TextId<struct ItemIdTag>;
using PlaceId = TextId<struct PlaceIdTag>;
using AreaId = TextId<struct AreaIdTag>;
using OperatorId = TextId<struct OperatorIdTag>;
// Who is counted: "p:<participant>", or "b:<badge in 16 hex digits>" while the badge's owner is unknown here, or
// "d:<delegation>" for a group counted by its leader.
using SubjectKey = TextId<struct SubjectKeyTag>;

using BadgeId = NumberId<struct BadgeIdTag, std::uint64_t>;     // random; 0 is no badge
using KeyId = NumberId<struct KeyIdTag, std::uint32_t>;         // first 4 bytes of SHA-256(public key), big-endian
using EventTag = NumberId<struct EventTagTag, std::uint32_t>;   // first 4 bytes of SHA-256(event id), big-endian
using LedgerSeq = NumberId<struct LedgerSeqTag, std::uint64_t>; // 1, 2, 3 … without gaps within a ledger; 0 is none
using RevisionNumber = NumberId<struct RevisionTag, std::uint32_t>;

using LedgerId = BytesId<struct LedgerIdTag, 16>;   // random
using BootId = BytesId<struct BootIdTag, 16>;       // the kernel's boot_id
using MachineId = BytesId<struct MachineIdTag, 16>; // /etc/machine-id, hashed with an application salt
using Hash = BytesId<struct HashTag, 32>;           // SHA-256
using PublicKey = BytesId<struct PublicKeyTag, 32>; // Ed25519
using Signature = BytesId<struct SignatureTag, 64>; // Ed25519

struct EntryRef {
    LedgerId ledger;
    LedgerSeq seq;
    auto operator<=>(const EntryRef&) const = default;
};

} // namespace kiosk::core

template <class Tag> struct std::hash<kiosk::core::TextId<Tag>> {
    std::size_t operator()(const kiosk::core::TextId<Tag>& id) const noexcept {
        return std::hash<std::string>{}(id.str());
    }
};
template <class Tag, class Rep> struct std::hash<kiosk::core::NumberId<Tag, Rep>> {
    std::size_t operator()(const kiosk::core::NumberId<Tag, Rep>& id) const noexcept {
        return std::hash<Rep>{}(id.value());
    }
};
