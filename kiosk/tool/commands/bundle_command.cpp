#include <ostream>

#include "event/package/package_archive.hpp"
#include "platform/file.hpp"
#include "platform/system_clock.hpp"
#include "service/bundle_carry.hpp"
#include "store/database.hpp"
#include "store/replica/replica.hpp"
#include "sync/bundle.hpp"
#include "tool/commands.hpp"
#include "tool/commands/ledger_identity.hpp"
#include "tool/io/key_file.hpp"
#include "tool/io/output_file.hpp"
#include "tool/io/print.hpp"

namespace kiosk::tool {
namespace {

using core::Result;

Result<std::unique_ptr<store::Replica>> open_replica(const std::filesystem::path& database) {
    auto machine = TRY(platform::machine_id());
    return store::Replica::open(database, machine);
}

Result<sync::Bundle> read_bundle_file(const std::filesystem::path& file) {
    const auto text = TRY(platform::read_file(file, sync::kLargestBundle));
    auto bundle = sync::read_bundle(core::as_bytes(text));
    if (!bundle) return tl::unexpected(bundle.error().at(file.string()));
    return bundle;
}

// The folder's package as other kiosks will load it.
Result<core::Bytes> package_for(const std::filesystem::path& dir, const core::EventInfo& event) {
    auto bytes = event::pack(dir);
    if (!bytes) return bytes;
    const auto package = event::unpack(*bytes);
    if (!package) return tl::unexpected(package.error().at(dir.string()));
    if (package->event.id != event.id)
        return core::fail(core::ErrorKind::Refused, dir.string() + ": of the event " + package->event.id.str() +
                                                        ", the database is of " + event.id.str());
    return bytes;
}

Result<std::size_t> write_export(const ExportBundle& options) {
    const auto machine = TRY(platform::machine_id());
    const auto database = TRY(store::Database::open(options.database, store::OpenMode::ReadWrite));
    const auto event = TRY(database.event());
    store::Heads since;
    if (!options.since.empty()) {
        auto peer = TRY(read_bundle_file(options.since));
        if (peer.event != event.tag)
            return core::fail(core::ErrorKind::Refused,
                              options.since.string() + ": of another event than the database");
        since = std::move(peer.heads);
    }
    auto made = TRY(service::make_bundle(options.database, machine, since));
    if (!options.event.empty()) made.bundle.package = TRY(package_for(options.event, event));
    const auto bytes = sync::write_bundle(made.bundle);
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    TRY(write_output(options.file, text));
    return made.entries;
}

Result<core::LedgerCertificate> write_certificate(const Io& io, const CertifyLedger& options) {
    const auto named = TRY(named_ledger(io, options.database, options.ledger, options.public_key));
    const auto issuer = TRY(read_issuer_key(options.key));
    auto replica = open_replica(options.database);
    if (!replica) return tl::unexpected(replica.error());
    const auto event = TRY((*replica)->event());
    const auto certificate = core::certify_ledger(event.tag, named.ledger, named.key, issuer.key);
    if (!core::is_genuine(certificate, event.tag, event.issuers))
        return core::fail(core::ErrorKind::Refused, options.key.file.string() + ": not a key of this event's issuers");
    const auto known = TRY((*replica)->key_of(named.ledger));
    if (known && *known != named.key)
        return core::fail(core::ErrorKind::Refused, "that ledger has another public key here");
    TRY((*replica)->take({{certificate}, {}}));
    return certificate;
}

} // namespace

int export_bundle(const Io& io, const ExportBundle& options) {
    const auto entries = write_export(options);
    if (!entries) return fail_with(io, entries.error());
    if (io.json)
        print_json(io.out, {{"file", options.file.string()}, {"entries", *entries}});
    else
        io.out << *entries << (*entries == 1 ? " entry" : " entries") << " in " << options.file.string() << '\n';
    return kDone;
}

int import_bundle(const Io& io, const std::filesystem::path& database, const std::filesystem::path& file) {
    const auto bundle = read_bundle_file(file);
    if (!bundle) return fail_with(io, bundle.error());
    const auto done = platform::machine_id().and_then([&](const core::MachineId& machine) {
        return service::take_in_bundle(nullptr, database, machine, *bundle, platform::read_now().wall);
    });
    if (!done) return fail_with(io, done.error().at(file.string()));
    const auto& [taken, again] = done->entries;
    if (io.json) {
        print_json(io.out, {{"new", taken.added},
                            {"known", taken.known},
                            {"held", taken.held},
                            {"certificates", taken.certificates},
                            {"recorded_again", again},
                            {"revision", done->revision ? Json(done->revision->value()) : Json()}});
    } else {
        io.out << taken.added << " new, " << taken.known << " known";
        if (taken.held > 0) io.out << ", " << taken.held << " held until their ledger is certified";
        if (again > 0) io.out << ", " << again << " recorded again because their numbers belong to others here";
        if (done->revision) io.out << ", revision " << done->revision->value() << " taken";
        io.out << '\n';
    }
    for (const auto& notice : done->notices) io.err << "kioskctl: " << printable(notice) << '\n';
    if (taken.refused.empty()) return kDone;
    return fail_with(
        io, {core::ErrorKind::Refused, "another process took entries in meanwhile; import it again for what is left"});
}

int certify_ledger(const Io& io, const CertifyLedger& options) {
    const auto certificate = write_certificate(io, options);
    if (!certificate) return fail_with(io, certificate.error());
    const auto ledger = core::to_hex(certificate->ledger.bytes);
    if (io.json)
        print_json(io.out, {{"ledger", ledger}, {"certified", true}});
    else
        io.out << "ledger " << ledger << " is certified; its certificate travels in bundles\n";
    return kDone;
}

} // namespace kiosk::tool
