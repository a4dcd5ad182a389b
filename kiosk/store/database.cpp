#include "store/database.hpp"

#include <algorithm>

#include "core/base/iso_day.hpp"
#include "core/rules/event_day.hpp"
#include "core/rules/retention.hpp"
#include "store/ledger/ledger_store.hpp"
#include "store/ledger/reissue_facts.hpp"
#include "store/ledger/tally.hpp"
#include "store/roster/purge.hpp"
#include "store/roster/roster_diff.hpp"
#include "store/roster/roster_store.hpp"
#include "store/sqlite/checkpoint_lock.hpp"
#include "store/sqlite/schema.hpp"

namespace kiosk::store {

namespace {

using core::Result, core::Status;

Access access_of(OpenMode mode) {
    switch (mode) {
    case OpenMode::ReadOnly:
        return Access::ReadOnly;
    case OpenMode::ReadWrite:
        return Access::ReadWrite;
    case OpenMode::Create:
        return Access::Create;
    }
    return Access::ReadOnly;
}

std::string name_of(const TallyKey& key) {
    const auto day = key.day == core::kWholeEvent ? std::string("any day") : core::format_day(key.day);
    switch (key.scope) {
    case TallyScope::Inside:
        return "people inside " + key.name + " on " + day;
    case TallyScope::Came:
        return "people of delegation " + key.delegation + " in " + key.name + " on " + day;
    case TallyScope::Admitted:
        return "people admitted at " + key.name + " on " + day;
    case TallyScope::Named:
        return "people of delegation " + key.delegation + " who came by name in " + key.name + " on " + day;
    case TallyScope::LeftUnseen:
        return "people of delegation " + key.delegation + " who only left " + key.name + " on " + day;
    }
    return "a tally";
}

std::string difference(const TallyKey& key, int stored, int merged) {
    return "the tally of " + name_of(key) + " differs from the entries (" + std::to_string(stored) + " instead of " +
           std::to_string(merged) + ")";
}

// The first tally that is not what merge() makes of the entries, "" if there is none.
Result<std::string> tally_fault(Connection& connection) {
    if (!TRY(holds_event(connection))) return std::string{};
    const auto merged = TRY(merged_tallies(connection));
    const auto stored = TRY(stored_tallies(connection));
    const auto at = [](const Tallies& tallies, const TallyKey& key) {
        const auto found = tallies.find(key);
        return found == tallies.end() ? 0 : found->second;
    };
    for (const auto& [key, people] : merged)
        if (at(stored, key) != people) return difference(key, at(stored, key), people);
    for (const auto& [key, people] : stored)
        if (!merged.contains(key)) return difference(key, people, 0);
    return std::string{};
}

Result<std::string> integrity_fault(Connection& connection) {
    auto found = TRY(
        connection.first("PRAGMA integrity_check(1)", [](const Statement& row) { return row.get<std::string>(0); }));
    const auto text = found.value_or("no answer");
    return text == "ok" ? std::string{} : "database: " + text;
}

} // namespace

Database::Database(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Result<Database> Database::open(const std::filesystem::path& file, OpenMode mode) {
    auto connection = TRY(open_database(file, access_of(mode), kBusyTimeout));
    if (mode != OpenMode::ReadOnly) TRY(renew_tallies(*connection));
    return Database{std::move(connection)};
}

Connection& Database::connection() const {
    return *connection_;
}

Result<bool> Database::holds_event() const {
    return store::holds_event(*connection_);
}

Result<LoadSummary> Database::load(const core::EventPackage& package, const LoadOptions& options) {
    // Held from before the commit, as the lock demands.
    CheckpointLock lock(connection_->file());
    lock.try_hold();
    auto transaction = TRY(Transaction::write(*connection_));
    auto written = TRY(write_package(*connection_, package, options));
    TRY(settle_reissues(*connection_));
    if (!written.tallies_hold) TRY(rebuild_tallies(*connection_));
    TRY(transaction.commit());
    // A checkpoint that fails has lost nothing: the next one, or closing, does it.
    if (lock.held()) (void)connection_->checkpoint();
    return std::move(written.summary);
}

Result<bool> Database::would_load(const core::EventPackage& package, bool accept_unsealed) const {
    return is_newer(*connection_, package, accept_unsealed);
}

Result<LoadSummary> Database::would_change(const core::EventPackage& package) const {
    LoadSummary summary;
    summary.names_left_out = TRY(is_purged());
    const auto people = TRY(participants());
    TRY(note_changes(*connection_, people, summary.names_left_out ? core::without_names(package) : package, summary));
    return summary;
}

Result<bool> Database::is_purged() const {
    auto event = TRY(read_event(*connection_));
    return store::is_purged(*connection_, event);
}

Result<bool> Database::scrub() {
    // Held from before the commit, as the lock demands.
    CheckpointLock lock(connection_->file());
    lock.try_hold();
    TRY(connection_->execute("VACUUM"));
    if (!lock.held()) return false;
    return connection_->empty_log();
}

Status Database::copy_to(const std::filesystem::path& file) const {
    return connection_->copy_to(file);
}

Result<core::EventInfo> Database::event() const {
    return read_event(*connection_);
}
Result<core::RevisionNumber> Database::revision() const {
    return stamp().map([](const RevisionStamp& stamp) { return stamp.number; });
}

Result<RevisionStamp> Database::stamp() const {
    return read_stamp(*connection_);
}
Result<core::Hash> Database::content() const {
    auto found = TRY(
        connection_->first("SELECT content FROM event", [](const Statement& row) { return row.get<core::Hash>(0); }));
    if (!found) return core::fail(core::ErrorKind::NotFound, "no event is loaded");
    return *found;
}
Result<std::vector<core::Delegation>> Database::delegations() const {
    return read_delegations(*connection_);
}
Result<std::vector<core::ProgrammeItem>> Database::programme() const {
    return read_programme(*connection_);
}
Result<std::vector<core::ProgrammeItem>> Database::programme_before() const {
    return read_programme_before(*connection_);
}
Result<std::vector<core::Checkpoint>> Database::checkpoints() const {
    return read_checkpoints(*connection_);
}
Result<std::vector<core::Place>> Database::places() const {
    return read_places(*connection_);
}
Result<std::optional<core::Drawing>> Database::drawing(const std::string& file) const {
    return find_drawing(*connection_, file);
}
Result<std::vector<core::Participant>> Database::participants() const {
    return read_participants(*connection_);
}
Result<std::vector<core::Badge>> Database::badges() const {
    return read_badges(*connection_);
}

Result<std::vector<core::TraitCount>> Database::trait_counts() const {
    return read_trait_counts(*connection_);
}

Result<core::MergeContext> Database::merge_context() const {
    return read_merge_context(*connection_);
}

Status Database::for_each_entry(const std::function<bool(const LedgerRow&)>& visit) const {
    Status parsed;
    TRY(connection_->each(
        "SELECT e.bytes, p.name, e.seq FROM entry e"
        " LEFT JOIN badge b ON b.id = e.badge AND e.participant = ''"
        " LEFT JOIN participant p ON p.id = coalesce(b.participant, e.participant) ORDER BY e.ledger, e.seq",
        [&](const Statement& row) {
            auto entry = core::parse_entry(row.blob(0));
            if (!entry) {
                parsed = core::fail(core::ErrorKind::Corrupt,
                                    "entry " + row.get<std::string>(2) + ": " + entry.error().detail);
                return false;
            }
            return visit({std::move(*entry), row.get<std::string>(1)});
        }));
    return parsed;
}

Result<std::vector<core::Entry>> Database::entries() const {
    std::vector<core::Entry> entries;
    TRY(for_each_entry([&](const LedgerRow& row) {
        entries.push_back(row.entry);
        return true;
    }));
    return entries;
}

Result<VerifyReport> Database::verify_ledgers(const std::map<core::LedgerId, core::LedgerSeq>& at_hub) const {
    // One state of the file for all checks, though a kiosk goes on writing.
    auto transaction = TRY(Transaction::read(*connection_));
    auto report = verify_chains(*connection_);
    if (!report || report->first_fault) return report;
    const auto tallies = TRY(tally_fault(*connection_));
    // Others' ledgers may end early for want of a sync; where the tallies differ too, entries were here.
    report->first_fault = TRY(early_end(*connection_, at_hub, !tallies.empty()));
    if (report->first_fault && !tallies.empty()) report->first_fault->what += "; " + tallies;
    if (!report->first_fault && !tallies.empty())
        report->first_fault = VerifyReport::Fault{
            std::nullopt,
            {},
            tallies + ": entries were cut off a ledger's end, or the tallies were changed; nothing else in this file "
                      "tells which ledger: compare with the hub, or with a bundle that was made before"};
    if (report->first_fault) return report;
    auto damage = TRY(integrity_fault(*connection_));
    if (!damage.empty()) report->first_fault = VerifyReport::Fault{std::nullopt, {}, std::move(damage)};
    return report;
}

Result<std::vector<Database::LedgerInfo>> Database::ledgers() const {
    auto records = read_ledgers(*connection_);
    if (!records) return tl::unexpected(records.error());
    std::vector<LedgerInfo> infos;
    for (const auto& record : *records) {
        auto head = TRY(chain_head(*connection_, record));
        infos.push_back({record.id, record.key, head.seq, record.continues});
    }
    return infos;
}

Result<std::vector<std::string>> Database::health() const {
    std::vector<std::string> lines;
    for (const auto* pragma :
         {"PRAGMA journal_mode", "PRAGMA synchronous", "PRAGMA foreign_keys", "PRAGMA user_version", "PRAGMA page_size",
          "PRAGMA page_count", "PRAGMA freelist_count", "PRAGMA quick_check(1)"}) {
        auto value = TRY(connection_->first(pragma, [](const Statement& row) { return row.get<std::string>(0); }));
        lines.push_back(std::string(pragma).substr(7) + " = " + value.value_or(""));
    }
    return lines;
}

} // namespace kiosk::store
