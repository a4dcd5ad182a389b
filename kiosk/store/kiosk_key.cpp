#include "store/kiosk_key.hpp"

#include <string>
#include <system_error>
#include <utility>
#include <variant>

#include "core/crypto/pin.hpp"
#include "platform/file.hpp"
#include "store/practice.hpp"
#include "store/sqlite/connection.hpp"

namespace kiosk::store {
namespace {

using core::ErrorKind, core::Result, core::Status;

constexpr std::size_t kMostKeyFileBytes = 4096; // it has about 500
constexpr std::size_t kKeyNameDigits = 16;

Result<std::optional<core::LockedKey>> read_locked(const std::filesystem::path& file) {
    // As the identity: in a folder that others write to, a link could lead elsewhere.
    const auto text = platform::read_file(file, kMostKeyFileBytes, platform::Links::Refuse);
    if (!text && text.error().kind == ErrorKind::NotFound) return std::nullopt;
    if (!text) return tl::unexpected(text.error());
    auto key = core::parse_key_text(*text);
    if (!key) return tl::unexpected(key.error().at(file.string()));
    if (auto* locked = std::get_if<core::LockedKey>(&*key)) return *locked;
    return core::fail(ErrorKind::Invalid, file.string() + ": is not under a passphrase, as a kiosk's key is");
}

core::Passphrase passphrase_of(const core::Hash& secret, std::string_view pin) {
    core::Passphrase passphrase;
    auto hex = core::to_hex(secret.bytes);
    for (const std::string_view part : {std::string_view(hex), std::string_view(":"), pin})
        for (const char byte : part) (void)passphrase.add(byte); // a PIN has six digits
    core::wipe({reinterpret_cast<std::uint8_t*>(hex.data()), hex.size()});
    return passphrase;
}

// One of another database, or another PIN, may be wanted again.
Status put_aside(const std::filesystem::path& file, const core::PublicKey& instead) {
    const auto before = read_locked(file);
    if (before && (!*before || (*before)->public_key == instead)) return {};
    const auto name = before ? core::to_hex((*before)->public_key.bytes).substr(0, kKeyNameDigits) : "unreadable";
    return platform::rename_file(file, file.string() + "." + name);
}

} // namespace

std::filesystem::path kiosk_key_path(const std::filesystem::path& database) {
    auto path = database;
    path += ".issuer";
    return path;
}

Result<std::optional<KioskKey>> read_kiosk_key(const Database& database) {
    auto& connection = database.connection();
    const auto locked = TRY(read_locked(kiosk_key_path(connection.file())));
    if (!locked) return std::nullopt;
    return connection.first(
        "SELECT secret, staff FROM issuer_secret WHERE key = ?",
        [&](const Statement& row) {
            return KioskKey{*locked, row.get<core::Hash>(0), row.get<core::OperatorId>(1)};
        },
        locked->public_key);
}

Result<KioskKey> seal_kiosk_key(const core::IssuerKey& key, const core::OperatorId& owner, std::string_view pin,
                                const core::KeyCost& cost) {
    if (!core::is_pin(pin)) return core::fail(ErrorKind::Invalid, "a kiosk's key is under a PIN, which has six digits");
    KioskKey sealed;
    sealed.owner = owner;
    core::random_bytes(sealed.secret.bytes);
    sealed.key = TRY(core::lock_key(key, passphrase_of(sealed.secret, pin).text(), cost));
    return sealed;
}

Result<core::IssuerKey> open_kiosk_key(const KioskKey& key, std::string_view pin) {
    return core::unlock_key(key.key, passphrase_of(key.secret, pin).text());
}

Status keep_kiosk_key(Database& database, const KioskKey& key) {
    TRY(check_is_real(database));
    auto& connection = database.connection();
    TRY(connection.run("INSERT OR REPLACE INTO issuer_secret VALUES (?,?,?)", key.key.public_key, key.secret,
                       key.owner));
    const auto file = kiosk_key_path(connection.file());
    TRY(put_aside(file, key.key.public_key));
    return platform::replace_file(file, core::write_key_text(key.key), 0600);
}

} // namespace kiosk::store
