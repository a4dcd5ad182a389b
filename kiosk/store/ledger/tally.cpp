#include "store/ledger/tally.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "store/ledger/ledger_store.hpp"

namespace kiosk::store {

namespace {

constexpr std::int64_t kMostPeople = 9'999; // as core::merge() bounds a group

// Columns 0 … 8: ledger, seq, direction, wall, checkpoint, people, delegation, original, bytes.
DayFact fact_from(const Statement& row) {
    DayFact fact{{row.get<core::LedgerId>(0), row.get<core::LedgerSeq>(1)},
                 row.get<core::Direction>(2),
                 row.get<core::WallTime>(3),
                 row.get<core::CheckpointId>(4),
                 static_cast<int>(std::clamp<std::int64_t>(row.get<std::int64_t>(5), 0, kMostPeople)),
                 row.get<core::DelegationId>(6),
                 {},
                 !row.is_null(7)};
    fact.fact = fact.again ? row.get<core::Hash>(7) : core::sha256(row.blob(8));
    return fact;
}

bool happened_before(const DayFact& a, const DayFact& b) {
    return std::tuple(a.wall, a.entry) < std::tuple(b.wall, b.entry);
}

void add_state(Tallies& tallies, const core::AreaId& area, core::LocalDay day, const core::DelegationId& delegation,
               const DayState& state, int sign) {
    const auto add = [&](TallyKey key, int people) {
        if (people != 0) tallies[std::move(key)] += sign * people;
    };
    add({TallyScope::Inside, area.str(), day, ""}, state.inside);
    add({TallyScope::Came, area.str(), day, delegation.str()}, state.came);
    for (const auto& [checkpoint, people] : state.admitted)
        add({TallyScope::Admitted, checkpoint.str(), day, ""}, people);
}

core::Status add_to_table(Connection& connection, const Tallies& tallies) {
    for (const auto& [key, people] : tallies) {
        if (people == 0) continue;
        if (auto done = connection.run("INSERT INTO tally (scope, name, day, delegation, people) VALUES (?,?,?,?,?)"
                                       " ON CONFLICT DO UPDATE SET people = people + excluded.people",
                                       key.scope, key.name, key.day, key.delegation, people);
            !done)
            return done;
    }
    return {};
}

// One fact with whose it is, for computing all of them.
struct OwnedFact {
    core::SubjectKey subject;
    core::AreaId area;
    core::LocalDay day{};
    core::DelegationId delegation;
    DayFact fact{};
    [[nodiscard]] auto group() const { return std::tie(subject, area, day); }
};

// Every void, for looking at many facts at once.
struct Voids {
    std::set<core::Hash> facts;
    std::set<core::EntryRef> entries; // of voids that name no fact
    [[nodiscard]] bool undo(const DayFact& fact) const {
        return facts.contains(fact.fact) || entries.contains(fact.entry);
    }
};

core::Result<Voids> read_voids(Connection& connection) {
    Voids voids;
    TRY(connection.each(
        "SELECT original, refers_ledger, refers_seq FROM entry WHERE kind = 4 AND refers_ledger IS NOT NULL",
        [&](const Statement& row) {
            if (row.is_null(0))
                voids.entries.insert({row.get<core::LedgerId>(1), row.get<core::LedgerSeq>(2)});
            else
                voids.facts.insert(row.get<core::Hash>(0));
            return true;
        }));
    return voids;
}

// Of facts of one subject in one area on one day: each once, the original where it is here, else its first copy.
void drop_copies(std::vector<DayFact>& facts) {
    const auto is_again = [](const DayFact& fact) { return fact.again; };
    if (std::ranges::none_of(facts, is_again)) return;
    std::ranges::sort(facts, [](const DayFact& a, const DayFact& b) {
        return std::tie(a.fact, a.again, a.entry) < std::tie(b.fact, b.again, b.entry);
    });
    const auto same = [](const DayFact& a, const DayFact& b) { return a.fact == b.fact; };
    facts.erase(std::unique(facts.begin(), facts.end(), same), facts.end());
}

core::Result<std::vector<OwnedFact>> all_facts(Connection& connection, const core::Zone& zone) {
    std::vector<OwnedFact> facts;
    TRY(connection.each(
        "SELECT l.id, e.seq, e.direction, e.wall, e.checkpoint, e.people, e.delegation, e.original, e.bytes, e.subject,"
        " e.area, b.participant, p.delegation"
        " FROM entry e JOIN ledger l ON l.number = e.ledger"
        " LEFT JOIN badge b ON b.id = e.badge AND e.participant = '' AND e.kind <> 9"
        " LEFT JOIN participant p ON p.id = coalesce(b.participant, e.participant) AND e.kind <> 9"
        " WHERE e.kind IN (1, 2, 9) AND e.subject <> ''",
        [&](const Statement& row) {
            auto fact = fact_from(row);
            const auto day = zone.day_of(fact.wall);
            auto subject =
                row.is_null(11) ? row.get<core::SubjectKey>(9) : core::subject_of(row.get<core::ParticipantId>(11));
            auto delegation = row.get<core::DelegationId>(row.is_null(12) ? 6 : 12);
            facts.push_back(
                {std::move(subject), row.get<core::AreaId>(10), day, std::move(delegation), std::move(fact)});
            return true;
        }));
    const auto voids = TRY(read_voids(connection));
    std::erase_if(facts, [&](const OwnedFact& one) { return voids.undo(one.fact); });
    std::ranges::sort(facts, [](const OwnedFact& a, const OwnedFact& b) {
        return a.group() == b.group() ? happened_before(a.fact, b.fact) : a.group() < b.group();
    });
    return facts;
}

} // namespace

bool changes_presence(core::EntryKind kind) {
    return kind == core::EntryKind::CheckIn || kind == core::EntryKind::CheckOut || kind == core::EntryKind::GroupCount;
}

void sort_facts(std::vector<DayFact>& facts) {
    std::ranges::sort(facts, happened_before);
}

DayState fold(const std::vector<DayFact>& facts) {
    DayState state;
    for (const auto& fact : facts) {
        const bool enters = fact.direction != core::Direction::Out;
        state.inside = enters ? fact.people : 0;
        if (enters) {
            state.came = fact.people;
            state.admitted[fact.checkpoint] = fact.people;
        }
        state.last = fact;
    }
    return state;
}

core::Result<std::vector<DayFact>> facts_of(Connection& connection, const std::vector<core::SubjectKey>& subjects,
                                            const core::AreaId& area, core::LocalDay day, const core::Zone& zone) {
    const auto from = zone.to_wall(core::LocalTime{day});
    const auto to = zone.to_wall(core::LocalTime{day + std::chrono::days{1}});
    std::vector<DayFact> facts;
    for (const auto& subject : subjects) {
        TRY(connection.each(
            "SELECT l.id, e.seq, e.direction, e.wall, e.checkpoint, e.people, e.delegation, e.original, e.bytes"
            " FROM entry e JOIN ledger l ON l.number = e.ledger"
            " WHERE e.kind IN (1, 2, 9) AND e.subject = ? AND e.area = ? AND e.wall >= ? AND e.wall < ?",
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

core::Status change_tallies(Connection& connection, const core::AreaId& area, core::LocalDay day,
                            const core::DelegationId& delegation, const DayState& before, const DayState& after) {
    Tallies changes;
    add_state(changes, area, day, delegation, before, -1);
    add_state(changes, area, day, delegation, after, +1);
    return add_to_table(connection, changes);
}

core::Result<Tallies> compute_tallies(Connection& connection, const core::Zone& zone) {
    auto facts = TRY(all_facts(connection, zone));
    Tallies tallies;
    for (auto first = facts.begin(); first != facts.end();) {
        const auto end =
            std::find_if(first, facts.end(), [&](const OwnedFact& other) { return other.group() != first->group(); });
        std::vector<DayFact> of_subject;
        for (auto at = first; at != end; ++at) of_subject.push_back(at->fact);
        drop_copies(of_subject);
        sort_facts(of_subject);
        // An entry made before the owner was known names no delegation; the last one knows best.
        add_state(tallies, first->area, first->day, std::prev(end)->delegation, fold(of_subject), +1);
        first = end;
    }
    std::erase_if(tallies, [](const auto& tally) { return tally.second == 0; });
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

core::Status rebuild_tallies(Connection& connection, const core::Zone& zone) {
    auto tallies = TRY(compute_tallies(connection, zone));
    return connection.run("DELETE FROM tally").and_then([&] { return add_to_table(connection, tallies); });
}

} // namespace kiosk::store
