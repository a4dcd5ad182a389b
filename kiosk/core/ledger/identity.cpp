// The text of F.identity.
#include <array>

#include "core/base/lines.hpp"
#include "core/ledger/entry.hpp"

namespace kiosk::core {
namespace {

constexpr std::string_view kHeading = "kiosk-ledger-identity-1";

// "name HEX"; the error never quotes the line, which may hold the seed.
Status take_field(std::string_view& text, std::string_view name, std::span<std::uint8_t> out) {
    auto line = take_line(text);
    if (!line.starts_with(name) || line.substr(name.size(), 1) != " ") {
        return fail(ErrorKind::Corrupt, "identity file: a line \"" + std::string(name) + " …\" is missing");
    }
    line.remove_prefix(name.size() + 1);
    if (const auto read = from_hex(line, out); !read) {
        return fail(ErrorKind::Corrupt, "identity file: " + std::string(name) + ": " + read.error().detail);
    }
    return {};
}

} // namespace

LedgerIdentity new_identity(const MachineId& machine) {
    return {random_ledger_id(), machine, SigningKey::generate()};
}

std::string write_identity_text(const LedgerIdentity& identity) {
    std::string text(kHeading);
    text += "\nledger " + to_hex(identity.ledger.bytes);
    text += "\nmachine " + to_hex(identity.machine.bytes);
    text += "\nseed " + to_hex(identity.key.seed()) + "\n";
    return text;
}

Result<LedgerIdentity> parse_identity_text(std::string_view text) {
    if (take_line(text) != kHeading) {
        return fail(ErrorKind::Corrupt,
                    "not an identity file: its first line must be \"" + std::string(kHeading) + "\"");
    }
    LedgerId ledger;
    MachineId machine;
    std::array<std::uint8_t, 32> seed{};
    TRY(take_field(text, "ledger", ledger.bytes)
            .and_then([&] { return take_field(text, "machine", machine.bytes); })
            .and_then([&] { return take_field(text, "seed", seed); }));
    if (!text.empty()) return fail(ErrorKind::Corrupt, "identity file: there is text after its last line");
    LedgerIdentity identity{ledger, machine, SigningKey::from_seed(seed)};
    wipe(seed);
    return identity;
}

} // namespace kiosk::core
