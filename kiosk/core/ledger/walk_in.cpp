#include "core/ledger/walk_in.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/ascii.hpp"
#include "core/base/base32.hpp"
#include "core/crypto/crypto.hpp"
#include "core/i18n/kept_text.hpp"

namespace kiosk::core {
namespace {

constexpr std::string_view kIdPrefix = "W-", kCodePrefix = "KW1";
constexpr std::size_t kIdLetters = 10, kCodeLetters = 16;
constexpr std::string_view kCodeContext{"kiosk walk-in code\0", 19};
constexpr std::size_t kLongestId = 64;
constexpr std::size_t kStatedLines = 6;

std::string letters_of(const Hash& hash, std::size_t count) {
    return base32_encode(hash.bytes).substr(0, count);
}

bool controls(char32_t sign) {
    return sign < 0x20 || (sign >= 0x7f && sign < 0xa0) || sign == 0x2028 || sign == 0x2029;
}

Status keep(std::string& field, std::string_view what) {
    const auto too_long = [&] {
        return fail(ErrorKind::Invalid,
                    "the " + std::string(what) + " is longer than " + std::to_string(kLongestStated) + " characters");
    };
    // Before it is looked at sign by sign: that takes time by its length.
    if (field.size() > 4 * kLongestStatedBytes) return too_long();
    if (!is_valid_utf8(field)) return fail(ErrorKind::Invalid, "the " + std::string(what) + " is not UTF-8");
    field = without_blank_ends(keep_text(field).text);
    const auto signs = code_points(field);
    if (signs.size() > kLongestStated || field.size() > kLongestStatedBytes) return too_long();
    if (std::ranges::any_of(signs, controls))
        return fail(ErrorKind::Invalid, "the " + std::string(what) + " has a control character");
    return {};
}

bool is_delegation_id(std::string_view id) {
    return !id.empty() && id.size() <= kLongestId && std::ranges::all_of(id, [](char c) {
        return is_letter(c) || is_digit(c) || c == '.' || c == '_' || c == '-';
    });
}

} // namespace

Result<std::string> kept_field(std::string typed, std::string_view what) {
    TRY(keep(typed, what));
    return typed;
}

Result<WalkIn> kept_walk_in(WalkIn stated) {
    TRY(keep(stated.name, "name")
            .and_then([&] { return keep(stated.latin, "name in Latin letters"); })
            .and_then([&] { return keep(stated.affiliation, "school"); })
            .and_then([&] { return keep(stated.role, "role"); })
            .and_then([&] { return keep(stated.group, "group"); }));
    if (stated.name.empty()) return fail(ErrorKind::Invalid, "nobody registers without a name");
    if (!is_delegation_id(stated.delegation.str())) return fail(ErrorKind::Invalid, "whose people they are is missing");
    return stated;
}

std::string walk_in_text(const WalkIn& kept) {
    std::string text;
    for (const auto* field : {&kept.name, &kept.latin, &kept.affiliation, &kept.role, &kept.group})
        text += *field + '\n';
    return text + static_cast<char>('0' + static_cast<int>(kept.diet));
}

Result<WalkIn> parse_walk_in_text(std::string_view text) {
    const auto bad = [] { return fail(ErrorKind::Corrupt, "not what somebody stated who registered at the door"); };
    std::array<std::string, kStatedLines> lines;
    std::size_t line = 0;
    for (const char c : text) {
        if (c != '\n')
            lines.at(line) += c;
        else if (++line == kStatedLines)
            return bad();
    }
    const auto& diet = lines.back();
    if (line + 1 != kStatedLines || diet.size() != 1 || diet[0] < '0' || diet[0] > '0' + static_cast<int>(Diet::Halal))
        return bad();
    WalkIn stated{
        DelegationId{"any"}, lines[0], lines[1], lines[2], lines[3], lines[4], static_cast<Diet>(diet[0] - '0')};
    auto kept = kept_walk_in(stated);
    if (!kept || *kept != stated) return bad();
    kept->delegation = {};
    return kept;
}

ParticipantId walk_in_id(const Hash& commitment, const DelegationId& delegation) {
    return ParticipantId{std::string(kIdPrefix) +
                         letters_of(sha256(commitment.bytes, as_bytes(delegation.str())), kIdLetters)};
}

std::string walk_in_code(const CommittedText& committed) {
    return std::string(kCodePrefix) + letters_of(sha256(as_bytes(kCodeContext), committed.salt), kCodeLetters);
}

bool looks_like_walk_in_code(std::string_view text) {
    return text.size() == kCodePrefix.size() + kCodeLetters && text.starts_with(kCodePrefix);
}

Entry walk_in_entry(Entry at, const WalkIn& kept, const CommittedText& committed) {
    at.kind = EntryKind::WalkIn;
    at.delegation = kept.delegation;
    at.commitment = commitment_of(committed);
    at.participant = walk_in_id(*at.commitment, kept.delegation);
    return at;
}

bool introduces(const Entry& entry) {
    return entry.kind == EntryKind::WalkIn && entry.commitment && is_delegation_id(entry.delegation.str()) &&
           entry.participant == walk_in_id(*entry.commitment, entry.delegation);
}

bool is_text_of(const Entry& entry, const CommittedText& committed) {
    return introduces(entry) && committed.text.size() <= kLongestCommitted &&
           commitment_of(committed) == *entry.commitment && parse_walk_in_text(committed.text).has_value();
}

Participant introduced(const Entry& entry, const std::optional<CommittedText>& committed) {
    Participant person;
    person.id = entry.participant;
    person.delegation = entry.delegation;
    person.photo = false;
    if (!committed) return person;
    auto stated = parse_walk_in_text(committed->text);
    if (!stated) return person;
    person.name = std::move(stated->name);
    person.latin = std::move(stated->latin);
    person.affiliation = std::move(stated->affiliation);
    person.role = std::move(stated->role);
    person.group = std::move(stated->group);
    person.diet = stated->diet;
    person.external_codes = {walk_in_code(*committed)};
    return person;
}

} // namespace kiosk::core
