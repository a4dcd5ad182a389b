#include "store/roster/revision_policy.hpp"

#include <algorithm>

#include "core/crypto/crypto.hpp"

namespace kiosk::store {

namespace {

using core::ErrorKind, core::PackageSeal;

core::Status refuse(std::string detail) {
    return core::fail(ErrorKind::Refused, std::move(detail));
}

// Enough of a key to tell it from others in event.toml.
std::string name_of(const core::PublicKey& key) {
    return core::to_hex(key.bytes).substr(0, 16) + "…";
}

core::Status check_seal(const std::optional<LoadedRevision>& loaded, const core::EventPackage& package,
                        bool accept_unsealed) {
    const auto& seal = package.seal;
    if (seal.state == PackageSeal::Broken) return refuse(seal.fault);
    if (seal.state == PackageSeal::Sound) {
        // An event that was loaded before it had issuers knows no more than an empty database.
        if (!loaded || loaded->issuers.empty()) return {};
        const auto& pinned = loaded->issuers;
        if (std::find(pinned.begin(), pinned.end(), seal.issuer) != pinned.end()) return {};
        return refuse("the package is sealed with the key " + name_of(seal.issuer) +
                      ", which is no issuer of the event that is loaded here: seal it with one of those; that revision "
                      "may name the new key in its issuers");
    }
    if (loaded && loaded->sealed)
        return refuse("the package is not sealed, and revision " + std::to_string(loaded->number.value()) +
                      ", which is loaded here, was: seal it with \"kioskctl event seal\"");
    if (package.event.sample || accept_unsealed || (loaded && loaded->unsealed_accepted)) return {};
    return refuse(
        "the package is not sealed, so nobody vouches for its files: seal it with \"kioskctl event seal\", or "
        "load it once with \"kioskctl event load --accept-unsealed\"");
}

core::Status check_revision(const LoadedRevision& loaded, const core::EventPackage& package) {
    const auto number = std::to_string(package.revision.value());
    if (package.revision < loaded.number)
        return refuse("revision " + number + " is older than the loaded one, " + std::to_string(loaded.number.value()) +
                      ": seal the package again, or raise revision in event.toml, if it is the newer one");
    if (package.revision == loaded.number && package.content != loaded.content && loaded.content != core::Hash{})
        return refuse("revision " + number + " is loaded already with other content: " +
                      (package.seal.state == PackageSeal::Sound ? "seal the package again under a higher number"
                                                                : "raise revision in event.toml"));
    return {};
}

} // namespace

core::Result<Admission> admit(const std::optional<LoadedRevision>& loaded, const core::EventPackage& package,
                              bool accept_unsealed) {
    if (loaded && loaded->event != package.event.id)
        return core::fail(ErrorKind::Refused, "this database holds the event " + loaded->event.str() +
                                                  ", the package is of " + package.event.id.str() +
                                                  "; give each event its own file");
    TRY(check_seal(loaded, package, accept_unsealed));
    if (loaded) {
        TRY(check_revision(*loaded, package));
    }
    Admission admission;
    admission.sealed = package.seal.state == PackageSeal::Sound;
    admission.unsealed_accepted = !admission.sealed && (accept_unsealed || (loaded && loaded->unsealed_accepted));
    admission.pins = admission.sealed && !(loaded && loaded->sealed);
    admission.nothing_new = loaded && loaded->number == package.revision && loaded->content == package.content &&
                            loaded->sealed == admission.sealed &&
                            loaded->unsealed_accepted == admission.unsealed_accepted;
    return admission;
}

} // namespace kiosk::store
