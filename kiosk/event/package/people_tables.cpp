#include <unordered_map>

#include "event/package/badges.hpp"
#include "event/package/same_person.hpp"
#include "event/package/tables.hpp"
#include "event/package_faults.hpp"
#include "event/table/table.hpp"
#include "event/table_faults.hpp"

namespace kiosk::event {
namespace {

std::optional<core::LocalTime> read_arrival(const Row& row, const EventFile& event) {
    const auto text = row.cell("arrives");
    if (text.empty() || !event.days_known) {
        return std::nullopt;
    }
    const auto folded = plain(text);
    const auto written = std::string_view(folded);
    auto day = std::optional(event.info.first_day);
    auto minute = parse_written_minute(written);
    if (const auto blank = written.find_first_of(" T"); !minute && blank != std::string_view::npos) {
        day = parse_written_day(written.substr(0, blank));
        minute = parse_written_minute(written.substr(blank + 1));
    }
    if (!day || !minute) {
        row.error("arrives", faults::kNoArrival(in_quotes(text)));
        return std::nullopt;
    }
    return core::LocalTime(*day) + *minute;
}

// What is unstated is so by an empty cell.
template <class T> T read_if_stated(const Row& row, std::string_view column, const std::vector<Word<T>>& words) {
    return row.cell(column).empty() ? T{} : read_word(row, column, words).value_or(T{});
}

std::string read_role(const Row& row) {
    const auto text = row.cell("role");
    const auto role = role_named(text);
    if (!text.empty() && !role) {
        report_unknown_word(row, "role", roles());
    }
    return std::string(role.value_or(std::string_view()));
}

// What people write into a cell that asks what somebody does not eat.
std::vector<std::string> read_avoid(const Row& row) {
    auto avoid = read_text_list(row, "avoid");
    std::erase_if(avoid, [](const std::string& item) {
        return item == "無" || item == "-" || item == "－" || fold_word(item) == "none" || fold_word(item) == "no";
    });
    return avoid;
}

std::string read_country(const Row& row) {
    const auto text = row.cell("country");
    auto country = country_named(text);
    if (text.empty()) {
        row.error("country", faults::kEmptyCell());
    } else if (country.empty()) {
        row.error("country", faults::kNotACountry(in_quotes(text)));
    }
    return country;
}

using CodeLines = std::unordered_map<std::string, int>;

std::vector<std::string> read_codes(const Row& row, CodeLines& seen) {
    std::vector<std::string> codes;
    for (const auto& written : read_list(row, "codes")) {
        if (is_mangled_number(plain(written))) {
            row.error("codes", faults::kTurnedIntoNumber(in_quotes(written)));
            continue;
        }
        auto code = core::fold_code(written);
        if (core::looks_like_token(code)) {
            row.error("codes", faults::kTokenCode(core::kTokenPrefix));
            continue;
        }
        const auto [at, added] = seen.emplace(code, row.line());
        if (!added && at->second != row.line()) {
            row.warning("codes", faults::kCodeAgain(at->second));
        }
        codes.push_back(std::move(code));
    }
    return codes;
}

core::Participant read_participant(const Row& row, Context& context, CodeLines& codes) {
    core::Participant person;
    person.id = core::ParticipantId(read_id(row, "id"));
    person.delegation =
        core::DelegationId(read_reference(row, "delegation", context.delegations, kDelegationsFile, true));
    person.name = read_name(row, "name", true);
    person.latin = read_name(row, "latin", false);
    person.given = read_name(row, "given", false);
    person.role = read_role(row);
    person.title = read_text(row, "title");
    person.affiliation = read_text(row, "affiliation");
    person.group = read_text(row, "group");
    person.buddy_class = read_text(row, "buddy_class");
    person.buddy = read_name(row, "buddy", false);
    person.diet = read_if_stated(row, "diet", diet_words());
    person.avoid = read_avoid(row);
    person.photo = read_yes_no(row, "photo", true);
    person.language = read_language(row, "language", false);
    person.external_codes = read_codes(row, codes);
    person.sex = read_if_stated(row, "sex", sex_words());
    person.grade = plain(read_text(row, "grade"));
    person.school_level = read_if_stated(row, "school_level", school_level_words());
    person.coach = plain(read_text(row, "coach"));
    person.attention = read_text(row, "attention");
    person.staff_note = read_text(row, "staff_note");
    for (const auto* column : {"id", "group", "buddy_class", "grade", "coach"}) warn_of_day(row, column);
    return person;
}

} // namespace

std::vector<core::Delegation> read_delegations(const TableFile& file, Context& context, const Reporter& reporter) {
    std::vector<core::Delegation> delegations;
    context.delegations.complete = read_table(file, delegation_columns(), reporter, [&](const Row& row) {
        core::Delegation delegation;
        delegation.id = core::DelegationId(read_id(row, "id"));
        warn_of_day(row, "id");
        delegation.name = read_texts(row, "name", true, TextUse::ProperName);
        delegation.country = read_country(row);
        delegation.language = read_language(row, "language", true).value_or(core::Language());
        delegation.home = read_yes_no(row, "home", false);
        delegation.arrives = read_arrival(row, context.event);
        if (context.delegations.add(row, "id", delegation.id.str())) {
            delegations.push_back(std::move(delegation));
        }
    });
    return delegations;
}

std::vector<core::Participant> read_participants(const TableFile& file, Context& context, const Reporter& reporter) {
    std::vector<core::Participant> people;
    CodeLines codes;
    SamePerson same;
    context.participants.complete = read_table(file, participant_columns(), reporter, [&](const Row& row) {
        auto person = read_participant(row, context, codes);
        if (!person.group.empty()) {
            context.groups.insert(person.group);
        }
        if (!person.buddy_class.empty()) {
            context.buddy_classes.insert(person.buddy_class);
        }
        for (const auto by : {core::DelegationPart::By::Coach, core::DelegationPart::By::Class}) {
            const core::DelegationPart part{by, core::DelegationPart{by}.name_of(person)};
            if (!part.name->empty()) context.parts.insert(owner_of(badge_of_part(person.delegation, part)));
        }
        if (context.participants.add(row, "id", person.id.str())) {
            same.look(row, person);
            people.push_back(std::move(person));
        }
    });
    return people;
}

} // namespace kiosk::event
