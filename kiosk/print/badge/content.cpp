#include "print/badge/content.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace kiosk::print {
namespace {

using core::ErrorKind;
using Kind = ContentLine::Kind;

constexpr std::string_view kDot = " · ";
constexpr std::string_view kBetween = "\u3000";

// In the language, then in the home language when that says something else.
std::vector<Phrase> twice(const core::Texts& texts, const core::Language& language) {
    std::vector<Phrase> phrases{in_language(texts, language)};
    auto home = in_language(texts, core::Language(core::kHomeLanguage));
    if (home.text != phrases.front().text && home.language == core::kHomeLanguage) phrases.push_back(std::move(home));
    return phrases;
}

bool is_latin(const std::string& name) {
    // U+0250 begins at CC 90 … of UTF-8 with combining marks up to U+036F; Vietnamese has U+1E00 … U+1EFF (E1 B8 … BB).
    for (std::size_t i = 0; i < name.size(); ++i) {
        const auto lead = static_cast<unsigned char>(name[i]);
        if (lead < 0x80) continue;
        const auto next = i + 1 < name.size() ? static_cast<unsigned char>(name[i + 1]) : 0U;
        const bool two = lead >= 0xC2 && lead <= 0xCD;
        const bool three = lead == 0xE1 && next >= 0xB8 && next <= 0xBB;
        if (!two && !three) return false;
        i += two ? 1 : 2;
    }
    return true;
}

class Writer {
  public:
    Writer(const core::EventPackage& package, const std::vector<core::Catalogue>& catalogues,
           const ContentOptions& options)
        : package_(&package), catalogues_(&catalogues), options_(&options) {
        const auto groups = groups_of(package.participants);
        for (std::size_t i = 0; i < groups.size(); ++i) colours_.emplace(groups[i], group_colour(i));
        for (const auto& delegation : package.delegations) delegations_.emplace(delegation.id, &delegation);
    }

    [[nodiscard]] BadgeContent participant(const core::Participant& person, const std::string& token) const {
        const auto& delegation = *delegations_.at(person.delegation);
        const auto language = spoken(person.language.value_or(delegation.language));
        auto badge = start(person.id.str(), delegation.id, language, token);
        // A name keeps the glyphs of its own country even where no screen speaks its language.
        badge.name = {person.name, person.language.value_or(delegation.language)};
        if (!person.latin.empty() && person.latin != person.name && !is_latin(person.name)) {
            badge.latin = {person.latin, "en"};
        }
        if (person.affiliation.empty()) {
            for (auto& phrase : twice(delegation.name, language)) {
                badge.lines.push_back({{std::move(phrase)}, badge.lines.empty() ? Kind::School : Kind::Again});
            }
        } else {
            badge.lines.push_back({{{person.affiliation, language}}, Kind::School});
        }
        badge.group = person.group;
        badge.colour = person.group.empty() ? no_group_colour() : colours_.at(person.group);
        add_lines(badge, language, [&](const core::Language& tag) { return role_line(person, tag); });
        if (options_->buddy && !person.buddy_class.empty()) {
            add_lines(badge, language, [&](const core::Language& tag) {
                return words(tag).text("result.buddy_class", {{"name", person.buddy_class}});
            });
        }
        if (options_->diet) {
            add_lines(badge, language, [&](const core::Language& tag) { return meal_line(person, tag); });
        }
        if (options_->photo_mark && !person.photo) badge.no_photo = both("badge.no_photo", language);
        if (options_->backs) badge.back = back_content(*package_, delegation.id, &person, words(language));
        return badge;
    }

    // part: all: the leader's.
    [[nodiscard]] BadgeContent leader(const core::Delegation& delegation, const std::string& token,
                                      const core::DelegationPart& part = {}) const {
        const auto language = spoken(delegation.language);
        auto badge = start(delegation.id.str(), delegation.id, language, token);
        badge.leader = true;
        badge.name = in_language(delegation.name, delegation.language);
        const auto english = in_language(delegation.name, "en");
        if (english.text != badge.name.text && is_latin(english.text)) badge.latin = english;
        badge.colour = {kPrimary, kWhite, false};
        const auto home = in_language(delegation.name, core::Language(core::kHomeLanguage));
        if (home.text != badge.name.text) badge.lines.push_back({{home}, Kind::School});
        const bool is_class = part.by == core::DelegationPart::By::Class;
        badge.leader_words = part.is_all() ? both("badge.leader", language)
                             : is_class    ? both("badge.class", language, {{"class", *part.name}})
                                           : both("badge.coach", language, {{"coach", *part.name}});
        badge.lines.push_back({both("badge.people", language, {{"n", people_of(delegation.id, part)}}), Kind::Fact});
        const auto* use = part.is_all() ? "badge.whole_group" : is_class ? "badge.whole_class" : "badge.whole_coach";
        add_lines(badge, language, [&](const core::Language& tag) { return words(tag).text(use); });
        if (options_->backs) badge.back = back_content(*package_, delegation.id, nullptr, words(language));
        return badge;
    }

