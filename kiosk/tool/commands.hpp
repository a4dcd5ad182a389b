// What each command of kioskctl does, once its words are read. Each returns the exit code and writes nothing but to Io
// and to the files that its options name.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/i18n/font_files.hpp"
#include "tool/io/key_file.hpp"
#include "tool/io/streams.hpp"

namespace kiosk::tool {

// event
struct NewEvent {
    std::filesystem::path dir;      // not there yet, or empty
    std::filesystem::path workbook; // instead of it: an .xlsx that is not there yet
    std::filesystem::path key;      // whose public half becomes the event's issuer; may be empty
    std::string id;                 // empty: made from the first day
    std::string title;
    std::string first_day; // empty: a month from now
    std::string last_day;  // empty: the first
};
[[nodiscard]] int new_event(const Io& io, const NewEvent& options);
struct ConvertEvent {
    std::filesystem::path from; // a folder or a workbook
    std::filesystem::path to;   // the other one of them, not there yet
};
[[nodiscard]] int convert_event(const Io& io, const ConvertEvent& options);
struct PublishAll {
    std::filesystem::path source; // a folder or a workbook
    KeyFile key;
    bool new_key = false;           // make the key where there is none, without asking
    std::filesystem::path database; // may be empty
    std::string hub;                // likewise
    std::filesystem::path pdf;      // likewise
};
// Checks, issues, seals, prints, loads and sends, and stops at the first error; again it does what has changed.
[[nodiscard]] int publish_all(const Io& io, const PublishAll& options);
struct CheckEvent {
    std::filesystem::path dir;
    std::string encoding;         // empty: found out
    std::filesystem::path marked; // of a workbook: a copy with its problems in it; may be empty
    std::string language = "en";  // that problems are said in; the marked copy says them in both
    std::span<const core::FontFile> fonts = core::kFontFiles;
};
[[nodiscard]] int check_event(const Io& io, const CheckEvent& options);
struct SealEvent {
    std::filesystem::path dir;
    KeyFile key;
    std::optional<std::uint32_t> revision; // none: one more than the last
};
[[nodiscard]] int seal_event(const Io& io, const SealEvent& options);
struct LoadEvent {
    std::filesystem::path dir;
    std::filesystem::path database;
    std::string encoding; // empty: found out
    bool accept_unsealed = false;
};
[[nodiscard]] int load_event(const Io& io, const LoadEvent& options);

// key
struct NewKey {
    std::filesystem::path file;
    bool sample = false;
    bool passphrase = false;          // ask for one
    std::optional<int> passphrase_fd; // or read it here
};
[[nodiscard]] int new_key(const Io& io, const NewKey& options);
// Needs no passphrase; with one it proves that the file's public key belongs to its secret.
[[nodiscard]] int show_public_key(const Io& io, const KeyFile& key);

// badge
struct IssueBadges {
    std::filesystem::path dir;
    KeyFile key;
    std::vector<std::string> reissue; // ids of participants and delegations
    bool reissue_all = false;
    bool coaches = false, classes = false;
};
[[nodiscard]] int issue_badges(const Io& io, const IssueBadges& options);
struct RevokeBadge {
    std::string badge; // 16 hex digits
    std::filesystem::path database;
    std::string reason = "revoked"; // a code
};
[[nodiscard]] int revoke_badge(const Io& io, const RevokeBadge& options);
struct PrintBadges {
    std::filesystem::path dir;
    std::filesystem::path pdf;   // empty: none; one of these three is given
    std::filesystem::path cards; // folder for one PNG a badge; empty: none
    std::filesystem::path merge; // a table of the badges for a mail merge; empty: none
    std::string layout = "a4";
    std::filesystem::path layouts; // where it is; empty: built in
    std::size_t skip = 0;          // labels of the first sheet that are used up
    bool two_sided = false;
    std::string badge; // mm, width x height; of these five what is empty is the layout's
    std::string leader;
    std::string paper;
    std::optional<double> margin; // mm
    std::optional<double> gap;    // mm
    std::string delegation;
    std::string group;
    std::vector<std::string> only;
    bool photo_mark = false;
    bool buddy = false;
    bool diet = false;
};
[[nodiscard]] int print_badges(const Io& io, const PrintBadges& options);
struct TestPage {
    std::filesystem::path pdf; // empty: the layouts are listed
    std::string layout = "a4";
    std::filesystem::path layouts; // as above
};
[[nodiscard]] int print_test_page(const Io& io, const TestPage& options);
// token "-": the first line of io.in.
[[nodiscard]] int verify_badge(const Io& io, const std::string& token, const std::filesystem::path& event_dir);

// scan
struct Scan {
    std::vector<std::filesystem::path> files;
    std::string camera; // instead of files
    bool barcodes = false;
    std::optional<int> seconds; // camera: how long; none: until it ends
};
[[nodiscard]] int scan(const Io& io, const Scan& options);

// present
struct Present {
    std::filesystem::path database;
    std::string checkpoint;
    std::string now;                 // empty: the machine's clock, or the sample event's
    std::vector<std::string> tokens; // "-" or none: the lines of io.in
};
[[nodiscard]] int present(const Io& io, const Present& options);

// find
struct FindPeople {
    std::filesystem::path database;
    std::vector<std::string> words; // read as one text, with spaces between
    int limit = 20;                 // 1 … 999
};
// Done also when nobody is found.
[[nodiscard]] int find_people(const Io& io, const FindPeople& options);

// staff
struct StaffWords {
    std::filesystem::path database;
    std::string id;
    std::string role; // "volunteer", "teacher"; add alone
};
[[nodiscard]] int add_staff(const Io& io, const StaffWords& words);
[[nodiscard]] int list_staff(const Io& io, const std::filesystem::path& database);
[[nodiscard]] int remove_staff(const Io& io, const StaffWords& words);
[[nodiscard]] int reset_staff(const Io& io, const StaffWords& words);

// ledger
[[nodiscard]] int list_ledger(const Io& io, const std::filesystem::path& database);
[[nodiscard]] int verify_ledger(const Io& io, const std::filesystem::path& database);
// csv empty: to io.out.
[[nodiscard]] int export_ledger(const Io& io, const std::filesystem::path& database, const std::filesystem::path& csv);

struct ShowAttendance {
    std::filesystem::path database;
    std::string checkpoint; // empty: all
    bool conflicts = false;
};
[[nodiscard]] int show_attendance(const Io& io, const ShowAttendance& options);
// As staff see them at a kiosk: today, in the area of one checkpoint.
struct ShowToday {
    std::filesystem::path database;
    std::string checkpoint;          // empty: the one a kiosk would stand at
    std::string now;                 // empty: the machine's clock, or the sample event's
    bool missing = false;            // who has not come
    bool inside = false;             // who is inside
    bool watch = false;              // again whenever something changed
    std::optional<int> seconds;      // watch: how long; none: until it is ended
    std::function<bool()> wait = {}; // watch: before the next look; false ends it. Empty: a second, for so many seconds
};
[[nodiscard]] int show_today(const Io& io, const ShowToday& options);

// report
struct ReportOptions {
    std::filesystem::path database;
    std::string explain;       // a participant, or a delegation that was counted as a whole: print its entries instead
    std::filesystem::path pdf; // else of these three at least one is not empty
    std::filesystem::path xlsx;
    std::filesystem::path csv;
    std::string language = "zh-TW"; // or two, "zh-TW,en"
    std::string day;                // empty: every day of the event
    std::string delegation;         // empty: all
};
struct SigninReport {
    ReportOptions report;
    bool sign = false;
    bool blank = false;
    std::string columns; // empty: all
    std::string place;   // empty: the host school
    std::string organiser;
    std::string undertaker;
};
[[nodiscard]] int report_signin(const Io& io, const SigninReport& options);
struct RosterReport {
    ReportOptions report;
    std::string place; // empty: the host school
    std::string organiser;
    std::string undertaker;
};
[[nodiscard]] int report_roster(const Io& io, const RosterReport& options);
struct MealReport {
    ReportOptions report; // its delegation stays empty
    std::string cutoff;   // "10:30"; empty: when each meal opens
};
[[nodiscard]] int report_meals(const Io& io, const MealReport& options);

struct HoursReport {
    ReportOptions report;
    std::filesystem::path certificates; // a PDF with a page for each who earned hours; empty: none
    std::string organiser;              // on them; empty: the event's
};
[[nodiscard]] int report_hours(const Io& io, const HoursReport& options);

struct SummaryReport {
    std::filesystem::path database;
    std::filesystem::path pdf; // of these at least one is not empty, or JSON is printed
    std::filesystem::path png;
    std::filesystem::path visit; // the nameless visit file; printed with Io::json
    std::string language = "zh-TW";
    std::string day; // empty: every day of the event
};
[[nodiscard]] int report_summary(const Io& io, const SummaryReport& options);
struct AllianceReport {
    std::filesystem::path dir; // of visit files
    ReportOptions report;      // files and language alone
};
[[nodiscard]] int report_alliance(const Io& io, const AllianceReport& options);

struct Purge {
    std::filesystem::path database;
    std::string before; // day; empty: as the event's retention says
    std::string now;    // as in Present
    bool dry_run = false;
};
// Done also when nothing is due: it may be run every night.
[[nodiscard]] int purge(const Io& io, const Purge& options);

[[nodiscard]] int show_identity(const Io& io, const std::filesystem::path& database);

// bundle
struct ExportBundle {
    std::filesystem::path database;
    std::filesystem::path file;
    std::filesystem::path since; // the peer's last bundle; empty: everything
    std::filesystem::path event; // a sealed package to put in; empty: none
};
[[nodiscard]] int export_bundle(const Io& io, const ExportBundle& options);
[[nodiscard]] int import_bundle(const Io& io, const std::filesystem::path& database, const std::filesystem::path& file);
struct CertifyLedger {
    std::filesystem::path database;
    KeyFile key;
    std::string ledger; // both empty: the database's own
    std::string public_key;
};
[[nodiscard]] int certify_ledger(const Io& io, const CertifyLedger& options);

// hub; each hub is a URL without a password
[[nodiscard]] int init_hub(const Io& io, const std::string& hub);
[[nodiscard]] int show_hub(const Io& io, const std::string& hub);
[[nodiscard]] int expel_kiosk(const Io& io, const std::string& hub, const std::string& role);
struct EnrolKiosk {
    std::string hub;
    std::filesystem::path database; // or event: what the kiosk is enrolled for
    std::filesystem::path event;
    KeyFile key;
    std::string ledger; // both empty: the database's own
    std::string public_key;
    std::string role;               // empty: made from the ledger's id
    std::filesystem::path passfile; // a new file for a new password; empty: none
    std::optional<int> password_fd; // or the password is read here; neither: a role keeps the one it has
};
[[nodiscard]] int enrol_kiosk(const Io& io, const EnrolKiosk& options);
struct PublishEvent {
    std::string hub;
    std::filesystem::path dir;
    KeyFile key; // file empty: the package is sealed already
};
[[nodiscard]] int publish_event(const Io& io, const PublishEvent& options);

// sync
[[nodiscard]] int sync_with_hub(const Io& io, const std::filesystem::path& database, const std::string& hub);

// clock: staff say that the machine's clock is right. Refused: it is before this program was made.
[[nodiscard]] int confirm_clock(const Io& io, const std::filesystem::path& database);

// database may be empty.
[[nodiscard]] int doctor(const Io& io, const std::filesystem::path& database);

} // namespace kiosk::tool
