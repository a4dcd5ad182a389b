#include "store/ledger/ledger_writer.hpp"

#include "store/ledger/walk_in_facts.hpp"
#include "store/sqlite/identity_file.hpp"

namespace kiosk::store {

namespace {

using core::Result;

struct Usable {
    core::LedgerIdentity identity;
    LedgerRecord record;
};

Result<bool> is_ended(Connection& connection, std::int64_t ledger) {
    return connection.number("SELECT EXISTS (SELECT 1 FROM ended_ledger WHERE ledger = ?)", ledger)
        .map([](std::int64_t found) { return found != 0; });
}

// The identity that may go on writing here, or nothing and the reason in why ("" when there was none to begin with).
Result<std::optional<Usable>> usable_identity(Connection& connection, const core::MachineId& machine,
                                              std::string& why) {
    auto identity = read_identity(identity_path(connection.file()));
    if (!identity) {
        if (identity.error().kind != core::ErrorKind::Invalid) return tl::unexpected(identity.error());
        why = "its identity file is broken";
        return std::nullopt;
    }
    if (!*identity) {
        why = "its identity file is missing";
        return std::nullopt;
    }
    if ((*identity)->machine != machine) {
        why = "its identity belongs to another machine";
        return std::nullopt;
    }
    auto record = find_ledger(connection, (*identity)->ledger);
    if (!record) return tl::unexpected(record.error());
    // A ledger that is not here may have entries elsewhere: going on with it would number them twice.
    if (!*record || (*record)->key != (*identity)->key.public_key()) {
        why = "its identity belongs to another database";
        return std::nullopt;
    }
    auto ended = is_ended(connection, (*record)->number);
    if (!ended) return tl::unexpected(ended.error());
    if (*ended) {
        why = "others hold entries of it that were not written here";
        return std::nullopt;
    }
    return Usable{std::move(**identity), std::move(**record)};
}

Result<std::optional<core::EntryRef>> last_own_entry(Connection& connection) {
    auto ledgers = TRY(read_ledgers(connection));
    for (auto at = ledgers.rbegin(); at != ledgers.rend(); ++at) {
        if (!at->own) continue;
        auto head = TRY(chain_head(connection, *at));
        if (head.seq != core::LedgerSeq{}) return core::EntryRef{at->id, head.seq};
    }
    return std::nullopt;
}

core::Entry link_entry(const core::EntryRef& old, const core::Entry& first) {
    core::Entry link;
    link.kind = core::EntryKind::LedgerLinked;
    link.event = first.event;
    link.revision = first.revision;
    link.wall = first.wall;
    link.boot = first.boot;
    link.mono = first.mono;
    link.time_unsure = first.time_unsure;
    link.simulated = first.simulated;
    link.source = core::Source::Tool;
    link.refers_to = old;
    return link;
}

} // namespace

Result<LedgerWriter> LedgerWriter::open(Connection& connection, const core::MachineId& machine,
                                        std::vector<std::string>& notices) {
    auto transaction = TRY(Transaction::write(connection));
    auto writer = open_within(connection, machine, notices);
    if (!writer) return writer;
    TRY(transaction.commit());
    return writer;
}

Result<bool> LedgerWriter::has_ended(Connection& connection) const {
    return is_ended(connection, record_.number);
}

Result<LedgerWriter> LedgerWriter::open_within(Connection& connection, const core::MachineId& machine,
                                               std::vector<std::string>& notices) {
    std::string why;
    auto usable = usable_identity(connection, machine, why);
    if (!usable) return tl::unexpected(usable.error());
    if (*usable) return LedgerWriter{std::move((*usable)->record), std::move((*usable)->identity.key)};

    auto continues = last_own_entry(connection);
    if (!continues) return tl::unexpected(continues.error());
    auto fresh = core::new_identity(machine);
    TRY(write_identity(identity_path(connection.file()), fresh));
    auto record = TRY(add_ledger(connection, fresh.ledger, fresh.key.public_key(), true, *continues));
    const auto name = core::to_hex(fresh.ledger.bytes);
    if (*continues)
        notices.push_back("a new ledger " + name + " starts, linked to entry " +
                          std::to_string((*continues)->seq.value()) + " of the old one, because " + why);
    else
        notices.push_back("a new ledger " + name + " starts");
    return LedgerWriter{std::move(record), std::move(fresh.key)};
}

Result<core::EntryRef> LedgerWriter::append(Connection& connection, const core::Entry& entry) const {
    auto head = TRY(chain_head(connection, record_));
    if (head.seq == core::LedgerSeq{} && record_.continues) {
        const auto link = core::seal(link_entry(*record_.continues, entry), head, record_.id, key_);
        TRY(store::append(connection, record_, link));
        head = {link.entry.seq, link.hash};
    }
    const auto sealed = core::seal(entry, head, record_.id, key_);
    TRY(store::append(connection, record_, sealed));
    TRY(settle_walk_in(connection, sealed.entry));
    return sealed.entry.ref();
}

} // namespace kiosk::store
