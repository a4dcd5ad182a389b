#include "store/desk/desk.hpp"

#include <algorithm>

#include "core/event/presented.hpp"
#include "core/rules/decide.hpp"
#include "core/rules/group.hpp"
#include "core/rules/void_rules.hpp"
#include "store/desk/describe.hpp"
#include "store/desk/event_cache.hpp"
#include "store/desk/fact_lookup.hpp"
#include "store/desk/tally_change.hpp"
#include "store/ledger/ledger_writer.hpp"
#include "store/ledger/tally.hpp"
#include "store/roster/purge.hpp"
#include "store/roster/roster_store.hpp"
#include "store/sqlite/checkpoint_lock.hpp"
#include "store/sqlite/schema.hpp"

namespace kiosk::store {

using core::Result, core::Status, core::Verdict;

namespace {

constexpr int kManyFrames = 1000;    // 4 MB of WAL: time for a checkpoint, when nobody waits
constexpr int kTooManyFrames = 4000; // even if somebody waits

// One way to read what was presented.
struct Reading {
    std::string text;
    core::Credential credential;
};

// The genuine one first, then what may stand on the roster, then what only claims to be ours.
int rank(const Reading& reading) {
    switch (reading.credential.state) {
    case core::CredentialState::Genuine:
        return 0;
    case core::CredentialState::Forged:
        return 2;
    default:
        return 1;
    }
}

std::vector<Reading> examine_all(const std::vector<std::string>& texts, const core::EventInfo& event) {
    std::vector<Reading> readings;
    for (const std::string& text : texts) readings.push_back({text, core::examine(text, event.issuers)});
    std::stable_sort(readings.begin(), readings.end(),
                     [](const Reading& a, const Reading& b) { return rank(a) < rank(b); });
    return readings;
}

std::vector<std::string> texts_of(const Presented& presented) {
    std::vector<std::string> texts{core::presented_text(presented.text)};
    if (!presented.otherwise.empty()) texts.push_back(core::presented_text(presented.otherwise));
    return texts;
}

} // namespace

struct Desk::Impl {
    std::filesystem::path file;
    DeskOptions options;
    CheckpointLock lock;
    std::unique_ptr<Connection> connection;
    EventCache cache;
    std::optional<LedgerWriter> writer;
    std::vector<std::string> notices;
    std::string last_failure;
    core::Counts last_counts;
    bool reconnect = false;      // after an error that a fresh connection may not have
    bool checkpoint_due = false; // only after a commit made while holding the lock

    Impl(std::filesystem::path path, DeskOptions given)
        : file(std::move(path)), options(std::move(given)), lock(file) {}

