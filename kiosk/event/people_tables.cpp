#include <unordered_map>

#include "event/tables.hpp"

namespace kiosk::event {
namespace {

constexpr Column kDelegationColumns[] = {
    {"id", "編號", true}, {"name", "名稱", true, true}, {"country", "國家", true}, {"language", "語言", true},
    {"home", "本地"},     {"arrives", "抵達時間"},
};

constexpr Column kParticipantColumns[] = {
    {"id", "編號", true},   {"delegation", "團體", true},
    {"name", "姓名", true}, {"latin", "拉丁姓名"},
    {"given", "名字"},      {"role", "身分"},
    {"title", "職稱"},      {"affiliation", "服務單位"},
    {"group", "組別"},      {"buddy_class", "接待班級"},
    {"buddy", "學伴"},      {"diet", "餐別"},
    {"avoid", "忌食"},      {"photo", "可拍照"},
    {"language", "語言"},   {"codes", "代碼"},
};

std::optional<core::LocalTime> read_arrival(const Row& row, const EventFile& event) {
    const auto text = row.cell("arrives");
    if (text.empty() || !event.days_known) {
        return std::nullopt;
    }
    const auto blank = text.find_first_of(" T");
    const auto day = blank == std::string_view::npos ? core::Result<core::LocalDay>(event.info.first_day)
                                                     : core::parse_day(text.substr(0, blank));
    const auto minute = core::parse_minute(blank == std::string_view::npos ? text : text.substr(blank + 1));
    if (!day || !minute) {
        row.error("arrives", in_quotes(text) + " is not a time", "write it as 09:00, or as 2026-11-26 09:00");
        return std::nullopt;
    }
    return core::LocalTime(*day) + *minute;
}

core::Diet read_diet(const Row& row) {
    using core::Diet;
    if (row.cell("diet").empty()) {
        return Diet::Unstated;
    }
    static const std::vector<Word<Diet>> kWords = {
        {"葷", Diet::Regular},  {"全素", Diet::Vegan},   {"蛋奶素", Diet::OvoLactoVegetarian},
        {"清真", Diet::Halal},  {"葷食", Diet::Regular}, {"regular", Diet::Regular},
        {"vegan", Diet::Vegan}, {"halal", Diet::Halal},  {"ovo-lacto", Diet::OvoLactoVegetarian}};
    return read_word(row, "diet", kWords).value_or(Diet::Unstated);
}

std::string read_role(const Row& row) {
    const std::string role(row.cell("role"));
    if (!role.empty() && !is_role(role)) {
        report_unknown_word(row, "role", roles());
    }
    return role;
}

using CodeLines = std::unordered_map<std::string, int>;

std::vector<std::string> read_codes(const Row& row, CodeLines& seen) {
    std::vector<std::string> codes;
    for (const auto& written : read_list(row, "codes")) {
        if (is_mangled_number(written)) {
            row.error("codes", "a spreadsheet turned the number into " + in_quotes(written),
                      "format the column as text and type it again");
            continue;
        }
        auto code = core::fold_code(written);
        if (core::looks_like_token(code)) {
            row.error("codes", "a code may not begin with " + std::string(core::kTokenPrefix),
                      "badges of this kiosk belong into badges.csv");
            continue;
        }
        const auto [at, added] = seen.emplace(code, row.line());
        if (!added && at->second != row.line()) {
            row.warning("codes",
                        "the code of line " + std::to_string(at->second) +
                            " again: the kiosk will ask the staff who it is",
                        "give each person another code");
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
    person.diet = read_diet(row);
    person.avoid = read_list(row, "avoid");
    person.photo = read_yes_no(row, "photo", true);
    person.language = read_language(row, "language", false);
    person.external_codes = read_codes(row, codes);
    return person;
}

} // namespace

std::vector<core::Delegation> read_delegations(std::string_view bytes, Context& context, const Reporter& reporter) {
    std::vector<core::Delegation> delegations;
    context.delegations.complete = read_table(bytes, kDelegationColumns, reporter, [&](const Row& row) {
        core::Delegation delegation;
        delegation.id = core::DelegationId(read_id(row, "id"));
        delegation.name = read_texts(row, "name", true);
        (void)read_name(row, "name", false);
        delegation.country = read_text(row, "country", true);
        if (!delegation.country.empty() && !is_country(delegation.country)) {
            row.error("country", in_quotes(delegation.country) + " is not a country",
                      "write its two capital letters: JP, SG, TW …");
        }
        delegation.language = read_language(row, "language", true).value_or(core::Language());
        delegation.home = read_yes_no(row, "home", false);
        delegation.arrives = read_arrival(row, context.event);
        if (context.delegations.add(row, "id", delegation.id.str())) {
            delegations.push_back(std::move(delegation));
        }
    });
    return delegations;
}

std::vector<core::Participant> read_participants(std::string_view bytes, Context& context, const Reporter& reporter) {
    std::vector<core::Participant> people;
    CodeLines codes;
    context.participants.complete = read_table(bytes, kParticipantColumns, reporter, [&](const Row& row) {
        auto person = read_participant(row, context, codes);
        if (!person.group.empty()) {
            context.groups.insert(person.group);
        }
        if (context.participants.add(row, "id", person.id.str())) {
            people.push_back(std::move(person));
        }
    });
    return people;
}

} // namespace kiosk::event
