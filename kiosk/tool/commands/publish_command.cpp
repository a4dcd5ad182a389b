// event publish: from a folder or a workbook to badges, a sealed revision, a database and the hub, in one go
#include <algorithm>
#include <istream>
#include <ostream>
#include <sstream>
#include <system_error>

#include "event/files/package_files.hpp"
#include "event/package/event_file.hpp"
#include "event/package/find_sheets.hpp"
#include "event/problems.hpp"
#include "platform/file.hpp"
#include "service/event_source.hpp"
#include "store/database.hpp"
#include "sync/hub/postgres_hub.hpp"
#include "tool/commands.hpp"
#include "tool/commands/event_steps.hpp"
#include "tool/io/output_file.hpp"
#include "tool/io/package_report.hpp"
#include "tool/io/print.hpp"

namespace kiosk::tool {
namespace {

using core::ErrorKind;
namespace fs = std::filesystem;

std::string number_of(std::size_t number, std::string_view what) {
    return several(static_cast<std::ptrdiff_t>(number), what);
}

// Another command's result, as it prints it for programs.
struct Outcome {
    int code = kDone;
    Json json;
};
template <class Command> Outcome quietly(const Io& io, const Command& command) {
    std::ostringstream out;
    const Io inner{out, io.err, io.in, true, false};
    Outcome outcome{command(inner), {}};
    if (outcome.code == kDone) outcome.json = Json::parse(out.str());
    return outcome;
}

// Nobody else makes a key by a slip of the pen: it is asked, or told to.
core::Result<bool> make_key_if_missing(const Io& io, const PublishAll& options) {
    std::error_code none;
    if (fs::exists(options.key.file, none)) return false;
    if (!options.new_key) {
        const auto missing = core::fail(
            ErrorKind::NotFound, options.key.file.string() + ": there is no such key; let one be made with --new-key");
        if (!io.err_is_terminal) return missing;
        io.err << "There is no key " << printable(options.key.file.string()) << " yet. Make one? [y/N] " << std::flush;
        std::string answer;
        std::getline(io.in, answer);
        if (answer != "y" && answer != "Y" && answer != "yes") return missing;
    }
    const auto made = quietly(io, [&](const Io& inner) {
        return new_key(inner, {options.key.file, false, false, options.key.passphrase_fd});
    });
    if (made.code != kDone) return core::fail(ErrorKind::Io, "no key was made");
    return true;
}

// The folder's event.toml with the key among its issuers, where it can be put there without touching anything else.
core::Status add_issuer(const fs::path& dir, const std::string& key) {
    event::Problems problems;
    const event::Reporter reporter(problems, event::kEventFile);
    const auto text = event::read_package_file(dir, event::kEventFile, reporter);
    if (!text) return {}; // and whoever reads the package says why
    const auto before = event::read_event_file(*text, reporter);
    if (!before.complete || before.info.issuers.size() >= 16 ||
        std::any_of(before.info.issuers.begin(), before.info.issuers.end(),
                    [&](const auto& one) { return core::to_hex(one.bytes) == key; }))
        return {};
    auto changed = *text;
    const auto at = changed.starts_with("issuers") ? 0 : changed.find("\nissuers");
    if (at == std::string::npos) {
        changed = "issuers = [\"" + key + "\"]\n" + changed;
    } else if (const auto open = changed.find('[', at); open != std::string::npos) {
        changed.insert(open + 1, "\"" + key + "\"" + (before.info.issuers.empty() ? "" : ", "));
    }
    auto wanted = before.info;
    const auto after = event::read_event_file(changed, reporter).info;
    wanted.issuers = after.issuers;
    if (after != wanted || after.issuers.size() != before.info.issuers.size() + 1)
        return core::fail(ErrorKind::Refused, "add \"" + key +
                                                  "\" to issuers in event.toml: it is not written so that "
                                                  "a program can");
    return platform::replace_file(dir / event::kEventFile, changed, platform::mode_of(dir / event::kEventFile, 0600));
}

class Publisher {
  public:
    Publisher(const Io& io, const PublishAll& options) : io_(io), options_(options) {}

