// What is known in a world: by each database, by all together, and by whoever was shown a verdict.
#include <algorithm>

#include "simulation/world.hpp"

namespace kiosk::sync::test {

namespace fs = std::filesystem;

namespace {

bool is_fact(const core::Entry& entry) {
    return core::may_be_recorded_again(entry.kind);
}

} // namespace

const World::Opened& World::look_at(const fs::path& file) {
    // Moves when another connection commits, and this one adds neither entries nor ledgers. At least 1.
    const auto version = must(eyes(file).number("PRAGMA data_version"));
    auto& opened = opened_[file];
    if (opened.version == version) return opened;
    opened.version = version;
    opened.merged = read_facts(file, "SELECT bytes FROM entry");
    opened.held = read_facts(file, "SELECT bytes FROM held_entry");
    opened.ledgers = read_ledgers(file);
    return opened;
}

// Whoever enrols kiosks knows their ledgers, though a kiosk may be gone.
void World::remember_ledgers(const Kiosk& kiosk) {
    const auto& ledgers = look_at(kiosk.file).ledgers;
    ledgers_.insert(ledgers.begin(), ledgers.end());
}

World::Ledgers World::read_ledgers(const fs::path& file) {
    Ledgers ledgers;
    const auto read = eyes(file).each("SELECT id, key FROM ledger", [&](const store::Statement& row) {
        ledgers[row.get<core::LedgerId>(0)] = row.get<core::PublicKey>(1);
        return true;
    });
    if (!read) throw std::runtime_error(read.error().detail);
    return ledgers;
}

World::Facts World::read_facts(const fs::path& file, const char* sql) {
    Facts facts;
    const auto done = eyes(file).each(sql, [&](const store::Statement& row) {
        const auto bytes = row.blob(0);
        const auto [at, unknown] = parsed_.try_emplace({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
        if (unknown)
            if (const auto entry = must(core::parse_entry(bytes)); is_fact(entry)) at->second = core::fact_of(entry);
        if (at->second) facts.insert(*at->second);
        return true;
    });
    if (!done) throw std::runtime_error(done.error().detail);
    return facts;
}

World::Facts World::living() {
    Facts facts;
    const auto add = [&](const Opened& opened) {
        facts.insert(opened.merged.begin(), opened.merged.end());
        facts.insert(opened.held.begin(), opened.held.end());
    };
    add(look_at(hub_));
    for (const auto& kiosk : kiosks_) add(look_at(kiosk->file));
    return facts;
}

void World::nothing_got_lost(const std::string& when) {
    std::vector<const Opened*> all{&look_at(hub_)};
    for (const auto& kiosk : kiosks_) all.push_back(&look_at(kiosk->file));
    const auto lives = [&](const core::Hash& fact) {
        return std::ranges::any_of(
            all, [&](const Opened* one) { return one->merged.contains(fact) || one->held.contains(fact); });
    };
    if (!std::ranges::all_of(expected_, lives)) broken("a fact is nowhere any more " + when);
}

void World::after_a_loss() {
    const auto facts = living();
    std::erase_if(expected_, [&](const core::Hash& fact) { return !facts.contains(fact); });
}

} // namespace kiosk::sync::test
