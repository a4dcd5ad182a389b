// How a world ends, and what must be true then.
#include <algorithm>

#include "core/rules/attendance.hpp"
#include <tuple>

#include "simulation/world.hpp"
#include "store/day_records.hpp"
#include "store/ledger/tally.hpp"

namespace kiosk::sync::test {

namespace fs = std::filesystem;

void World::settle() {
    constexpr int kEnough = 12;
    const auto all = living();
    if (!std::ranges::includes(all, expected_)) return broken("a fact is nowhere any more");
    take_newest_revision(hub_);
    for (const auto& kiosk : kiosks_) take_newest_revision(kiosk->file);
    const auto heads = [](const store::Replica& replica) {
        std::vector<std::pair<core::EntryRef, core::Hash>> out;
        for (const auto& [ledger, known] : must(replica.heads()))
            if (known.head.seq != core::LedgerSeq{})
                out.emplace_back(core::EntryRef{ledger, known.head.seq}, known.head.hash);
        return out;
    };
    bool settled = false;
    for (int round = 0; round < kEnough && !settled && fault_.empty(); ++round) {
        for (const auto& kiosk : kiosks_) {
            certify(ledgers_);
            sync(*kiosk, false);
        }
        const auto wanted = heads(hub());
        settled = std::ranges::all_of(kiosks_, [&](const auto& kiosk) { return heads(replica(*kiosk)) == wanted; });
    }
    if (!fault_.empty()) return;
    if (!settled) {
        const auto tell = [&](const std::string& name, const store::Replica& there) {
            std::string line = name + " has";
            for (const auto& [entry, hash] : heads(there))
                line += " " + core::to_hex(entry.ledger.bytes).substr(0, 6) + ":" + std::to_string(entry.seq.value()) +
                        "/" + core::to_hex(hash.bytes).substr(0, 4);
            say(line);
        };
        tell("the hub", hub());
        for (const auto& kiosk : kiosks_) tell(kiosk->name, replica(*kiosk));
        return broken("they do not come to an end");
    }
    check_replica("the hub", hub_, all);
    for (const auto& kiosk : kiosks_) check_replica(kiosk->name, kiosk->file, all);
}

// All are there, or a purge is, and none.
void World::check_names(const std::string& name, const fs::path& file, const std::vector<core::Entry>& entries) {
    const bool purged =
        std::ranges::any_of(entries, [](const auto& one) { return one.kind == core::EntryKind::Purge; });
    const auto nameless = must(eyes(file).number("SELECT count(*) FROM participant WHERE name = ''"));
    const auto people = must(eyes(file).number("SELECT count(*) FROM participant"));
    if (nameless != (purged ? people : 0))
        broken(name + " has the names of " + std::to_string(people - nameless) + " of " + std::to_string(people) +
               " people, and " + (purged ? "a" : "no") + " purge");
}

// What the doors count is what the attendance says, for every checkpoint, area and day.
void World::check_tallies(const std::string& name, const fs::path& file, const core::Attendance& attendance) {
    using store::TallyScope;
    std::map<std::tuple<TallyScope, std::string, core::LocalDay>, int> merged, counted;
    for (const auto& [key, presence] : attendance.presences) {
        if (presence.people_inside > 0) merged[{TallyScope::Inside, key.area.str(), key.day}] += presence.people_inside;
        merged[{TallyScope::Came, key.area.str(), key.day}] += presence.people;
        for (const auto& [checkpoint, people] : presence.admitted)
            merged[{TallyScope::Admitted, checkpoint.str(), key.day}] += people;
        if (!core::is_group(key.subject) && !presence.delegation.empty())
            merged[{TallyScope::Named, key.area.str(), key.day}] += 1;
    }
    for (const auto& [party, people] : attendance.left_unseen)
        merged[{TallyScope::LeftUnseen, party.area.str(), party.day}] += people;
    std::erase_if(merged, [](const auto& one) { return one.second == 0; });
    for (const auto& [key, people] : must(store::stored_tallies(eyes(file))))
        counted[{key.scope, key.name, key.day}] += people;
    if (counted != merged) broken(name + " counts others at its doors than its attendance has");
}

void World::check_replica(const std::string& name, const fs::path& file, const Facts& expected) {
    if (look_at(file).merged != expected) return broken(name + " does not have exactly the facts that there are");
    const auto& there = database(file);
    const auto report = must(there.verify_ledgers());
    if (report.first_fault) return broken(name + " does not verify: " + report.first_fault->what);
    const auto entries = must(there.entries());
    std::set<core::Hash> voided;
    Facts refused;
    for (const auto& entry : entries) {
        if (entry.kind == core::EntryKind::Void) voided.insert(*entry.commitment);
        if (entry.kind == core::EntryKind::Refused) refused.insert(core::fact_of(entry));
    }
    std::erase_if(refused, [&](const core::Hash& fact) { return voided.contains(fact); });
    const auto attendance = core::merge(entries, must(there.merge_context()));
    std::size_t counted = 0;
    for (const auto& [verdict, times] : attendance.refused) counted += static_cast<std::size_t>(times);
    if (counted != refused.size())
        return broken(name + " counts " + std::to_string(counted) + " refusals of " + std::to_string(refused.size()));
    check_tallies(name, file, attendance);
    check_names(name, file, entries);
    // Whoever registered somewhere is known everywhere, by the same name.
    auto people = must(there.participants());
    std::ranges::sort(people, {}, &core::Participant::id);
    if (agreed_ && people != people_) return broken(name + " knows other people than the hub");
    people_ = std::move(people);
    std::vector<std::string> codes;
    for (const auto& person : people_) codes.push_back(must(store::read_door_code(there, person.id)));
    if (agreed_ && codes != codes_) return broken(name + " takes other badges than the hub");
    codes_ = std::move(codes);
    // With whom somebody went is known everywhere, or nowhere once the names are gone.
    std::vector<std::string> families;
    for (const auto& entry : entries)
        if (entry.kind == core::EntryKind::HandedOver) families.push_back(must(store::read_family(there, entry)));
    std::ranges::sort(families);
    if (agreed_ && families != families_) return broken(name + " knows other families than the hub");
    families_ = std::move(families);
    if (agreed_ && *agreed_ != attendance) return broken(name + " has another attendance than the hub");
    auto changes = must(store::read_changes(there, must(there.event()).zone));
    if (agreed_ && agreed_changes_ != changes) return broken(name + " has another day than the hub");
    agreed_changes_ = std::move(changes);
    agreed_ = attendance;
}

} // namespace kiosk::sync::test
