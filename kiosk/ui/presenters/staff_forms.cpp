#include "ui/presenters/staff_forms.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <set>
#include <utility>

#include "core/base/find_by_id.hpp"
#include "core/ledger/handover.hpp"

namespace kiosk::ui {
namespace {

using core::StaffWalkIn, core::WalkIn;
using Field = StaffWalkIn::Field;

constexpr std::array<std::string_view, 6> kRoles{"student", "teacher", "guest", "speaker", "parent", ""};
constexpr std::array kDiets{core::Diet::Regular, core::Diet::Vegan, core::Diet::OvoLactoVegetarian, core::Diet::Halal,
                            core::Diet::Unstated};
constexpr std::size_t kMostGroups = 8;

template <class Value> core::SessionEvent with(WalkIn stated, Value WalkIn::*field, Value value) {
    stated.*field = std::move(value);
    return core::ChangeStated{std::move(stated)};
}

FormChoices roles_of(const WalkIn& stated, const StaffWords& words) {
    FormChoices all{words.say("walk_in.role"), {}};
    for (const auto role : kRoles)
        all.choices.push_back(
            {"role." + std::string(role.empty() ? "other" : role),
             role.empty() ? words.say("walk_in.other") : words.guests.say("role." + std::string(role)),
             stated.role == role, with(stated, &WalkIn::role, std::string(role))});
    return all;
}

// That the programme tells apart: to be in another changes nothing.
FormChoices groups_of(const Model& model, const WalkIn& stated, const StaffWords& words) {
    std::set<std::string> groups;
    if (!stated.group.empty()) groups.insert(stated.group);
    for (const auto& item : model.programme)
        for (const auto& group : item.audience.groups)
            if (groups.size() < kMostGroups) groups.insert(group);
    FormChoices all{words.say("walk_in.group"), {}};
    if (groups.empty()) return all;
    all.choices.push_back({"group.none", words.say("walk_in.no_group"), stated.group.empty(),
                           with(stated, &WalkIn::group, std::string())});
    for (const auto& group : groups)
        all.choices.push_back(
            {"group." + group, plain_text(group), stated.group == group, with(stated, &WalkIn::group, group)});
    return all;
}

FormChoices diets_of(const WalkIn& stated, const StaffWords& words) {
    FormChoices all{words.say("walk_in.diet"), {}};
    for (const auto diet : kDiets) {
        const auto key = core::text_key_of(diet);
        all.choices.push_back({"diet." + std::to_string(static_cast<int>(diet)),
                               key.empty() ? words.say("walk_in.no_diet") : words.guests.say(key), stated.diet == diet,
                               with(stated, &WalkIn::diet, diet)});
    }
    return all;
}

Said delegation_said(const Model& model, const core::DelegationId& id, const StaffWords& words) {
    const auto* found = core::find_by_id(model.delegations, id);
    return found == nullptr ? Said{} : say(found->name, words.language());
}

// Where each field leads: the next one of the form.
struct Typed {
    Field field;
    std::string_view id;
    std::string WalkIn::*text;
};
constexpr std::array<Typed, 3> kTyped{{{Field::Name, "name", &WalkIn::name},
                                       {Field::Latin, "latin", &WalkIn::latin},
                                       {Field::Affiliation, "affiliation", &WalkIn::affiliation}}};

std::vector<FormField> fields_of(const ScreenInput& screen, const StaffWords& words) {
    const StaffWalkIn& form = screen.state.staff.walk_in;
    std::vector<FormField> fields;
    for (const auto& [field, id, text] : kTyped)
        fields.push_back({std::string(id), words.say("walk_in." + std::string(id)), plain_text(form.stated.*text),
                          words.say("walk_in." + std::string(id) + "_hint"), form.field == field,
                          core::ChooseStated{field}});
    fields.push_back({"delegation", words.say("walk_in.delegation"),
                      delegation_said(screen.model, form.stated.delegation, words),
                      words.say("walk_in.delegation_hint"), form.field == Field::Delegation,
                      core::ChooseStated{Field::Delegation}, false});
    return fields;
}

// A touch puts the character where its 注音 stands.
void tell_han(WalkInForm& view, const core::HanFound& found) {
    auto before = view.stated.*view.typed;
    if (!before.ends_with(found.syllable)) return; // another was typed since
    before.resize(before.size() - found.syllable.size());
    for (const auto& character : found.choices)
        view.han.push_back(
            {"han." + character, plain_text(character), false, with(view.stated, view.typed, before + character)});
}

void tell_beside(WalkInForm& view, const ScreenInput& screen, const StaffWords& words) {
    const StaffWalkIn& form = screen.state.staff.walk_in;
    view.face = form.face;
    view.clear = words.guests.say("search.clear");
    view.next = words.say("walk_in.next");
    for (std::size_t i = 0; i < kTyped.size(); ++i) {
        if (kTyped[i].field != form.field) continue;
        view.typed = kTyped[i].text;
        view.goes_on = core::ChooseStated{i + 1 < kTyped.size() ? kTyped[i + 1].field : Field::Delegation};
    }
    if (view.typed != nullptr && form.han) tell_han(view, *form.han);
    for (const auto& each : screen.model.delegations)
        view.list.push_back({"delegation." + each.id.str(), say(each.name, words.language()),
                             each.id == form.stated.delegation, with(form.stated, &WalkIn::delegation, each.id)});
}

void tell_printing(WalkInBadge& view, const ScreenInput& screen, const StaffWords& words) {
    if (!screen.state.prints) return;
    const bool busy = !screen.state.staff.printing.empty();
    StaffButton print{words.say(busy ? "badge.printing" : "badge.print"), {}, {}};
    if (!busy) print.does = core::PrintBadge{};
    view.acts.push_back({"staff.form.print", std::move(print)});
}

} // namespace

core::OpenWalkIn open_walk_in(const ScreenInput& screen, const core::ParticipantId& in_place_of) {
    const auto& all = screen.model.delegations;
    const auto own = std::ranges::find_if(all, &core::Delegation::home);
    core::OpenWalkIn opens{in_place_of, {}};
    if (!all.empty()) opens.delegation = own == all.end() ? all.front().id : own->id;
    return opens;
}

core::OpenPaper open_paper(const ScreenInput& screen) {
    constexpr std::chrono::minutes kStep{5};
    return {{screen.model.checkpoint.id,
             core::LocalTime{std::chrono::floor<std::chrono::minutes>(screen.local_now.time_since_epoch()) / kStep *
                             kStep}}};
}

PersonForms person_forms(const core::PersonPage& page, const ScreenInput& screen, const StaffWords& words) {
    PersonForms forms;
    const core::StaffWork& staff = screen.state.staff;
    const auto role = staff.who ? staff.who->role : core::StaffRole::Volunteer;
    forms.substitute = {words.say("person.substitute"), words.say("person.substitute_sub"), {}};
    forms.substitute.locked = !core::may_substitute(role);
    forms.paper = {words.say("person.paper"), words.say("person.paper_sub"), {}};
    forms.paper.locked = !core::may_note_paper(role);
    if (page.stand_in) {
        forms.substitute = {
            words.say("person.substitute_undo"), plain_text(page.stand_in->name), {}, !page.substitution};
        if (page.substitution && !staff.acting) forms.substitute.does = core::UndoEntry{*page.substitution};
    } else if (!forms.substitute.locked && !staff.acting && page.row.where == core::Whereabouts::NotCome) {
        forms.substitute.does = open_walk_in(screen, page.row.id);
    }
    if (!forms.paper.locked && !staff.acting) forms.paper.does = open_paper(screen);
    return forms;
}

WalkInForm walk_in_form(const ScreenInput& screen, const StaffWords& words) {
    const core::StaffWork& staff = screen.state.staff;
    const StaffWalkIn& form = staff.walk_in;
    WalkInForm view;
    view.stated = form.stated;
    if (form.in_place_of) view.in_place_of = words.say("walk_in.in_place_of", {{"name", form.in_place_of->name}});
    view.fields = fields_of(screen, words);
    view.choices = {roles_of(form.stated, words), groups_of(screen.model, form.stated, words),
                    diets_of(form.stated, words)};
    std::erase_if(view.choices, [](const FormChoices& row) { return row.choices.empty(); });
    view.told = form.told;
    view.told_label = words.say("walk_in.told");
    view.told_detail = words.say("walk_in.kept", {{"n", std::int64_t{screen.model.event.retention_days}}});
    view.read_notice = words.say("walk_in.read_notice");
    const bool nameless = !core::kept_walk_in(form.stated).has_value();
    if (form.refused) view.fault = words.say("walk_in.refused");
    view.create = {words.say("walk_in.create"), {}, {}};
    if (nameless)
        view.create.sub = words.say("walk_in.needs_name");
    else if (!form.told)
        view.create.sub = words.say("walk_in.needs_told");
    if (!nameless && form.told && !staff.acting) view.create.does = core::RegisterWalkIn{};
    view.cancel = words.say("pad.cancel");
    tell_beside(view, screen, words);
    return view;
}

WalkInBadge walk_in_badge(const ScreenInput& screen, const StaffWords& words) {
    const core::StaffWork& staff = screen.state.staff;
    const core::Arrived& arrived = *staff.walk_in.arrived;
    const core::Outcome& outcome = arrived.outcome;
    WalkInBadge view;
    view.code = arrived.code;
    view.banner = words.say("walk_in.banner");
    view.name = plain_text(arrived.stated.name);
    view.latin = {arrived.stated.latin, "en"};
    const Said school = arrived.stated.affiliation.empty()
                            ? delegation_said(screen.model, arrived.stated.delegation, words)
                            : plain_text(arrived.stated.affiliation);
    std::vector<Spans> who{{school}};
    if (!arrived.stated.role.empty()) who.push_back({words.guests.say("role." + arrived.stated.role)});
    view.who = joined(who, kDot);
    view.tone = outcome.tone();
    view.sign = staff_sign(view.tone, outcome.verdict == core::Verdict::Late);
    view.title = words.say(news_key_of(outcome), {{"name", arrived.stated.name}});
    view.detail = joined({{{staff_time(outcome.at), "en"}},
                          {say(outcome.checkpoint, words.language())},
                          {words.say("walk_in.number", {{"n", std::int64_t{arrived.number}}})}},
                         kDot);
    if (const auto& absent = staff.walk_in.in_place_of)
        view.detail = joined({view.detail, {words.say("walk_in.in_place_of", {{"name", absent->name}})}}, kDot);
    view.photograph = words.say("walk_in.photograph");
    view.photograph_how = words.say("walk_in.photograph_how");
    StaffButton undo{words.say("walk_in.undo"), words.say("walk_in.undo_sub"), {}};
    if (!staff.acting) undo.does = core::UndoEntry{arrived.entry};
    tell_printing(view, screen, words);
    view.acts.push_back({"staff.form.undo", std::move(undo)});
    view.acts.push_back({"staff.form.another", {words.say("walk_in.another"), {}, open_walk_in(screen, {})}});
    view.acts.push_back({"staff.form.done", {words.say("walk_in.done"), {}, core::GoBack{}}, true});
    return view;
}

WalkInBadge person_badge(const ScreenInput& screen, const StaffWords& words) {
    const core::StaffWork& staff = screen.state.staff;
    const core::PersonPage& page = *staff.person.page;
    WalkInBadge view;
    view.code = page.code;
    view.banner = words.say(page.reissued ? "badge.banner_again" : "walk_in.banner");
    view.name = plain_text(page.row.name);
    view.latin = {page.row.latin, "en"};
    std::vector<Spans> who{
        {page.affiliation.empty() ? say(page.row.delegation, words.language()) : plain_text(page.affiliation)}};
    if (!page.row.role.empty()) who.push_back({role_said(page.row.role, words)});
    view.who = joined(who, kDot);
    view.title = words.say("badge.title", {{"name", page.row.name}});
    if (page.reissued) view.detail = {words.say("badge.others_lost")};
    view.photograph = words.say("walk_in.photograph");
    view.photograph_how = words.say("walk_in.photograph_how");
    tell_printing(view, screen, words);
    // There before it can be touched: nothing else may come to lie under a finger.
    if (page.reissued) {
        StaffButton undo{words.say("badge.undo"), words.say("badge.undo_sub"), {}};
        const bool undoes = page.last && page.last->kind == core::EntryKind::Reissue;
        if (undoes && !staff.acting) undo.does = core::UndoEntry{page.last->entry};
        view.acts.push_back({"staff.form.undo", std::move(undo)});
    }
    view.acts.push_back({"staff.form.done", {words.say("walk_in.done"), {}, core::GoBack{}}, true});
    return view;
}

HandoverPage handover_page(const ScreenInput& screen, const StaffWords& words) {
    const core::StaffHandover& handover = screen.state.staff.handover;
    HandoverPage page;
    page.typed = handover.family;
    page.title = words.say("handover.ask", {{"name", handover.who.name}});
    page.hint = words.say("handover.hint");
    page.kept = words.say("handover.kept");
    page.clear = words.guests.say("search.clear");
    page.face = handover.face;
    page.confirm = {words.say("handover.confirm"), {}, {}};
    if (!core::kept_family(handover.family))
        page.confirm.sub = words.say("handover.needs_family");
    else if (!screen.state.staff.acting)
        page.confirm.does = core::HandOver{};
    return page;
}

PaperSheet paper_sheet(const ScreenInput& screen, const StaffWords& words) {
    const core::StaffPerson& person = screen.state.staff.person;
    const core::PaperNote& note = *person.paper;
    PaperSheet sheet;
    sheet.title = words.say("paper.title", {{"name", person.page ? person.page->row.name : std::string()}});
    sheet.kept = words.say("paper.kept");
    sheet.doors.label = words.say("paper.door");
    if (person.page)
        for (const auto& door : person.page->doors) {
            auto other = note;
            other.checkpoint = door.id;
            sheet.doors.choices.push_back({"door." + door.id.str(), say(door.name, words.language()),
                                           door.id == note.checkpoint, core::ChangePaper{other}});
        }
    sheet.time_label = words.say("paper.time");
    sheet.time = staff_time(note.at);
    constexpr std::array<int, 4> kSteps{-60, -5, 5, 60};
    for (const int minutes : kSteps) {
        auto other = note;
        other.at += std::chrono::minutes{minutes};
        // Of today, and not to come.
        if (core::day_of(other.at) != core::day_of(note.at) || other.at > screen.local_now) other = note;
        const auto amount = std::int64_t{minutes < 0 ? -minutes : minutes};
        sheet.steps.push_back({"step." + std::to_string(minutes),
                               words.say(minutes < 0 ? "paper.earlier" : "paper.later", {{"n", amount}}), false,
                               core::ChangePaper{other}});
    }
    sheet.reason = words.say("paper.reason");
    for (const std::string_view code : core::kPaperReasons)
        sheet.reasons.push_back({"reason." + std::string(code), words.say("why." + std::string(code)), false,
                                 core::NotePaper{std::string(code)}});
    sheet.never_mind = words.say("why.never_mind");
    return sheet;
}

} // namespace kiosk::ui
