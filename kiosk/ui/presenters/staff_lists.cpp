#include "ui/presenters/staff_lists.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace kiosk::ui {
namespace {

std::string number_said(std::int64_t number) {
    return std::to_string(number);
}

Said name_of_group(const core::Texts& name, const StaffWords& words) {
    const Said said = say(name, words.language());
    return said.text.empty() ? words.say("roll.others") : said;
}

std::optional<Said> led_by(const std::optional<core::PersonRow>& leader, const StaffWords& words) {
    if (!leader) return std::nullopt;
    return words.say("not_arrived.leader", {{"name", leader->name}});
}

Said role_word(const std::string& role, const StaffWords& words) {
    return words.guests.has("role." + role) ? words.guests.say("role." + role) : plain_text(role);
}

Spans described_absent(const core::PersonRow& row, const StaffWords& words) {
    std::vector<Spans> parts;
    if (!row.latin.empty()) parts.push_back({{row.latin, "en"}});
    if (!row.role.empty()) parts.push_back({role_word(row.role, words)});
    if (!row.group.empty()) parts.push_back({plain_text(row.group)});
    return joined(parts, kDot);
}

Said where_leader_is(const core::PersonRow& leader, const StaffWords& words) {
    const bool inside = leader.where == core::Whereabouts::Inside && leader.since;
    if (!inside) return words.say("not_arrived.ask", {{"name", leader.name}});
    return words.say("not_arrived.ask_inside", {{"name", leader.name}, {"time", staff_time(*leader.since)}});
}

Said came_said(const core::AbsentGroup& group, core::CheckpointKind here, const StaffWords& words) {
    return words.say(key_at(here, "came", "not_arrived.came"),
                     {{"n", std::int64_t{group.expected} - group.missing}, {"all", std::int64_t{group.expected}}});
}

AbsentGroupCard group_card(const core::AbsentGroup& group, bool chosen, core::CheckpointKind here,
                           const StaffWords& words) {
    AbsentGroupCard card;
    card.id = group.id.str();
    card.name = name_of_group(group.name, words);
    card.leader = led_by(group.leader, words);
    std::vector<Spans> parts{{came_said(group, here, words)}};
    if (group.missing == group.expected && group.arrives)
        parts.push_back({words.say("home.arrives", {{"time", staff_time(*group.arrives)}})});
    card.sub = joined(parts, kDot);
    card.missing = number_said(group.missing);
    card.chosen = chosen;
    card.opens = core::ChooseAbsentGroup{group.id};
    return card;
}

void tell_excuse(AbsentLine& line, const core::Excuse* excuse, bool teacher, const StaffWords& words) {
    if (excuse != nullptr) {
        const Said why = words.say("not_arrived.excused", {{"why", words.say("why." + excuse->reason).text}});
        line.excused = joined(
            {{why}, {words.say("door.by", {{"who", excuse->by.str()}})}, {{staff_time(excuse->at), "en"}}}, kDot);
    }
    if (!teacher) return;
    line.excuse = words.say(excuse != nullptr ? "person.excuse_undo" : "not_arrived.excuse");
    if (excuse != nullptr)
        line.marks = core::UndoEntry{excuse->entry};
    else
        line.marks = core::ExcusePerson{core::ParticipantId{line.id}};
}

void show_group(NotArrivedPage& page, const core::AbsentGroup& group, const core::StaffWork& staff,
                const StaffWords& words) {
    page.name = name_of_group(group.name, words);
    page.sub = {came_said(group, staff.not_arrived.list->kind, words)};
    if (group.leader) page.ask = where_leader_is(*group.leader, words);
    if (group.unnamed > 0) page.unnamed = words.say("not_arrived.unnamed", {{"n", std::int64_t{group.unnamed}}});
    const bool teacher =
        staff.who && core::may_excuse(staff.who->role) && core::tells_attendance(staff.not_arrived.list->kind);
    const core::Excuses& excuses = staff.not_arrived.list->excuses;
    for (const core::PersonRow& row : group.people) {
        AbsentLine line{row.id.str(),
                        plain_text(row.name),
                        described_absent(row, words),
                        core::OpenPerson{row.id},
                        core::CheckPerson{row.id, staff.not_arrived.list->kind == core::CheckpointKind::Loan},
                        {},
                        {}};
        const auto excuse = excuses.find(row.id);
        tell_excuse(line, excuse == excuses.end() ? nullptr : &excuse->second, teacher, words);
        page.people.push_back(std::move(line));
    }
}

// --- the roll

std::string clock_of(core::Millis elapsed) {
    const auto seconds = std::max<std::int64_t>(0, elapsed.count() / 1000);
    const auto two = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    const std::string hours = seconds >= 3600 ? std::to_string(seconds / 3600) + ":" : std::string();
    return hours + two(seconds / 60 % 60) + ":" + two(seconds % 60);
}

Said roll_name(const core::InsidePerson& person, const StaffWords& words) {
    if (!person.name.empty()) return plain_text(person.name);
    if (core::is_group(person.subject)) return words.say("roll.unnamed", {{"n", std::int64_t{person.people}}});
    return words.say("roll.unknown");
}

RollGroup told_group(const core::InsideGroup& group, const core::StaffRoll& roll, const StaffWords& words) {
    RollGroup shown;
    shown.id = group.id.empty() ? "-" : group.id.str();
    shown.name = name_of_group(group.name, words);
    shown.leader = led_by(group.leader, words);
    int safe = 0;
    for (const core::InsidePerson& each : group.inside) {
        const bool is_safe = roll.safe.contains(each.subject);
        if (is_safe) safe += each.people;
        shown.people.push_back(
            {each.subject.str(), roll_name(each, words), is_safe, core::MarkSafe{each.subject, !is_safe}});
    }
    shown.safe = number_said(safe);
    shown.all = number_said(group.people);
    shown.part = static_cast<float>(safe) / static_cast<float>(std::max(1, group.people));
    shown.complete = safe >= group.people;
    shown.button = words.say(shown.complete ? "roll.undo" : "roll.group_safe");
    shown.mark = core::MarkGroupSafe{group.id, !shown.complete};
    if (shown.complete) shown.people.clear();
    return shown;
}

std::string_view copy_trouble_key(core::PaperTrouble trouble) {
    using enum core::PaperTrouble;
    switch (trouble) {
    case NoStick:
        return "copies.no_stick";
    case StickFull:
        return "copies.stick_full";
    case Protected:
        return "copies.protected";
    case NoPrinter:
        return "copies.no_printer";
    case None:
    case Other:
        break;
    }
    return "copies.other";
}

RollCopyLine copy_line(const core::State& state, const StaffWords& words) {
    const core::RollCopies& copies = state.copies;
    RollCopyLine line;
    line.how = words.say("copies.how", {{"n", std::int64_t{state.timing.copies / std::chrono::minutes{1}}}});
    const auto at = [&](std::string_view key) { return words.say(key, {{"time", staff_time(*copies.written)}}); };
    if (copies.trouble != core::PaperTrouble::None) {
        line.look = true;
        line.state = words.say(copy_trouble_key(copies.trouble));
        if (copies.written) line.state->text += words.say("copies.between").text + at("copies.last").text;
    } else if (copies.written) {
        line.state = at(copies.to == core::PaperTo::Stick ? "copies.on_stick" : "copies.on_paper");
    } else if (copies.to) {
        line.state = words.say("copies.making");
    }
    line.acts.push_back({"staff.roll.stick", words.say("copies.stick"), core::CopyRoll{core::PaperTo::Stick}});
    if (state.prints)
        line.acts.push_back({"staff.roll.print", words.say("copies.printer"), core::CopyRoll{core::PaperTo::Printer}});
    if (copies.to) line.acts.push_back({"staff.roll.stop", words.say("copies.stop"), core::StopRollCopies{}});
    return line;
}

void tell_choices(RollPage& page, const StaffWords& words) {
    page.question = words.say("roll.question");
    page.choices = {{"staff.roll.drill", words.say("roll.drill"), words.say("roll.drill_how"), core::BeginRoll{true}},
                    {"staff.roll.real", words.say("roll.real"), words.say("roll.real_how"), core::BeginRoll{false}}};
}

} // namespace