  private:
    [[nodiscard]] std::int64_t people_of(const core::DelegationId& delegation, const core::DelegationPart& part) const {
        return std::ranges::count_if(package_->participants, [&](const core::Participant& person) {
            return person.delegation == delegation && part.has(person);
        });
    }

    [[nodiscard]] BadgeContent start(const std::string& id, const core::DelegationId& delegation,
                                     const core::Language& language, const std::string& token) const {
        BadgeContent badge;
        badge.id = id;
        badge.delegation = delegation;
        badge.event = {in_language(package_->event.title, language)};
        badge.host = {in_language(package_->event.host_school, language)};
        badge.brightness = both("badge.brightness", language);
        badge.token = token;
        return badge;
    }

    [[nodiscard]] core::Language spoken(const core::Language& wanted) const {
        const auto tags = core::guest_languages();
        const bool known = std::find(tags.begin(), tags.end(), wanted) != tags.end();
        return known ? wanted : core::Language(core::kHomeLanguage);
    }

    [[nodiscard]] const core::Catalogue& words(const core::Language& language) const {
        const auto found = std::find_if(catalogues_->begin(), catalogues_->end(),
                                        [&](const auto& catalogue) { return catalogue.language() == language; });
        return found == catalogues_->end() ? catalogues_->front() : *found;
    }

    [[nodiscard]] Phrases both(std::string_view key, const core::Language& language,
                               const core::Args& args = {}) const {
        const core::Language home(core::kHomeLanguage);
        Phrases phrases{{words(language).text(key, args), language}};
        Phrase second{words(home).text(key, args), home};
        if (second.text != phrases.front().text) {
            phrases.front().text += kBetween;
            phrases.push_back(std::move(second));
        }
        return phrases;
    }

    template <class Say> void add_lines(BadgeContent& badge, const core::Language& language, Say&& say) const {
        const core::Language home(core::kHomeLanguage);
        const std::string own = say(language);
        if (own.empty()) return;
        badge.lines.push_back({{{own, language}}, Kind::Fact});
        if (std::string second = say(home); second != own) {
            badge.lines.push_back({{{std::move(second), home}}, Kind::Again});
        }
    }

    [[nodiscard]] std::string role_line(const core::Participant& person, const core::Language& language) const {
        const auto& catalogue = words(language);
        std::string line;
        if (const auto key = "role." + person.role; !person.role.empty()) {
            line = catalogue.has(key) ? catalogue.text(key) : person.role;
        }
        if (!person.group.empty()) {
            if (!line.empty()) line += kDot;
            line += catalogue.text("result.group_name", {{"name", person.group}});
        }
        return line;
    }

    [[nodiscard]] std::string meal_line(const core::Participant& person, const core::Language& language) const {
        const auto& catalogue = words(language);
        std::string line;
        if (const auto key = core::text_key_of(person.diet); !key.empty()) line = catalogue.text(key);
        for (const auto& thing : person.avoid) {
            const auto key = core::text_key_of_avoided(thing);
            if (!line.empty()) line += kDot;
            line += catalogue.text("diet.without", {{"what", key.empty() ? thing : catalogue.text(key)}});
        }
        return line;
    }

