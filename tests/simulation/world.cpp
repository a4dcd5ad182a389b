#include "simulation/world.hpp"

#include <iterator>

#include <sodium.h>

#include "store/sqlite/identity_file.hpp"
#include "store/sqlite/schema.hpp"
#include "sync/engine.hpp"
#include "sync/loopback.hpp"

namespace kiosk::sync::test {

namespace {

namespace fs = std::filesystem;
using kiosk::test::filled;

std::uint64_t randomness = 0;

std::uint64_t split_mix(std::uint64_t& state) {
    state += 0x9e3779b97f4a7c15U;
    auto z = state;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
}

void seeded_buffer(void* const buffer, const std::size_t size) {
    auto* out = static_cast<unsigned char*>(buffer);
    for (std::size_t i = 0; i < size; ++i) out[i] = static_cast<unsigned char>(split_mix(randomness) >> 56U);
}

randombytes_implementation seeded{[] { return "seeded"; },
                                  [] { return static_cast<std::uint32_t>(split_mix(randomness)); },
                                  nullptr,
                                  nullptr,
                                  seeded_buffer,
                                  [] { return 0; }};

constexpr const char* kSuffixes[] = {"", "-wal", ".identity"};

void copy_files(const fs::path& from, const fs::path& to, bool identity) {
    for (const auto* suffix : kSuffixes) {
        const fs::path source = from.string() + suffix;
        const fs::path target = to.string() + suffix;
        fs::remove(target);
        if (fs::exists(source) && (identity || std::string(suffix) != ".identity")) fs::copy_file(source, target);
    }
    fs::remove(to.string() + "-shm");
}

void remove_files(const fs::path& file) {
    for (const auto* suffix : {"", "-wal", "-shm", ".identity", ".lock"}) fs::remove(file.string() + suffix);
}

// Each knows one more of the people whose badges are presented.
core::EventPackage revision_of_sample(std::uint32_t number) {
    auto package = kiosk::test::crowded_event(11 + static_cast<int>(number)).package;
    using core::CheckpointKind, core::Direction;
    const auto add = [&](const char* id, CheckpointKind kind, Direction direction) {
        package.checkpoints.push_back(kiosk::test::detail::checkpoint(id, kind, id, direction));
    };
    add("souvenir", CheckpointKind::Handout, Direction::In);
    add("headset", CheckpointKind::Loan, Direction::Both);
    add("family", CheckpointKind::Handover, Direction::In);
    package.revision = core::RevisionNumber{number};
    package.content = filled<core::Hash>(static_cast<std::uint8_t>(number));
    return package;
}

} // namespace

SeededRandomness::SeededRandomness(std::uint64_t seed) {
    randomness = seed;
    randombytes_set_implementation(&seeded);
}

SeededRandomness::~SeededRandomness() {
    randombytes_set_implementation(&randombytes_sysrandom_implementation);
}

std::uint64_t Numbers::next() {
    return split_mix(state_);
}

Beginning::Beginning(const fs::path& folder) : file_(folder / "fresh.db") {
    for (std::uint32_t number = 1; number <= kRevisions; ++number) revisions_.push_back(revision_of_sample(number));
    for (std::size_t badge = 0; badge < kBadges; ++badge)
        tokens_.push_back(sample_.sign(core::BadgeId{1'000'001 + badge}));
    auto database = must(store::Database::open(file_, store::OpenMode::Create));
    (void)must(database.load(revision(1)));
}

core::LedgerCertificate Beginning::certify(const core::LedgerId& ledger, const core::PublicKey& key) const {
    return core::certify_ledger(sample_.package.event.tag, ledger, key, sample_.issuer);
}

World::World(fs::path folder, const Beginning& beginning, std::uint64_t seed)
    : folder_(std::move(folder)), beginning_(beginning), numbers_(seed ^ 0x5bd1e995U), hub_(folder_ / "hub.db") {
    beginning_.copy_database_to(hub_);
    const auto count = 2 + numbers_.below(3);
    for (std::size_t i = 0; i < count; ++i) add_kiosk();
}

World::~World() = default;

store::Database& World::database(const fs::path& file) {
    auto& opened = opened_[file].eyes;
    if (!opened) opened = must(store::Database::open(file, store::OpenMode::ReadWrite));
    return *opened;
}

store::Replica& World::replica(const Kiosk& kiosk) {
    auto& opened = opened_[kiosk.file].replica;
    if (!opened) opened = must(store::Replica::open(kiosk.file, kiosk.machine));
    return *opened;
}

store::Replica& World::hub() {
    auto& opened = opened_[hub_].replica;
    if (!opened) opened = must(store::Replica::open(hub_, filled<core::MachineId>(200)));
    return *opened;
}

void World::close(Kiosk& kiosk) {
    kiosk.desk.reset();
    opened_.erase(kiosk.file);
}

void World::add_kiosk() {
    static constexpr const char* kDoors[] = {"gate", "exit", "hall", "lunch", "souvenir", "headset", "family"};
    auto kiosk = std::make_unique<Kiosk>();
    kiosk->name = "kiosk-" + std::to_string(kiosks_.size() + 1);
    kiosk->file = folder_ / (kiosk->name + "-" + std::to_string(++files_) + ".db");
    kiosk->machine = filled<core::MachineId>(static_cast<std::uint8_t>(kiosks_.size() + 1));
    kiosk->checkpoint = kDoors[numbers_.below(std::size(kDoors))];
    kiosk->skew = std::chrono::minutes{static_cast<int>(numbers_.below(40)) - 20};
    kiosks_.push_back(std::move(kiosk));
    beginning_.copy_database_to(kiosks_.back()->file);
}

store::Desk* World::desk_of(Kiosk& kiosk) {
    if (!kiosk.desk) {
        store::DeskOptions options;
        options.checkpoint = core::CheckpointId{kiosk.checkpoint};
        options.machine = kiosk.machine;
        kiosk.desk = must(store::Desk::open(kiosk.file, options));
    }
    return kiosk.desk.get();
}

core::Now World::now(const Kiosk& kiosk) {
    ++minute_;
    auto now = kiosk::test::at(8, 0, 0);
    now.wall += std::chrono::seconds{20 * minute_} + kiosk.skew;
    now.mono += std::chrono::seconds{20 * minute_};
    return now;
}

void World::broken(const std::string& what) {
    if (fault_.empty()) fault_ = what;
    say("BROKEN: " + what);
}

void World::live(int steps) {
    for (int i = 0; i < steps && fault_.empty(); ++i) step();
}

void World::step() {
    auto& kiosk = *kiosks_[numbers_.below(kiosks_.size())];
    const auto what = numbers_.below(119);
    if (what < 45) return present(kiosk);
    if (what < 50) return undo(kiosk);
    if (what < 53) return carry_out(kiosk);
    if (what < 58) return carry_in(kiosk);
    if (what < 68) return sync(kiosk, false);
    if (what < 80) return sync(kiosk, true);
    if (what < 84) return crash(kiosk);
    if (what < 87) return back_up(kiosk);
    if (what < 90) return restore(kiosk);
    if (what < 91) return reimage(kiosk);
    if (what < 93) return clone(kiosk);
    if (what < 95) return back_up_hub();
    if (what < 97) return restore_hub();
    if (what < 100) return enrol(kiosk);
    if (what < 101) return purge(kiosk);
    if (what < 107) return act_for_several(kiosk);
    if (what < 113) return count(kiosk);
    if (what < 116) return hand_over(kiosk);
    revise(kiosk);
}

void World::present(Kiosk& kiosk) {
    const auto presentations = 1 + numbers_.below(4);
    for (std::size_t i = 0; i < presentations; ++i) {
        auto text = beginning_.token(numbers_.below(Beginning::kBadges));
        if (numbers_.one_in(4)) text[20] = text[20] == 'A' ? 'B' : 'A'; // altered
        const auto outcome = desk_of(kiosk)->present({text, core::Source::Camera}, now(kiosk));
        if (outcome.verdict == core::Verdict::NotRecorded)
            return broken(kiosk.name + " did not record: " + kiosk.desk->last_failure());
        if (!outcome.entry) continue;
        say(kiosk.name + " writes " + core::to_hex(outcome.entry->ledger.bytes).substr(0, 6) + ":" +
            std::to_string(outcome.entry->seq.value()));
    }
    const auto& shown = look_at(kiosk.file).merged;
    expected_.insert(shown.begin(), shown.end());
    remember_ledgers(kiosk);
}

// What the number says is true or not: those of it who show their badges are no more for it.
void World::count(Kiosk& kiosk) {
    const auto people = 1 + static_cast<int>(numbers_.below(6));
    const auto outcome = desk_of(kiosk)->confirm_group(beginning_.leader(), people, now(kiosk));
    if (outcome.verdict == core::Verdict::NotRecorded)
        return broken(kiosk.name + " did not record a number: " + kiosk.desk->last_failure());
    say(kiosk.name + " counts " + std::to_string(people));
    const auto& shown = look_at(kiosk.file).merged;
    expected_.insert(shown.begin(), shown.end());
    remember_ledgers(kiosk);
}

void World::sync(Kiosk& kiosk, bool faulty) {
    const Faults network = [&] {
        if (!faulty || !numbers_.one_in(4)) return Fault::None;
        return numbers_.one_in(2) ? Fault::After : numbers_.one_in(2) ? Fault::Before : Fault::Twice;
    };
    const Faults machine = [&] {
        if (!faulty || !numbers_.one_in(12)) return Fault::None;
        return numbers_.one_in(2) ? Fault::After : Fault::Before;
    };
    Loopback wire(hub());
    FaultyTransport transport(wire, network);
    ReplicaDoor real(replica(kiosk));
    FaultyDoor door(real, machine);
    const auto report = synchronise(door, transport);
    if (report) {
        say(kiosk.name + " syncs: pulled " + std::to_string(report->pulled) + ", pushed " +
            std::to_string(report->pushed) + ", aside " + std::to_string(report->set_aside) + ", again " +
            std::to_string(report->recorded_again));
        for (const auto& problem : report->problems) say("  " + problem);
    } else if (faulty && report.error().kind == core::ErrorKind::Unavailable) {
        say(kiosk.name + " is cut off");
        if (numbers_.one_in(2)) crash(kiosk);
    } else {
        broken(kiosk.name + " could not sync: " + report.error().detail);
    }
    remember_ledgers(kiosk);
    nothing_got_lost("after a sync of " + kiosk.name);
}

void World::carry_out(Kiosk& kiosk) {
    auto bundle = must(
        export_bundle(replica(kiosk), !sticks_.empty() && numbers_.one_in(3) ? sticks_.back().heads : store::Heads{}));
    sticks_.push_back(must(read_bundle(write_bundle(bundle))));
    say(kiosk.name + " writes a bundle");
}

void World::carry_in(Kiosk& kiosk) {
    if (sticks_.empty()) return;
    const auto& bundle = sticks_[numbers_.below(sticks_.size())];
    const auto imported = import_bundle(replica(kiosk), bundle);
    if (imported)
        say(kiosk.name + " imports: " + std::to_string(imported->taken.added) + " new, again " +
            std::to_string(imported->recorded_again));
    else if (imported.error().kind == core::ErrorKind::Refused)
        say(kiosk.name + " refuses a bundle: " + imported.error().detail);
    else
        return broken(kiosk.name + " could not import: " + imported.error().detail);
    remember_ledgers(kiosk);
    nothing_got_lost("after an import by " + kiosk.name);
}

// The power goes: what is on the disk is what there is. Afterwards the clock may be another.
void World::crash(Kiosk& kiosk) {
    const auto old = kiosk.file;
    const auto fresh = folder_ / (kiosk.name + "-" + std::to_string(++files_) + ".db");
    copy_files(old, fresh, true);
    close(kiosk);
    remove_files(old);
    kiosk.file = fresh;
    if (numbers_.one_in(3)) kiosk.skew = std::chrono::minutes{static_cast<int>(numbers_.below(40)) - 20};
    say(kiosk.name + " crashes");
}

void World::back_up(Kiosk& kiosk) {
    if (kiosk.backup.empty()) kiosk.backup = folder_ / (kiosk.name + "-backup.db");
    copy_files(kiosk.file, kiosk.backup, true);
    say(kiosk.name + " is backed up");
}

// With its identity: the disk as it was. Without: the database alone.
void World::restore(Kiosk& kiosk) {
    if (kiosk.backup.empty()) return;
    close(kiosk);
    const bool identity = numbers_.one_in(2);
    remove_files(kiosk.file);
    copy_files(kiosk.backup, kiosk.file, identity);
    say(kiosk.name + " is set back to its backup" + (identity ? ", with its identity" : ""));
    after_a_loss();
}

void World::reimage(Kiosk& kiosk) {
    close(kiosk);
    remove_files(kiosk.file);
    beginning_.copy_database_to(kiosk.file);
    say(kiosk.name + " starts from nothing under its old name");
    after_a_loss();
}

void World::clone(Kiosk& kiosk) {
    if (kiosks_.size() >= 6) return;
    add_kiosk();
    auto& copy = *kiosks_.back();
    remove_files(copy.file);
    copy_files(kiosk.file, copy.file, true);
    // An image may carry the machine's id along.
    if (numbers_.one_in(2)) copy.machine = kiosk.machine;
    say(copy.name + " is made of the disk of " + kiosk.name +
        (copy.machine == kiosk.machine ? ", machine id and all" : ""));
}

void World::back_up_hub() {
    hub_backup_ = folder_ / "hub-backup.db";
    copy_files(hub_, hub_backup_, true);
    say("the hub is backed up");
}

void World::restore_hub() {
    if (hub_backup_.empty()) return;
    opened_.erase(hub_);
    certified_.clear();
    remove_files(hub_);
    copy_files(hub_backup_, hub_, true);
    say("the hub is set back to its backup");
    after_a_loss();
}

void World::enrol(Kiosk& kiosk) {
    remember_ledgers(kiosk);
    certify(look_at(kiosk.file).ledgers);
    say("the ledgers of " + kiosk.name + " are certified");
}

void World::certify(const Ledgers& ledgers) {
    store::Batch batch;
    for (const auto& [ledger, key] : ledgers)
        if (certified_.insert(ledger).second) batch.certificates.push_back(beginning_.certify(ledger, key));
    if (!batch.certificates.empty()) (void)must(hub().take(batch));
}

// A new revision reaches some kiosk, or an older kiosk takes the newest.
void World::revise(Kiosk& kiosk) {
    if (newest_ < Beginning::kRevisions && numbers_.one_in(2)) ++newest_;
    take_newest_revision(kiosk.file);
    say(kiosk.name + " takes revision " + std::to_string(newest_));
}

// Somebody's clock says that the event was over long ago. The others go on, and what they write comes after it.
void World::purge(Kiosk& kiosk) {
    auto later = now(kiosk);
    later.wall += std::chrono::days{200};
    const auto done = desk_of(kiosk)->purge_names(core::OperatorId{"t1"}, later);
    if (!done && done.error().kind != core::ErrorKind::Refused)
        return broken(kiosk.name + " could not purge: " + done.error().detail);
    if (!done) return;
    say(kiosk.name + " purges the names");
    const auto& shown = look_at(kiosk.file).merged;
    expected_.insert(shown.begin(), shown.end());
    remember_ledgers(kiosk);
}

void World::take_newest_revision(const fs::path& file) {
    auto& there = database(file);
    if (must(there.revision()) != core::RevisionNumber{newest_}) (void)must(there.load(beginning_.revision(newest_)));
}

} // namespace kiosk::sync::test