    int run() {
        for (const auto& step : {&Publisher::check, &Publisher::issue, &Publisher::seal, &Publisher::print,
                                 &Publisher::load, &Publisher::send}) {
            const auto done = (this->*step)();
            if (!done && done.error().detail.empty()) return code_; // said already
            if (!done) return fail_with(io_, done.error());
        }
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

    // Everything that may refuse later is asked before anything is written but the key.
    core::Status check() {
        const auto first = TRY(read_sound(io_, options_.source, kNothing));
        made_key_ = TRY(make_key_if_missing(io_, options_));
        key_ = TRY(read_issuer_key(options_.key));
        const auto public_key = core::to_hex(key_->key.public_key().bytes);
        if (key_->sample && !first.package->event.sample)
            return core::fail(ErrorKind::Refused, "this is a sample key, and the event is no sample");
        if (!options_.hub.empty()) TRY(sync::PgConnection::open(options_.hub, sync::kPackageTimeouts));
        const bool workbook = event::is_event_workbook(options_.source);
        if (!workbook) TRY(add_issuer(options_.source, public_key));
        // What was said of the source is not said again of what is made of it.
        std::ostream nowhere(nullptr);
        const Io quiet{nowhere, nowhere, io_.in, false, false};
        dir_ = TRY(package_folder(quiet, options_.source, kNothing, {public_key}));
        TRY(reread());
        TRY(event::may_sign(report_.package->event, *key_));
        const auto& package = *report_.package;
        say("checked", package.event.id.str() + ": " + number_of(package.participants.size(), "participant") + ", " +
                           number_of(package.delegations.size(), "delegation") + ", " +
                           several(count(first.problems, event::Problem::Warning), "warning"));
        return {};
    }

    core::Status reread() {
        std::ostream nowhere(nullptr);
        const Io quiet{nowhere, nowhere, io_.in, false, false};
        report_ = TRY(read_sound(quiet, dir_, kNothing));
        return {};
    }

    core::Status issue() {
        event::IssueOptions wanted;
        wanted.days_before = 0;
        const auto issued = TRY(issue_step(dir_, report_, *key_, wanted));
        changed_ = issued.issued > 0;
        say("badges", std::to_string(issued.issued) + " issued, " + std::to_string(issued.rows.size()) +
                          " in all, with " + std::string(made_key_ ? "the new key " : "") + options_.key.file.string());
        return changed_ ? reread() : core::Status{};
    }

    core::Status seal() {
        const auto sealed = TRY(seal_step(dir_, report_, *key_, {}));
        changed_ = changed_ || sealed.written;
        say("sealed",
            (sealed.written ? "as revision " : "unchanged, revision ") + std::to_string(sealed.seal.revision.value()));
        return sealed.written ? reread() : core::Status{};
    }

    core::Status print() {
        std::error_code none;
        if (options_.pdf.empty()) {
            say("sheet", "none asked for");
        } else if (!changed_ && fs::exists(options_.pdf, none)) {
            say("sheet", "unchanged, " + options_.pdf.string());
        } else {
            PrintBadges wanted;
            wanted.dir = dir_;
            wanted.pdf = options_.pdf;
            const auto done = quietly(io_, [&](const Io& inner) { return print_badges(inner, wanted); });
            if (done.code != kDone) return ended_with(done.code);
            say("sheet", number_of(done.json["badges"].get<std::size_t>(), "badge") + " on " +
                             number_of(done.json["pages"].get<std::size_t>(), "page") + " in " + options_.pdf.string());
        }
        return {};
    }

    core::Status load() {
        if (options_.database.empty()) {
            say("loaded", "no database given");
            return {};
        }
        const auto done = quietly(io_, [&](const Io& inner) {
            return load_event(inner, {dir_, options_.database, "", false});
        });
        if (done.code != kDone) return ended_with(done.code);
        const auto number = [&](const char* key) { return std::to_string(done.json[key].get<int>()); };
        const auto& changes = done.json["changes"];
        const bool nothing =
            !done.json["new_event"].get<bool>() && std::all_of(changes.begin(), changes.end(), [](const Json& table) {
                return table["added"].empty() && table["changed"].empty() && table["removed"].empty();
            });
        say("loaded", nothing ? "unchanged, " + options_.database.string()
                              : options_.database.string() + ": " + number("added") + " added, " + number("changed") +
                                    " changed, " + number("removed") + " removed");
        return {};
    }

    core::Status send() {
        if (options_.hub.empty()) {
            say("sent", "no hub given");
            return {};
        }
        const auto done = quietly(io_, [&](const Io& inner) { return publish_event(inner, {options_.hub, dir_, {}}); });
        if (done.code != kDone) return ended_with(done.code);
        say("sent", done.json["new"].get<bool>()
                        ? std::to_string(done.json["bytes"].get<std::size_t>()) + " bytes to the hub"
                        : "unchanged, the hub has it already");
        return {};
    }

    core::Status ended_with(int code) {
        code_ = code;
        return core::fail(ErrorKind::Io, "");
    }

    static constexpr const char* kNothing = "nothing was published";
    const Io& io_;
    const PublishAll& options_;
    Json result_ = Json::object();
    fs::path dir_;
    std::optional<core::IssuerKey> key_;
    event::PackageReport report_;
    bool made_key_ = false;
    bool changed_ = false;
    int code_ = kFailed;
};

} // namespace

int publish_all(const Io& io, const PublishAll& options) {
    return Publisher(io, options).run();
}

} // namespace kiosk::tool