    Status connect();
    Result<Transaction> begin();
    [[nodiscard]] Status still_there() const;
    Status commit(Transaction& transaction);
    void checkpoint(int frames);
    core::Entry staff_entry(core::EntryKind kind, const std::string& reason, const core::OperatorId& by,
                            const core::Now& now) const;
    Result<core::Counts> read_counts(const core::Now& now);
    Status finish(core::Outcome& outcome, const Found& found, const core::Now& now);
    Result<core::EntryRef> record(const core::Entry& entry, const Found& found);
    Result<Found> look_up_best(const std::vector<Reading>& readings, const core::Now& now);
    Result<core::Outcome> attempt(const std::vector<std::string>& texts, std::vector<Reading> readings,
                                  core::Source source, const core::Now& now, std::optional<int> group_count);
    core::Outcome present(const std::vector<std::string>& texts, core::Source source, const core::Now& now,
                          std::optional<int> group_count);
    Result<core::EntryRef> void_entry(const core::EntryRef& entry, core::Entry made);
    Result<core::EntryRef> revoke(core::BadgeId badge, core::Entry made);
    Result<core::EntryRef> purge_names(const core::Entry& made);
    void note(const core::Error& error);
    template <class Work> Result<core::EntryRef> as_staff(Work work);
};

Status Desk::Impl::connect() {
    connection.reset();
    auto opened = TRY(open_database(file, Access::ReadWrite, options.busy_timeout));
    auto read = TRY(read_event_cache(*opened, options.checkpoint));
    auto own = LedgerWriter::open(*opened, options.machine, notices);
    if (!own) return tl::unexpected(own.error().at(file.string()));
    opened.get()->watch_log();
    connection = std::move(opened);
    cache = std::move(read);
    writer = std::move(*own);
    reconnect = false;
    checkpoint_due = false;
    lock.try_hold();
    return {};
}

// The write transaction, over a cache that is as the file has it.
Result<Transaction> Desk::Impl::begin() {
    if (!connection || reconnect) TRY(connect());
    if (!lock.held() && connection->wal_frames() >= kManyFrames) lock.try_hold();
    auto transaction = Transaction::write(*connection);
    if (!transaction) return transaction;
    // Sync may have learned that others hold more of this ledger: the desk goes on with a new one.
    auto ended = writer->has_ended(*connection);
    if (!ended) return tl::unexpected(ended.error());
    if (*ended) {
        { const auto rolled_back = std::move(*transaction); }
        TRY(connect());
        return begin();
    }
    TRY(still_there());
    auto stamp = TRY(read_stamp(*connection));
    if (stamp.generation != cache.stamp.generation) {
        cache = TRY(read_event_cache(*connection, options.checkpoint));
    }
    return transaction;
}

Status Desk::Impl::still_there() const {
    if (!connection->file_is_gone()) return {};
    return core::fail(core::ErrorKind::Io,
                      file.string() + ": the file, its -wal or its -shm was moved, deleted or replaced while it was in "
                                      "use; let nothing but the kiosk and kioskctl touch them");
}

// Said to be done only where it is found again: in the files that lie there now.
Status Desk::Impl::commit(Transaction& transaction) {
    auto done = transaction.commit();
    if (!done) return done;
    if (lock.held()) checkpoint_due = true;
    return still_there();
}

void Desk::Impl::checkpoint(int frames) {
    if (!checkpoint_due || connection->wal_frames() < frames) return;
    // One that fails has lost nothing, and is tried again after the next commit.
    (void)connection->checkpoint();
    checkpoint_due = false;
}

Result<core::Counts> Desk::Impl::read_counts(const core::Now& now) {
    core::Counts counts;
    counts.expected = cache.expected;
    const auto today = cache.event.zone.day_of(now.wall);
    auto people = TRY(read_tally(*connection, {TallyScope::Admitted, cache.here.id.str(), today, ""}));
    auto inside = TRY(read_tally(*connection, {TallyScope::Inside, cache.here.area.str(), today, ""}));
    counts.checked_in = people;
    counts.inside = inside;
    last_counts = counts;
    return counts;
}

// What is known only after the entry was written.
Status Desk::Impl::finish(core::Outcome& outcome, const Found& found, const core::Now& now) {
    outcome.counts = TRY(read_counts(now));
    const auto* delegation = counted_delegation(found.facts, outcome);
    if (!delegation) return {};
    auto arrived =
        TRY(read_tally(*connection, {TallyScope::Came, cache.here.area.str(), found.day, delegation->id.str()}));
    const auto expected = cache.expected_of.find(delegation->id);
    outcome.delegation =
        core::DelegationCount{delegation->id, delegation->name, arrived,
                              expected == cache.expected_of.end() ? 0 : expected->second, delegation->language};
    return {};
}

Result<core::EntryRef> Desk::Impl::record(const core::Entry& entry, const Found& found) {
    auto ref = writer->append(*connection, entry);
    if (!ref || !core::changes_presence(entry.kind)) return ref;
    auto after = found.today;
    after.push_back(
        {*ref, core::presence_change(entry.kind, entry.direction, entry.count), entry.wall, entry.checkpoint});
    sort_facts(after);
    if (auto done =
            change_tallies(*connection, entry.area, found.day, found.who.delegation, fold(found.today), fold(after));
        !done)
        return tl::unexpected(done.error());
    return ref;
}

// Of readings in the order of examine_all(): the first that says anything.
Result<Found> Desk::Impl::look_up_best(const std::vector<Reading>& readings, const core::Now& now) {
    std::optional<Found> first;
    for (const Reading& reading : readings) {
        auto found = look_up(*connection, cache, reading.credential, reading.text, now);
        if (!found || found->facts.credential.state != core::CredentialState::Unreadable) return found;
        if (!first) first = std::move(*found);
    }
    return std::move(*first);
}

Result<core::Outcome> Desk::Impl::attempt(const std::vector<std::string>& texts, std::vector<Reading> readings,
                                          core::Source source, const core::Now& now, std::optional<int> group_count) {
    const auto generation = cache.stamp.generation;
    auto transaction = TRY(begin());
    if (cache.here.id.empty()) return core::fail(core::ErrorKind::Usage, "this desk serves no checkpoint");
    if (cache.stamp.generation != generation) readings = examine_all(texts, cache.event);
    auto found = TRY(look_up_best(readings, now));
    found.facts.source = source;
    found.facts.simulated = options.simulated;
    for_own_ledger(found, writer->ledger());
    auto decision = core::decide(found.facts);
    if (decision.verdict == Verdict::Group && group_count) decision = core::group_decision(found.facts, *group_count);

    auto outcome = describe(cache, found.facts, decision);
    if (decision.verdict == Verdict::Group) outcome.group_token = readings.front().text; // genuine, so the first
    if (decision.entry) {
        if (decision.entry->kind == core::EntryKind::GroupCount)
            outcome.admitted = static_cast<int>(decision.entry->count);
        outcome.entry = TRY(record(*decision.entry, found));
    }
    TRY(finish(outcome, found, now));
    if (decision.entry) TRY(commit(transaction));
    return outcome;
}

core::Outcome Desk::Impl::present(const std::vector<std::string>& texts, core::Source source, const core::Now& now,
                                  std::optional<int> group_count) {
    last_failure.clear();
    // Signatures take the longest: nobody else waits for them.
    auto readings = examine_all(texts, cache.event);
    const bool unreadable = std::all_of(readings.begin(), readings.end(), [](const Reading& reading) {
        return reading.credential.state == core::CredentialState::Unreadable;
    });
    if (unreadable && !cache.has_codes) {
        auto outcome = bare_outcome(cache, Verdict::Unreadable, now);
        outcome.counts = last_counts;
        return outcome;
    }
    auto outcome = attempt(texts, std::move(readings), source, now, group_count);
    if (outcome) {
        checkpoint(kTooManyFrames);
        return std::move(*outcome);
    }
    last_failure = outcome.error().detail;
    note(outcome.error());
    auto failed = bare_outcome(cache, Verdict::NotRecorded, now);
    failed.counts = last_counts;
    return failed;
}

core::Entry Desk::Impl::staff_entry(core::EntryKind kind, const std::string& reason, const core::OperatorId& by,
                                    const core::Now& now) const {
    auto entry = core::entry_at(kind, cache.event.tag, cache.stamp.number, cache.here, now, options.simulated);
    entry.source = core::Source::Staff;
    entry.reason = reason;
    entry.by = by;
    return entry;
}

void Desk::Impl::note(const core::Error& error) {
    reconnect = reconnect || error.kind == core::ErrorKind::Io || error.kind == core::ErrorKind::Corrupt;
}

template <class Work> Result<core::EntryRef> Desk::Impl::as_staff(Work work) {
    auto made = begin().and_then([&](Transaction transaction) {
        return work().and_then([&](const core::EntryRef& ref) -> Result<core::EntryRef> {
            TRY(commit(transaction));
            return ref;
        });
    });
    if (!made) note(made.error());
    return made;
}

Result<core::EntryRef> Desk::Impl::void_entry(const core::EntryRef& ref, core::Entry made) {
    auto target = find_entry(*connection, ref);
    if (!target) return tl::unexpected(target.error());
    if (!*target) return core::fail(core::ErrorKind::Refused, "no such entry here");
    if (!core::can_be_voided((*target)->kind))
        return core::fail(core::ErrorKind::Refused, "an entry of this kind cannot be voided");
    made.refers_to = ref;
    made.commitment = core::fact_of(**target);
    auto voided = TRY(is_voided(*connection, ref, *made.commitment));
    if (voided) return core::fail(core::ErrorKind::Refused, "that entry is voided already");
    auto change = TRY(TallyChange::before(*connection, cache.event.zone, made));
    auto written = writer->append(*connection, made);
    if (!written) return written;
    TRY(change.after(*connection, cache.event.zone));
    return written;
}

Result<core::EntryRef> Desk::Impl::revoke(core::BadgeId badge, core::Entry made) {
    if (badge == core::BadgeId{}) return core::fail(core::ErrorKind::Refused, "0 is no badge");
    auto known = badge_now(*connection, badge, core::BadgeKind::Participant);
    if (!known) return tl::unexpected(known.error());
    if (*known && (*known)->status != core::BadgeStatus::Active)
        return core::fail(core::ErrorKind::Refused, "that badge is revoked already");
    made.badge = badge;
    if (*known) {
        made.participant = (*known)->participant;
        made.delegation = (*known)->delegation;
    }
    return writer->append(*connection, made);
}

Result<core::EntryRef> Desk::Impl::purge_names(const core::Entry& made) {
    if (made.time_unsure)
        return core::fail(core::ErrorKind::Refused, "this machine's clock is not set, and tells no day that counts");
    if (!core::takes_names(made, cache.event)) return core::fail(core::ErrorKind::Refused, "the event is not over");
    auto purged = TRY(is_purged(*connection, cache.event));
    if (purged) return core::fail(core::ErrorKind::Refused, "its names are gone already");
    return writer->append(*connection, made);
}

Desk::Desk(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Desk::~Desk() = default;

Result<std::unique_ptr<Desk>> Desk::open(const std::filesystem::path& database, const DeskOptions& options) {
    auto impl = std::make_unique<Impl>(database, options);
    TRY(impl->connect());
    return std::unique_ptr<Desk>(new Desk(std::move(impl)));
}

core::Outcome Desk::present(const Presented& presented, const core::Now& now) {
    return impl_->present(texts_of(presented), presented.source, now, std::nullopt);
}

core::Outcome Desk::confirm_group(const std::string& token, int count, const core::Now& now) {
    return impl_->present({core::presented_text(token)}, core::Source::Group, now, count);
}

Result<core::EntryRef> Desk::void_entry(const core::EntryRef& entry, const std::string& reason,
                                        const core::OperatorId& by, const core::Now& now) {
    return impl_->as_staff(
        [&] { return impl_->void_entry(entry, impl_->staff_entry(core::EntryKind::Void, reason, by, now)); });
}

Result<core::EntryRef> Desk::revoke_badge(core::BadgeId badge, const std::string& reason, const core::OperatorId& by,
                                          const core::Now& now) {
    return impl_->as_staff(
        [&] { return impl_->revoke(badge, impl_->staff_entry(core::EntryKind::Revoke, reason, by, now)); });
}

Result<core::EntryRef> Desk::purge_names(const core::OperatorId& by, const core::Now& now) {
    return impl_->as_staff(
        [&] { return impl_->purge_names(impl_->staff_entry(core::EntryKind::Purge, "retention", by, now)); });
}

void Desk::checkpoint_wal() {
    if (impl_->connection) impl_->checkpoint(kManyFrames);
}

core::Counts Desk::counts(const core::Now& now) {
    if (impl_->connection)
        if (auto counts = impl_->read_counts(now)) return *counts;
    return impl_->last_counts;
}

const core::EventInfo& Desk::event() const {
    return impl_->cache.event;
}
const core::Checkpoint& Desk::checkpoint() const {
    return impl_->cache.here;
}
const core::LedgerId& Desk::ledger() const {
    return impl_->writer->ledger();
}
const std::string& Desk::last_failure() const {
    return impl_->last_failure;
}
const std::vector<std::string>& Desk::notices() const {
    return impl_->notices;
}

} // namespace kiosk::store
