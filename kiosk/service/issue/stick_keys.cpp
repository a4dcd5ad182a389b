#include "service/issue/stick_keys.hpp"

#include <algorithm>
#include <set>
#include <variant>

#include "event/package/badges.hpp"
#include "store/kiosk_key.hpp"
#include "store/practice.hpp"

namespace kiosk::service {
namespace {

using core::Result, core::StickKey;

constexpr std::size_t kKeyDigits = 8;

std::size_t owners_without_badge(const core::EventPackage& package) {
    std::set<std::string> without;
    for (const auto& person : package.participants) without.insert("p:" + person.id.str());
    for (const auto& delegation : package.delegations) without.insert("d:" + delegation.id.str());
    for (const auto& badge : package.badges)
        if (badge.status == core::BadgeStatus::Active) without.erase(event::owner_of(badge));
    return without.size();
}

} // namespace

std::string digits_of(const core::PublicKey& key) {
    return core::to_hex(key.bytes).substr(0, kKeyDigits);
}

StickKey::Use use_of(const core::PublicKey& key, bool sample, const core::EventInfo& event,
                     const std::vector<core::PublicKey>& pinned) {
    if (sample && !event.sample) return StickKey::Use::SampleOnly;
    if (pinned.empty() || std::ranges::find(pinned, key) != pinned.end()) return StickKey::Use::Good;
    return StickKey::Use::OtherIssuer;
}

Result<std::optional<core::StickMaking>> making_of(const core::EventPackage& package, const store::Database& database,
                                                   bool needs_seal) {
    core::StickMaking making;
    making.without = owners_without_badge(package);
    if (making.without == 0 && !needs_seal) return std::nullopt;
    if (TRY(store::is_practice(database))) return std::nullopt;
    const auto pinned = TRY(database.event()).issuers;
    for (const auto& key : pinned) making.wanted.push_back(digits_of(key));
    // One that cannot be read is none: another can be made.
    const auto here = store::read_kiosk_key(database);
    if (here && *here) {
        const auto& key = (*here)->key;
        making.keys.push_back({{core::IssuerKeyChoice::From::Kiosk, {}},
                               use_of(key.public_key, key.sample, package.event, pinned),
                               (*here)->owner.str(),
                               digits_of(key.public_key),
                               false});
    }
    return making;
}

void add_keys_on(const platform::Folder& stick, const core::StickContents& contents, const core::EventInfo& event,
                 const std::vector<core::PublicKey>& pinned, core::StickMaking& making) {
    std::size_t added = 0;
    for (const core::StickItem& item : contents.items) {
        if (item.kind != core::StickKind::Key || added == kMostKeysOnStick) continue;
        const auto key = read_key_on(stick, item.name);
        if (!key) continue;
        const auto& half = core::public_key_of(*key);
        making.keys.push_back({{core::IssuerKeyChoice::From::Stick, item.name},
                               use_of(half, core::is_sample(*key), event, pinned),
                               item.shown,
                               digits_of(half),
                               std::holds_alternative<core::IssuerKey>(*key)});
        ++added;
    }
}

Result<core::AnyKey> read_key_on(const platform::Folder& stick, const std::string& name) {
    auto text = TRY(stick.read(name, kMostKeyBytes));
    auto key = core::parse_key_text(text);
    core::wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()}); // it may be open
    return key;
}

} // namespace kiosk::service
