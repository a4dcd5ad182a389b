// The bytes of a bundle, and back.
#include <algorithm>
#include <concepts>
#include <string_view>

#include "sync/bundle.hpp"

namespace kiosk::sync {

namespace {

using core::Bytes, core::ByteView, core::Result;

constexpr std::string_view kMagic = "kioskbn1";
constexpr std::size_t kHashBytes = 32;
constexpr std::size_t kHeadBytes = 16 + 8 + 32 + 1;
constexpr std::size_t kLeastSection = 16 + 8 + 32 + 4;
constexpr std::size_t kLeastEntry = 2 + 32 + 64;

class Writer {
  public:
    template <std::unsigned_integral T> void number(T value) {
        for (std::size_t i = sizeof(T); i-- > 0;) out_.push_back(static_cast<std::uint8_t>((value >> (8 * i)) & 0xffU));
    }
    void raw(ByteView bytes) { out_.insert(out_.end(), bytes.begin(), bytes.end()); }
    void count(std::size_t value) { number(static_cast<std::uint32_t>(value)); }
    Bytes take() { return std::move(out_); }
    [[nodiscard]] const Bytes& bytes() const { return out_; }

  private:
    Bytes out_;
};

// Reads past the end give zeroes and remember the fault; ok() is asked before anything is believed.
class Reader {
  public:
    explicit Reader(ByteView bytes) : all_(bytes), rest_(bytes) {}
    template <std::unsigned_integral T> T number() {
        T value = 0;
        for (const auto byte : take(sizeof(T)))
            value = static_cast<T>((static_cast<std::uint64_t>(value) << 8U) | byte);
        return value;
    }
    template <class Id> Id id() {
        Id out;
        std::ranges::copy(take(out.bytes.size()), out.bytes.begin());
        return out;
    }
    // No more than there can be in what is left.
    std::size_t count(std::size_t least_size) {
        const auto value = number<std::uint32_t>();
        if (value > rest_.size() / least_size) fault("a count that the file is too short for");
        return ok() ? value : 0;
    }
    ByteView take(std::size_t size) {
        if (size > rest_.size()) {
            fault("it ends too early");
            return {};
        }
        const auto bytes = rest_.first(size);
        rest_ = rest_.subspan(size);
        return bytes;
    }
    void fault(std::string_view what) {
        if (!what_.empty()) return;
        what_ = std::string(what) + ", at byte " + std::to_string(all_.size() - rest_.size());
        rest_ = {};
    }
    [[nodiscard]] bool ok() const { return what_.empty(); }
    [[nodiscard]] bool at_end() const { return rest_.empty(); }
    [[nodiscard]] const std::string& what() const { return what_; }

  private:
    ByteView all_;
    ByteView rest_;
    std::string what_;
};

void read_heads(Reader& in, Bundle& bundle) {
    core::LedgerId last;
    const auto count = in.count(kHeadBytes);
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

void read_entries(Reader& in, core::EventTag event, BundleSection& section) {
    const auto count = in.count(kLeastEntry);
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
        section.entries.push_back(std::move(sent));
    }
}

void read_sections(Reader& in, Bundle& bundle) {
    const auto count = in.count(kLeastSection);
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

} // namespace

Bytes write_bundle(const Bundle& bundle) {
    Writer out;
    out.raw(core::as_bytes(kMagic));
    out.number(bundle.event.value());
    out.count(bundle.heads.size());
    for (const auto& [ledger, known] : bundle.heads) {
        out.raw(ledger.bytes);
        out.number(known.head.seq.value());
        out.raw(known.head.hash.bytes);
        out.number(static_cast<std::uint8_t>(known.certified ? 1 : 0));
    }
    out.count(bundle.certificates.size());
    for (const auto& certificate : bundle.certificates) out.raw(core::certificate_bytes(certificate));
    out.count(bundle.sections.size());
    for (const auto& section : bundle.sections) {
        out.raw(section.ledger.bytes);
        out.number(section.before.seq.value());
        out.raw(section.before.hash.bytes);
        out.count(section.entries.size());
        for (const auto& sent : section.entries) {
            out.number(static_cast<std::uint16_t>(sent.bytes.size()));
            out.raw(sent.bytes);
            out.raw(sent.hash.bytes);
            out.raw(sent.signature.bytes);
        }
    }
    if (!bundle.package.empty()) {
        out.count(bundle.package.size());
        out.raw(bundle.package);
    }
    const auto hash = core::sha256(out.bytes());
    out.raw(hash.bytes);
    return out.take();
}

Result<Bundle> read_bundle(ByteView bytes) {
    if (bytes.size() > kLargestBundle) return core::fail(core::ErrorKind::Corrupt, "larger than any bundle (256 MiB)");
    if (bytes.size() < kMagic.size() + kHashBytes ||
        !std::ranges::equal(bytes.first(kMagic.size()), core::as_bytes(kMagic)))
        return core::fail(core::ErrorKind::Corrupt, "not a bundle of this version, or cut near its beginning");
    const auto body = bytes.first(bytes.size() - kHashBytes);
    core::Hash expected;
    std::ranges::copy(bytes.last(kHashBytes), expected.bytes.begin());
    if (core::sha256(body) != expected)
        return core::fail(core::ErrorKind::Corrupt, "cut or altered on its way: its hash does not fit; copy it again");
    Reader in(body.subspan(kMagic.size()));
    Bundle bundle;
    bundle.event = core::EventTag{in.number<std::uint32_t>()};
    read_heads(in, bundle);
    const auto certificates = in.count(core::kCertificateBytes);
    for (std::size_t i = 0; i < certificates && in.ok(); ++i) {
        auto certificate = core::parse_certificate(in.take(core::kCertificateBytes));
        if (certificate)
            bundle.certificates.push_back(*certificate);
        else
            in.fault(certificate.error().detail);
    }
    read_sections(in, bundle);
    if (in.ok() && !in.at_end()) {
        const auto size = in.count(1);
        if (in.ok() && size == 0) in.fault("a package of no bytes");
        const auto package = in.take(size);
        bundle.package.assign(package.begin(), package.end());
    }
    if (in.ok() && !in.at_end()) in.fault("there is more after its end");
    if (!in.ok()) return core::fail(core::ErrorKind::Corrupt, "not a sound bundle: " + in.what());
    return bundle;
}

} // namespace kiosk::sync
