// Badges at a desk: opening it, presentations, its upkeep.
#include <algorithm>

#include "core/event/presented.hpp"
#include "core/ledger/walk_in.hpp"
#include "core/rules/event_day.hpp"
#include "core/rules/group.hpp"
#include "store/desk/describe.hpp"
#include "store/desk/desk_impl.hpp"
#include "store/ledger/tally.hpp"
#include "store/roster/roster_store.hpp"
#include "store/sqlite/schema.hpp"

namespace kiosk::store {

using core::Result, core::Status, core::Verdict;

namespace {

constexpr int kManyFrames = 1000;    // 4 MB of WAL: time for a checkpoint, when nobody waits
constexpr int kTooManyFrames = 4000; // even if somebody waits

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

Status Desk::Impl::connect() {
    connection.reset();
    auto opened = TRY(open_database(file, Access::ReadWrite, options.busy_timeout));
    auto read = TRY(read_event_cache(*opened, options.checkpoint));
    TRY(renew_tallies(*opened));
    if (TRY(opened->number("PRAGMA application_id")) == kPracticeId) options.simulated = true;
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
Result<Transaction> Desk::Impl::begin_at_checkpoint() {
    auto transaction = TRY(begin());
    if (cache.here.id.empty()) return core::fail(core::ErrorKind::Usage, "this desk serves no checkpoint");
    return transaction;
}

void Desk::Impl::comes_by(Found& found, core::Source source) const {
    found.facts.source = source;
    found.facts.simulated = options.simulated;
    for_own_ledger(found, writer->ledger());
}

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
    const auto today = core::presence_day(cache.here.kind, cache.event.zone.day_of(now.wall));
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
    outcome.delegation = core::DelegationCount{delegation->id,
                                               delegation->name,
                                               arrived,
                                               expected == cache.expected_of.end() ? 0 : expected->second,
                                               delegation->language,
                                               found.facts.badge ? found.facts.badge->part : core::DelegationPart{}};
    return {};
}

Result<core::EntryRef> Desk::Impl::record(const core::Entry& entry, const Found& found) {
    auto ref = writer->append(*connection, entry);
    if (!ref || !core::changes_presence(entry.kind)) return ref;
    auto after = found.today;
    after.push_back(
        {*ref, core::presence_change(entry.kind, entry.direction, entry.count), entry.wall, entry.checkpoint});
    sort_facts(after);
    const TallySubject subject{found.who.group, entry.area, found.day, found.who.delegation};
    TRY(change_tallies(*connection, cache.event.zone, subject, fold(found.today), fold(after)));
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
    auto transaction = TRY(begin_at_checkpoint());
    if (cache.stamp.generation != generation) readings = examine_all(texts, cache.event);
    auto found = TRY(look_up_best(readings, now));
    comes_by(found, source);
    auto decision = core::decide(found.facts);
    if (decision.verdict == Verdict::Group && group_count) decision = core::group_decision(found.facts, *group_count);

    auto outcome = TRY(record_and_describe(transaction, found, decision, now));
    if (decision.verdict == Verdict::Group) outcome.group_token = readings.front().text; // genuine, so the first
    return outcome;
}

Result<core::Outcome> Desk::Impl::record_and_describe(Transaction& transaction, const Found& found,
                                                      const core::Decision& decision, const core::Now& now) {
    auto outcome = describe(cache, found.facts, decision);
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
    // Somebody may have registered elsewhere since the roster was read.
    const bool no_codes = !cache.has_codes && std::ranges::none_of(texts, core::looks_like_walk_in_code);
    if (unreadable && no_codes) {
        auto outcome = bare_outcome(cache, Verdict::Unreadable, now);
        outcome.counts = last_counts;
        return outcome;
    }
    auto outcome = attempt(texts, std::move(readings), source, now, group_count);
    if (outcome) {
        checkpoint(kTooManyFrames);
        return std::move(*outcome);
    }
    return not_recorded(outcome.error(), now);
}

Result<core::BadgeSeen> Desk::Impl::look_at(const std::vector<std::string>& texts, const core::Now& now) {
    auto transaction = TRY(begin()); // never committed
    const auto found = TRY(look_up_best(examine_all(texts, cache.event), now));
    core::BadgeSeen seen;
    seen.verdict = core::verdict_on_badge(found.facts);
    if (found.facts.participant) {
        seen.who = found.facts.participant->id;
    } else if (found.facts.badge && !found.facts.badge->delegation.empty()) {
        seen.delegation = found.facts.badge->delegation;
        seen.part = found.facts.badge->part;
        const bool good = seen.verdict == Verdict::Group || seen.verdict == Verdict::NeedsStaff;
        if (good) seen.verdict = Verdict::Admitted;
    }
    return seen;
}

core::Outcome Desk::Impl::not_recorded(const core::Error& error, const core::Now& now) {
    last_failure = error.detail;
    note(error);
    auto failed = bare_outcome(cache, Verdict::NotRecorded, now);
    failed.counts = last_counts;
    return failed;
}

void Desk::Impl::note(const core::Error& error) {
    reconnect = reconnect || error.kind == core::ErrorKind::Io || error.kind == core::ErrorKind::Corrupt;
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

core::BadgeSeen Desk::look_at(const Presented& presented, const core::Now& now) {
    impl_->last_failure.clear();
    auto seen = impl_->look_at(texts_of(presented), now);
    if (seen) return *std::move(seen);
    impl_->last_failure = seen.error().detail;
    impl_->note(seen.error());
    core::BadgeSeen failed;
    failed.verdict = Verdict::NotRecorded;
    return failed;
}

core::Outcome Desk::confirm_group(const std::string& token, int count, const core::Now& now) {
    return impl_->present({core::presented_text(token)}, core::Source::Group, now, count);
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
