// badge
#include <algorithm>
#include <istream>
#include <ostream>

#include "core/base/find_by_id.hpp"
#include "core/base/iso_day.hpp"
#include "core/event/token.hpp"
#include "event/package/package.hpp"
#include "tool/commands.hpp"
#include "tool/io/print.hpp"

namespace kiosk::tool {
namespace {

using core::ErrorKind;

core::Result<core::EventPackage> read_sound_package(const std::filesystem::path& dir) {
    auto report = event::read_package(dir);
    if (report.ok()) return std::move(*report.package);
    const auto first = std::find_if(report.problems.begin(), report.problems.end(),
                                    [](const auto& problem) { return problem.severity == event::Problem::Error; });
    std::string detail = dir.string() + " has problems (kioskctl event check names them all)";
    if (first != report.problems.end()) detail += ": " + event::to_line(*first);
    return core::fail(ErrorKind::Invalid, detail);
}

std::string owner_of(const core::Badge& badge, const core::EventPackage& package) {
    if (badge.kind == core::BadgeKind::Delegation) {
        const auto* delegation = core::find_by_id(package.delegations, badge.delegation);
        if (delegation == nullptr) return "";
        const auto whole = delegation->id.str() + " " + delegation->name.in(core::kHomeLanguage);
        if (badge.part.is_all()) return whole;
        return whole + (badge.part.by == core::DelegationPart::By::Class ? ", class " : ", coach ") + *badge.part.name;
    }
    const auto* participant = core::find_by_id(package.participants, badge.participant);
    return participant == nullptr ? "" : participant->id.str() + " " + participant->name;
}

// Days since 1970-01-01.
std::string day_text(std::uint16_t day) {
    return core::format_day(core::LocalDay{std::chrono::days{day}});
}

// The token, signed by an issuer of the event and made for it.
core::Result<core::Token> read_genuine(const std::string& text, const core::EventInfo& event) {
    const auto token = core::parse_token(text);
    if (!token) return token;
    const bool known_issuer =
        std::any_of(event.issuers.begin(), event.issuers.end(),
                    [&](const core::PublicKey& issuer) { return core::verify_token(*token, issuer); });
    if (!known_issuer)
        return core::fail(ErrorKind::Refused,
                          "not signed by an issuer of " + event.id.str() + ": altered, or a stranger's");
    if (token->body.event != event.tag)
        return core::fail(ErrorKind::Refused, "genuine, but of another event than " + event.id.str());
    return token;
}

std::string first_line(std::istream& in) {
    std::string line;
    // One more than any token, so that a longer line is seen to be none.
    for (int c = in.get(); c != '\n' && c != std::istream::traits_type::eof() && line.size() <= core::kTokenCharacters;
         c = in.get()) {
        line += static_cast<char>(c);
    }
    if (line.ends_with('\r')) line.pop_back();
    return line;
}

} // namespace

int verify_badge(const Io& io, const std::string& token_text, const std::filesystem::path& event_dir) {
    const auto package = read_sound_package(event_dir);
    if (!package) return fail_with(io, package.error());
    const auto token = read_genuine(token_text == "-" ? first_line(io.in) : token_text, package->event);
    if (!token) {
        if (io.json) print_json(io.out, {{"genuine", false}, {"why", token.error().detail}});
        return fail_with(io, token.error());
    }
    const auto& body = token->body;
    const auto* known = core::find_by_id(package->badges, body.badge);
    const bool listed = known != nullptr;
    const auto status = listed ? word_of(known->status) : std::string_view("not listed");
    const auto owner = listed ? owner_of(*known, *package) : std::string();
    if (io.json) {
        print_json(io.out, {{"genuine", true},
                            {"kind", word_of(body.kind)},
                            {"badge", hex_of(body.badge)},
                            {"for", owner},
                            {"status", status},
                            {"valid_from", day_text(body.valid_from)},
                            {"valid_to", day_text(body.valid_to)}});
    } else {
        io.out << "genuine " << word_of(body.kind) << " badge " << hex_of(body.badge) << ", " << status
               << (owner.empty() ? "" : ", for " + printable(owner)) << ", valid " << day_text(body.valid_from)
               << " to " << day_text(body.valid_to) << '\n';
    }
    return kDone;
}

} // namespace kiosk::tool
