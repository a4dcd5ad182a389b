#include "store/ledger/tally.hpp"

#include <algorithm>
#include <tuple>

#include "core/crypto/crypto.hpp"
#include "core/rules/event_day.hpp"
#include "store/ledger/ledger_store.hpp"
#include "store/roster/roster_store.hpp"
#include "store/sqlite/entry_rows.hpp"
#include "store/sqlite/kind_sql.hpp"

namespace kiosk::store {

namespace {

// Columns 0 … 10: ledger, seq, kind, direction, people, wall, checkpoint, delegation, original, bytes, refers_seq.
DayFact fact_from(const Statement& row) {
    DayFact fact{
        {row.get<core::LedgerId>(0), row.get<core::LedgerSeq>(1)},
        core::presence_change(row.get<core::EntryKind>(2), row.get<core::Direction>(3), row.get<std::uint32_t>(4)),
        row.get<core::WallTime>(5),
        row.get<core::CheckpointId>(6),
        row.get<core::DelegationId>(7),
        {},
        !row.is_null(10)};
    fact.fact = row.is_null(8) ? core::sha256(row.blob(9)) : row.get<core::Hash>(8);
    return fact;
}

bool happened_before(const DayFact& a, const DayFact& b) {
    return std::tuple(a.wall, a.entry) < std::tuple(b.wall, b.entry);
}

constexpr int kTallyRules = 3; // 2: counts of groups are drawn down; 3: what is lent is out over midnight

void add_state(Tallies& tallies, const TallySubject& subject, const DayState& state, int sign) {
    const auto add = [&](TallyKey key, int people) {
        if (people != 0) tallies[std::move(key)] += sign * people;
    };
    add({TallyScope::Inside, subject.area.str(), subject.day, ""}, state.inside);
    add({TallyScope::Came, subject.area.str(), subject.day, subject.delegation.str()}, state.came);
    for (const auto& [checkpoint, people] : state.admitted)
        add({TallyScope::Admitted, checkpoint.str(), subject.day, ""}, people);
}

// People of one delegation in one area on one day whom facts of their own name.
struct Named {
    int came = 0;
    int left_unseen = 0;
};

TallyKey named_key(TallyScope scope, const TallySubject& subject) {
    return {scope, subject.area.str(), subject.day, subject.delegation.str()};
}

core::Result<Named> read_named(Connection& connection, const TallySubject& subject) {
    return Named{TRY(read_tally(connection, named_key(TallyScope::Named, subject))),
                 TRY(read_tally(connection, named_key(TallyScope::LeftUnseen, subject)))};
}

// What a state adds to those who are named.
Named named_by(const DayState& state) {
    return {state.entered ? 1 : 0, state.last && !state.entered ? 1 : 0};
}

// What is left of a group's number.
DayState drawn_down(DayState group, const Named& named) {
    group.inside = std::max(0, group.inside - named.came - named.left_unseen);
    group.came = std::max(0, group.came - named.came);
    for (auto& [checkpoint, people] : group.admitted) people = std::max(0, people - named.came);
    return group;
}

// Somebody who is named counts as one of their delegation's number, or does not any more.
core::Status change_named(Connection& connection, const core::Zone& zone, const TallySubject& person, const Named& by,
                          Tallies& changes) {
    if (person.delegation.empty() || (by.came == 0 && by.left_unseen == 0)) return {};
    const auto before = TRY(read_named(connection, person));
    changes[named_key(TallyScope::Named, person)] += by.came;
    changes[named_key(TallyScope::LeftUnseen, person)] += by.left_unseen;
    const auto group =
        fold(TRY(facts_of(connection, {core::subject_of(person.delegation)}, person.area, person.day, zone)));
    if (!group.last) return {};
    add_state(changes, person, drawn_down(group, before), -1);
    add_state(changes, person, drawn_down(group, {before.came + by.came, before.left_unseen + by.left_unseen}), +1);
    return {};
}

core::Status add_to_table(Connection& connection, const Tallies& tallies) {
    for (const auto& [key, people] : tallies) {
        if (people == 0) continue;
        TRY(connection.run("INSERT INTO tally (scope, name, day, delegation, people) VALUES (?,?,?,?,?)"
                           " ON CONFLICT DO UPDATE SET people = people + excluded.people",
                           key.scope, key.name, key.day, key.delegation, people));
    }
    return {};
}

// Of facts of one subject in one area on one day: each once, the original where it is here, else its first copy.
void drop_copies(std::vector<DayFact>& facts) {
    const auto is_again = [](const DayFact& fact) { return fact.again; };
    if (std::ranges::none_of(facts, is_again)) return;
    std::ranges::sort(facts, [](const DayFact& a, const DayFact& b) {
        return std::tie(a.fact, a.again, a.entry) < std::tie(b.fact, b.again, b.entry);
    });
    const auto same = [](const DayFact& a, const DayFact& b) { return a.fact == b.fact && b.again; };
    facts.erase(std::unique(facts.begin(), facts.end(), same), facts.end());
}

core::Result<std::vector<core::Entry>> all_entries(Connection& connection) {
    std::vector<core::Entry> entries;
    TRY(each_entry(connection, "SELECT bytes FROM entry", [&](core::Entry entry) {
        entries.push_back(std::move(entry));
        return true;
    }));
    return entries;
}

} // namespace

void sort_facts(std::vector<DayFact>& facts) {
    std::ranges::sort(facts, happened_before);
}

DayState fold(const std::vector<DayFact>& facts) {
    DayState state;
    for (const auto& fact : facts) {
        state.inside = fact.change.enters ? fact.change.people : 0;
        if (fact.change.enters) {
            state.entered = true;
            state.came = fact.change.people;
            state.admitted[fact.checkpoint] = fact.change.people;
        }
        state.last = fact;
    }
    return state;
}

core::Result<core::LocalDay> kept_day(Connection& connection, const core::Zone& zone, const core::AreaId& area,
                                      core::WallTime at) {
    const auto loans = TRY(connection.number("SELECT count(*) FROM checkpoint WHERE area = ? AND kind = ?", area,
                                             core::CheckpointKind::Loan));
    return core::presence_day(loans > 0 ? core::CheckpointKind::Loan : core::CheckpointKind::Gate, zone.day_of(at));
}

core::Result<std::vector<DayFact>> facts_of(Connection& connection, const std::vector<core::SubjectKey>& subjects,
                                            const core::AreaId& area, core::LocalDay day, const core::Zone& zone) {
    const bool whole = day == core::kWholeEvent;
    const auto from = whole ? core::WallTime::min() : zone.to_wall(core::LocalTime{day});
    const auto to = whole ? core::WallTime::max() : zone.to_wall(core::LocalTime{day + std::chrono::days{1}});
    static const std::string of_subject =
        "SELECT l.id, e.seq, e.kind, e.direction, e.people, e.wall, e.checkpoint, e.delegation, e.original, e.bytes,"
        " e.refers_seq"
        " FROM entry e JOIN ledger l ON l.number = e.ledger WHERE " +
        is_kind("e.kind", core::kPresenceKinds) + " AND e.subject = ? AND e.area = ? AND e.wall >= ? AND e.wall < ?";
    std::vector<DayFact> facts;
    for (const auto& subject : subjects) {
        TRY(connection.each(
            of_subject.c_str(),
            [&](const Statement& row) {
                facts.push_back(fact_from(row));
                return true;
            },
            subject, area, from, to));
    }
    std::vector<DayFact> standing;
    for (auto& fact : facts) {
        const auto voided = TRY(is_voided(connection, fact.entry, fact.fact));
        if (!voided) standing.push_back(std::move(fact));
    }
    drop_copies(standing);
    sort_facts(standing);
    return standing;
}

core::Result<int> read_tally(Connection& connection, const TallyKey& key) {
    return connection
        .number("SELECT people FROM tally WHERE scope = ? AND name = ? AND day = ? AND delegation = ?", key.scope,
                key.name, key.day, key.delegation)
        .map([](std::int64_t people) { return static_cast<int>(people); });
}

core::Status change_tallies(Connection& connection, const core::Zone& zone, const TallySubject& subject,
                            const DayState& before, const DayState& after) {
    Tallies changes;
    if (subject.group) {
        const auto named = TRY(read_named(connection, subject));
        add_state(changes, subject, drawn_down(before, named), -1);
        add_state(changes, subject, drawn_down(after, named), +1);
    } else {
        add_state(changes, subject, before, -1);
        add_state(changes, subject, after, +1);
        const auto was = named_by(before), is = named_by(after);
        TRY(change_named(connection, zone, subject, {is.came - was.came, is.left_unseen - was.left_unseen}, changes));
    }
    return add_to_table(connection, changes);
}

core::Result<int> unnamed_inside(Connection& connection, const core::Zone& zone, const core::AreaId& area,
                                 core::LocalDay day, const core::DelegationId& delegation) {
    const auto group = fold(TRY(facts_of(connection, {core::subject_of(delegation)}, area, day, zone)));
    if (group.inside == 0) return 0;
    return drawn_down(group, TRY(read_named(connection, {true, area, day, delegation}))).inside;
}

core::Result<Tallies> merged_tallies(Connection& connection) {
    Tallies tallies;
    const auto entries = TRY(all_entries(connection));
    if (entries.empty()) return tallies; // of a new event, whose roster may be large
    const auto context = TRY(read_merge_context(connection));
    const auto attendance = core::merge(entries, context);
    for (const auto& [key, presence] : attendance.presences) {
        const TallySubject subject{core::is_group(key.subject), key.area, key.day, presence.delegation};
        DayState state;
        state.inside = presence.people_inside;
        state.came = presence.people;
        state.admitted = presence.admitted;
        add_state(tallies, subject, state, +1);
        if (!subject.group && !subject.delegation.empty()) ++tallies[named_key(TallyScope::Named, subject)];
    }
    for (const auto& [party, people] : attendance.left_unseen) {
        const core::DelegationId delegation{party.subject.str().substr(2)};
        tallies[named_key(TallyScope::LeftUnseen, {false, party.area, party.day, delegation})] += people;
    }
    return tallies;
}

core::Result<Tallies> stored_tallies(Connection& connection) {
    Tallies tallies;
    TRY(connection.each("SELECT scope, name, day, delegation, people FROM tally WHERE people <> 0",
                        [&](const Statement& row) {
                            tallies[{row.get<TallyScope>(0), row.get<std::string>(1), row.get<core::LocalDay>(2),
                                     row.get<std::string>(3)}] = row.get<int>(4);
                            return true;
                        }));
    return tallies;
}

core::Status rebuild_tallies(Connection& connection) {
    auto tallies = TRY(merged_tallies(connection));
    return connection.run("DELETE FROM tally")
        .and_then([&] { return add_to_table(connection, tallies); })
        .and_then([&] { return connection.run("INSERT OR REPLACE INTO tally_made VALUES (1, ?)", kTallyRules); });
}

core::Status renew_tallies(Connection& connection) {
    const auto hold = [&] { return connection.number("SELECT count(*) FROM tally_made WHERE rules = ?", kTallyRules); };
    if (TRY(hold()) != 0) return {};
    auto transaction = TRY(Transaction::write(connection));
    if (TRY(hold()) != 0) return {}; // by another, meanwhile
    TRY(rebuild_tallies(connection));
    return transaction.commit();
}

} // namespace kiosk::store
