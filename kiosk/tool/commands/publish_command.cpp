// event publish: from a folder or a workbook to badges, a sealed revision, a database and the hub, in one go
#include <istream>
#include <ostream>
#include <system_error>
#include <utility>

#include "event/limits.hpp"
#include "event/package/made_folder.hpp"
#include "event/package/package_archive.hpp"
#include "event/problems.hpp"
#include "event/workbook/find_sheets.hpp"
#include "platform/file.hpp"
#include "platform/system_clock.hpp"
#include "service/event_source.hpp"
#include "service/issue/issue_steps.hpp"
#include "store/database.hpp"
#include "sync/hub/postgres_hub.hpp"
#include "tool/commands.hpp"
#include "tool/commands/badge_pages.hpp"
#include "tool/io/output_file.hpp"
#include "tool/io/package_report.hpp"
#include "tool/io/print.hpp"
#include "tool/io/progress.hpp"

namespace kiosk::tool {
namespace {

using core::ErrorKind;
namespace fs = std::filesystem;

constexpr const char* kNothing = "nothing was published";

std::string number_of(std::size_t number, std::string_view what) {
    return several(static_cast<std::ptrdiff_t>(number), what);
}

// Nobody makes a key by a slip of the pen: it is asked, or told to.
core::Status may_make_key(const Io& io, const PublishAll& options) {
    if (options.new_key) return {};
    const auto missing = core::fail(ErrorKind::NotFound, options.key.file.string() +
                                                             ": there is no such key; let one be made with --new-key");
    if (!io.err_is_terminal) return missing;
    io.err << "There is no key " << printable(options.key.file.string()) << " yet. Make one? [y/N] " << std::flush;
    std::string answer;
    std::getline(io.in, answer);
    if (answer == "y" || answer == "Y" || answer == "yes") return {};
    return missing;
}

// True: there was none, and it was made.
core::Result<bool> make_key_if_missing(const Io& io, const PublishAll& options) {
    std::error_code none;
    if (fs::exists(options.key.file, none)) return false;
    TRY(may_make_key(io, options));
    std::ostream nowhere(nullptr);
    const Io quiet{nowhere, io.err, io.in, false, io.err_is_terminal};
    if (new_key(quiet, {options.key.file, false, false, options.key.passphrase_fd}) == kDone) return true;
    return core::fail(ErrorKind::Io, std::string(kNothing) + ": there is no key");
}

// All that may refuse is asked first, of what is not written yet.
class Publisher {
  public:
    Publisher(const Io& io, const PublishAll& options) : io_(io), options_(options) {}

    int run() {
        for (const auto& step : {&Publisher::check, &Publisher::prepare, &Publisher::write, &Publisher::write_sheet,
                                 &Publisher::load, &Publisher::send})
            if (const auto done = (this->*step)(); !done) return fail_with(io_, done.error());
        if (io_.json) print_json(io_.out, result_);
        return kDone;
    }

  private:
    void say(const char* step, const std::string& line) {
        if (io_.json)
            result_[step] = line;
        else
            io_.out << step << ": " << printable(line) << '\n' << std::flush;
    }

    core::Status check() {
        report_ = TRY(read_sound(io_, options_.source, kNothing));
        warnings_ = count(report_.problems, event::Problem::Warning);
        std::error_code none;
        const auto above = options_.pdf.parent_path();
        if (!above.empty() && !fs::is_directory(above, none))
            return core::fail(ErrorKind::NotFound, above.string() + " is no folder: " + kNothing);
        if (!options_.hub.empty()) hub_ = TRY(sync::PgConnection::open(options_.hub, sync::kPackageTimeouts));
        made_key_ = TRY(make_key_if_missing(io_, options_));
        key_ = TRY(read_issuer_key(options_.key));
        if (key_->sample && !report_.package->event.sample)
            return core::fail(ErrorKind::Refused,
                              "this is a sample key, and the event is no sample: " + std::string(kNothing));
        return {};
    }

    // The package as it will be, with the key, the badges and the seal.
    core::Status prepare() {
        TRY(prepare_issuer());
        TRY(event::may_sign(report_.package->event, *key_));
        event::IssueOptions wanted;
        wanted.days_before = 0;
        auto existing = TRY(event::read_badge_rows(dir_));
        issued_ = TRY(service::issue_step(std::move(existing), report_, *key_, wanted));
        if (issued_.issued > 0) service::put_badge_rows(report_, issued_.rows);
        sealed_ = TRY(service::seal_step(event::read_seal(dir_), report_, *key_, {}));
        event::put_seal(report_, sealed_->seal);
        TRY(check_database());
        const auto& package = *report_.package;
        if (!options_.pdf.empty()) TRY(prepare_sheet());
        say("checked", package.event.id.str() + ": " + number_of(package.participants.size(), "participant") + ", " +
                           number_of(package.delegations.size(), "delegation") + ", " + several(warnings_, "warning"));
        return {};
    }

