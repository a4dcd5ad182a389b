// The bytes of a bundle, and back.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/big_endian.hpp"
#include "core/crypto/crypto.hpp"
#include "core/ledger/entry_kind.hpp"
#include "sync/bundle.hpp"

namespace kiosk::sync {

namespace {

using core::ByteReader, core::Bytes, core::ByteView, core::ByteWriter, core::Result;

constexpr std::string_view kBundleMagic = "kioskbn1";
constexpr std::size_t kHashBytes = 32;
constexpr std::size_t kHeadBytes = 16 + 8 + 32 + 1;
constexpr std::size_t kLeastSection = 16 + 8 + 32 + 4;
constexpr std::size_t kLeastEntry = 2 + 32 + 64;

void write_count(ByteWriter& out, std::size_t count) {
    out.number(static_cast<std::uint32_t>(count));
}

// No more than there can be in what is left.
std::size_t read_count(ByteReader& in, std::size_t least_size) {
    const auto count = in.number<std::uint32_t>();
    if (count > in.left() / least_size) in.fault("a count that the file is too short for");
    return in.ok() ? count : 0;
}

void read_heads(ByteReader& in, Bundle& bundle) {
    core::LedgerId last;
    const auto count = read_count(in, kHeadBytes);
    for (std::size_t i = 0; i < count && in.ok(); ++i) {
        const auto ledger = in.id<core::LedgerId>();
        store::KnownLedger known;
        known.head.seq = core::LedgerSeq{in.number<std::uint64_t>()};
        known.head.hash = in.id<core::Hash>();
        const auto certified = in.number<std::uint8_t>();
        if (certified > 1 || (i > 0 && ledger <= last)) in.fault("a version vector out of order");
        known.certified = certified == 1;
        bundle.heads[ledger] = known;
        last = ledger;
    }
}

// Whether it fits its entry is asked by whoever takes it.
std::optional<core::CommittedText> read_text(ByteReader& in) {
    core::CommittedText committed;
    std::ranges::copy(in.take(committed.salt.size()), committed.salt.begin());
    const auto length = in.number<std::uint16_t>();
    if (length > core::kLongestCommitted) in.fault("a text that is too long");
    const auto text = in.take(length);
    committed.text.assign(text.begin(), text.end());
    if (committed == core::CommittedText{}) return std::nullopt;
    if (committed.text.empty()) in.fault("a salt without a text");
    return committed;
}

void write_text(ByteWriter& out, const std::optional<core::CommittedText>& text) {
    const auto committed = text.value_or(core::CommittedText{});
    out.raw(committed.salt);
    out.number(static_cast<std::uint16_t>(committed.text.size()));
    out.raw(committed.text);
}

void read_entries(ByteReader& in, core::EventTag event, BundleSection& section) {
    const auto count = read_count(in, kLeastEntry);
    if (count == 0) in.fault("a ledger without entries");
    auto last = section.before;
    for (std::size_t i = 0; i < count && in.ok(); ++i) {
        store::WireEntry sent;
        const auto bytes = in.take(in.number<std::uint16_t>());
        sent.bytes.assign(bytes.begin(), bytes.end());
        sent.hash = in.id<core::Hash>();
        sent.signature = in.id<core::Signature>();
        sent.relayed = true;
        if (!in.ok()) return;
        const auto entry = core::parse_entry(sent.bytes);
        if (!entry) return in.fault(entry.error().detail);
        if (entry->ledger != section.ledger || entry->event != event || last.seq.value() + 1 == 0 ||
            entry->seq.value() != last.seq.value() + 1)
            return in.fault("an entry that does not belong there");
        if (core::sha256(last.hash.bytes, sent.bytes) != sent.hash)
            return in.fault("an entry that does not fit the one before it");
        last = {entry->seq, sent.hash};
        if (core::has_text(entry->kind)) sent.text = read_text(in);
        section.entries.push_back(std::move(sent));
    }
}

void read_sections(ByteReader& in, Bundle& bundle) {
    const auto count = read_count(in, kLeastSection);
    for (std::size_t i = 0; i < count && in.ok(); ++i) {
        BundleSection section;
        section.ledger = in.id<core::LedgerId>();
        section.before.seq = core::LedgerSeq{in.number<std::uint64_t>()};
        section.before.hash = in.id<core::Hash>();
        if (std::ranges::find(bundle.sections, section.ledger, &BundleSection::ledger) != bundle.sections.end())
            in.fault("a ledger that comes a second time");
        read_entries(in, bundle.event, section);
        if (in.ok()) bundle.sections.push_back(std::move(section));
    }
}

// The second byte of an entry is its kind (core/ledger/entry.hpp).
bool carries_text(ByteView entry) {
    return entry.size() > 1 && core::has_text(static_cast<core::EntryKind>(entry[1]));
}

} // namespace

Bytes write_bundle(const Bundle& bundle) {
    ByteWriter out;
    out.raw(kBundleMagic);
    out.number(bundle.event.value());
    write_count(out, bundle.heads.size());
    for (const auto& [ledger, known] : bundle.heads) {
        out.raw(ledger.bytes);
        out.number(known.head.seq.value());
        out.raw(known.head.hash.bytes);
        out.number(static_cast<std::uint8_t>(known.certified ? 1 : 0));
    }
    write_count(out, bundle.certificates.size());
    for (const auto& certificate : bundle.certificates) out.raw(core::certificate_bytes(certificate));
    write_count(out, bundle.sections.size());
    for (const auto& section : bundle.sections) {
        out.raw(section.ledger.bytes);
        out.number(section.before.seq.value());
        out.raw(section.before.hash.bytes);
        write_count(out, section.entries.size());
        for (const auto& sent : section.entries) {
            out.number(static_cast<std::uint16_t>(sent.bytes.size()));
            out.raw(sent.bytes);
            out.raw(sent.hash.bytes);
            out.raw(sent.signature.bytes);
            if (carries_text(sent.bytes)) write_text(out, sent.text);
        }
    }
    if (!bundle.package.empty()) {
        write_count(out, bundle.package.size());
        out.raw(bundle.package);
    }
    const auto hash = core::sha256(out.bytes());
    out.raw(hash.bytes);
    return std::move(out).take();
}

Result<Bundle> read_bundle(ByteView bytes) {
    if (bytes.size() > kLargestBundle) return core::fail(core::ErrorKind::Corrupt, "larger than any bundle (256 MiB)");
    if (bytes.size() < kBundleMagic.size() + kHashBytes ||
        !std::ranges::equal(bytes.first(kBundleMagic.size()), core::as_bytes(kBundleMagic)))
        return core::fail(core::ErrorKind::Corrupt, "not a bundle of this version, or cut near its beginning");
    const auto body = bytes.first(bytes.size() - kHashBytes);
    core::Hash expected;
    std::ranges::copy(bytes.last(kHashBytes), expected.bytes.begin());
    if (core::sha256(body) != expected)
        return core::fail(core::ErrorKind::Corrupt, "cut or altered on its way: its hash does not fit; copy it again");
    ByteReader in(body.subspan(kBundleMagic.size()));
    Bundle bundle;
    bundle.event = core::EventTag{in.number<std::uint32_t>()};
    read_heads(in, bundle);
    const auto certificates = read_count(in, core::kCertificateBytes);
    for (std::size_t i = 0; i < certificates && in.ok(); ++i) {
        auto certificate = core::parse_certificate(in.take(core::kCertificateBytes));
        if (certificate)
            bundle.certificates.push_back(*certificate);
        else
            in.fault(certificate.error().detail);
    }
    read_sections(in, bundle);
    if (in.ok() && !in.at_end()) {
        const auto size = read_count(in, 1);
        if (in.ok() && size == 0) in.fault("a package of no bytes");
        const auto package = in.take(size);
        bundle.package.assign(package.begin(), package.end());
    }
    if (in.ok() && !in.at_end()) in.fault("there is more after its end");
    if (!in.ok())
        return core::fail(core::ErrorKind::Corrupt,
                          "not a sound bundle: " + in.what() + ", at byte " + std::to_string(in.fault_at()));
    return bundle;
}

} // namespace kiosk::sync
