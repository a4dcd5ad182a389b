#include "store/replica/replica.hpp"

#include "store/ledger/tally.hpp"
#include "store/replica/fork_resolution.hpp"
#include "store/replica/receiver.hpp"
#include "store/roster/roster_store.hpp"
#include "store/roster/walk_ins.hpp"
#include "store/sqlite/kind_sql.hpp"
#include "store/sqlite/schema.hpp"

namespace kiosk::store {

using core::Result, core::Status;

namespace {

Status read_held_heads(Connection& connection, Heads& heads) {
    return connection.each(
        "SELECT ledger, seq, hash FROM held_entry h"
        " WHERE seq = (SELECT max(seq) FROM held_entry WHERE ledger = h.ledger)",
        [&](const Statement& row) {
            heads[row.get<core::LedgerId>(0)] = {{row.get<core::LedgerSeq>(1), row.get<core::Hash>(2)}, false, false};
            return true;
        });
}

Status read_certificates(Connection& connection, std::vector<core::LedgerCertificate>& certificates) {
    Status parsed;
    TRY(connection.each("SELECT bytes FROM ledger_certificate ORDER BY ledger", [&](const Statement& row) {
        auto certificate = core::parse_certificate(row.blob(0));
        if (certificate)
            certificates.push_back(std::move(*certificate));
        else
            parsed = tl::unexpected(certificate.error());
        return parsed.has_value();
    }));
    return parsed;
}

Result<Heads> read_heads(Connection& connection) {
    Heads heads;
    std::vector<core::LedgerCertificate> certificates;
    if (auto read =
            read_held_heads(connection, heads).and_then([&] { return read_certificates(connection, certificates); });
        !read)
        return tl::unexpected(read.error());
    for (const auto& certificate : certificates) heads[certificate.ledger].certified = true;
    auto ledgers = read_ledgers(connection);
    if (!ledgers) return tl::unexpected(ledgers.error());
    for (const auto& ledger : *ledgers) {
        auto head = TRY(chain_head(connection, ledger));
        // One that has neither is nobody's business yet.
        if (head.seq == core::LedgerSeq{} && !heads.contains(ledger.id)) continue;
        auto& known = heads[ledger.id];
        known.own = ledger.own;
        if (head.seq != core::LedgerSeq{}) known.head = head;
    }
    return heads;
}

core::LedgerSeq seq_in(const Heads& heads, const core::LedgerId& ledger) {
    const auto at = heads.find(ledger);
    return at == heads.end() ? core::LedgerSeq{} : at->second.head.seq;
}

Status read_lacking(Connection& connection, const LedgerRecord& ledger, core::LedgerSeq after, std::size_t most,
                    std::vector<WireEntry>& entries) {
    if (entries.size() >= most) return {};
    static const std::string with_texts =
        "SELECT e.bytes, e.hash, e.signature, e.relayed, t.text, t.salt FROM entry e LEFT JOIN committed_text t ON " +
        is_kind("e.kind", core::kKindsWithText) +
        " AND t.commitment = e.original WHERE e.ledger = ? AND e.seq > ? ORDER BY e.seq LIMIT ?";
    return connection.each(
        with_texts.c_str(),
        [&](const Statement& row) {
            entries.push_back({core::Bytes(row.blob(0).begin(), row.blob(0).end()), row.get<core::Hash>(1),
                               row.get<core::Signature>(2), row.get<bool>(3)});
            if (!row.is_null(4)) entries.back().text = text_at(row, 4);
            return true;
        },
        ledger.number, after, most - entries.size());
}

} // namespace

struct Replica::Impl {
    std::unique_ptr<Connection> connection;
    core::MachineId machine;
    std::vector<std::string> notices;

