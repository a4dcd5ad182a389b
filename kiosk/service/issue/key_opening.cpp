#include "service/issue/key_opening.hpp"

#include <optional>
#include <utility>

#include "service/issue/stick_keys.hpp"
#include "store/database.hpp"
#include "store/kiosk_key.hpp"

namespace kiosk::service {
namespace {

using core::ErrorKind, core::Result;

// With a database of its own, where this process writes.
template <class Work> auto write_with(const WriteHere& write, const std::filesystem::path& file, const Work& work) {
    return written(write, Writes::Nothing, [&](const store::Desk*) -> decltype(work(std::declval<store::Database&>())) {
        auto database = TRY(store::Database::open(file, store::OpenMode::ReadWrite));
        return work(database);
    });
}

} // namespace

Result<KeyTry> make_kiosk_key(const WriteHere& write, const std::filesystem::path& file, std::string_view pin,
                              const core::Now& now, const core::KeyCost& cost) {
    const auto who =
        TRY(write_with(write, file, [&](store::Database& database) { return store::sign_in(database, pin, now); }));
    if (const auto* wrong = std::get_if<store::PinWrong>(&who)) return *wrong;
    const auto& member = std::get<core::StaffMember>(who);
    if (!core::may_use_stick(member.role)) return store::PinWrong{core::kFreeTries, {}};
    core::IssuerKey key{core::SigningKey::generate(), false};
    const auto sealed = TRY(store::seal_kiosk_key(key, member.id, pin, cost));
    TRY(write_with(write, file, [&](store::Database& database) { return store::keep_kiosk_key(database, sealed); }));
    return key;
}

Result<KeyTry> open_key_here(const WriteHere& write, const std::filesystem::path& file, std::string_view pin,
                             const core::Now& now) {
    const auto held = TRY(store::Database::open(file, store::OpenMode::ReadOnly).and_then([](const auto& database) {
        return store::read_kiosk_key(database);
    }));
    if (!held) return core::fail(ErrorKind::NotFound, "this kiosk has no issuer's key");
    const auto waits =
        TRY(write_with(write, file, [&](store::Database& database) { return store::begin_pin_try(database, now); }));
    if (waits) return *waits;
    auto key = store::open_kiosk_key(*held, pin);
    if (!key && key.error().kind != ErrorKind::Refused) return tl::unexpected(key.error());
    if (!key)
        return TRY(
            write_with(write, file, [&](store::Database& database) { return store::read_pin_wrong(database, now); }));
    TRY(write_with(write, file, [](store::Database& database) { return store::end_pin_try(database); }));
    return std::move(*key);
}

Result<core::IssuerKey> open_key_on(const platform::Folder& stick, const std::string& name,
                                    std::string_view passphrase) {
    auto key = TRY(read_key_on(stick, name));
    if (auto* open = std::get_if<core::IssuerKey>(&key)) return *open;
    return core::unlock_key(std::get<core::LockedKey>(key), passphrase);
}

} // namespace kiosk::service
