// A small world of kiosks and a hub, on real databases, that lives by the numbers of one seed. Whatever happens to it,
// no fact that lives in some database may get lost, and once everybody can talk, everybody must know the same.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/crypto/crypto.hpp"
#include "core/rules/attendance.hpp"
#include "core/rules/day_changes.hpp"
#include "store/database.hpp"
#include "store/desk/desk.hpp"
#include "store/replica/replica.hpp"
#include "store/sqlite/connection.hpp"
#include "support/must.hpp"
#include "support/sample_event.hpp"
#include "sync/bundle.hpp"

namespace kiosk::sync::test {

using kiosk::test::must;

// Ids, keys and salts of this process come from the seed until the object dies.
class SeededRandomness {
  public:
    explicit SeededRandomness(std::uint64_t seed);
    ~SeededRandomness();
    SeededRandomness(const SeededRandomness&) = delete;
    SeededRandomness& operator=(const SeededRandomness&) = delete;
};

class Numbers {
  public:
    explicit Numbers(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next(); // SplitMix64
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }
    bool one_in(std::size_t chances) { return below(chances) == 0; }

  private:
    std::uint64_t state_;
};

// What all worlds have in common, for it takes as long to make as ten steps of a world: the event, its revisions,
// badges, and a database with the first revision, to be copied. Make it before SeededRandomness, or a seed would mean
// something else when others ran before it.
class Beginning {
  public:
    static constexpr std::uint32_t kRevisions = 3;
    static constexpr std::size_t kBadges = 14; // the last two come with revisions

    explicit Beginning(const std::filesystem::path& folder);
    void copy_database_to(const std::filesystem::path& file) const { std::filesystem::copy_file(file_, file); }
    [[nodiscard]] const core::EventPackage& revision(std::uint32_t number) const { return revisions_.at(number - 1); }
    [[nodiscard]] const std::string& token(std::size_t badge) const { return tokens_.at(badge); }
    [[nodiscard]] const std::string& leader() const { return sample_.token("sg"); } // of most of them
    [[nodiscard]] core::LedgerCertificate certify(const core::LedgerId& ledger, const core::PublicKey& key) const;

  private:
    kiosk::test::SampleEvent sample_ = kiosk::test::sample_event();
    std::vector<core::EventPackage> revisions_;
    std::vector<std::string> tokens_;
    std::filesystem::path file_;
};

class World {
  public:
    // beginning outlives it.
    World(std::filesystem::path folder, const Beginning& beginning, std::uint64_t seed);
    ~World();

    void live(int steps);
    void settle();                                                    // everybody is certified and reaches everybody
    [[nodiscard]] const std::string& fault() const { return fault_; } // the first promise that was broken, or ""
    [[nodiscard]] const std::vector<std::string>& trace() const { return trace_; }

  private:
    struct Kiosk {
        std::string name;
        std::filesystem::path file;
        core::MachineId machine;
        std::string checkpoint;
        std::chrono::minutes skew{};
        std::unique_ptr<store::Desk> desk;
        std::filesystem::path backup; // empty: none
    };
    using Facts = std::set<core::Hash>;
    using Ledgers = std::map<core::LedgerId, core::PublicKey>;

    void step();
    void present(Kiosk& kiosk);
    void count(Kiosk& kiosk); // the leader's badge, and a number
    void undo(Kiosk& kiosk);
    void act_for_several(Kiosk& kiosk); // as staff: let in by name, counted, undone as a whole; excuses; the day
    void hand_over(Kiosk& kiosk);       // somebody to a family, wherever the kiosk stands
    void register_somebody(Kiosk& kiosk, const core::StaffMember& teacher, const core::Now& moment);
    [[nodiscard]] std::vector<core::Bytes> entries_of(const Kiosk& kiosk);
    void sync(Kiosk& kiosk, bool faulty);
    void carry_out(Kiosk& kiosk);
    void carry_in(Kiosk& kiosk);
    void crash(Kiosk& kiosk);
    void back_up(Kiosk& kiosk);
    void restore(Kiosk& kiosk);
    void reimage(Kiosk& kiosk);
    void clone(Kiosk& kiosk);
    void back_up_hub();
    void restore_hub();
    void enrol(Kiosk& kiosk);
    void revise(Kiosk& kiosk);
    void purge(Kiosk& kiosk);
    void take_newest_revision(const std::filesystem::path& file);
    void certify(const Ledgers& ledgers);
    void remember_ledgers(const Kiosk& kiosk);
    [[nodiscard]] Facts read_facts(const std::filesystem::path& file, const char* sql);
    [[nodiscard]] Ledgers read_ledgers(const std::filesystem::path& file);

    void add_kiosk();
    // Connections of this process that stay open, for opening costs more than what is done with them. Copying a file
    // drops their locks, as far as other processes can tell; there are none.
    struct Opened {
        std::optional<store::Database> eyes; // adds no entry
        std::unique_ptr<store::Replica> replica;
        std::int64_t version = 0; // of the file, when what follows was read from it
        Facts merged;
        Facts held;
        Ledgers ledgers;
    };
    [[nodiscard]] store::Database& database(const std::filesystem::path& file);
    [[nodiscard]] store::Connection& eyes(const std::filesystem::path& file) { return database(file).connection(); }
    [[nodiscard]] const Opened& look_at(const std::filesystem::path& file); // as it is now
    [[nodiscard]] store::Replica& replica(const Kiosk& kiosk);
    [[nodiscard]] store::Replica& hub();
    void close(Kiosk& kiosk);
    store::Desk* desk_of(Kiosk& kiosk);
    [[nodiscard]] core::Now now(const Kiosk& kiosk);
    [[nodiscard]] Facts living();
    void nothing_got_lost(const std::string& when);
    void after_a_loss(); // what nobody has any more is given up
    void check_names(const std::string& name, const std::filesystem::path& file,
                     const std::vector<core::Entry>& entries);
    void check_tallies(const std::string& name, const std::filesystem::path& file, const core::Attendance& attendance);
    void check_replica(const std::string& name, const std::filesystem::path& file, const Facts& expected);
    void say(const std::string& what) { trace_.push_back(what); }
    void broken(const std::string& what);

    std::filesystem::path folder_;
    const Beginning& beginning_;
    Numbers numbers_;
    std::vector<std::unique_ptr<Kiosk>> kiosks_;
    std::filesystem::path hub_;
    std::map<std::filesystem::path, Opened> opened_;
    // The fact of these bytes, nothing if they are none. An entry is parsed once, however many have it.
    std::unordered_map<std::string, std::optional<core::Hash>> parsed_;
    std::set<core::LedgerId> certified_; // at the hub, as far as is known
    std::uint32_t newest_ = 1;           // revision of the event
    std::filesystem::path hub_backup_;
    std::vector<Bundle> sticks_; // bundles on their way, of any age
    Facts expected_;             // of everything whose verdict was shown, but for what was lost for good
    Ledgers ledgers_;            // all that there ever were
    std::vector<std::string> trace_;
    std::string fault_;
    int minute_ = 0;
    int files_ = 0;
    std::optional<core::Attendance> agreed_;
    std::vector<core::ChangeMade> agreed_changes_;
    std::vector<core::Participant> people_; // of the hub, with agreed_
    std::vector<std::string> codes_;        // of the badges that they got at a door, likewise
    std::vector<std::string> families_;     // likewise, of those who were handed over
};

} // namespace kiosk::sync::test
