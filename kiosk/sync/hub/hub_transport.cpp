#include "sync/hub/hub_transport.hpp"

#include <algorithm>
#include <map>

namespace kiosk::sync {

namespace {

using core::ErrorKind, core::Result;

template <class Id> Id id_of(core::ByteView bytes) {
    Id id;
    if (bytes.size() == id.bytes.size()) std::ranges::copy(bytes, id.bytes.begin());
    return id;
}

store::RefusedBecause reason_of(std::string_view why) {
    if (why == "other-event") return store::RefusedBecause::OtherEvent;
    if (why == "gap") return store::RefusedBecause::Gap;
    if (why == "diverges") return store::RefusedBecause::Diverges;
    if (why == "not-enrolled") return store::RefusedBecause::NotEnrolled;
    return store::RefusedBecause::Malformed;
}

core::Bytes known_bytes(const core::LedgerId& ledger, const store::KnownLedger& known) {
    core::Bytes out(ledger.bytes.begin(), ledger.bytes.end());
    for (int shift = 56; shift >= 0; shift -= 8)
        out.push_back(static_cast<std::uint8_t>((known.head.seq.value() >> static_cast<unsigned>(shift)) & 0xffU));
    out.push_back(known.certified ? 1 : 0);
    return out;
}

core::Bytes sent_bytes(const store::WireEntry& sent) {
    core::Bytes out;
    out.reserve(1 + sent.hash.bytes.size() + sent.signature.bytes.size() + sent.bytes.size());
    out.push_back(sent.relayed ? 1 : 0);
    out.insert(out.end(), sent.hash.bytes.begin(), sent.hash.bytes.end());
    out.insert(out.end(), sent.signature.bytes.begin(), sent.signature.bytes.end());
    out.insert(out.end(), sent.bytes.begin(), sent.bytes.end());
    return out;
}

// Sent behind its entry.
core::Bytes text_bytes(const core::CommittedText& committed) {
    core::Bytes out{2};
    out.insert(out.end(), committed.salt.begin(), committed.salt.end());
    out.insert(out.end(), committed.text.begin(), committed.text.end());
    return out;
}

// Whether it fits the entry is asked by whoever takes it; what is no text at all is left out.
std::optional<core::CommittedText> text_of(core::ByteView salt, core::ByteView text) {
    core::CommittedText committed{{text.begin(), text.end()}, {}};
    if (salt.size() != committed.salt.size() || text.size() > core::kLongestCommitted) return std::nullopt;
    std::ranges::copy(salt, committed.salt.begin());
    return committed;
}

tl::unexpected<core::Error> other_version() {
    return core::fail(ErrorKind::Refused,
                      "the hub answers as no version that this program knows: run kioskctl hub init "
                      "of the same version");
}

core::LedgerSeq seq_of(std::int64_t value) {
    return core::LedgerSeq{static_cast<std::uint64_t>(std::max<std::int64_t>(value, 0))};
}

} // namespace

Result<PgRows> HubTransport::call(const char* sql, std::span<const PgValue> values) {
    if (!connection_ || !connection_->usable()) {
        listening_ = false;
        connection_ = TRY(PgConnection::open(url_, timeouts_));
    }
    auto rows = connection_->query(sql, values);
    if (!rows && rows.error().kind == ErrorKind::Unavailable) connection_.reset();
    return rows;
}

Result<PullReply> HubTransport::pull(const store::Heads& since, std::size_t most) {
    std::vector<core::Bytes> vector;
    vector.reserve(since.size());
    for (const auto& [ledger, known] : since) vector.push_back(known_bytes(ledger, known));
    const PgValue values[] = {PgValue::of(vector), PgValue::of(static_cast<std::int32_t>(most)),
                              PgValue::of(std::int64_t{0})};
    const auto rows = TRY(
        call("SELECT what, of_ledger, at_seq, flag, at_hash, signature, bytes FROM kiosk.pull($1, $2, $3)", values));
    if (rows.columns() != 7) return other_version();
    PullReply reply;
    std::map<core::EntryRef, std::size_t> places; // in the batch
    newest_.reset();
    for (int row = 0; row < rows.size(); ++row) {
        const auto what = rows.text(row, 0);
        const auto ledger = id_of<core::LedgerId>(rows.bytes(row, 1));
        const auto seq = seq_of(rows.integer(row, 2));
        const auto bytes = rows.bytes(row, 6);
        if (what == "h") {
            reply.heads[ledger] = {{seq, id_of<core::Hash>(rows.bytes(row, 4))}, true, false};
        } else if (what == "c") {
            auto certificate = TRY(core::parse_certificate(bytes));
            reply.batch.certificates.push_back(std::move(certificate));
        } else if (what == "t") {
            if (const auto at = places.find({ledger, seq}); at != places.end())
                reply.batch.entries[at->second].text = text_of(rows.bytes(row, 4), bytes);
        } else if (what == "e") {
            places[{ledger, seq}] = reply.batch.entries.size();
            reply.batch.entries.push_back({{bytes.begin(), bytes.end()},
                                           id_of<core::Hash>(rows.bytes(row, 4)),
                                           id_of<core::Signature>(rows.bytes(row, 5)),
                                           rows.boolean(row, 3)});
        } else if (what == "r") {
            channel_ = rows.text(row, 6);
            if (seq != core::LedgerSeq{})
                newest_ = HubRevision{core::RevisionNumber{static_cast<std::uint32_t>(seq.value())},
                                      id_of<core::Hash>(rows.bytes(row, 4))};
        }
    }
    return reply;
}

Result<PushReply> HubTransport::push(const store::Batch& batch) {
    if (batch.entries.empty()) return PushReply{};
    std::vector<core::Bytes> sent;
    sent.reserve(batch.entries.size());
    for (const auto& entry : batch.entries) {
        sent.push_back(sent_bytes(entry));
        if (entry.text) sent.push_back(text_bytes(*entry.text));
    }
    const PgValue values[] = {PgValue::of(sent)};
    const auto rows = TRY(call("SELECT of_ledger, at_seq, at_hash, why FROM kiosk.push($1)", values));
    if (rows.columns() != 4) return other_version();
    PushReply reply;
    for (int row = 0; row < rows.size(); ++row) {
        const auto ledger = id_of<core::LedgerId>(rows.bytes(row, 0));
        const auto seq = seq_of(rows.integer(row, 1));
        if (rows.null(row, 3))
            reply.acknowledged[ledger] = {seq, id_of<core::Hash>(rows.bytes(row, 2))};
        else
            reply.refused.push_back({{ledger, seq}, reason_of(rows.text(row, 3))});
    }
    return reply;
}

Result<core::Bytes> HubTransport::package(core::RevisionNumber number) {
    const PgValue values[] = {PgValue::of(std::vector<core::Bytes>{}), PgValue::of(std::int32_t{0}),
                              PgValue::of(static_cast<std::int64_t>(number.value()))};
    const auto rows = TRY(call("SELECT bytes FROM kiosk.pull($1, $2, $3)", values));
    if (rows.size() != 1)
        return core::fail(ErrorKind::NotFound,
                          "the hub has no revision " + std::to_string(number.value()) + " of this event");
    const auto bytes = rows.bytes(0, 0);
    return core::Bytes(bytes.begin(), bytes.end());
}

Result<bool> HubTransport::wait_for_news(core::Millis most, int other_fd) {
    if (!connection_ || !connection_->usable() || channel_.empty())
        return core::fail(ErrorKind::Unavailable, "not connected to the hub");
    if (!listening_) {
        if (auto done = connection_->run("LISTEN " + connection_->quoted_name(channel_)); !done) {
            connection_.reset();
            return tl::unexpected(done.error());
        }
        listening_ = true;
        return true; // what came between the pull and the listening is not told again
    }
    auto told = connection_->wait_for_news(most, other_fd);
    if (!told) connection_.reset();
    return told;
}

} // namespace kiosk::sync
