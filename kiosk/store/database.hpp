// One SQLite file for one event. The only room that includes sqlite3.h; this header does not.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/event/roster.hpp"
#include "core/ledger/entry.hpp"
#include "core/rules/attendance.hpp"
#include "core/rules/trait_count.hpp"
#include "store/store_types.hpp"

namespace kiosk::store {

class Connection; // a thin typed layer over sqlite3*, internal to the room (store/sqlite/connection.hpp)

enum class OpenMode { ReadOnly, ReadWrite, Create };

// Used by one thread at a time. Writes go through it only in kioskctl; in the kiosk the Desk has the one writing
// connection.
class Database {
  public:
    // Create makes the schema; opening migrates an older file (by user_version) unless ReadOnly. TooNew: the file's
    // version is above ours, and it is left as it is. Corrupt: not a database, or not ours. NotFound: no such file
    // (Create makes it, with mode 0600: it holds names).
    static core::Result<Database> open(const std::filesystem::path& file, OpenMode mode);
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    // Whether one is loaded; an error when that cannot be told, Busy and Io among them.
    [[nodiscard]] core::Result<bool> holds_event() const;
    // All or nothing, one transaction. Loading again updates in place and keeps the ledger. Refused: another event's
    // package, a lower revision, the same revision number with other content, and a seal that is broken, missing or by
    // a stranger's key (store/roster/revision_policy.hpp). The very same revision changes nothing. Those who are gone
    // from the package keep their entries and are in none of the lists below.
    [[nodiscard]] core::Result<LoadSummary> load(const core::EventPackage& package, const LoadOptions& options = {});
    // Whether load() has anything to take from it; false for the very same revision and for an older one. Reads only.
    // Refused: as load() would, before anything else is done that must go with it.
    [[nodiscard]] core::Result<bool> would_load(const core::EventPackage& package, bool accept_unsealed = false) const;
    // The lists of load()'s summary, but for drawings, whether or not it would be taken. Reads only.
    [[nodiscard]] core::Result<LoadSummary> would_change(const core::EventPackage& package) const;

    // Whether the names of the event were taken out (core/rules/retention.hpp).
    [[nodiscard]] core::Result<bool> is_purged() const;
    // The file made anew, without a trace of what is not in it any more. True: of its log too. False: another program
    // has the file open, and the log goes when that one closes it. Takes as much of the disk again as the file has.
    [[nodiscard]] core::Result<bool> scrub();

    // All of it as it is now, as a file of its own (mode 0600) that is there for whoever puts it in this one's place;
    // nobody who writes waits. Refused: there is a file of that name.
    [[nodiscard]] core::Status copy_to(const std::filesystem::path& file) const;

    [[nodiscard]] core::Result<core::EventInfo> event() const; // NotFound: none is loaded
    [[nodiscard]] core::Result<core::RevisionNumber> revision() const;
    [[nodiscard]] core::Result<RevisionStamp> stamp() const;
    [[nodiscard]] core::Result<core::Hash> content() const; // of that revision
    [[nodiscard]] core::Result<std::vector<core::Delegation>> delegations() const;
    [[nodiscard]] core::Result<std::vector<core::ProgrammeItem>> programme() const;
    // Items as they stood before the first load since the event began; for core::live_programme().
    [[nodiscard]] core::Result<std::vector<core::ProgrammeItem>> programme_before() const;
    [[nodiscard]] core::Result<std::vector<core::Checkpoint>> checkpoints() const;
    [[nodiscard]] core::Result<std::vector<core::Place>> places() const;
    // None: the package came without a drawing of that name.
    [[nodiscard]] core::Result<std::optional<core::Drawing>> drawing(const std::string& file) const;
    [[nodiscard]] core::Result<std::vector<core::Participant>> participants() const;
    [[nodiscard]] core::Result<std::vector<core::Badge>> badges() const;
    // What stays of people whose names are gone; none before they went.
    [[nodiscard]] core::Result<std::vector<core::TraitCount>> trait_counts() const;
    [[nodiscard]] core::Result<core::MergeContext> merge_context() const;

    // In order of (ledger, seq), ledgers as they came into the file; stops when the visitor returns false. The entries
    // are parsed from their bytes.
    [[nodiscard]] core::Status for_each_entry(const std::function<bool(const LedgerRow&)>& visit) const;
    [[nodiscard]] core::Result<std::vector<core::Entry>> entries() const;
    [[nodiscard]] core::Result<VerifyReport>
    verify_ledgers(const std::map<core::LedgerId, core::LedgerSeq>& at_hub = {}) const;

    struct LedgerInfo {
        core::LedgerId ledger;
        core::PublicKey key;
        core::LedgerSeq last;
        std::optional<core::EntryRef> continues; // the ledger that it is linked to
    };
    [[nodiscard]] core::Result<std::vector<LedgerInfo>> ledgers() const;
    // For doctor: pragmas, page count, integrity; each a line.
    [[nodiscard]] core::Result<std::vector<std::string>> health() const;

    [[nodiscard]] Connection& connection() const; // for this room

  private:
    explicit Database(std::unique_ptr<Connection> connection);
    std::unique_ptr<Connection> connection_;
};

} // namespace kiosk::store