    // Work in a write transaction, with the event as the file has it: Work(const EventInfo&) → Result<T>.
    template <class Work> auto write(Work work) -> std::invoke_result_t<Work, const core::EventInfo&> {
        auto transaction = TRY(Transaction::write(*connection));
        if (connection->file_is_gone())
            return core::fail(core::ErrorKind::Io,
                              connection->file().string() +
                                  ": the file, its -wal or its -shm was moved, deleted or replaced");
        auto event = TRY(read_event(*connection));
        const auto noticed = notices.size();
        auto done = work(std::as_const(event));
        if (done)
            if (auto committed = transaction.commit(); !committed) done = tl::unexpected(committed.error());
        if (!done) notices.resize(noticed);
        return done;
    }
    Result<LedgerRecord> merged_ledger(const core::LedgerId& id);
    Result<ResolvedFork> resolve_fork(const core::EventInfo& event, const LedgerRecord& ledger, core::LedgerSeq common,
                                      const std::vector<WireEntry>& branch);
};

Replica::Replica(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Replica::~Replica() = default;

Result<std::unique_ptr<Replica>> Replica::open(const std::filesystem::path& database, const core::MachineId& machine) {
    auto connection = TRY(open_database(database, Access::ReadWrite, kBusyTimeout));
    if (TRY(connection->number("PRAGMA application_id")) == kPracticeId)
        return core::fail(core::ErrorKind::Refused,
                          database.string() + ": a rehearsal's database, of which nothing is synced");
    TRY(read_stamp(*connection));
    TRY(renew_tallies(*connection));
    connection.get()->watch_log();
    return std::unique_ptr<Replica>(new Replica(std::make_unique<Impl>(Impl{std::move(connection), machine, {}})));
}

Result<core::EventInfo> Replica::event() const {
    return read_event(*impl_->connection);
}

Result<Heads> Replica::heads() const {
    auto transaction = TRY(Transaction::read(*impl_->connection));
    return read_heads(*impl_->connection);
}

Result<Batch> Replica::lacking(const Heads& theirs, std::size_t most) const {
    auto& connection = *impl_->connection;
    auto transaction = TRY(Transaction::read(connection));
    Batch batch;
    TRY(read_certificates(connection, batch.certificates));
    std::erase_if(batch.certificates, [&](const core::LedgerCertificate& certificate) {
        const auto at = theirs.find(certificate.ledger);
        return at != theirs.end() && at->second.certified;
    });
    auto ledgers = TRY(read_ledgers(connection));
    for (const auto& ledger : ledgers)
        TRY(read_lacking(connection, ledger, seq_in(theirs, ledger.id), most, batch.entries));
    return batch;
}

Result<std::optional<core::Hash>> Replica::hash_at(const core::EntryRef& entry) const {
    auto& connection = *impl_->connection;
    auto ledger = TRY(find_ledger(connection, entry.ledger));
    if (ledger) return hash_in(connection, *ledger, entry.seq);
    return connection.first(
        "SELECT hash FROM held_entry WHERE ledger = ? AND seq = ?",
        [](const Statement& row) { return row.get<core::Hash>(0); }, entry.ledger, entry.seq);
}

Result<ImportResult> Replica::take(const Batch& batch) {
    return impl_->write([&](const core::EventInfo& event) -> Result<ImportResult> {
        Receiver receiver(*impl_->connection, event);
        for (const auto& certificate : batch.certificates) TRY(receiver.take(certificate));
        for (const auto& entry : batch.entries) TRY(receiver.take(entry));
        return receiver.taken();
    });
}

Result<LedgerRecord> Replica::Impl::merged_ledger(const core::LedgerId& id) {
    auto ledger = TRY(find_ledger(*connection, id));
    if (!ledger)
        return core::fail(core::ErrorKind::Refused, "ledger " + core::to_hex(id.bytes) + " is not merged here");
    return std::move(*ledger);
}

Result<ResolvedFork> Replica::Impl::resolve_fork(const core::EventInfo& event, const LedgerRecord& ledger,
                                                 core::LedgerSeq common, const std::vector<WireEntry>& branch) {
    auto before = TRY(hash_in(*connection, ledger, common));
    if (!before || branch.empty()) return core::fail(core::ErrorKind::Refused, "there is no branch to yield to");
    TRY(check_branch(ledger, common, *before, branch, event.tag));
    TRY(end_ledger(*connection, ledger));
    auto ours = TRY(set_aside(*connection, event.zone, ledger, common));
    Receiver receiver(*connection, event);
    for (const auto& sent : branch) TRY(receiver.take(sent));
    auto recorded = TRY(record_again(*connection, event.zone, machine, ours, notices));
    return ResolvedFork{static_cast<int>(ours.size()), recorded, receiver.taken().added};
}

Result<ResolvedFork> Replica::resolve_fork(const core::LedgerId& ledger, core::LedgerSeq common,
                                           const std::vector<WireEntry>& branch) {
    return impl_->write([&](const core::EventInfo& event) -> Result<ResolvedFork> {
        auto record = TRY(impl_->merged_ledger(ledger));
        return impl_->resolve_fork(event, record, common, branch);
    });
}

Result<int> Replica::keep_both_branches(const core::LedgerId& ledger, const core::Hash& before,
                                        const std::vector<WireEntry>& branch) {
    return impl_->write([&](const core::EventInfo& event) -> Result<int> {
        auto record = TRY(impl_->merged_ledger(ledger));
        if (branch.empty()) return 0;
        const auto first = open_sent(branch.front(), event.tag);
        if (!first) return core::fail(core::ErrorKind::Refused, "there is no branch to keep");
        auto theirs =
            TRY(check_branch(record, core::LedgerSeq{first->entry.seq.value() - 1}, before, branch, event.tag));
        TRY(end_ledger(*impl_->connection, record));
        for (std::size_t i = 0; i < branch.size(); ++i)
            if (branch[i].text) TRY(keep_text(*impl_->connection, theirs[i], *branch[i].text));
        return record_again(*impl_->connection, event.zone, impl_->machine, theirs, impl_->notices);
    });
}

Status Replica::forget_held(const core::LedgerId& ledger) {
    return impl_->write([&](const core::EventInfo&) {
        return impl_->connection->run("DELETE FROM held_entry WHERE ledger = ?", ledger);
    });
}

Result<std::optional<core::PublicKey>> Replica::key_of(const core::LedgerId& ledger) const {
    auto record = find_ledger(*impl_->connection, ledger);
    if (!record) return tl::unexpected(record.error());
    if (*record) return (*record)->key;
    auto certificate = find_certificate(*impl_->connection, ledger);
    if (!certificate) return tl::unexpected(certificate.error());
    if (!*certificate) return std::nullopt;
    return (*certificate)->key;
}

const std::vector<std::string>& Replica::notices() const {
    return impl_->notices;
}

} // namespace kiosk::store
