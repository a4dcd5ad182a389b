#include "ui/presenters/staff_delegation.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/base/ascii.hpp"

namespace kiosk::ui {
namespace {

constexpr std::size_t kLongestNumber = 3; // signs of a coach or a class that is but a number or a letter
constexpr std::size_t kNamesOfMissing = 6;

std::int64_t whole_number(std::size_t number) {
    return static_cast<std::int64_t>(number);
}

bool is_number(std::string_view name) {
    return name.size() <= kLongestNumber &&
           std::ranges::all_of(name, [](char c) { return core::is_digit(c) || core::is_letter(c); });
}

// "2 號車", "205 班"; what the roster calls otherwise keeps its own name.
Said part_said(const core::DelegationPart& part, const StaffWords& words) {
    const bool is_class = part.by == core::DelegationPart::By::Class;
    if (part.is_all()) return words.say("delegation.all_coaches");
    if (part.name->empty()) return words.say(is_class ? "delegation.no_class" : "delegation.no_coach");
    if (!is_number(*part.name)) return plain_text(*part.name);
    return is_class ? words.say("delegation.class", {{"class", *part.name}})
                    : words.say("delegation.coach", {{"coach", *part.name}});
}

Spans under_name(const core::DelegationPage& page, const StaffWords& words) {
    std::vector<Spans> parts{{words.say("delegation.people", {{"n", whole_number(page.people.size())}})},
                             {words.say("delegation.came", {{"n", std::int64_t{page.came}}})}};
    if (page.came > page.named)
        parts.push_back({words.say("delegation.unnamed", {{"n", std::int64_t{page.came} - page.named}})});
    if (page.came == 0 && page.arrives)
        parts.push_back({words.say("home.arrives", {{"time", core::format_time(*page.arrives)}})});
    return joined(parts, kDot);
}

bool is_done(const core::DelegationPage& page, const core::DelegationPerson& person) {
    return !page.is_open_to(person);
}

std::string share(const core::DelegationPage& page, const core::DelegationPart& part) {
    const auto people = page.people_of(part);
    const auto done = std::ranges::count_if(people, [&](const auto* one) {
        return page.leaves ? is_done(page, *one) : one->where != core::Whereabouts::NotCome;
    });
    return std::to_string(done) + " / " + std::to_string(people.size());
}

std::vector<PartTab> tabs_of(const core::StaffDelegation& delegation, const StaffWords& words) {
    const core::DelegationPage& page = *delegation.page;
    auto parts = page.parts(delegation.part.by);
    if (parts.empty()) return {};
    parts.insert(parts.begin(), {delegation.part.by});
    std::vector<PartTab> tabs;
    for (const auto& part : parts)
        tabs.push_back({std::to_string(tabs.size()), part_said(part, words), share(page, part), delegation.part == part,
                        core::ChoosePart{part}});
    return tabs;
}

Tick tick_of(const core::StaffDelegation& delegation, const core::DelegationPerson& person) {
    if (is_done(*delegation.page, person)) return Tick::Done;
    if (delegation.number) return *delegation.number == 0 ? Tick::Missing : Tick::Unnamed;
    return delegation.unticked.contains(person.id) ? Tick::Missing : Tick::Ticked;
}

void tell_people(DelegationView& view, const core::StaffDelegation& delegation) {
    for (const auto* person : delegation.page->people_of(delegation.part)) {
        TickTile tile{person->id.str(), plain_text(person->name), tick_of(delegation, *person), {}};
        if (tile.tick == Tick::Done)
            tile.does = core::OpenPerson{person->id};
        else
            tile.does = core::TickPerson{person->id};
        view.people.push_back(std::move(tile));
    }
}

void tell_missing(DelegationView& view, const core::StaffDelegation& delegation, const StaffWords& words) {
    const auto open = delegation.open();
    const auto missing = whole_number(open.size()) - delegation.people();
    if (missing <= 0) return;
    view.missing = words.say(delegation.page->leaves ? "delegation.stay" : "delegation.missing", {{"n", missing}});
    if (delegation.number && *delegation.number > 0) {
        view.missing_who = words.say("delegation.no_names");
        return;
    }
    std::string names;
    std::size_t said = 0;
    for (const auto& tile : view.people) {
        if (tile.tick != Tick::Missing) continue;
        if (said == kNamesOfMissing) {
            names += "…";
            break;
        }
        if (said++ > 0) names += words.say("delegation.and").text;
        names += tile.name.text;
    }
    view.missing_who = plain_text(std::move(names));
}

ActLine act_line(const core::GroupAct& act, std::size_t number, const StaffWords& words) {
    ActLine line;
    line.id = std::to_string(number);
    const auto* key = !act.named   ? "delegation.act_counted"
                      : act.leaves ? "delegation.act_left"
                                   : "delegation.act_named";
    line.title = words.say(key, {{"n", std::int64_t{act.people}}});
    if (!act.part.is_all())
        line.title =
            words.say("delegation.of_coach", {{"coach", part_said(act.part, words).text}, {"what", line.title.text}});
    line.sub =
        joined({{{core::format_time(act.at), "en"}},
                {act.by.empty() ? words.say("delegation.by_badge") : words.say("door.by", {{"who", act.by.str()}})}},
               kDot);
    if (act.may_undo) line.undo = core::UndoEntry{act.entry, true};
    return line;
}

Said admit_said(const core::StaffDelegation& delegation, const StaffWords& words) {
    const core::Args n{{"n", std::int64_t{delegation.people()}}};
    if (delegation.page->leaves) return words.say("delegation.leave", n);
    return words.say(delegation.number ? "delegation.count" : "delegation.admit", n);
}

} // namespace

DelegationView delegation_view(const ScreenInput& screen, const StaffWords& words) {
    const core::StaffDelegation& delegation = screen.state.staff.delegation;
    DelegationView view;
    if (!delegation.page) {
        view.wait = words.say(delegation.gone ? "delegation.gone" : "home.reading");
        return view;
    }
    const core::DelegationPage& page = *delegation.page;
    const auto open = static_cast<int>(delegation.open().size());
    view.name = say(page.name, words.language());
    view.sub = under_name(page, words);
    view.parts = tabs_of(delegation, words);
    view.number = std::to_string(delegation.people());
    view.of = words.say(page.leaves ? "delegation.of_leaving" : "delegation.of", {{"n", std::int64_t{open}}});
    view.steps = !page.leaves;
    view.can_add = delegation.people() < open;
    view.can_take = delegation.people() > 0;
    tell_people(view, delegation);
    tell_missing(view, delegation, words);
    view.admit = admit_said(delegation, words);
    view.can_admit = delegation.people() > 0 && !screen.state.staff.acting;
    view.tick_all = words.say(page.leaves ? "delegation.tick_all" : "delegation.all_here");
    view.all_ticked = !delegation.number && delegation.people() == open;
    view.done = words.say(page.leaves ? "delegation.sign_left" : "delegation.sign_done");
    view.ticked = words.say("delegation.sign_ticked");
    view.absent = words.say(page.leaves ? "delegation.sign_stays" : "delegation.sign_missing");
    view.undo_act = words.say("delegation.undo_act");
    for (std::size_t i = 0; i < page.acts.size(); ++i) view.acts.push_back(act_line(page.acts[i], i, words));
    return view;
}

Said together_said(const core::GroupActed& acted, const StaffWords& words) {
    return acted.people > 0 ? words.say("news.together", {{"n", std::int64_t{acted.people}}})
                            : words.say("news.together_none");
}

Spans against_said(const core::GroupActed& acted, const StaffWords& words) {
    const auto key_of = [](core::Verdict verdict) {
        switch (verdict) {
        case core::Verdict::AlreadyIn:
            return "against.already";
        case core::Verdict::Full:
            return "against.full";
        case core::Verdict::TooEarly:
            return "against.too_early";
        case core::Verdict::Closed:
            return "against.closed";
        case core::Verdict::NotForThisCheckpoint:
            return "against.elsewhere";
        default:
            return "against.other";
        }
    };
    std::vector<Spans> parts;
    for (const auto& [verdict, people] : acted.against)
        parts.push_back({words.say(key_of(verdict), {{"n", std::int64_t{people}}})});
    return joined(parts, kDot);
}

} // namespace kiosk::ui