    const core::EventPackage* package_;
    const std::vector<core::Catalogue>* catalogues_;
    const ContentOptions* options_;
    std::map<std::string, GroupColour> colours_;
    std::map<core::DelegationId, const core::Delegation*> delegations_;
};

core::Status check_words(const core::EventPackage& package, const ContentOptions& options) {
    std::set<std::string> delegations;
    for (const auto& delegation : package.delegations) delegations.insert(delegation.id.str());
    if (!options.delegation.empty() && !delegations.contains(options.delegation)) {
        return core::fail(ErrorKind::NotFound, "there is no delegation " + options.delegation + " in delegations.csv");
    }
    const auto groups = groups_of(package.participants);
    if (!options.group.empty() && std::find(groups.begin(), groups.end(), options.group) == groups.end()) {
        return core::fail(ErrorKind::NotFound, "nobody in participants.csv is in group " + options.group);
    }
    auto known = delegations;
    for (const auto& person : package.participants) known.insert(person.id.str());
    for (const auto& id : options.only) {
        if (known.contains(id)) continue;
        return core::fail(ErrorKind::NotFound, id + " is neither in participants.csv nor in delegations.csv");
    }
    return {};
}

bool chosen(const ContentOptions& options, const core::DelegationId& delegation, const std::string& group,
            const std::string& id) {
    if (!options.delegation.empty() && options.delegation != delegation.str()) return false;
    if (!options.group.empty() && options.group != group) return false;
    return options.only.empty() || std::find(options.only.begin(), options.only.end(), id) != options.only.end();
}

using By = core::DelegationPart::By;

using Tokens = std::multimap<std::string, std::string>; // by whose; of active badges
struct ActiveTokens {
    Tokens people, delegations;
    std::multimap<core::DelegationId, const event::BadgeRow*> parts; // borrowed of the rows
};

core::Result<ActiveTokens> active_tokens(const std::vector<event::BadgeRow>& rows) {
    ActiveTokens tokens;
    for (const auto& row : rows) {
        if (row.badge.status != core::BadgeStatus::Active) continue;
        if (row.token.empty()) {
            return core::fail(ErrorKind::Invalid,
                              "badges.csv holds no tokens: this is a copy of the package made without "
                              "them; print from the folder in which the badges were issued");
        }
        if (row.badge.kind == core::BadgeKind::Participant) {
            tokens.people.emplace(row.badge.participant.str(), row.token);
        } else if (!row.badge.part.is_all()) {
            tokens.parts.emplace(row.badge.delegation, &row);
        } else {
            tokens.delegations.emplace(row.badge.delegation.str(), row.token);
        }
    }
    return tokens;
}

// By their names.
std::vector<const event::BadgeRow*> parts_of(const ActiveTokens& tokens, const core::DelegationId& delegation, By by) {
    std::vector<const event::BadgeRow*> rows;
    const auto [first, last] = tokens.parts.equal_range(delegation);
    for (auto at = first; at != last; ++at)
        if (at->second->badge.part.by == by) rows.push_back(at->second);
    std::ranges::sort(rows, {}, [](const auto* row) { return *row->badge.part.name; });
    return rows;
}

} // namespace

core::Result<Selection> select_badges(const core::EventPackage& package, const std::vector<event::BadgeRow>& rows,
                                      const std::vector<core::Catalogue>& catalogues, const ContentOptions& options) {
    TRY(check_words(package, options));
    const Writer writer(package, catalogues, options);
    const auto tokens = TRY(active_tokens(rows));
    Selection selection;
    const auto add = [&](const Tokens& of_kind, const std::string& id, const auto& write) {
        const auto [first, last] = of_kind.equal_range(id);
        if (first == last) selection.badgeless.push_back(id);
        for (auto token = first; token != last; ++token) selection.badges.push_back(write(token->second));
    };
    std::map<core::DelegationId, std::vector<const core::Participant*>> members;
    for (const auto& person : package.participants) members[person.delegation].push_back(&person);
    for (const auto& delegation : package.delegations) {
        if (chosen(options, delegation.id, "", delegation.id.str())) {
            add(tokens.delegations, delegation.id.str(),
                [&](const std::string& token) { return writer.leader(delegation, token); });
            for (const auto& [by, name] : {std::pair{By::Coach, "-coach-"}, std::pair{By::Class, "-class-"}}) {
                int number = 0;
                for (const auto* row : parts_of(tokens, delegation.id, by)) {
                    selection.badges.push_back(writer.leader(delegation, row->token, row->badge.part));
                    selection.badges.back().id += name + std::to_string(++number);
                }
            }
        }
        auto& people = members[delegation.id];
        std::stable_sort(people.begin(), people.end(), [](const auto* a, const auto* b) {
            return std::tuple(a->group.size(), a->group) < std::tuple(b->group.size(), b->group);
        });
        for (const auto* person : people) {
            if (!chosen(options, delegation.id, person->group, person->id.str())) continue;
            add(tokens.people, person->id.str(),
                [&](const std::string& token) { return writer.participant(*person, token); });
        }
    }
    return selection;
}

} // namespace kiosk::print