    core::Status prepare_sheet() {
        PrintBadges how;
        how.dir = dir_;
        const auto wishes = TRY(wishes_of(how));
        const auto chosen = TRY(choose_badges(*report_.package, issued_.rows, how));
        print::BadgePrinter printer;
        sheet_ =
            chosen.badges.empty() ? print::SheetPdf{} : TRY(printer.sheet(*report_.package, chosen.badges, wishes));
        badges_ = chosen.badges.size();
        for (const auto& warning : printer.warnings()) io_.err << "kioskctl: warning: " << printable(warning) << '\n';
        return {};
    }

    core::Status prepare_issuer() {
        const auto key = key_->key.public_key();
        if (event::is_event_workbook(options_.source)) {
            dir_ = event::folder_beside(options_.source);
            event::ReadOptions with_key;
            with_key.issuers = {core::to_hex(key.bytes)};
            report_ = event::read_package(options_.source, with_key);
            if (report_.ok()) return {};
            return core::fail(ErrorKind::Invalid, std::string(kNothing) + ": " + to_line(report_.problems.front()));
        }
        dir_ = options_.source;
        const auto text = TRY(platform::read_file(dir_ / event::kEventFile, event::kMaxEventBytes));
        event_file_ = TRY(service::with_issuer(text, key));
        if (event_file_) service::put_issuer(report_, *event_file_, key);
        return {};
    }

    core::Status check_database() const {
        if (options_.database.empty()) return {};
        TRY(service::check_before_making(options_.database, *report_.package, false));
        std::error_code none;
        if (!fs::exists(options_.database, none)) return {};
        const auto database = TRY(store::Database::open(options_.database, store::OpenMode::ReadWrite));
        const auto would = database.would_load(*report_.package);
        if (!would) return tl::unexpected(would.error().at(kNothing));
        if (*would) return {};
        const auto held = TRY(database.revision());
        if (!(report_.package->revision < held)) return {};
        return core::fail(ErrorKind::Refused,
                          std::string(kNothing) + ": the database holds revision " + std::to_string(held.value()) +
                              " and this would be " + std::to_string(report_.package->revision.value()) +
                              ": publish where the last revision was sealed, or state a higher one");
    }

    core::Status write() {
        if (event::is_event_workbook(options_.source))
            TRY(event::make_folder(report_, dir_));
        else if (event_file_)
            TRY(platform::replace_file(dir_ / event::kEventFile, *event_file_,
                                       platform::mode_of(dir_ / event::kEventFile, 0600)));
        TRY(service::write_badges(dir_, issued_));
        say("badges", std::to_string(issued_.issued) + " issued, " + std::to_string(issued_.rows.size()) +
                          " in all, with " + std::string(made_key_ ? "the new key " : "") + options_.key.file.string());
        TRY(service::write_seal(dir_, *sealed_));
        say("sealed", (sealed_->is_new ? "as revision " : "unchanged, revision ") +
                          std::to_string(sealed_->seal.revision.value()));
        return {};
    }

    core::Status write_sheet() {
        if (badges_ == 0) {
            say("sheet", options_.pdf.empty() ? "none asked for" : "nobody has a badge yet");
            return {};
        }
        const auto there = platform::read_file(options_.pdf, sheet_.bytes.size());
        const bool same = there && *there == sheet_.bytes;
        if (!same) TRY(write_output(options_.pdf, sheet_.bytes));
        say("sheet", same ? "unchanged, " + options_.pdf.string()
                          : number_of(badges_, "badge") + " on " + number_of(sheet_.pages, "page") + " in " +
                                options_.pdf.string());
        return {};
    }

    core::Status load() {
        if (options_.database.empty()) {
            say("loaded", "no database given");
            return {};
        }
        auto database = TRY(store::Database::open(options_.database, store::OpenMode::Create));
        const bool news = TRY(database.would_load(*report_.package));
        ProgressBar bar(io_, "loading");
        const auto loaded = TRY(service::load_revision(database, *report_.package, platform::read_now().wall,
                                                       {false, [&](double share) { bar.show(share); }}));
        say("loaded", !news ? "unchanged, " + options_.database.string()
                            : options_.database.string() + ": " + std::to_string(loaded.added) + " added, " +
                                  std::to_string(loaded.changed) + " changed, " + std::to_string(loaded.removed) +
                                  " removed");
        return {};
    }

    core::Status send() {
        if (hub_ == nullptr) {
            say("sent", "no hub given");
            return {};
        }
        const auto& package = *report_.package;
        const auto parcel = TRY(event::pack(dir_));
        const bool is_new = TRY(sync::publish(*hub_, package.event, package.revision, package.content, parcel));
        say("sent", is_new ? std::to_string(parcel.size()) + " bytes to the hub" : "unchanged, the hub has it already");
        return {};
    }

    const Io& io_;
    const PublishAll& options_;
    Json result_ = Json::object();
    fs::path dir_;
    std::unique_ptr<sync::PgConnection> hub_;
    std::optional<core::IssuerKey> key_;
    event::PackageReport report_;
    std::ptrdiff_t warnings_ = 0;
    std::optional<std::string> event_file_; // where it has to change
    event::IssuedBadges issued_;
    std::optional<service::SealedStep> sealed_;
    print::SheetPdf sheet_;
    std::size_t badges_ = 0; // on it
    bool made_key_ = false;
};

} // namespace

int publish_all(const Io& io, const PublishAll& options) {
    return Publisher(io, options).run();
}

} // namespace kiosk::tool