NotArrivedPage not_arrived_page(const ScreenInput& screen, const StaffWords& words) {
    const core::StaffNotArrived& state = screen.state.staff.not_arrived;
    NotArrivedPage page;
    if (!state.list) {
        page.wait = words.say("home.reading");
        return page;
    }
    const core::NotArrived& list = *state.list;
    if (list.groups.empty()) {
        const bool nobody = list.expected == 0 && list.kind != core::CheckpointKind::Loan;
        page.wait =
            words.say(nobody ? "not_arrived.nobody_expected" : key_at(list.kind, "nobody", "not_arrived.nobody"));
        return page;
    }
    std::tie(page.before, page.after) =
        words.own.around(key_at(list.kind, "title", list.over ? "not_arrived.title_over" : "not_arrived.title"), "n");
    page.number = number_said(list.missing);
    if (list.excused > 0) page.excused = words.say("home.excused", {{"n", std::int64_t{list.excused}}});
    const bool loan = list.kind == core::CheckpointKind::Loan;
    page.check_in = words.say(loan ? "loan.do_out" : key_at(list.kind, "do_in", "find.check_in"));
    const auto found = std::ranges::find(list.groups, state.chosen, &core::AbsentGroup::id);
    const core::AbsentGroup& chosen = found == list.groups.end() ? list.groups.front() : *found;
    for (const core::AbsentGroup& group : list.groups)
        page.groups.push_back(group_card(group, &group == &chosen, list.kind, words));
    show_group(page, chosen, screen.state.staff, words);
    return page;
}

RollPage roll_page(const ScreenInput& screen, const StaffWords& words) {
    RollPage page;
    page.copies = copy_line(screen.state, words);
    const auto& roll = screen.state.staff.roll;
    if (!roll) {
        tell_choices(page, words);
        return page;
    }
    if (!roll->list) {
        page.wait = words.say("home.reading");
        return page;
    }
    const core::Millis elapsed = screen.now - roll->began;
    const int all = roll->people(), safe = roll->safe_people();
    if (roll->drill) {
        page.drill = words.say("roll.drill_banner");
        page.make_real = words.say("roll.make_real");
    }
    page.real = words.say("roll.real_banner");
    page.began = words.say("roll.began", {{"time", staff_time(screen.local_now - elapsed)}});
    page.elapsed = clock_of(elapsed);
    page.safe = number_said(safe);
    page.of_all = words.say("roll.of_all", {{"n", std::int64_t{all}}});
    page.complete = safe >= all;
    page.left = all == 0        ? words.say("roll.nobody")
                : page.complete ? words.say("roll.all_safe")
                                : words.say("roll.left", {{"n", std::int64_t{all} - safe}});
    page.part = static_cast<float>(safe) / static_cast<float>(std::max(1, all));
    page.end = words.say(roll->ending ? "roll.end_sure" : "roll.end");
    page.ending = roll->ending;
    page.mark = words.say("roll.safe");
    page.complete_group = words.say("roll.group_complete");
    for (const core::InsideGroup& group : roll->list->groups) page.groups.push_back(told_group(group, *roll, words));
    return page;
}

} // namespace kiosk::ui
