#include <algorithm>
#include <array>
#include <ostream>

#include "core/crypto/crypto.hpp"
#include "event/package/package_archive.hpp"
#include "event/seal/seal.hpp"
#include "platform/file.hpp"
#include "store/database.hpp"
#include "store/practice.hpp"
#include "sync/hub/postgres_hub.hpp"
#include "tool/commands.hpp"
#include "tool/commands/ledger_identity.hpp"
#include "tool/io/key_file.hpp"
#include "tool/io/package_report.hpp"
#include "tool/io/passphrase.hpp"
#include "tool/io/print.hpp"

namespace kiosk::tool {
namespace {

using core::ErrorKind, core::Result;

constexpr std::size_t kRoleDigits = 12;    // of the ledger's id
constexpr std::size_t kPasswordBytes = 24; // 192 bits
constexpr int kAlarmsShown = 20;

Result<core::EventInfo> event_of(const Io& io, const EnrolKiosk& options) {
    if (!options.event.empty()) {
        auto report = TRY(read_sound(io, options.event, "nobody was enrolled"));
        return std::move(report.package->event);
    }
    if (options.database.empty())
        return core::fail(ErrorKind::Usage, "which event is the kiosk enrolled for? Give --db FILE or --event DIR");
    const auto database = TRY(store::Database::open(options.database, store::OpenMode::ReadOnly));
    TRY(store::check_is_real(database));
    return database.event();
}

Result<std::string> password_of(const EnrolKiosk& options) {
    if (options.password_fd) {
        const auto read = TRY(read_passphrase(*options.password_fd, "--password-fd"));
        return std::string(read.text());
    }
    if (options.passfile.empty()) return std::string();
    TRY(platform::check_is_new(options.passfile));
    std::array<std::uint8_t, kPasswordBytes> bytes{};
    core::random_bytes(bytes);
    return core::to_hex(bytes);
}

Result<sync::Enrolment> enrolment_of(const Io& io, const EnrolKiosk& options, const core::EventInfo& event) {
    const auto named = TRY(named_ledger(io, options.database, options.ledger, options.public_key));
    auto password = TRY(password_of(options));
    const auto issuer = TRY(read_issuer_key(options.key));
    sync::Enrolment wanted;
    wanted.certificate = core::certify_ledger(event.tag, named.ledger, named.key, issuer.key);
    if (!core::is_genuine(wanted.certificate, event.tag, event.issuers))
        return core::fail(ErrorKind::Refused, options.key.file.string() + ": not a key of this event's issuers");
    wanted.role =
        options.role.empty() ? "kiosk_" + core::to_hex(named.ledger.bytes).substr(0, kRoleDigits) : options.role;
    wanted.password = std::move(password);
    return wanted;
}

// The package as it is to be sent, sealed first if there is a key.
Result<core::EventPackage> sealed_package(const Io& io, const PublishEvent& options) {
    if (!options.key.file.empty()) {
        std::ostream nowhere(nullptr);
        if (const int code =
                seal_event(Io{nowhere, io.err, io.in, false, io.err_is_terminal}, {options.dir, options.key, {}});
            code != kDone)
            return core::fail(ErrorKind::Refused, "nothing was published");
    }
    auto report = TRY(read_sound(io, options.dir, "nothing was published"));
    return std::move(*report.package);
}

std::string or_never(const std::string& time) {
    return time.empty() ? "never" : time;
}

Json json_of(const std::vector<sync::HubKiosk>& kiosks) {
    auto list = Json::array();
    for (const auto& kiosk : kiosks)
        list.push_back({{"role", kiosk.role},
                        {"event", kiosk.event},
                        {"ledgers", kiosk.ledgers},
                        {"entries", kiosk.entries},
                        {"unsent", kiosk.unsent},
                        {"lacking", kiosk.lacking},
                        {"alarms", kiosk.alarms},
                        {"last_seen", kiosk.last_pull},
                        {"last_push", kiosk.last_push},
                        {"expelled", kiosk.expelled}});
    return list;
}

Json json_of(const std::vector<sync::HubAlarm>& alarms) {
    auto list = Json::array();
    for (const auto& alarm : alarms)
        list.push_back({{"at", alarm.at},
                        {"event", alarm.event},
                        {"role", alarm.role},
                        {"entry", tool::json_of(alarm.entry)},
                        {"sent_by", alarm.sent_by},
                        {"what", alarm.what}});
    return list;
}

void print_kiosks(std::ostream& out, const std::vector<sync::HubKiosk>& kiosks) {
    const bool any_expelled = std::ranges::any_of(kiosks, [](const auto& kiosk) { return !kiosk.expelled.empty(); });
    std::vector<std::string> headings{"role",    "event",  "entries",   "unsent",
                                      "lacking", "alarms", "last seen", "last push"};
    if (any_expelled) headings.emplace_back("expelled");
    TextTable table(std::move(headings));
    for (const auto& kiosk : kiosks) {
        std::vector<std::string> cells{kiosk.role,
                                       kiosk.event,
                                       std::to_string(kiosk.entries),
                                       std::to_string(kiosk.unsent),
                                       std::to_string(kiosk.lacking),
                                       std::to_string(kiosk.alarms),
                                       or_never(kiosk.last_pull),
                                       or_never(kiosk.last_push)};
        if (any_expelled) cells.push_back(kiosk.expelled);
        table.add(std::move(cells));
    }
    table.print(out);
}

void print_alarms(std::ostream& out, const std::vector<sync::HubAlarm>& alarms, std::int64_t all) {
    if (alarms.empty()) return;
    out << "\nalarms: one number of a kiosk's ledger had two contents\n";
    TextTable table({"at", "role", "entry", "sent by", "event", "what"});
    for (const auto& alarm : alarms)
        table.add({alarm.at, alarm.role, core::short_ref(alarm.entry), alarm.sent_by, alarm.event, alarm.what});
    table.print(out);
    if (const auto rest = all - static_cast<std::int64_t>(alarms.size()); rest > 0)
        out << "and " << rest << " older; --json lists them all\n";
}

} // namespace

int init_hub(const Io& io, const std::string& url) {
    const auto hub = sync::PgConnection::open(url);
    if (!hub) return fail_with(io, hub.error());
    if (const auto made = sync::init_hub(**hub); !made) return fail_with(io, made.error());
    if (io.json)
        print_json(io.out, {{"ready", true}});
    else
        io.out << "the hub is ready; let kiosks in with kioskctl hub enrol\n";
    return kDone;
}

int show_hub(const Io& io, const std::string& url) {
    const auto hub = sync::PgConnection::open(url);
    if (!hub) return fail_with(io, hub.error());
    const auto kiosks = sync::hub_status(**hub);
    if (!kiosks) return fail_with(io, kiosks.error());
    const auto alarms = sync::hub_alarms(**hub, io.json ? std::nullopt : std::optional(kAlarmsShown));
    if (!alarms) return fail_with(io, alarms.error());
    if (io.json) {
        print_json(io.out, {{"kiosks", json_of(*kiosks)}, {"alarms", json_of(*alarms)}});
        return kDone;
    }
    print_kiosks(io.out, *kiosks);
    std::int64_t all = 0;
    for (const auto& kiosk : *kiosks) all += kiosk.alarms;
    print_alarms(io.out, *alarms, all);
    return kDone;
}

int expel_kiosk(const Io& io, const std::string& url, const std::string& role) {
    const auto hub = sync::PgConnection::open(url);
    if (!hub) return fail_with(io, hub.error());
    const auto expelled = sync::expel(**hub, role);
    if (!expelled) return fail_with(io, expelled.error());
    if (io.json)
        print_json(io.out, {{"role", role},
                            {"event", expelled->event},
                            {"since", expelled->since},
                            {"already", expelled->already},
                            {"sessions_ended", expelled->sessions_ended}});
    else
        io.out << role << (expelled->already ? " was expelled already, on " : " is expelled since ")
               << printable(expelled->since) << "; what it sent stays. kioskctl hub enrol lets it in again\n";
    return kDone;
}

int enrol_kiosk(const Io& io, const EnrolKiosk& options) {
    const auto event = event_of(io, options);
    if (!event) return fail_with(io, event.error());
    const auto wanted = enrolment_of(io, options, *event);
    if (!wanted) return fail_with(io, wanted.error());
    const auto hub = sync::PgConnection::open(options.hub);
    if (!hub) return fail_with(io, hub.error());
    const auto enrolled = sync::enrol(**hub, *event, *wanted);
    if (!enrolled) {
        const bool secret = enrolled.error().kind == ErrorKind::Usage && wanted->password.empty();
        return fail_with(io, secret ? core::Error{ErrorKind::Usage,
                                                  enrolled.error().detail + ": give --passfile FILE or --password-fd N"}
                                    : enrolled.error());
    }
    if (!options.passfile.empty()) {
        const auto line = "*:*:*:" + wanted->role + ":" + wanted->password + "\n";
        if (const auto written = platform::create_file(options.passfile, line, 0600); !written)
            return fail_with(io, written.error().at("the kiosk is enrolled, its password is lost; enrol it again"));
    }
    const auto ledger = core::to_hex(wanted->certificate.ledger.bytes);
    if (io.json) {
        print_json(io.out, {{"role", wanted->role},
                            {"event", event->id.str()},
                            {"ledger", ledger},
                            {"new_role", enrolled->new_role},
                            {"new_ledger", enrolled->new_ledger},
                            {"came_back", enrolled->came_back}});
        return kDone;
    }
    io.out << "ledger " << ledger << (enrolled->new_ledger ? " is enrolled" : " was enrolled already") << " as "
           << wanted->role << (enrolled->came_back ? ", which was expelled and may come again" : "") << '\n';
    if (!options.passfile.empty()) io.out << "its password is in " << options.passfile.string() << '\n';
    return kDone;
}

int publish_event(const Io& io, const PublishEvent& given) {
    const auto folder = package_folder(io, given.dir, "nothing was published");
    if (!folder) return fail_with(io, folder.error());
    auto options = given;
    options.dir = *folder;
    const auto package = sealed_package(io, options);
    if (!package) return fail_with(io, package.error());
    const auto parcel = event::pack(options.dir);
    if (!parcel) return fail_with(io, parcel.error());
    const auto hub = sync::PgConnection::open(options.hub, sync::kPackageTimeouts);
    if (!hub) return fail_with(io, hub.error());
    const auto published = sync::publish(**hub, package->event, package->revision, package->content, *parcel);
    if (!published) return fail_with(io, published.error());
    if (io.json)
        print_json(io.out, {{"event", package->event.id.str()},
                            {"revision", package->revision.value()},
                            {"bytes", parcel->size()},
                            {"new", *published}});
    else
        io.out << (*published ? "published " : "the hub has it already: ") << package->event.id.str() << " revision "
               << package->revision.value() << ", " << parcel->size() << " bytes\n";
    return kDone;
}

} // namespace kiosk::tool
