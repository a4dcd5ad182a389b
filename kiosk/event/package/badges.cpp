#include "event/package/badges.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "core/base/big_endian.hpp"
#include "core/base/csv.hpp"
#include "event/files/package_files.hpp"
#include "event/package/tables.hpp"
#include "event/package_faults.hpp"
#include "event/table/table.hpp"

namespace kiosk::event {
namespace {

constexpr Column kBadgeColumns[] = {
    {"badge", "識別證編號", true},
    {"kind", "類別", true},
    {"for", "持有人", true},
    {"status", "狀態", true},
    {"coach", "車次"},
    {"class", "班級"},
    {"token", "QR"},
};

using By = core::DelegationPart::By;

// Of a delegation's badge whether it is for all of it or for a part.
enum class Whose { Person, Delegation, Part };
const std::vector<Word<Whose>>& kinds() {
    static const std::vector<Word<Whose>> kKinds = {
        {"participant", Whose::Person}, {"delegation", Whose::Delegation}, {"group", Whose::Part}};
    return kKinds;
}

Whose whose(const core::Badge& badge) {
    if (badge.kind == core::BadgeKind::Participant) return Whose::Person;
    return badge.part.is_all() ? Whose::Delegation : Whose::Part;
}

const std::vector<Word<core::BadgeStatus>>& statuses() {
    static const std::vector<Word<core::BadgeStatus>> kStatuses = {{"active", core::BadgeStatus::Active},
                                                                   {"revoked", core::BadgeStatus::Revoked},
                                                                   {"replaced", core::BadgeStatus::Replaced}};
    return kStatuses;
}

template <class T> std::string_view word_of(const std::vector<Word<T>>& words, T value) {
    return std::find_if(words.begin(), words.end(), [&](const auto& word) { return word.value == value; })->word;
}

std::string hex_of(core::BadgeId badge) {
    return core::to_hex(core::big_endian(badge.value()));
}

core::BadgeId read_badge_id(const Row& row) {
    std::array<std::uint8_t, 8> bytes{};
    std::uint64_t value = 0;
    if (core::from_hex(row.cell("badge"), bytes)) value = core::from_big_endian<std::uint64_t>(bytes);
    if (value == 0) {
        row.error("badge", faults::kNotABadge(in_quotes(row.cell("badge"))));
    }
    return core::BadgeId(value);
}

void check_token(const Row& row, const core::Badge& badge, const EventFile& event) {
    if (row.cell("token").empty()) {
        return;
    }
    const auto token = core::parse_token(row.cell("token"));
    if (!token) {
        row.error("token", faults::kNotAToken());
        return;
    }
    if (token->body.badge != badge.id || token->body.kind != badge.kind) {
        row.error("token", faults::kTokenOfOther());
    }
    if (!event.complete || event.info.id.empty()) {
        return;
    }
    if (token->body.event != event.info.tag) {
        row.error("token", faults::kTokenOfEvent());
    }
    const auto& issuers = event.info.issuers;
    if (!issuers.empty() && std::none_of(issuers.begin(), issuers.end(), [&](const auto& issuer) {
            return core::key_id(issuer) == token->body.issuer;
        })) {
        row.error("token", faults::kTokenOfKey());
    }
}

// Whoever left the roster may have the badge in a pocket: it stays in the package, for nobody and revoked.
void read_owner(const Row& row, const Context& context, core::Badge& badge) {
    const bool person = badge.kind == core::BadgeKind::Participant;
    const auto& owners = person ? context.participants : context.delegations;
    const std::string id = plain(row.cell("for"));
    if (id.empty()) {
        row.error("for", faults::kNoOwner());
    } else if (!owners.allows(id)) {
        if (badge.status == core::BadgeStatus::Active) {
            row.warning("for", faults::kOwnerGone(in_quotes(id), person ? kParticipantsFile : kDelegationsFile));
            badge.status = core::BadgeStatus::Revoked;
        }
    } else if (person) {
        badge.participant = core::ParticipantId(id);
    } else {
        badge.delegation = core::DelegationId(id);
    }
}

void read_kind(const Row& row, core::Badge& badge) {
    const auto kind = read_word(row, "kind", kinds()).value_or(Whose::Person);
    badge.kind = kind == Whose::Person ? core::BadgeKind::Participant : core::BadgeKind::Delegation;
    const std::string coach = plain(read_text(row, "coach")), school_class = read_text(row, "class");
    const char* column = coach.empty() && !school_class.empty() ? "class" : "coach";
    if (!coach.empty())
        badge.part = {By::Coach, coach};
    else if (!school_class.empty())
        badge.part = {By::Class, school_class};
    if ((kind == Whose::Part) == badge.part.is_all())
        row.error(column, badge.part.is_all() ? faults::kNoCoach() : faults::kNotOfCoach());
    else if (!coach.empty() && !school_class.empty())
        row.error("class", faults::kCoachAndClass());
}

// Staff would be shown all of the delegation.
void warn_of_empty_part(const Row& row, const core::Badge& badge, const Context& context) {
    if (badge.part.is_all() || badge.status != core::BadgeStatus::Active || badge.delegation.empty()) return;
    if (!context.participants.complete || context.parts.contains(owner_of(badge))) return;
    row.warning(badge.part.by == By::Class ? "class" : "coach",
                faults::kNobodyInPart(in_quotes(badge.delegation.str()), in_quotes(*badge.part.name)));
}

std::string name_of(const core::DelegationPart& part, By by) {
    return part.by == by ? part.name.value_or("") : "";
}

// All but the token and the part.
std::string cells_of(const core::Badge& badge) {
    return hex_of(badge.id) + "," + std::string(word_of(kinds(), whose(badge))) + "," +
           (badge.kind == core::BadgeKind::Participant ? badge.participant.str() : badge.delegation.str()) + "," +
           std::string(word_of(statuses(), badge.status));
}

} // namespace

std::string owner_of(const core::Badge& badge) {
    switch (whose(badge)) {
    case Whose::Person:
        return "p:" + badge.participant.str();
    case Whose::Delegation:
        return "d:" + badge.delegation.str();
    case Whose::Part:
        break;
    }
    return (badge.part.by == By::Class ? "c:" : "g:") + badge.delegation.str() + "/" + *badge.part.name;
}

BadgeOwners::BadgeOwners(const core::EventPackage& package) {
    for (const auto& each : package.participants) people_.insert(each.id);
    for (const auto& each : package.delegations) delegations_.insert(each.id);
}

bool BadgeOwners::has(const core::Badge& badge) const {
    return badge.kind == core::BadgeKind::Participant ? people_.contains(badge.participant)
                                                      : delegations_.contains(badge.delegation);
}

std::vector<BadgeRow> read_badges(std::string_view bytes, Context& context, const Reporter& reporter) {
    std::vector<BadgeRow> rows;
    std::unordered_map<std::string, int> active;
    context.badges.complete = read_table(bytes, kBadgeColumns, reporter, [&](const Row& row) {
        core::Badge badge;
        badge.id = read_badge_id(row);
        read_kind(row, badge);
        badge.status = read_word(row, "status", statuses()).value_or(core::BadgeStatus::Active);
        read_owner(row, context, badge);
        check_token(row, badge, context.event);
        warn_of_empty_part(row, badge, context);
        if (badge.status == core::BadgeStatus::Active && !row.cell("for").empty()) {
            const auto [at, first] = active.emplace(owner_of(badge), row.line());
            if (!first) {
                row.error("for", faults::kTwoActive(in_quotes(row.cell("for")), at->second));
            }
        }
        if (context.badges.add(row, "badge", hex_of(badge.id))) {
            rows.push_back({std::move(badge), std::string(row.cell("token"))});
        }
    });
    return rows;
}

core::Result<std::vector<BadgeRow>> read_badge_rows(const std::filesystem::path& dir) {
    Problems problems;
    const Reporter reporter(problems, kBadgesFile);
    const auto bytes = read_package_file(dir, kBadgesFile, reporter);
    std::vector<BadgeRow> rows;
    if (bytes) {
        Context context; // what the rows refer to is read_package's business
        context.participants.complete = false;
        context.delegations.complete = false;
        rows = read_badges(*bytes, context, reporter);
    }
    if (problems.has_errors()) {
        const auto found = problems.take();
        const auto first = std::find_if(found.begin(), found.end(),
                                        [](const auto& problem) { return problem.severity == Problem::Error; });
        return core::fail(core::ErrorKind::Invalid, to_line(*first));
    }
    return rows;
}

std::optional<core::Hash> hash_of_badges(const std::vector<core::Badge>& badges) {
    std::vector<std::string> lines;
    for (const auto& badge : badges) {
        std::string line = (badge.part.by == By::Class ? "class " : "") + cells_of(badge);
        if (!badge.part.is_all()) line += "," + *badge.part.name;
        lines.push_back(line + "\n");
    }
    std::sort(lines.begin(), lines.end());
    std::string text;
    for (const auto& line : lines) text += line;
    return text.empty() ? std::nullopt : std::optional(core::sha256(core::as_bytes(text)));
}

std::string write_badge_rows(const std::vector<BadgeRow>& rows) {
    const auto any_of = [&](By by) {
        return std::ranges::any_of(rows, [&](const BadgeRow& row) { return !name_of(row.badge.part, by).empty(); });
    };
    const bool coaches = any_of(By::Coach), classes = any_of(By::Class);
    std::string text = std::string("badge,kind,for,status,") + (coaches ? "coach," : "") + (classes ? "class," : "");
    text += "token\n";
    for (const auto& [badge, token] : rows) {
        text += cells_of(badge);
        if (coaches) text += "," + core::csv_cell(name_of(badge.part, By::Coach));
        if (classes) text += "," + core::csv_cell(name_of(badge.part, By::Class));
        text += "," + token + "\n";
    }
    return text;
}

} // namespace kiosk::event
